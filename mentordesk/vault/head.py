"""The head of a desk, kept outside it: which desk it is, and how far it had come.

The counter inside the desk's file and the one here rise together. A file that was put back, or a
write-ahead log that was lost or damaged, leaves the file behind this one, which SQLCipher's and
SQLite's own checks cannot notice.

Two records are written in turn, in place and without waiting for the disk: SQLite has the log on
the disk before this is told, so the head is never ahead of a desk that lost nothing. A process
that is killed loses none of it; a power cut may cost the last records, which can hide a loss, but
never reports one that did not happen. `sync` waits for the disk.
"""

import contextlib
import hmac
import os
import struct
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from mentordesk.errors import DeskError
from mentordesk.files import write_private
from mentordesk.vault.data_key import DataKey

FILE_NAME = "desk.head"
_MAGIC, _VERSION = b"MDHEAD", 1
# Magic, version, desk id, counter, generation of the key slots.
_RECORD = struct.Struct(">6sH16sQQ")
_SEALS_MAGIC = b"MDSEAL"
# The same, and the digest of the pages' seals.
_SEALS = struct.Struct(">6sH16sQQ32s")
_MAC = 32
_SIZE = _RECORD.size + _MAC
#: The records lie a sector apart, so that no torn write reaches both.
PLACES = (0, 4096)
#: Where the seals stand while the desk is closed.
SEALS_PLACE = 8192
_WHOLE = PLACES[1] + _SIZE
_WHOLE_SEALED = SEALS_PLACE + _SEALS.size + _MAC


@dataclass(frozen=True, slots=True)
class HeadRecord:
    """What a record says; ``desk_id`` is 32 hexadecimal digits."""

    desk_id: str
    counter: int
    keys_generation: int


class Doubt(StrEnum):
    """What the head gives reason to doubt."""

    CHANGES_MISSING = "changes_missing"
    PAGES_REPLACED = "pages_replaced"
    ANOTHER_DESK = "another_desk"
    OLD_KEYS = "old_keys"
    HEAD_DAMAGED = "head_damaged"
    HEAD_MISSING = "head_missing"


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt, and how many units of work are missing where that is known."""

    doubt: Doubt
    missing: int = 0


class Head:
    """The file ``desk.head`` of an open desk. Writing it never fails: it is only a witness."""

    def __init__(self, folder: Path, key: DataKey) -> None:
        self._path = folder / FILE_NAME
        self._key = HKDF(hashes.SHA256(), 32, None, b"mentordesk head").derive(key.raw)
        self._file: int | None = None
        self._turn = 0
        self._last = HeadRecord("0" * 32, 0, 0)

    def read(self) -> tuple[HeadRecord | None, Doubt | None]:
        """Return the newest whole record, and what is wrong with the file itself."""
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return None, Doubt.HEAD_MISSING
        except OSError:
            return None, Doubt.HEAD_DAMAGED
        found = [self._parsed(data[place : place + _SIZE]) for place in PLACES]
        whole = [record for record in found if record is not None]
        sound = len(whole) == len(PLACES) and self._is_sound(data)
        newest = max(whole, key=lambda one: (one.counter, one.keys_generation), default=None)
        return newest, None if sound else Doubt.HEAD_DAMAGED

    def seals(self) -> tuple[HeadRecord, bytes] | None:
        """Return how the desk was when it was closed, and the digest of its pages' seals.

        None where it is open, was left without being closed, or was closed by an older version.
        """
        try:
            return self._parsed_seals(self._path.read_bytes()[SEALS_PLACE:])
        except OSError:
            return None

    def begin(self, record: HeadRecord) -> None:
        """Take `record` as true from now on, in a file made anew; no seals are known of it."""
        self._last = record
        self.close()
        block = self._block(record)
        with contextlib.suppress(DeskError, OSError):
            write_private(self._path, block + bytes(PLACES[1] - _SIZE) + block)
            self._file = os.open(self._path, os.O_RDWR | getattr(os, "O_BINARY", 0))

    def note(self, counter: int) -> None:
        """Write down how far the desk has come; called after each commit (some 15 µs)."""
        self._write(replace(self._last, counter=counter))

    def note_keys(self, generation: int) -> None:
        """Write down the generation of the key slots."""
        self._write(replace(self._last, keys_generation=generation))

    def seal(self, digest: bytes) -> None:
        """Write down the pages' seals of a desk that is closed now."""
        if self._file is not None:
            body = self._body(_SEALS, _SEALS_MAGIC, self._last, digest)
            with contextlib.suppress(OSError):
                os.lseek(self._file, SEALS_PLACE, os.SEEK_SET)
                os.write(self._file, body)

    def sync(self) -> None:
        """Wait until it is on the disk."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                os.fsync(self._file)

    def close(self) -> None:
        """Wait for the disk and let go of the file."""
        if self._file is not None:
            self.sync()
            with contextlib.suppress(OSError):
                os.close(self._file)
            self._file = None

    def _write(self, record: HeadRecord) -> None:
        self._last = record
        if self._file is None:
            return
        self._turn = 1 - self._turn
        with contextlib.suppress(OSError):  # a witness that is behind accuses nobody
            os.lseek(self._file, PLACES[self._turn], os.SEEK_SET)
            os.write(self._file, self._block(record))

    def _block(self, record: HeadRecord) -> bytes:
        return self._body(_RECORD, _MAGIC, record)

    def _body(self, form: struct.Struct, magic: bytes, record: HeadRecord, *more: bytes) -> bytes:
        desk_id = bytes.fromhex(record.desk_id)
        values = (_VERSION, desk_id, record.counter, record.keys_generation, *more)
        body = form.pack(magic, *values)
        return body + hmac.digest(self._key, body, "sha256")

    def _is_sound(self, data: bytes) -> bool:
        if _between(data, PLACES[0] + _SIZE, PLACES[1]):
            return False
        if len(data) == _WHOLE:
            return True
        gap = _between(data, _WHOLE, SEALS_PLACE)
        sealed = self._parsed_seals(data[SEALS_PLACE:])
        return len(data) == _WHOLE_SEALED and not gap and sealed is not None

    def _parsed(self, block: bytes) -> HeadRecord | None:
        values = self._values(_RECORD, _MAGIC, block)
        return values and HeadRecord(values[0].hex(), values[1], values[2])

    def _parsed_seals(self, block: bytes) -> tuple[HeadRecord, bytes] | None:
        values = self._values(_SEALS, _SEALS_MAGIC, block)
        return values and (HeadRecord(values[0].hex(), values[1], values[2]), values[3])

    def _values(self, form: struct.Struct, magic: bytes, block: bytes) -> Any:
        body, mac = block[: form.size], block[form.size :]
        if not hmac.compare_digest(mac, hmac.digest(self._key, body, "sha256")):
            return None
        found, version, *values = form.unpack(body)
        return values if (found, version) == (magic, _VERSION) else None


def begin(folder: Path, key: DataKey, record: HeadRecord) -> None:
    """Write the head of a desk that is made ready in `folder` and opened later."""
    head = Head(folder, key)
    head.begin(record)
    head.close()


def compare(inside: HeadRecord, outside: HeadRecord | None, keys_generation: int) -> list[Finding]:
    """Return what the desk's own head gives to doubt, beside the one kept outside.

    `keys_generation` is that of the key slots on the disk, 0 where there are none.
    """
    found = []
    if outside is not None and outside.desk_id != inside.desk_id:
        found.append(Finding(Doubt.ANOTHER_DESK))
    elif outside is not None and outside.counter > inside.counter:
        missing = outside.counter - inside.counter
        found.append(Finding(Doubt.CHANGES_MISSING, missing))
    seen = max(inside.keys_generation, outside.keys_generation if outside else 0)
    if 0 < keys_generation < seen:
        found.append(Finding(Doubt.OLD_KEYS))
    return found


def _between(data: bytes, start: int, end: int) -> bytes:
    """Return what stands between two records, which is nothing."""
    return data[start:end].strip(b"\0")
