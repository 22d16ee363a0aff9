"""One unit of work: all of it happens, or nothing does.

Every write goes through ``UnitOfWork``, which also writes the history and the search index, so
that no verb can forget them.
"""

import dataclasses
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, Update, bindparam, delete, insert, update

from mentordesk.domain.changes import NO_CHANGES, Changes
from mentordesk.domain.clock import Clock
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.note import Note, NoteText
from mentordesk.domain.record import Record, Visibility, visibility_of
from mentordesk.store.change_log import ChangeLog
from mentordesk.store.history_rows import trashing_changes
from mentordesk.store.private_tables import PRIVATE
from mentordesk.store.repository import Reader, values_of
from mentordesk.store.search_index import SearchIndex
from mentordesk.store.tables import PARENT_FIELDS, PARENTS, RECORD_TYPES, SHARED

R = TypeVar("R", bound=Record)

_TABLES: dict[type[Record], tuple[Table, ...]] = {
    record_type: tuple(half[record_type] for half in (SHARED, PRIVATE) if record_type in half)
    for record_type in RECORD_TYPES
}
TYPES_BY_KIND: dict[str, type[Record]] = {record.KIND: record for record in RECORD_TYPES}


_WHICH = "which_record"

#: What is decided when a record is made. A visibility that changed would leave the row in the
#: tables of the other half; sharing makes a new record instead.
_MADE_WITH = ("id", "mentorship_id", "visibility")


@cache
def _update_of(table: Table) -> Update:
    return update(table).where(table.c.id == bindparam(_WHICH))


def table_of(record: Record) -> Table:
    """Return the table that a record lives in, by its visibility."""
    private = visibility_of(record) is Visibility.PRIVATE
    return PRIVATE[type(record)] if private else SHARED[type(record)]


class UnitOfWork(Reader):
    """Reads and writes the whole desk inside one transaction."""

    def __init__(self, connection: Connection, log: ChangeLog, clock: Clock) -> None:
        super().__init__(connection, _TABLES)
        self._log = log
        self._clock = clock
        self._index = SearchIndex(connection)
        self._unlearned: dict[tuple[str, str], Record] = {}
        self._bodies: dict[str, str] = {}
        self._touched: set[tuple[str, str]] = set()
        self.made = ""

    @property
    def now(self) -> datetime:
        """The moment of this unit of work, by the desk's clock (UTC)."""
        return self._clock()

    @property
    def today(self) -> date:
        """The date of this unit of work where the user is."""
        return self.now.astimezone().date()

    def add(self, record: R) -> R:
        """Keep a new record; its id is what the unit of work made, unless told otherwise."""
        self.add_all([record])
        self.made = self.made or record.id
        return record

    def add_all(self, records: Iterable[Record]) -> None:
        """Keep new records, parents before children; fast for tens of thousands."""
        added = list(records)
        self._log.added(added)
        self.take_in(added)

    def take_in(self, records: Iterable[Record]) -> None:
        """Keep records that bring their own history with them."""
        by_table: dict[Table, list[dict[str, Any]]] = {}
        added = list(records)
        for record in added:
            by_table.setdefault(table_of(record), []).append(values_of(record))
        for table, rows in by_table.items():
            self._connection.execute(insert(table), rows)
        for record in added:
            self._touch(record)

    def change(self, record: R, **fields: Any) -> R:
        """Write changed fields of a record and return it as it now is.

        Fields that are as they were are left alone; where none differs nothing is written.
        Raises ValueError for what a record keeps for good: its id, mentorship and visibility.
        """
        changed = {name: value for name, value in fields.items() if getattr(record, name) != value}
        if not changed:
            return record
        for name in _MADE_WITH:
            if name in changed:
                raise ValueError(f"a {record.KIND} keeps its {name}")
        self._forget(record)
        after = dataclasses.replace(record, updated_at=self.now, **changed)
        table = table_of(record)
        columns = {**changed, "updated_at": after.updated_at}
        self._connection.execute(_update_of(table), {**columns, _WHICH: record.id})
        for name in changed:
            self._log.edited(record, name, getattr(record, name), getattr(after, name))
        self._touch(after)
        return after

    def trash(self, record: Record) -> None:
        """Move a record, and what belongs to it, to the trash."""
        moment = self.now
        for member in (record, *self.belongings(record)):
            if member.trashed_at is None:
                self.change(member, trashed_at=moment)

    def restore(self, record: Record) -> None:
        """Take a record out of the trash, with what went there in the same change."""
        members = [record, *self.belongings(record)]
        together = trashing_changes(self._connection, members)
        change, moment = together.get((record.KIND, record.id)), record.trashed_at
        for member in members:
            same = together.get((member.KIND, member.id)) == change
            if member.trashed_at == moment and same:
                self.change(member, trashed_at=None)

    def erase(self, record: Record) -> None:
        """Remove a record, what belongs to it, and their history, for good."""
        for member in (*reversed(self.belongings(record)), record):
            self._forget(member)
            table = table_of(member)
            self._connection.execute(delete(table).where(table.c.id == member.id))
            self._log.erased(member)
            self._touched.add((member.KIND, member.id))
            self._unlearned.pop((member.KIND, member.id), None)

    def belongings(self, record: Record) -> list[Record]:
        """Return the records that belong to `record`, trashed or not, parents before children.

        To a mentorship belongs all that the pair has.
        """
        found: list[Record] = []
        if isinstance(record, Mentorship):
            for kind in RECORD_TYPES:
                if kind is not Mentorship:
                    found.extend(self._select(kind, {"mentorship_id": record.id}))
            return found
        for child_type, field in PARENT_FIELDS.items():
            if PARENTS[child_type] is type(record):
                found.extend(self._select(child_type, {field: record.id}))
        return found

    def finish(self) -> Changes:
        """Bring the index up to date and say what changed; the caller commits."""
        self._index.learn([(r, self._body_of(r)) for r in self._unlearned.values()])
        self._unlearned.clear()
        if not self._touched:
            return NO_CHANGES
        return Changes(
            change_id=self._log.close(),
            label=self._log.label,
            topics=frozenset(kind for kind, _ in self._touched),
            ids=frozenset(record_id for _, record_id in self._touched),
            made=self.made,
        )

    def _touch(self, record: Record) -> None:
        self._touched.add((record.KIND, record.id))
        if isinstance(record, NoteText):
            self._bodies[record.id] = record.body
            note = self._unlearned.get((Note.KIND, record.id)) or self.find(Note, record.id)
            if note is not None:
                self._unlearned[(Note.KIND, record.id)] = note
        else:
            self._unlearned[(record.KIND, record.id)] = record

    def _forget(self, record: Record) -> None:
        indexed = (Note.KIND if isinstance(record, NoteText) else record.KIND, record.id)
        if indexed not in self._unlearned:
            self._index.forget(record)

    def _body_of(self, record: Record) -> str:
        if not isinstance(record, Note):
            return ""
        if record.id not in self._bodies:
            text = self.find(NoteText, record.id)
            self._bodies[record.id] = text.body if text else ""
        return self._bodies[record.id]
