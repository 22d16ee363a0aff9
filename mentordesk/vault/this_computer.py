"""The way in by this computer's keyring: opt-in, beside the passphrase, once after each login."""

import contextlib
import secrets
from pathlib import Path

from mentordesk.errors import (
    DeskError,
    KeyringTrouble,
    KeyringUnavailable,
    KeySlotsDamaged,
    UnlockError,
)
from mentordesk.vault import first_start, keyring_slot, keys, slots_file
from mentordesk.vault.data_key import DataKey
from mentordesk.vault.slots import (
    Slot,
    SlotKind,
    new_slot_id,
    open_with_keyring,
    slot_for_keyring,
)
from mentordesk.vault.slots_file import SlotsFile


def is_offered(folder: Path) -> bool:
    """Tell whether it is worth asking the keyring: there is a slot, and nothing was locked."""
    file = _loaded(folder)
    return file is not None and bool(_slots(file)) and not first_start.is_marked(file.vault_id)


def unlock(folder: Path) -> DataKey:
    """Return the data key by the keyring; blocks for up to 20 s.

    Raises KeyringUnavailable, after which the passphrase is asked for, or KeySlotsDamaged ….
    """
    file = slots_file.load(folder)
    if first_start.is_marked(file.vault_id):
        raise KeyringUnavailable(KeyringTrouble.ALREADY_USED)
    key = _opened(file)
    if not slots_file.is_ours(file, key):
        raise KeySlotsDamaged(folder / slots_file.FILE_NAME, "sealed with another key")
    if not first_start.mark(file.vault_id):  # it could not be told from a second time
        raise KeyringUnavailable(KeyringTrouble.ALREADY_USED)
    slots_file.mend(folder, file)
    return key


def close_until_login(folder: Path) -> None:
    """Ask for the passphrase from now on until the next login; call it when a desk is locked.

    It is also called whenever a desk was opened, so that the keyring is for the first start alone.
    """
    file = _loaded(folder)
    if file is not None and _slots(file):
        first_start.mark(file.vault_id)


def add(folder: Path, key: DataKey) -> str:
    """Let this computer's keyring open the desk; returns the id of the slot.

    Raises KeyringUnavailable, or what saving the slots may raise; then nothing was changed.
    """
    file, _raw = keys.sealed_file(folder, key)
    slot = new_slot(file.vault_id, key)
    try:
        _save(folder, file, (*file.slots, slot), key)
    except BaseException:
        drop(file.vault_id, slot.id)
        raise
    return slot.id


def remove(folder: Path, key: DataKey, slot_id: str) -> None:
    """Let a keyring open the desk no more; what is no slot of a keyring stays as it is.

    Raises what saving the slots may raise; then it still opens.
    """
    file, _raw = keys.sealed_file(folder, key)
    left = tuple(slot for slot in file.slots if slot.kind != SlotKind.KEYRING or slot.id != slot_id)
    if len(left) < len(file.slots):
        _save(folder, file, left, key)
        drop(file.vault_id, slot_id)


def check(folder: Path, slot_id: str) -> None:
    """See that this computer's keyring opens a slot; raises KeyringUnavailable where not."""
    file = slots_file.load(folder)
    _opened(file, slot_id)


def new_slot(vault_id: str, key: DataKey) -> Slot:
    """Keep a fresh secret in the keyring and return the slot it opens; or KeyringUnavailable."""
    slot_id, secret = new_slot_id(), secrets.token_bytes(keyring_slot.SECRET_SIZE)
    keyring_slot.keep(vault_id, slot_id, secret)
    return slot_for_keyring(vault_id, slot_id, key, secret)


def drop(vault_id: str, slot_id: str) -> None:
    """Take a secret that opens nothing any more out of the keyring, if that can be done."""
    with contextlib.suppress(KeyringUnavailable):
        keyring_slot.forget(vault_id, slot_id)


def _save(folder: Path, file: SlotsFile, slots: tuple[Slot, ...], key: DataKey) -> None:
    """Write other slots, of which this computer's keyring is asked to open the new ones."""
    new = {slot.id for slot in slots} - {slot.id for slot in file.slots}

    def proof(found: SlotsFile) -> list[DataKey | None]:
        return [_opened(found, slot_id) for slot_id in new]

    slots_file.save(folder, slots_file.with_slots(file, slots), key, proof)


def _opened(file: SlotsFile, slot_id: str = "") -> DataKey:
    """Return the data key by the first slot that opens; raises KeyringUnavailable."""
    failure = KeyringUnavailable(KeyringTrouble.NOTHING_THERE)
    for slot in _slots(file):
        if slot_id not in ("", slot.id):
            continue
        try:
            key = open_with_keyring(file.vault_id, slot, keyring_slot.fetch(file.vault_id, slot.id))
        except KeyringUnavailable as error:
            failure = error
            if error.reason is not KeyringTrouble.NOTHING_THERE:
                break  # it would be the same with the next, after as long a wait
            continue
        if key is not None:
            return key
    raise failure


def _slots(file: SlotsFile) -> list[Slot]:
    return [slot for slot in file.slots if slot.kind == SlotKind.KEYRING]


def _loaded(folder: Path) -> SlotsFile | None:
    try:
        return slots_file.load(folder)
    except (DeskError, UnlockError):
        return None
