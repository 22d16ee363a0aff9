"""The pages of a desk's file one by one, each read only where its own seal holds.

SQLCipher refuses a whole file, or all that hangs below a page, where one page is damaged. Here the
pages are opened by themselves (SQLCipher 4's format: AES-256-CBC, sealed by HMAC-SHA512 with the
page's number), so that one that is damaged costs what stood on it and no more. Nothing is written.
"""

import contextlib
import hashlib
import hmac
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from mentordesk.errors import DeskDamaged, DeskMissing
from mentordesk.files import typed
from mentordesk.store.driver import PAGE_SIZE

#: How much of a page SQLite uses; a random start and the seal take the rest.
USABLE = PAGE_SIZE - 80
_SALT, _START, _SEAL = 16, 16, 64
_MAGIC = b"SQLite format 3\x00"
_LOG_HEADER, _FRAME_HEADER = 32, 24
_FRAME = _FRAME_HEADER + PAGE_SIZE
_TRIED = 8
#: Where the first page says how many there are.
_COUNT_AT = 28


@dataclass(frozen=True, slots=True)
class Page:
    """A page that is whole, without its seal; pages are numbered from 1."""

    number: int
    data: bytes


class SealedPages:
    """The whole pages of a file and its log. Close it at the end."""

    def __init__(self, path: Path, raw_key: bytes) -> None:
        """Open for reading; raises DeskMissing, DeskDamaged where no page is whole, DeskError."""
        self._raw_key = raw_key
        self._files = contextlib.ExitStack()
        try:
            self._file: BinaryIO = self._files.enter_context(path.open("rb"))
            self._size = os.fstat(self._file.fileno()).st_size
            self._log = self._opened_log(path.with_name(f"{path.name}-wal"))
            #: Where the newest page of each number lies in the log.
            self._in_log: dict[int, int] = {}
            self._frames = list(self._readable_frames())
            self._seal_key = self._found_seal_key(path)
            self._behind: list[tuple[int, int]] = []
            self._count = self._replay()
        except FileNotFoundError:
            raise DeskMissing(path.parent) from None
        except OSError as error:
            self._files.close()
            raise typed(error, path) from None
        except BaseException:
            self._files.close()
            raise

    @property
    def count(self) -> int:
        """How many pages the file should have, with its log."""
        return self._count

    def page(self, number: int) -> bytes | None:
        """Return a page as it was written last, or None where it is not whole or not there."""
        place = self._in_log.get(number)
        sealed = self._of_file(number) if place is None else self._of_log(place)
        return self._opened(number, sealed)

    def stale(self) -> int:
        """Return how many pages were written once more than can be read: the log is damaged there.

        What is read of them is what they were before.
        """
        newest: dict[int, int] = {}
        for number, place in self._behind:
            newest[number] = max(place, newest.get(number, 0))
        opened = (self._opened(number, self._of_log(at)) for number, at in newest.items())
        return sum(data is None for data in opened)

    def behind_damage(self) -> Iterator[Page]:
        """Yield pages of the log that lie behind a damaged one; SQLite would pass them over."""
        for number, place in self._behind:
            data = self._opened(number, self._of_log(place))
            if data is not None:
                yield Page(number, data)

    def close(self) -> None:
        """Let go of the files."""
        self._files.close()

    def _opened_log(self, path: Path) -> BinaryIO | None:
        try:
            return self._files.enter_context(path.open("rb"))
        except FileNotFoundError:
            return None

    def _readable_frames(self) -> Iterator[tuple[int, int, bool]]:
        """Yield (page number, place, ends a change) of each frame up to the end of the last change.

        A log begins anew at its start, with another mark; what an older one left is passed over.
        """
        if self._log is None:
            return
        end = os.fstat(self._log.fileno()).st_size
        frames: list[tuple[int, int, bool]] = []
        mark, last = b"", 0
        for place in range(_LOG_HEADER, end - _FRAME + 1, _FRAME):
            self._log.seek(place)
            head = self._log.read(_FRAME_HEADER)
            number, size = struct.unpack_from(">II", head)
            mark = mark or self._mark(head[8:16])
            # One frame with a damaged head must not hide those behind it.
            frames.append((number, place + _FRAME_HEADER, size > 0))
            if head[8:16] == mark and size:
                last = len(frames)
        yield from frames[:last]

    def _mark(self, of_frame: bytes) -> bytes:
        """Return the mark of the log: that of its head, or of its first frame."""
        if self._log is None:
            return of_frame
        self._log.seek(16)
        of_log = self._log.read(8)
        self._log.seek(_LOG_HEADER + _FRAME + 8)
        of_second = self._log.read(8)
        return of_log if of_log in (of_frame, of_second) else of_frame

    def _replay(self) -> int:
        """Take the log in as SQLite does, up to its first damage; returns the count of pages."""
        count, pending = -(-self._size // PAGE_SIZE), dict[int, int]()
        for at, (number, place, ends) in enumerate(self._frames):
            if self._opened(number, self._of_log(place)) is None:
                self._behind = [(n, p) for n, p, _ends in self._frames[at:]]
                self._behind += list(pending.items())
                break
            pending[number] = place
            if ends:
                self._in_log.update(pending)
                pending.clear()
        first = self.page(1)
        said = struct.unpack_from(">I", first, _COUNT_AT)[0] if first else 0
        return max([count, said, *self._in_log])

    def _of_file(self, number: int) -> bytes:
        self._file.seek((number - 1) * PAGE_SIZE)
        return self._file.read(PAGE_SIZE)

    def _of_log(self, place: int) -> bytes:
        if self._log is None:
            return b""
        self._log.seek(place)
        return self._log.read(PAGE_SIZE)

    def _opened(self, number: int, sealed: bytes) -> bytes | None:
        if not _is_whole(number, sealed, self._seal_key):
            return None
        begin = _SALT if number == 1 else 0
        start = sealed[USABLE : USABLE + _START]
        cipher = Cipher(algorithms.AES(self._raw_key), modes.CBC(start)).decryptor()
        plain = cipher.update(sealed[begin:USABLE]) + cipher.finalize()
        return _MAGIC + plain if begin else plain

    def _found_seal_key(self, path: Path) -> bytes:
        """Return the key of the seals, which hangs on the first bytes of the file.

        Where these are damaged, those in the log are tried, and each that one byte makes of them.
        """
        pages = self._samples()
        for salt in self._salts():
            key = _seal_key(self._raw_key, salt)
            if any(_is_whole(number, sealed, key) for number, sealed in pages):
                return key
        raise DeskDamaged(path, "no page is whole")

    def _samples(self) -> list[tuple[int, bytes]]:
        count = self._size // PAGE_SIZE
        numbers = sorted({1, 2, *range(1, count + 1, max(1, count // _TRIED))})
        found = [(number, self._of_file(number)) for number in numbers]
        return found + [(n, self._of_log(place)) for n, place, _ends in self._frames[:_TRIED]]

    def _salts(self) -> Iterator[bytes]:
        first = self._of_file(1)[:_SALT].ljust(_SALT, b"\0")
        yield first
        for number, place, _ends in self._frames:
            if number == 1:
                yield self._of_log(place)[:_SALT].ljust(_SALT, b"\0")
        for at in range(_SALT):
            for byte in range(256):
                yield first[:at] + bytes([byte]) + first[at + 1 :]


def _seal_key(raw_key: bytes, salt: bytes) -> bytes:
    masked = bytes(byte ^ 0x3A for byte in salt)
    return hashlib.pbkdf2_hmac("sha512", raw_key, masked, 2, 32)


def _is_whole(number: int, sealed: bytes, seal_key: bytes) -> bool:
    if len(sealed) != PAGE_SIZE:
        return False
    begin = _SALT if number == 1 else 0
    said = sealed[-_SEAL:]
    content = sealed[begin:-_SEAL] + struct.pack("<I", number)
    return hmac.compare_digest(said, hmac.digest(seal_key, content, "sha512"))
