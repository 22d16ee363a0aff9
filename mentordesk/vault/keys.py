"""The ways in: make them, open with them, change them.

The data key is random and never stored as it is; each slot wraps it. Changing the passphrase
rewraps it. (An old copy of the slots together with the old passphrase still opens an old copy of
the desk; only another data key would change that.)
"""

import secrets
from dataclasses import dataclass, field
from pathlib import Path

from mentordesk.errors import (
    DeskError,
    DeskExists,
    KeySlotsDamaged,
    PassphraseTooWeak,
    UnlockError,
    WrongPassphrase,
    WrongRecoveryCode,
)
from mentordesk.files import make_private_folder, typed
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
from mentordesk.vault.slots_file import SlotsFile
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
    """Tell whether `folder` holds key slots (or their copy); raises DeskError if it cannot."""
    names = (slots_file.FILE_NAME, slots_file.COPY_NAME)
    try:
        return any((folder / name).exists() for name in names)
    except OSError as error:
        raise typed(error, folder) from None


def generation(folder: Path) -> int:
    """Return how often the key slots in `folder` were changed; 0 where none can be read."""
    try:
        return slots_file.load(folder).generation
    except (DeskError, UnlockError):
        return 0


def forget(folder: Path) -> None:
    """Remove the key slots of a copy that is not to have any; raises DeskError."""
    try:
        for name in (slots_file.FILE_NAME, slots_file.COPY_NAME):
            (folder / name).unlink(missing_ok=True)
    except OSError as error:
        raise typed(error, folder) from None


def create_keys(folder: Path, passphrase: str, cost: Cost | None = None) -> NewKeys:
    """Make a data key in `folder`, wrapped for a passphrase and for a recovery code.

    `cost` None is calibrated to this computer (about two seconds in all). Both ways in are tried
    before this returns. Raises PassphraseTooWeak, DeskExists, DeskReadOnly, DiskFull or
    DeskError; then no keys were made.
    """
    refuse_weak(passphrase)
    if has_keys(folder):
        raise DeskExists(folder)
    make_private_folder(folder)
    key, code, vault_id = DataKey.fresh(), recovery.new_code(), secrets.token_hex(16)
    slots = (
        passphrase_slot(vault_id, key, passphrase, cost or calibrated()),
        recovery_slot(vault_id, key, recovery.parsed(code)),
    )
    file = slots_file.new_file(vault_id, slots)
    slots_file.create(
        folder, file, key, lambda file: (_by_passphrase(file, passphrase), _by_code(file, code))
    )
    return NewKeys(key, code)


def unlock_with_passphrase(folder: Path, passphrase: str) -> DataKey:
    """Return the data key; raises WrongPassphrase, KeySlotsDamaged, DeskMissing …."""
    file = slots_file.load(folder)
    key = _by_passphrase(file, passphrase)
    if key is None:
        raise WrongPassphrase
    return _trusted(folder, file, key)


def unlock_with_recovery_code(folder: Path, code: str) -> DataKey:
    """Return the data key; raises MistypedRecoveryCode, WrongRecoveryCode, KeySlotsDamaged …."""
    recovery.parsed(code)  # first: a slip of the pen is told even where the file is gone
    file = slots_file.load(folder)
    key = _by_code(file, code)
    if key is None:
        raise WrongRecoveryCode
    return _trusted(folder, file, key)


def change_passphrase(
    folder: Path, data_key: DataKey, new_passphrase: str, cost: Cost | None = None
) -> None:
    """Let another passphrase open the desk, and the present one no more.

    An error means that the present one still does: PassphraseTooWeak, DeskReadOnly, DiskFull,
    KeySlotsDamaged ….
    """
    refuse_weak(new_passphrase)
    file = _sealed_with(folder, data_key)
    slot = passphrase_slot(file.vault_id, data_key, new_passphrase, cost or calibrated())
    _replace(folder, file, data_key, slot, lambda file: [_by_passphrase(file, new_passphrase)])


def new_recovery_code(folder: Path, data_key: DataKey, code: str | None = None) -> str:
    """Let another recovery code open the desk; the present one opens no more (unless this raises).

    `code` is one that `recovery.new_code` made and somebody wrote down; else one is made here.
    """
    file = _sealed_with(folder, data_key)
    code = recovery.new_code() if code is None else code
    slot = recovery_slot(file.vault_id, data_key, recovery.parsed(code))
    _replace(folder, file, data_key, slot, lambda file: [_by_code(file, code)])
    return code


def opens_with_code(folder: Path, data_key: DataKey, code: str) -> bool:
    """Tell whether a recovery code opens this desk; raises MistypedRecoveryCode …."""
    key = _by_code(slots_file.load(folder), code)
    return key is not None and key.is_same(data_key)


def opens_with_passphrase(folder: Path, data_key: DataKey, passphrase: str) -> bool:
    """Tell whether a passphrase opens this desk; raises KeySlotsDamaged …."""
    key = _by_passphrase(slots_file.load(folder), passphrase)
    return key is not None and key.is_same(data_key)


@dataclass(frozen=True, slots=True)
class Successor:
    """Another data key for a desk that is there, and what opens it from now on."""

    data_key: DataKey
    passphrase: str = field(repr=False)
    code: str = field(repr=False)
    more: tuple[Slot, ...] = ()

    def write(self, file: SlotsFile, staging: Path) -> int:
        """Write its slots into `staging`, one generation after `file`; returns the generation.

        Both ways in are tried before this returns. Raises DeskError, and then none were written.
        """
        costs = (slot.cost for slot in file.slots if slot.kind == SlotKind.PASSPHRASE)
        cost = next((cost for cost in costs if cost is not None), None) or calibrated()
        vault_id, key = file.vault_id, self.data_key
        slots = (
            passphrase_slot(vault_id, key, self.passphrase, cost),
            recovery_slot(vault_id, key, recovery.parsed(self.code)),
            *self.more,
        )
        slots_file.create(
            staging,
            slots_file.with_slots(file, slots),
            key,
            lambda found: (_by_passphrase(found, self.passphrase), _by_code(found, self.code)),
        )
        return file.generation + 1


def sealed_file(folder: Path, key: DataKey) -> tuple[SlotsFile, bytes]:
    """Return the key slots and their bytes, for a copy of the desk; raises KeySlotsDamaged …."""
    file = _sealed_with(folder, key)
    return file, slots_file.as_bytes(file)


def _by_passphrase(file: SlotsFile, passphrase: str) -> DataKey | None:
    tries = (open_with_passphrase(file.vault_id, slot, passphrase) for slot in file.slots)
    return next((key for key in tries if key is not None), None)


def _by_code(file: SlotsFile, code: str) -> DataKey | None:
    secret = recovery.parsed(code)
    tries = (open_with_secret(file.vault_id, slot, secret) for slot in file.slots)
    return next((key for key in tries if key is not None), None)


def _trusted(folder: Path, file: SlotsFile, key: DataKey) -> DataKey:
    """Return the key that opened a slot, once the whole file is known to be of its making."""
    if not slots_file.is_ours(file, key):
        raise KeySlotsDamaged(folder / slots_file.FILE_NAME, "sealed with another key")
    slots_file.mend(folder, file)
    return key


def _sealed_with(folder: Path, key: DataKey) -> SlotsFile:
    file = slots_file.load(folder)
    if not slots_file.is_ours(file, key):
        raise KeySlotsDamaged(folder / slots_file.FILE_NAME, "sealed with another key")
    return file


def _replace(
    folder: Path, file: SlotsFile, key: DataKey, slot: Slot, proof: slots_file.Proof
) -> None:
    """Put `slot` in the place of those of its kind."""
    kept = tuple(one for one in file.slots if one.kind != slot.kind)
    slots_file.save(folder, slots_file.with_slots(file, (*kept, slot)), key, proof)


def refuse_weak(passphrase: str) -> None:
    """Raise PassphraseTooWeak for a passphrase that could be guessed."""
    bits = passphrase_strength(passphrase).bits
    if bits < LEAST_BITS:
        raise PassphraseTooWeak(bits)
