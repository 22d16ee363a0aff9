"""The rows on a page of a table, as SQLite's file format lays them out.

Only what is wholly there is returned: a value that runs over onto a page that is not whole is left
out, and so is every value behind it.
"""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mentordesk.store.sealed_pages import USABLE

_TABLE_LEAF = 0x0D
_HEAD, _HEAD_OF_FILE = 8, 100
_LONGEST_INSIDE = USABLE - 35
_SHORTEST_INSIDE = (USABLE - 12) * 32 // 255 - 23
_MOST_COLUMNS = 64

Value = None | int | float | str | bytes
#: Returns a page by its number, None where it is not whole.
Pages = Callable[[int], bytes | None]


@dataclass(frozen=True, slots=True)
class Row:
    """A row: `values` are those that are wholly there, of `columns` in all.

    `rest` is the readable beginning of the text that is cut off by damage, "" where there is none.
    """

    number: int
    columns: int
    values: tuple[Value, ...]
    rest: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it is missing."""
        return len(self.values) == self.columns


def rows_on(number: int, page: bytes, pages: Pages) -> Iterator[Row]:
    """Yield the rows of a page, none where it is not one of a table's rows."""
    begin = _HEAD_OF_FILE if number == 1 else 0
    if page[begin] != _TABLE_LEAF:
        return
    (count,) = struct.unpack_from(">H", page, begin + 3)
    for at in range(min(count, (USABLE - begin - _HEAD) // 2)):
        (place,) = struct.unpack_from(">H", page, begin + _HEAD + 2 * at)
        row = _row_at(page, place, pages)
        if row is not None:
            yield row


def _row_at(page: bytes, place: int, pages: Pages) -> Row | None:
    try:
        size, place = _varint(page, place)
        number, place = _varint(page, place)
        return _parsed(number, _payload(page, place, size, pages), size)
    except (IndexError, struct.error):  # no row that SQLite wrote
        return None


def _payload(page: bytes, place: int, size: int, pages: Pages) -> bytes:
    """Return a row's bytes, as far as the pages that they run over onto are whole."""
    if size <= _LONGEST_INSIDE:
        return page[place : place + size]
    inside = _SHORTEST_INSIDE + (size - _SHORTEST_INSIDE) % (USABLE - 4)
    inside = inside if inside <= _LONGEST_INSIDE else _SHORTEST_INSIDE
    found = bytearray(page[place : place + inside])
    (following,) = struct.unpack_from(">I", page, place + inside)
    seen: set[int] = set()
    while following and len(found) < size:
        more = None if following in seen else pages(following)
        if more is None:
            break
        seen.add(following)
        found += more[4 : 4 + size - len(found)]
        (following,) = struct.unpack_from(">I", more)
    return bytes(found)


def _parsed(number: int, data: bytes, size: int) -> Row | None:
    end, at = _varint(data, 0)
    kinds: list[int] = []
    while at < end:
        kind, at = _varint(data, at)
        kinds.append(kind)
    if at != end or len(kinds) > _MOST_COLUMNS or end + sum(map(_length, kinds)) != size:
        return None
    values: list[Value] = []
    for kind in kinds:
        content = data[at : at + _length(kind)]
        if len(content) < _length(kind):
            rest = content.decode(errors="ignore") if kind >= 13 and kind % 2 else ""
            return Row(number, len(kinds), tuple(values), rest)
        values.append(_value(kind, content))
        at += len(content)
    return Row(number, len(kinds), tuple(values))


def _length(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    return (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)[kind]


def _value(kind: int, content: bytes) -> Value:
    if kind == 0:
        return None
    if kind in (8, 9):
        return kind - 8
    if kind == 7:
        return float(struct.unpack(">d", content)[0])
    if kind < 7:
        return int.from_bytes(content, "big", signed=True)
    return content.decode(errors="replace") if kind % 2 else content


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(at, at + 8):
        byte = data[place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + 1
    return value << 8 | data[at + 8], at + 9
