"""The file of key slots: canonical JSON that says whether it is whole, and was written by us.

A plain SHA-256 tells "damaged" from "wrong passphrase" before anything is derived; an HMAC under
the data key, checked after unlocking, tells that no slot was added or changed by anyone else.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from mentordesk.errors import DeskMissing, KeySlotsDamaged, KeySlotsTooNew
from mentordesk.files import typed, write_private
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


def new_file(vault_id: str, slots: tuple[Slot, ...]) -> SlotsFile:
    """Return a file of slots, yet to be sealed."""
    return SlotsFile(_MAGIC, _VERSION, vault_id, 1, slots)


def with_slots(file: SlotsFile, slots: tuple[Slot, ...]) -> SlotsFile:
    """Return the next generation of a file, with other slots."""
    return replace(file, slots=slots, generation=file.generation + 1)


def is_ours(file: SlotsFile, key: DataKey) -> bool:
    """Tell whether the file was sealed with this data key."""
    return hmac.compare_digest(file.mac, _mac(file, key))


def save(folder: Path, file: SlotsFile, key: DataKey) -> None:
    """Seal the file and replace the one on the disk; its copy follows only once it reads back."""
    sealed = replace(file, mac=_mac(file, key))
    sealed = replace(sealed, digest=_digest(sealed))
    data = _canonical(sealed)
    path = folder / FILE_NAME
    write_private(path, data)
    if _read(path) != sealed:
        raise KeySlotsDamaged(path, "does not read back")
    write_private(folder / COPY_NAME, data)


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
            raise typed(error, folder / name) from None
    raise failures[0] if failures else DeskMissing(folder)


def _read(path: Path) -> SlotsFile:
    with path.open("rb") as file:
        data = file.read(_LARGEST + 1)
    try:
        version = msgspec.json.decode(data, type=_Head).version
        if version > _VERSION:
            raise KeySlotsTooNew(path)
        found = msgspec.json.decode(data, type=SlotsFile)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise KeySlotsDamaged(path, "not the JSON it was") from None
    if not _is_whole(found) or _canonical(found) != data:
        raise KeySlotsDamaged(path, "checksum")
    return found


class _Head(msgspec.Struct):
    magic: str
    version: int


def _is_whole(file: SlotsFile) -> bool:
    sound = file.magic == _MAGIC and 0 < len(file.slots) <= _MOST_SLOTS
    return sound and secrets.compare_digest(file.digest, _digest(file))


def _canonical(file: SlotsFile) -> bytes:
    return msgspec.json.encode(file, order="sorted")


def _digest(file: SlotsFile) -> str:
    return hashlib.sha256(_canonical(replace(file, digest=""))).hexdigest()


def _mac(file: SlotsFile, key: DataKey) -> str:
    derived = HKDF(hashes.SHA256(), 32, None, b"mentordesk slots file").derive(key.raw)
    return hmac.new(derived, _canonical(replace(file, mac="", digest="")), "sha256").hexdigest()
