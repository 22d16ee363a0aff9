"""The file of key slots: canonical JSON that says whether it is whole, and was written by us.

A plain SHA-256 tells "damaged" from "wrong passphrase" before anything is derived; an HMAC under
the data key, checked after unlocking, tells that no slot was added or changed by anyone else.

Every version of the file keeps ``magic``, ``version`` and ``digest``, and its keys sorted: so a
later file is told from a damaged one.
"""

import contextlib
import errno
import hashlib
import hmac
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from mentordesk.errors import DeskError, DeskMissing, KeySlotsDamaged, KeySlotsTooNew
from mentordesk.files import UNFINISHED, create_private, write_private
from mentordesk.vault.data_key import DataKey
from mentordesk.vault.slots import Slot

FILE_NAME = "desk.keys"
COPY_NAME = "desk.keys.bak"
_MAGIC = "mentordesk-keys"
_VERSION = 1
_LARGEST = 64 * 1024
_MOST_SLOTS = 16


@dataclass(frozen=True, slots=True)
class SlotsFile:
    """What the file says. ``generation`` rises with every change."""

    magic: str
    version: int
    vault_id: str
    generation: int
    slots: tuple[Slot, ...]
    mac: str = ""
    digest: str = ""


#: Opens slots of a file as a person would, to prove that they can.
Proof = Callable[[SlotsFile], Iterable[DataKey | None]]


def new_file(vault_id: str, slots: tuple[Slot, ...]) -> SlotsFile:
    """Return a file of slots, yet to be sealed."""
    return SlotsFile(_MAGIC, _VERSION, vault_id, 1, slots)


def with_slots(file: SlotsFile, slots: tuple[Slot, ...]) -> SlotsFile:
    """Return the next generation of a file, with other slots."""
    return replace(file, slots=slots, generation=file.generation + 1)


def is_ours(file: SlotsFile, key: DataKey) -> bool:
    """Tell whether the file was sealed with this data key."""
    return hmac.compare_digest(file.mac.encode(), _mac(file, key).encode())


def create(folder: Path, file: SlotsFile, key: DataKey, proof: Proof) -> None:
    """Seal the first file of a folder and write it as `save` does; raises DeskExists too."""
    _write(folder, file, key, proof, create_private)


def save(folder: Path, file: SlotsFile, key: DataKey, proof: Proof) -> None:
    """Seal the file and put it in the place of the one on the disk.

    It is read back and opened by `proof` before it takes that place, so an error (DeskReadOnly,
    DiskFull, DeskError) means that the old file still holds. The copy follows.
    """
    for left in folder.glob(f".{FILE_NAME}*{UNFINISHED}"):  # by a process that was killed
        with contextlib.suppress(OSError):
            left.unlink()
    _write(folder, file, key, proof, write_private)


def as_bytes(file: SlotsFile) -> bytes:
    """Return a sealed file as it is written."""
    return _canonical(file)


def load(folder: Path) -> SlotsFile:
    """Return the file of slots, or its copy where the file is damaged or gone.

    Raises DeskMissing where there is neither, KeySlotsDamaged, KeySlotsTooNew or DeskError.
    """
    failures: list[Exception] = []
    for name in (FILE_NAME, COPY_NAME):
        try:
            return _read(folder / name)
        except FileNotFoundError:
            continue
        except KeySlotsDamaged as error:
            failures.append(error)
        except OSError as error:
            code = errno.errorcode.get(error.errno or 0, "unknown")
            failures.append(DeskError(folder / name, f"cannot be read: {code}"))
    raise failures[0] if failures else DeskMissing(folder)


def mend(folder: Path, file: SlotsFile) -> None:
    """Write `file`, just opened, where the file or its copy is gone, damaged or behind.

    A folder that cannot be written is left as it is: the desk opens all the same.
    """
    for name in (FILE_NAME, COPY_NAME):
        if _is_behind(folder / name, file):
            with contextlib.suppress(DeskError):
                write_private(folder / name, _canonical(file))


def _write(
    folder: Path,
    file: SlotsFile,
    key: DataKey,
    proof: Proof,
    write: Callable[[Path, bytes, Callable[[Path], None]], None],
) -> None:
    sealed = replace(file, mac=_mac(file, key))
    plain = msgspec.to_builtins(sealed)
    sealed = replace(sealed, digest=_digest(plain))
    data = _canonical(sealed)

    def check(staged: Path) -> None:
        found = _read(staged)
        opened = list(proof(found))
        if found != sealed or not all(one is not None and one.is_same(key) for one in opened):
            raise DeskError(folder / FILE_NAME, "does not read back")

    write(folder / FILE_NAME, data, check)
    _copy(folder / COPY_NAME, data)


def _copy(path: Path, data: bytes) -> None:
    """Bring the copy up to the file. The change holds already, so failing here undoes nothing.

    A copy that stays behind would open with what was just replaced; `mend` makes a new one.
    """
    try:
        write_private(path, data)
    except DeskError:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _is_behind(path: Path, file: SlotsFile) -> bool:
    try:
        found = _read(path)
    except (KeySlotsDamaged, OSError):
        return True
    except KeySlotsTooNew:
        return False
    return found.vault_id == file.vault_id and found.generation < file.generation


def _read(path: Path) -> SlotsFile:
    with path.open("rb") as file:
        data = file.read(_LARGEST + 1)
    try:
        plain = msgspec.json.decode(data, type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise KeySlotsDamaged(path, "not the JSON it was") from None
    if plain.get("magic") != _MAGIC or plain.get("digest") != _digest(plain):
        raise KeySlotsDamaged(path, "checksum")
    version = plain.get("version")
    if isinstance(version, int) and version > _VERSION:
        raise KeySlotsTooNew(path)
    try:
        found = msgspec.convert(plain, SlotsFile)
    except msgspec.ValidationError:
        raise KeySlotsDamaged(path, "not the fields it has") from None
    if not _is_sound(found) or _canonical(found) != data:
        raise KeySlotsDamaged(path, "not as we write it")
    return found


def _is_sound(file: SlotsFile) -> bool:
    few = 0 < len(file.slots) <= _MOST_SLOTS
    return file.version == _VERSION and few and all(slot.is_sound for slot in file.slots)


def _canonical(what: SlotsFile | dict[str, Any]) -> bytes:
    return msgspec.json.encode(what, order="sorted")


def _digest(plain: dict[str, Any]) -> str:
    return hashlib.sha256(_canonical({**plain, "digest": ""})).hexdigest()


def _mac(file: SlotsFile, key: DataKey) -> str:
    derived = HKDF(hashes.SHA256(), 32, None, b"mentordesk slots file").derive(key.raw)
    return hmac.new(derived, _canonical(replace(file, mac="", digest="")), "sha256").hexdigest()
