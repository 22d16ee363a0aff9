"""The ways in to an open desk: seen, tried, added, changed and removed.

What takes longer than a window may wait runs on a thread of its own: these verbs are generators
that yield the share done and return what they say.
"""

from collections.abc import Generator
from dataclasses import dataclass
from datetime import UTC, datetime

from mentordesk.errors import WrongPassphrase
from mentordesk.services.rekey import Rekeyed, stage
from mentordesk.services.safekeeping import Safekeeping
from mentordesk.services.settings import Settings
from mentordesk.services.snapshots import Share, apart
from mentordesk.store.store import Store
from mentordesk.vault import keys, recovery, this_computer
from mentordesk.vault.data_key import DataKey
from mentordesk.vault.slots import SlotKind

_SETTING = "security.ways_in"


@dataclass(frozen=True, slots=True)
class Made:
    """When a way in was made (UTC), and on which computer if it is for that one alone."""

    at: datetime
    computer: str = ""


@dataclass(frozen=True, slots=True)
class WayIn:
    """One way in. ``kind`` is a SlotKind, or what a later version calls it; ``made`` if known."""

    slot_id: str
    kind: str
    made: Made | None


class Security:
    """What opens the desk."""

    def __init__(
        self, store: Store, settings: Settings, safekeeping: Safekeeping, raw_key: bytes
    ) -> None:
        self._store = store
        self._settings = settings
        self._safekeeping = safekeeping
        self._key = DataKey(raw_key)
        self._folder = store.path.parent

    def ways_in(self) -> list[WayIn]:
        """Return every way in; raises KeySlotsDamaged, DeskMissing (the sample has none) …."""
        made = self._made()
        slots = keys.sealed_file(self._folder, self._key)[0].slots
        return [WayIn(slot.id, slot.kind, made.get(slot.id)) for slot in slots]

    def note_made(self) -> None:
        """Remember the moment for ways in that were just made, and forget those that are gone."""
        before, now = self._made(), self._store.clock().astimezone(UTC)
        slots = keys.sealed_file(self._folder, self._key)[0].slots
        made = {slot.id: before.get(slot.id) or self._made_now(slot.kind, now) for slot in slots}
        if made != before:
            self._settings.put(_SETTING, made)
        self._safekeeping.note_keys()

    def test_passphrase(self, passphrase: str) -> Generator[Share, None, bool]:
        """Tell whether a passphrase opens the desk."""
        return apart(lambda: keys.opens_with_passphrase(self._folder, self._key, passphrase))

    def test_recovery_code(self, code: str) -> Generator[Share, None, bool]:
        """Tell whether a code opens the desk; raises MistypedRecoveryCode for a slip of the pen."""
        return apart(lambda: keys.opens_with_code(self._folder, self._key, code))

    def test_keyring(self, slot_id: str) -> Generator[Share, None, None]:
        """See that this computer's keyring opens the desk; raises KeyringUnavailable."""
        return apart(lambda: this_computer.check(self._folder, slot_id))

    def change_passphrase(self, present: str, new: str) -> Generator[Share, None, None]:
        """Let `new` open the desk, and the present passphrase no more.

        Raises WrongPassphrase, PassphraseTooWeak or DeskError; then the present one still does.
        """
        self._store.refuse_if_read_only()
        keys.refuse_weak(new)
        if not (yield from self.test_passphrase(present)):
            raise WrongPassphrase
        yield from apart(lambda: keys.change_passphrase(self._folder, self._key, new))
        self.note_made()

    def offered_code(self) -> str:
        """Return a recovery code to be written down and asked back; it opens nothing yet."""
        return recovery.new_code()

    def take_recovery_code(self, code: str) -> Generator[Share, None, None]:
        """Let a code that was offered and asked back open the desk, and the present one no more.

        Raises DeskError; then the present one still does.
        """
        self._store.refuse_if_read_only()
        yield from apart(lambda: keys.new_recovery_code(self._folder, self._key, code))
        self.note_made()

    def add_keyring(self) -> Generator[Share, None, str]:
        """Let this computer's keyring open the desk, at the first start after a login.

        Returns the id of the slot. Raises KeyringUnavailable or DeskError; then nothing changed.
        """
        self._store.refuse_if_read_only()
        slot_id = yield from apart(lambda: this_computer.add(self._folder, self._key))
        self.note_made()
        return slot_id

    def remove_keyring(self, slot_id: str) -> Generator[Share, None, None]:
        """Let a computer's keyring open the desk no more; raises DeskError."""
        self._store.refuse_if_read_only()
        yield from apart(lambda: this_computer.remove(self._folder, self._key, slot_id))
        self.note_made()

    def another_key(self, passphrase: str, code: str) -> Generator[Share, None, Rekeyed]:
        """Make the desk ready to be put in place under another data key (see ``rekey.stage``)."""
        self._store.refuse_if_read_only()
        return stage(self._store, self._key, passphrase, code)

    def _made(self) -> dict[str, Made]:
        return self._settings.get(_SETTING, dict[str, Made]) or {}

    def _made_now(self, kind: str, now: datetime) -> Made:
        if kind != SlotKind.KEYRING:
            return Made(now)
        from platform import node

        return Made(now, node())
