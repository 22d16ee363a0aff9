"""What can be read of a damaged desk: every row on every whole page, whatever led to it is gone.

A page of rows does not say which table it belongs to, so a row is told by its shape: the number of
its values, and which of them are dates, choices and so on. SQLite wipes what is deleted
(``secure_delete``), so no row is found that was not there.
"""

from collections import Counter
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Column, Float, Integer, TypeDecorator
from sqlalchemy.dialects.sqlite.base import SQLiteDialect

from mentordesk.domain.record import Record
from mentordesk.store.archive_tables import ChangeEntry, HistoryEntry
from mentordesk.store.columns import Unreadable, columns_for
from mentordesk.store.page_rows import Row, rows_on
from mentordesk.store.sealed_pages import Page, SealedPages
from mentordesk.store.tables import CHANGE, HISTORY, RECORD_TYPES, SEARCH_DOC

_PAGES_A_SLICE = 256
_DIALECT = SQLiteDialect()
_COLUMNS: dict[type[Record], list[Column[Any]]] = {
    record_type: columns_for(record_type) for record_type in RECORD_TYPES
}
_SETTING_COLUMNS, _HEAD_COLUMNS = 2, 4
#: A record begins with its id, its mentorship and two moments: less of it is no record.
_NAMED_BY = 4

#: Kind and id of a record.
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """What is left of a record: fields that are whole, and the beginning of one that is not."""

    record_type: type[Record]
    number: int
    known: dict[str, Any]
    cut: str = ""
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """What the search knew of a record."""

    mentorship_id: str
    title: str
    text: str


@dataclass(slots=True)
class Remains:
    """All that was found. ``history`` keeps together what stood on one page."""

    records: dict[Key, Record] = field(default_factory=dict)
    parts: dict[Key, Part] = field(default_factory=dict)
    #: The numbers of the rows of each kind, private and shared apart; erased ones leave gaps.
    numbers: dict[tuple[str, str], set[int]] = field(default_factory=dict)
    headings: dict[Key, Heading] = field(default_factory=dict)
    changes: dict[int, ChangeEntry] = field(default_factory=dict)
    history: list[dict[int, HistoryEntry]] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)
    desk_id: str = ""
    counter: int = 0
    pages: int = 0
    damaged_pages: int = 0

    @property
    def gaps(self) -> int:
        """How many numbers of rows are missing."""
        return sum(max(numbers) - len(numbers) for numbers in self.numbers.values())


def gather(path: Path, raw_key: bytes) -> Generator[float, None, Remains]:
    """Read all that can be read of a damaged file and its log, yielding the share done.

    The file is only read. Raises DeskMissing, DeskError, or DeskDamaged where nothing is whole.
    """
    found, unclear = Remains(), list[list[Part]]()
    pages = SealedPages(path, raw_key)
    try:
        found.pages = pages.count
        for number in range(1, pages.count + 1):
            data = pages.page(number)
            if data is None:
                found.damaged_pages += 1
            else:
                _take_page(found, unclear, Page(number, data), pages)
            if number % _PAGES_A_SLICE == 0:
                yield number / pages.count
        found.damaged_pages += pages.stale()
        for page in pages.behind_damage():
            _take_page(found, unclear, page, pages)
    finally:
        pages.close()
    for candidates in unclear:
        _settle(found, candidates)
    found.parts = {key: part for key, part in found.parts.items() if key not in found.records}
    return found


def _take_page(found: Remains, unclear: list[list[Part]], page: Page, pages: SealedPages) -> None:
    history: dict[int, HistoryEntry] = {}
    for row in rows_on(page.number, page.data, pages.page):
        if row.values and isinstance(row.values[0], str):
            if row.columns == _SETTING_COLUMNS and row.is_whole:
                _take_setting(found, row)
            else:
                _take_record(found, unclear, row)
        elif row.columns == len(HISTORY.columns):
            _take_history(history, row)
        elif row.is_whole:
            _take_other(found, row)
    if history:
        found.history.append(history)


def _take_setting(found: Remains, row: Row) -> None:
    name, value = row.values
    if isinstance(name, str) and isinstance(value, str):
        found.settings[name] = value


def _take_record(found: Remains, unclear: list[list[Part]], row: Row) -> None:
    if len(row.values) < _NAMED_BY:
        return
    candidates = list(_readings(row))
    if row.is_whole and len(candidates) == 1:
        _keep(found, candidates[0])
    elif candidates:
        unclear.append(candidates)


def _keep(found: Remains, part: Part) -> None:
    """Keep what was read; of two versions, one of which lay behind damage in the log, the newer."""
    key = part.record_type.KIND, part.known["id"]
    table = key[0], str(part.known.get("visibility", ""))
    found.numbers.setdefault(table, set()).add(part.number)
    if part.cut:
        found.parts[key] = part
        return
    record = part.record_type(**part.known)
    other = found.records.get(key)
    if other is None or record.updated_at > other.updated_at:
        found.records[key] = record


def _readings(row: Row) -> Iterator[Part]:
    """Yield what a row can be read as."""
    for record_type, columns in _COLUMNS.items():
        if len(columns) != row.columns:
            continue
        try:
            pairs = zip(columns, row.values, strict=False)
            known = {column.name: _read(column, value) for column, value in pairs}
        except Unreadable:
            continue
        cut = columns[len(known)].name if len(known) < len(columns) else ""
        yield Part(record_type, row.number, known, cut, row.rest)


def _read(column: Column[Any], value: Any) -> Any:
    """Return a stored value as the column means it; raises Unreadable where it cannot be."""
    kind = column.type
    if value is None:
        if not column.nullable:
            raise Unreadable
        return None
    if isinstance(kind, Boolean):
        if value not in (0, 1):
            raise Unreadable
        return bool(value)
    wanted = int if isinstance(kind, Integer) else (int, float) if isinstance(kind, Float) else str
    if not isinstance(value, wanted):
        raise Unreadable
    if isinstance(kind, TypeDecorator):
        return kind.process_result_value(value, _DIALECT)
    return float(value) if isinstance(kind, Float) else value


def _take_history(page: dict[int, HistoryEntry], row: Row) -> None:
    names = [column.name for column in HISTORY.columns][1:]
    entry = dict(zip(names, row.values[1:], strict=False))
    if row.is_whole and all(isinstance(entry[name], str) for name in names[:5]):
        page[row.number] = HistoryEntry(**entry)  # type: ignore[arg-type]


def _take_other(found: Remains, row: Row) -> None:
    values = row.values[1:]
    if row.columns == len(CHANGE.columns) and all(isinstance(v, str) for v in values[:5]):
        names = [column.name for column in CHANGE.columns][1:]
        found.changes[row.number] = ChangeEntry(**dict(zip(names, values, strict=True)))  # type: ignore[arg-type]
    elif row.columns == len(SEARCH_DOC.columns) and all(isinstance(v, str) for v in values[:4]):
        kind, record_id, mentorship_id, title = map(str, values[:4])
        text = str(values[4] or "")
        found.headings[kind, record_id] = Heading(mentorship_id, title, text)
    elif row.columns == _HEAD_COLUMNS:
        counter, desk_id = values[:2]
        if isinstance(counter, int) and isinstance(desk_id, str) and counter >= found.counter:
            found.counter, found.desk_id = counter, desk_id


def _settle(found: Remains, candidates: list[Part]) -> None:
    """Decide what a row is that could be several things, by what else names its id."""
    record_id = candidates[0].known["id"]
    told = Counter(
        entry.kind
        for page in found.history
        for entry in page.values()
        if entry.record_id == record_id
    )
    told.update(kind for kind, named in found.headings if named == record_id)
    fitting = [one for one in candidates if told[one.record_type.KIND]]
    if len(candidates) > 1 and len(fitting) != 1:
        return
    _keep(found, (fitting or candidates)[0])
