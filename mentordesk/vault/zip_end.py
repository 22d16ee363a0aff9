"""The end of a ZIP archive, looked at before its directory is read into memory.

A reader of ZIP makes an object of each entry that the directory lists, some 300 bytes each: a file
of 80 MB can list over a million and a half.
"""

import struct
from typing import IO

_END = struct.Struct("<4s4H2LH")  # APPNOTE.TXT 6.3.10, section 4.3.16
_LOCATOR = struct.Struct("<4sLQL")  # 4.3.15
_END_64 = struct.Struct("<4sQ2H2L4Q")  # 4.3.14
_BEHIND = _LOCATOR.size + _END.size


def lists(file: IO[bytes], entries: int, directory_bytes: int) -> bool:
    """Tell whether an archive ends as ours do: without a comment, listing so many entries.

    `directory_bytes` is the most that the list itself may take. Raises OSError.
    """
    size = file.seek(0, 2)
    tail = min(size, _END_64.size + _BEHIND)
    file.seek(size - tail)
    data = file.read(tail)
    if len(data) < _END.size:
        return False
    magic, _disk, _first, here, total, listed, _start, comment = _END.unpack(data[-_END.size :])
    if (magic, here, total, comment) != (b"PK\5\6", entries, entries, 0):
        return False
    if data[-_BEHIND : -_BEHIND + 4] != b"PK\6\7":
        return bool(listed <= directory_bytes)
    return _lists_64(data, size, entries, directory_bytes)


def _lists_64(data: bytes, size: int, entries: int, directory_bytes: int) -> bool:
    """Tell the same of an archive with large offsets, whose second end record is what counts."""
    if len(data) < _END_64.size + _BEHIND:
        return False
    _magic, _disk, place, _disks = _LOCATOR.unpack(data[-_BEHIND : -_END.size])
    magic, *_versions, here, total, listed, _start = _END_64.unpack(data[: _END_64.size])
    stands = place == size - _END_64.size - _BEHIND
    return bool(
        stands
        and (magic, here, total) == (b"PK\6\6", entries, entries)
        and listed <= directory_bytes
    )
