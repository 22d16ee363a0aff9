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
    ├── LinkRefused(reason)        a link that is not kept or opened
    ├── ImportRefused(path, reason)
    └── CalendarServerError        a calendar server could not be used
        ├── ServerAddressUnsafe    words to it could be read on the way
        ├── ServerElsewhere(host)  it sends us to another one, which we do not follow
        ├── ServerUnreachable      no connection, or it broke
        ├── ServerTooSlow
        ├── ServerNotTrusted       its certificate is not good
        ├── ServerAnswerTooLarge
        ├── NoCalendarServer       whatever answers is no calendar server
        ├── ServerLoginRefused     user name or password are wrong
        ├── ServerLoginUnknown     it wants a login of a kind that we do not have
        ├── ServerPlaceMissing     no such calendar or event there
        ├── ServerConflict         it was changed there meanwhile
        ├── ServerRefused(status)  it does not take what it was given
        ├── ServerFailed(status)   something is wrong with the server itself
        └── ServerCallStopped      the person stopped it
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
    IS_OVER = "is_over"
    BEYOND_ASCII = "beyond_ascii"


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


class LinkTrouble(StrEnum):
    """Why a link is not taken."""

    NOT_A_LINK = "not_a_link"
    NOT_ENCRYPTED = "not_encrypted"
    FOREIGN_SCHEME = "foreign_scheme"
    USER_INFO = "user_info"
    PORT = "port"
    NON_ASCII_HOST = "non_ascii_host"
    UNCLEAR_HOST = "unclear_host"
    CONTROL_CHARACTER = "control_character"
    TOO_LONG = "too_long"
    WRAPPED_TOO_OFTEN = "wrapped_too_often"


class LinkRefused(MentorDeskError):
    """A link that could lead elsewhere than it says; it is neither kept nor opened."""

    def __init__(self, reason: LinkTrouble) -> None:
        super().__init__(f"link: {reason}")
        self.reason = reason


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
    NOT_A_CALENDAR = "not_a_calendar"
    BROKEN_CALENDAR = "broken_calendar"
    TOO_MANY_EVENTS = "too_many_events"
    TOO_SLOW = "too_slow"
    NO_INVITATION = "no_invitation"


class LeftOut(StrEnum):
    """Why one event of a calendar that others made cannot be held."""

    BROKEN = "broken"
    TOO_LARGE = "too_large"
    NO_START = "no_start"
    NO_END = "no_end"
    ENDS_BEFORE_START = "ends_before_start"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    OUT_OF_RANGE = "out_of_range"
    UNKNOWN_ZONE = "unknown_zone"
    ANSWER = "answer"
    THIS_AND_FOLLOWING = "this_and_following"
    RULE_FREQUENCY = "rule_frequency"
    RULE_DAYS = "rule_days"
    RULE_START = "rule_start"
    RULE_DATES = "rule_dates"
    RULE_EMPTY = "rule_empty"
    RULE_OTHER = "rule_other"
    SERIES_LEFT_OUT = "series_left_out"
    OVERTAKEN = "overtaken"


class ImportRefused(MentorDeskError):
    """A file offered for import cannot be taken; nothing was changed."""

    def __init__(self, path: Path, reason: RefusedBecause, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}")
        self.path = path
        self.reason = reason
        self.detail = detail


class CalendarServerError(MentorDeskError):
    """A calendar server could not be used. Never holds a password, an address or its answer."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(f"{type(self).__name__}: {detail or 'see type'}")


class ServerAddressUnsafe(CalendarServerError):
    """The address is not https:, so that a password could be read on the way."""


class ServerElsewhere(CalendarServerError):
    """The server names another one, `host`; a password is never sent on by itself."""

    def __init__(self, host: str = "") -> None:
        super().__init__("another host")
        self.host = host


class ServerUnreachable(CalendarServerError):
    """There is no connection to the server, or it broke."""


class ServerTooSlow(CalendarServerError):
    """The server did not answer in time."""


class ServerNotTrusted(CalendarServerError):
    """The server's certificate does not prove that it is the one meant."""


class ServerAnswerTooLarge(CalendarServerError):
    """The server answered with more than is read."""


class NoCalendarServer(CalendarServerError):
    """Something answers at the address, and it does not speak CalDAV."""


class ServerLoginRefused(CalendarServerError):
    """The server does not take the user name and the password."""


class ServerLoginUnknown(CalendarServerError):
    """The server wants a login other than by user name and password."""


class ServerPlaceMissing(CalendarServerError):
    """The server has nothing in that place."""


class ServerConflict(CalendarServerError):
    """What is on the server is not what we saw last; nothing was changed."""


class ServerRefused(CalendarServerError):
    """The server does not do what it was asked for; `status` is its HTTP status."""

    def __init__(self, status: int = 0) -> None:
        super().__init__(f"status {status:d}")
        self.status = status


class ServerFailed(CalendarServerError):
    """The server says that it cannot answer now; `status` is its HTTP status."""

    def __init__(self, status: int = 0) -> None:
        super().__init__(f"status {status:d}")
        self.status = status


class ServerCallStopped(CalendarServerError):
    """The person stopped it; the server may have done it all the same."""
