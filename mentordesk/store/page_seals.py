"""The seals of all pages of a desk's file, in one digest.

SQLCipher seals each page for its place, so a page of another place or another desk is noticed when
it is read. An older page of the same place is not: its seal was right once. Together the seals say
which pages belong to one another. (Each page of 4096 bytes ends in an IV of 16 bytes and an
HMAC-SHA512 of 64.)
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from mentordesk.store.driver import PAGE_SIZE

_SEAL = 80
_PAGES_AT_ONCE = 512


def digest(path: Path) -> bytes:
    """Return BLAKE2b (32 bytes) of the seals in their order; some 0.2 s for 500 MB.

    Call it while this process does not have the desk open: the system drops all of a process's
    locks on a file with the first descriptor that is closed. Raises OSError.
    """
    found = hashlib.blake2b(digest_size=32)
    with path.open("rb", buffering=0) as file:
        while pages := file.read(PAGE_SIZE * _PAGES_AT_ONCE):
            ends = range(PAGE_SIZE, len(pages) + 1, PAGE_SIZE)
            found.update(b"".join([pages[end - _SEAL : end] for end in ends]))
            found.update(pages[len(pages) - len(pages) % PAGE_SIZE :])
    return found.digest()


class SealsRead:
    """What was found in the file while something else was done; None where it cannot be read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._found: bytes | None = None
        self._thread = Thread(target=self._read, name="seals", daemon=True)
        self._thread.start()

    def wait(self) -> bytes | None:
        """Return the digest once it is there."""
        self._thread.join()
        return self._found

    def _read(self) -> None:
        try:
            self._found = digest(self._path)
        except OSError:
            self._found = None


@contextmanager
def being_read(path: Path) -> Iterator[SealsRead]:
    """Read the seals during the block, in which a key is derived; it has been done at its end."""
    reading = SealsRead(path)
    try:
        yield reading
    finally:
        reading.wait()
