"""Another data key for the whole desk: a copy under the new key, checked, then put in place.

Until the copy, its key slots and its head lie ready beside the desk, the desk is what it was; what
is cut short before that is thrown away at the next opening, what is cut short after it is finished.
"""

import contextlib
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path

from mentordesk.errors import DeskDamaged, KeyringUnavailable, StillWriting, WrongPassphrase
from mentordesk.services.snapshots import Share, apart, beside, copy, during
from mentordesk.store import copies
from mentordesk.store.head_row import HeadRow
from mentordesk.store.store import FILE_NAME, Store
from mentordesk.vault import head, keys, recovery, swap, this_computer
from mentordesk.vault.data_key import DataKey
from mentordesk.vault.head import HeadRecord
from mentordesk.vault.slots import Slot, SlotKind
from mentordesk.vault.slots_file import SlotsFile

#: How often the copy is made anew when something was written meanwhile.
TRIES = 3
# What is done after each step, of the whole.
_ASKED, _COPIED, _ENCRYPTED, _CHECKED = 0.2, 0.4, 0.6, 0.8


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """What lies ready: the desk's next key, and what is left in keyrings by the present one."""

    data_key: DataKey
    vault_id: str
    left_in_keyrings: tuple[str, ...]

    def clear_keyring(self) -> Generator[Share, None, None]:
        """Take out of this computer's keyring what opens nothing once the new key is in place."""
        for slot_id in self.left_in_keyrings:
            yield from apart(lambda slot_id=slot_id: this_computer.drop(self.vault_id, slot_id))  # type: ignore[misc]


def stage(
    store: Store, key: DataKey, passphrase: str, code: str
) -> Generator[Share, None, Rekeyed]:
    """Make the desk under another data key ready to be put in place (``swap.commit``).

    `passphrase` is the present one and stays; `code` is a recovery code that was asked back. This
    computer's keyring goes on opening the desk if it does now; those of other computers do not.
    Nothing was written since the copy when this returns: close the store before anything is.

    Raises WrongPassphrase, MistypedRecoveryCode, StillWriting or DeskError; then nothing is left.
    """
    folder = store.path.parent
    recovery.parsed(code)
    opens = apart(lambda: keys.opens_with_passphrase(folder, key, passphrase))
    if not (yield from during(opens, 0, 0)):
        raise WrongPassphrase
    file, _raw = keys.sealed_file(folder, key)
    staging, new = swap.begin(folder), DataKey.fresh()
    more: tuple[Slot, ...] = ()
    try:
        more = yield from during(apart(lambda: _for_keyring(folder, file, new)), _ASKED, _ASKED)
        successor = keys.Successor(new, passphrase, code, more)
        with beside(lambda: successor.write(file, staging)) as generation:
            row = yield from _copied(store, key, new, staging, generation)
        head.begin(staging, new, HeadRecord(row.desk_id, row.counter, generation()))
    except BaseException:
        swap.finish(folder)
        for slot in more:
            this_computer.drop(file.vault_id, slot.id)
        raise
    left = tuple(slot.id for slot in file.slots if slot.kind == SlotKind.KEYRING)
    return Rekeyed(new, file.vault_id, left)


def _copied(
    store: Store, key: DataKey, new: DataKey, staging: Path, slots: Callable[[], object]
) -> Generator[Share, None, HeadRow]:
    """Make a checked copy under the new key; returns the head of the desk, which is the copy's.

    `slots` waits for the key slots: once the desk was found unchanged there is no more waiting.
    """
    target = staging / FILE_NAME
    for _attempt in range(TRIES):
        row = store.head()
        yield from during(copy(store, target), _ASKED, _COPIED)
        changed = apart(lambda: copies.change_key(target, key.raw, new.raw))
        yield from during(changed, _COPIED, _COPIED)
        yield from during(apart(lambda: copies.examine(target, new.raw)), _ENCRYPTED, _ENCRYPTED)
        yield from during(apart(slots), _CHECKED, _CHECKED)
        found = yield from during(apart(lambda: copies.head(target, new.raw)), _CHECKED, _CHECKED)
        if found.counter < row.counter:
            raise DeskDamaged(target, "the copy is behind the desk")
        if found == store.head():
            return found
        for path in staging.glob(f"{FILE_NAME}*"):
            path.unlink()
    raise StillWriting(store.path)


def _for_keyring(folder: Path, file: SlotsFile, key: DataKey) -> tuple[Slot, ...]:
    """Return a slot of the new key for this computer's keyring, if that opens the desk now."""
    for slot in file.slots:
        if slot.kind == SlotKind.KEYRING:
            with contextlib.suppress(KeyringUnavailable):
                this_computer.check(folder, slot.id)
                return (this_computer.new_slot(file.vault_id, key),)
    return ()
