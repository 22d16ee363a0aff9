"""The ways in: make them, open with them, change them.

The data key is random and never stored as it is; each slot wraps it. Changing the passphrase
rewraps it. (An old copy of the slots together with the old passphrase still opens an old copy of
the desk; only another data key would change that.)
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mentordesk.errors import (
    DeskExists,
    KeySlotsDamaged,
    PassphraseTooWeak,
    WrongPassphrase,
    WrongRecoveryCode,
)
from mentordesk.files import make_private_folder
from mentordesk.vault import recovery, slots_file
from mentordesk.vault.data_key import DataKey
from mentordesk.vault.derive import Cost, calibrated
from mentordesk.vault.slots import (
    Slot,
    SlotKind,
    open_with_passphrase,
    open_with_secret,
    passphrase_slot,
    recovery_slot,
)
from mentordesk.vault.strength import LEAST_BITS, passphrase_strength


@dataclass(frozen=True, slots=True)
class NewKeys:
    """A fresh data key, and the code to be written down; the code is kept nowhere."""

    data_key: DataKey
    recovery_code: str

    def __repr__(self) -> str:
        """Say nothing of either."""
        return "NewKeys(…)"


def has_keys(folder: Path) -> bool:
    """Tell whether `folder` holds key slots (or their copy)."""
    names = (slots_file.FILE_NAME, slots_file.COPY_NAME)
    return any((folder / name).exists() for name in names)


def create_keys(folder: Path, passphrase: str, cost: Cost | None = None) -> NewKeys:
    """Make a data key in `folder`, wrapped for a passphrase and for a recovery code.

    `cost` None is calibrated to this computer (about a second). Raises PassphraseTooWeak,
    DeskExists, DeskReadOnly or DiskFull.
    """
    _refuse_weak(passphrase)
    if has_keys(folder):
        raise DeskExists(folder)
    make_private_folder(folder)
    key, code, vault_id = DataKey.fresh(), recovery.new_code(), secrets.token_hex(16)
    slots = (
        passphrase_slot(vault_id, key, passphrase, cost or calibrated()),
        recovery_slot(vault_id, key, recovery.parsed(code)),
    )
    slots_file.save(folder, slots_file.new_file(vault_id, slots), key)
    return NewKeys(key, code)


def unlock_with_passphrase(folder: Path, passphrase: str) -> DataKey:
    """Return the data key; raises WrongPassphrase, KeySlotsDamaged, DeskMissing …."""
    file = slots_file.load(folder)
    key = _open(folder, file, lambda slot: open_with_passphrase(file.vault_id, slot, passphrase))
    if key is None:
        raise WrongPassphrase
    return key


def unlock_with_recovery_code(folder: Path, code: str) -> DataKey:
    """Return the data key; raises MistypedRecoveryCode, WrongRecoveryCode, KeySlotsDamaged …."""
    secret = recovery.parsed(code)
    file = slots_file.load(folder)
    key = _open(folder, file, lambda slot: open_with_secret(file.vault_id, slot, secret))
    if key is None:
        raise WrongRecoveryCode
    return key


def change_passphrase(
    folder: Path, data_key: DataKey, new_passphrase: str, cost: Cost | None = None
) -> None:
    """Let another passphrase open the desk, and the present one no more."""
    _refuse_weak(new_passphrase)
    file = slots_file.load(folder)
    slot = passphrase_slot(file.vault_id, data_key, new_passphrase, cost or calibrated())
    _replace(folder, file, data_key, SlotKind.PASSPHRASE, slot)


def new_recovery_code(folder: Path, data_key: DataKey) -> str:
    """Make another recovery code; the present one opens no more."""
    file = slots_file.load(folder)
    code = recovery.new_code()
    slot = recovery_slot(file.vault_id, data_key, recovery.parsed(code))
    _replace(folder, file, data_key, SlotKind.RECOVERY, slot)
    return code


def _open(
    folder: Path, file: slots_file.SlotsFile, opens: Callable[[Slot], DataKey | None]
) -> DataKey | None:
    if not all(slot.is_sound for slot in file.slots):
        raise KeySlotsDamaged(folder / slots_file.FILE_NAME, "parameters out of bounds")
    key = next((found for slot in file.slots if (found := opens(slot)) is not None), None)
    if key is not None and not slots_file.is_ours(file, key):
        raise KeySlotsDamaged(folder / slots_file.FILE_NAME, "sealed with another key")
    return key


def _replace(
    folder: Path, file: slots_file.SlotsFile, key: DataKey, kind: SlotKind, slot: Slot
) -> None:
    if not slots_file.is_ours(file, key):
        raise KeySlotsDamaged(folder / slots_file.FILE_NAME, "sealed with another key")
    kept = tuple(one for one in file.slots if one.kind is not kind)
    slots_file.save(folder, slots_file.with_slots(file, (*kept, slot)), key)


def _refuse_weak(passphrase: str) -> None:
    bits = passphrase_strength(passphrase).bits
    if bits < LEAST_BITS:
        raise PassphraseTooWeak(bits)
