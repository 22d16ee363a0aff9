"""Errors that MentorDesk can meet, typed and without words for the user.

Every error here is the environment's or the user's doing; anything else that escapes is our own
bug. ``mentordesk.error_text`` turns each into a sentence. The tree::

    MentorDeskError
    ├── DeskError(path)            the desk as a whole cannot be used
    │   ├── DeskMissing            no desk in that folder
    │   ├── DeskGone               it was open, and its file is not where it was
    │   ├── DeskExists             there already is one, and it is not overwritten
    │   ├── NotADesk               the file there is not ours
    │   ├── DeskDamaged            it is ours, and it does not read as written
    │   ├── DeskTooNew             a later MentorDesk wrote it
    │   ├── DeskReadOnly           the folder or the file cannot be written
    │   ├── DeskOpenedToRead       a desk that was opened to be read alone is not changed
    │   ├── DeskInUse              another MentorDesk has it open
    │   ├── DiskFull               no room for the change
    │   ├── BackupDamaged          a backup does not read as written, or is none
    │   ├── BackupTooNew           a later MentorDesk wrote it
    │   ├── BackupExists           there is a file of that name, and it is not overwritten
    │   ├── BackupFolderMissing    the folder chosen for backups is not there
    │   └── StillWriting           something was written while the key was being changed
    ├── UnlockError                the keys do not open
    │   ├── WrongPassphrase
    │   ├── WrongRecoveryCode
    │   ├── MistypedRecoveryCode   its own check says so, nothing was tried
    │   ├── KeySlotsDamaged(path)
    │   ├── KeySlotsTooNew(path)
    │   └── KeyringUnavailable(reason)  the passphrase still opens it
    ├── PassphraseTooWeak(bits)
    ├── ValidationError(problems)  fields that cannot be as given
    ├── RecordMissing(kind, id)
    ├── NothingToUndo
    └── ImportRefused(path, reason)
"""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path


class MentorDeskError(Exception):
    """What the environment or the user did; anything else is our bug."""


class DeskError(MentorDeskError):
    """The desk in `path` cannot be used."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(f"{type(self).__name__}: {detail or 'see type'}")
        self.path = path
        self.detail = detail


class DeskMissing(DeskError):
    """There is no desk in the folder."""


class DeskGone(DeskError):
    """The open desk's file is not where it was: its drive was taken out, or its folder moved."""


class DeskExists(DeskError):
    """There already is a desk in the folder; it is never overwritten."""


class NotADesk(DeskError):
    """The file in the place of a desk was not written by MentorDesk."""


class DeskDamaged(DeskError):
    """The file is a desk and does not read as it was written."""


class DeskTooNew(DeskError):
    """A later MentorDesk wrote the desk; this one leaves it alone."""


class DeskReadOnly(DeskError):
    """The folder or a file in it cannot be written."""


class DeskOpenedToRead(DeskError):
    """The desk was opened to be read alone, so nothing in it is changed."""


class DeskInUse(DeskError):
    """Another MentorDesk has the desk open."""


class DiskFull(DeskError):
    """There was no room for the change; nothing was changed."""


class StillWriting(DeskError):
    """Something was written again and again while the desk had to stand still."""


class UnlockError(MentorDeskError):
    """The keys did not open."""


class WrongPassphrase(UnlockError):
    """No slot opens with this passphrase."""


class WrongRecoveryCode(UnlockError):
    """No slot opens with this recovery code, though it is well formed."""


class MistypedRecoveryCode(UnlockError):
    """The code's own check does not hold, so a character is wrong or missing."""


class KeySlotsDamaged(UnlockError):
    """The file of key slots and its copy do not read as they were written."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(detail or "key slots damaged")
        self.path = path


class KeySlotsTooNew(UnlockError):
    """A later MentorDesk wrote the file of key slots."""

    def __init__(self, path: Path) -> None:
        super().__init__("key slots of a later version")
        self.path = path


class KeyringTrouble(StrEnum):
    """Why this computer's keyring does not open the desk."""

    NONE_HERE = "none_here"
    LOCKED = "locked"
    TOO_SLOW = "too_slow"
    NOT_KEPT = "not_kept"
    NOTHING_THERE = "nothing_there"
    ALREADY_USED = "already_used"


class KeyringUnavailable(UnlockError):
    """This computer's keyring did not give or keep a key; the passphrase still opens the desk."""

    def __init__(self, reason: KeyringTrouble) -> None:
        super().__init__(f"keyring: {reason}")
        self.reason = reason


class BackupDamaged(DeskError):
    """A backup does not read as it was written, or is none."""


class BackupExists(DeskError):
    """There is a file in the place of a new backup; it is never overwritten."""


class BackupFolderMissing(DeskError):
    """The folder that was chosen for backups is not there: a drive that is not connected, say."""


class BackupTooNew(DeskError):
    """A later MentorDesk wrote the backup."""


class PassphraseTooWeak(MentorDeskError):
    """A new passphrase would be guessed too soon; `bits` is what it is worth."""

    def __init__(self, bits: float) -> None:
        super().__init__(f"passphrase of about {bits:.0f} bits")
        self.bits = bits


class Problem(StrEnum):
    """What can be wrong with a field."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    BEFORE_START = "before_start"
    NOT_POSITIVE = "not_positive"
    OUT_OF_RANGE = "out_of_range"
    UNKNOWN_ZONE = "unknown_zone"
    NOT_AN_EMAIL = "not_an_email"
    NOT_A_LINK = "not_a_link"
    NO_SUCH_TIME = "no_such_time"
    AMBIGUOUS_TIME = "ambiguous_time"
    CONTROL_CHARACTER = "control_character"
    SAME_PERSON = "same_person"
    NEEDS_REASON = "needs_reason"
    EMPTY_SPAN = "empty_span"
    NAMED_TWICE = "named_twice"
    NEVER_SHARED = "never_shared"
    NEEDS_BOTH = "needs_both"
    ANSWERED_ALREADY = "answered_already"
    NOTHING_AGREED = "nothing_agreed"
    NOTHING_NEW = "nothing_new"
    OVERTAKEN = "overtaken"
    IN_THE_FUTURE = "in_the_future"
    NOT_LATER = "not_later"


class ValidationError(MentorDeskError):
    """Fields that cannot be as given: ``problems`` maps a field's name to what is wrong."""

    def __init__(self, problems: Mapping[str, Problem]) -> None:
        super().__init__(", ".join(f"{field}: {what}" for field, what in problems.items()))
        self.problems = dict(problems)


class RecordMissing(MentorDeskError):
    """No record of that kind and id, or it has been erased."""

    def __init__(self, kind: str, record_id: str) -> None:
        super().__init__(f"no {kind} {record_id}")
        self.kind = kind
        self.record_id = record_id


class NothingToUndo(MentorDeskError):
    """There is no change left to take back (or to do again)."""


class RefusedBecause(StrEnum):
    """Why a file offered for import was left alone."""

    UNREADABLE = "unreadable"
    NOT_JSON = "not_json"
    NOT_OURS = "not_ours"
    TOO_NEW = "too_new"
    TOO_LARGE = "too_large"
    BROKEN_LINK = "broken_link"
    ALREADY_THERE = "already_there"
    INVALID = "invalid"
    NOT_TEXT = "not_text"
    NO_TITLE = "no_title"
    UNKNOWN_KIND = "unknown_kind"
    BROKEN_HEAD = "broken_head"


class ImportRefused(MentorDeskError):
    """A file offered for import cannot be taken; nothing was changed."""

    def __init__(self, path: Path, reason: RefusedBecause, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}")
        self.path = path
        self.reason = reason
        self.detail = detail
