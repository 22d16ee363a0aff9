"""Looks for a word in whatever form bytes can hold it. Needs nothing but Python's own library."""

import base64
import gzip
import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path


class Traces:
    """Finds one word (ASCII letters) in bytes, in files, in the names of files."""

    def __init__(self, word: str) -> None:
        assert word.isascii()
        assert word.isalpha()
        self._word = word
        plain = word.lower()
        self._any_case = [plain.encode(form) for form in ("ascii", "utf-16-le", "utf-16-be")]
        self._any_case.extend(form.encode().hex().encode() for form in (word, plain))
        self._exact = list(_in_base64(word.encode()))

    def in_bytes(self, data: bytes) -> bool:
        """Tell whether the word is there: plain, as UTF-16, folded, in base64, hex or packed."""
        lower = data.lower().replace(b"\r\n ", b"")  # calendars fold lines so
        if any(form in lower for form in self._any_case):
            return True
        if any(form in data for form in self._exact):
            return True
        return any(self.in_bytes(part) for part in _unpacked(data))

    def in_text(self, text: str) -> bool:
        """Tell whether the word is there."""
        return self.in_bytes(text.encode(errors="surrogateescape"))

    def below(self, folder: Path, but: Iterable[Path] = ()) -> list[Path]:
        """Return the files below a folder that hold the word, or have it in their name."""
        left_out = set(but)
        return [
            path
            for path in sorted(folder.rglob("*"))
            if not left_out & {path, *path.parents}
            and (
                self.in_text(str(path.relative_to(folder)))
                or (path.is_file() and self.in_bytes(path.read_bytes()))
            )
        ]


def _in_base64(word: bytes) -> Iterator[bytes]:
    """Yield what a word looks like in base64 at each of the three places it can begin."""
    for before in range(3):
        whole = base64.b64encode(b"\0" * before + word)
        # The first letters mix with what stands before, the last ones with what follows.
        yield whole[(before * 8 + 5) // 6 : (before + len(word)) * 8 // 6]


def _unpacked(data: bytes) -> Iterator[bytes]:
    if data.startswith(b"PK\x03\x04") and zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                yield name.encode()
                yield packed.read(name)
    elif data.startswith(b"\x1f\x8b"):
        yield gzip.decompress(data)
