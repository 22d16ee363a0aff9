"""One generic way from rows to frozen values and back."""

import dataclasses
from collections.abc import Sequence
from enum import Enum, auto
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, Select, Table, and_, bindparam, select

from mentordesk.domain.record import Record
from mentordesk.errors import RecordMissing

R = TypeVar("R", bound=Record)


def field_names(record_type: type[Record]) -> tuple[str, ...]:
    """Return the names of a record's fields, in order."""
    return tuple(field.name for field in dataclasses.fields(record_type))


def values_of(record: Record) -> dict[str, Any]:
    """Return a record's fields by name (not copied, not converted)."""
    return {name: getattr(record, name) for name in field_names(type(record))}


class Reader:
    """Reads records from some set of tables, `TABLES`: one or more tables a type."""

    def __init__(self, connection: Connection, tables: dict[type[Record], tuple[Table, ...]]):
        self._connection = connection
        self._tables = tables

    @property
    def connection(self) -> Connection:
        """The connection, for a query that no generic verb can say."""
        return self._connection

    def tuples(self, query: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        """Return bare rows, straight from the driver: for lists of thousands of titles."""
        cursor = self._connection.connection.driver_connection.execute(query, values)  # type: ignore[union-attr]
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found

    def find(self, record_type: type[R], record_id: str) -> R | None:
        """Return the record, in the trash or not, or None."""
        for table in self._tables.get(record_type, ()):  # an id is in one of them, if at all
            rows = self._selected(table, record_type, {"id": record_id})
            if rows:
                return rows[0]
        return None

    def get(self, record_type: type[R], record_id: str) -> R:
        """Return the record, in the trash or not; raises RecordMissing."""
        record = self.find(record_type, record_id)
        if record is None:
            raise RecordMissing(record_type.KIND, record_id)
        return record

    def all(
        self,
        record_type: type[R],
        *,
        order: str = "created_at",
        trashed: bool = False,
        **equal: Any,
    ) -> list[R]:
        """Return the records whose fields equal the given values, in order of one field.

        A tuple, list or set stands for any of its values. Only trashed records where `trashed`,
        else only the others.
        """
        found = self._select(record_type, equal, trashed=trashed)
        return sorted(found, key=lambda record: (getattr(record, order), record.id))

    def _select(
        self, record_type: type[R], equal: dict[str, Any], *, trashed: bool | None = None
    ) -> list[R]:
        found: list[R] = []
        for table in self._tables.get(record_type, ()):  # of what is never shared: none
            found.extend(self._selected(table, record_type, equal, trashed=trashed))
        return found

    def _selected(
        self,
        table: Table,
        record_type: type[R],
        equal: dict[str, Any],
        *,
        trashed: bool | None = None,
    ) -> list[R]:
        names = field_names(record_type)
        shape = tuple((name, _test_of(value)) for name, value in equal.items())
        values = {name: _bindable(value) for name, value in equal.items() if value is not None}
        rows = self._connection.execute(_query(table, shape, trashed), values)
        return [record_type(**dict(zip(names, row, strict=True))) for row in rows]


class _Test(Enum):
    """How a field is compared with what is asked for."""

    NONE = auto()
    EQUAL = auto()
    AMONG = auto()


def _test_of(value: Any) -> _Test:
    if value is None:
        return _Test.NONE
    return _Test.AMONG if isinstance(value, (list, tuple, set, frozenset)) else _Test.EQUAL


def _bindable(value: Any) -> Any:
    return list(value) if isinstance(value, (tuple, set, frozenset)) else value


# Building a query takes SQLAlchemy longer than SQLite takes to answer one; the shapes are few.
@cache
def _query(table: Table, shape: tuple[tuple[str, _Test], ...], trashed: bool | None) -> Select[Any]:
    conditions = [_condition(table.c[name], test) for name, test in shape]
    if trashed is not None:
        stamp = table.c.trashed_at
        conditions.append(stamp.is_not(None) if trashed else stamp.is_(None))
    return select(table).where(and_(True, *conditions))


def _condition(column: Column[Any], test: _Test) -> ColumnElement[bool]:
    if test is _Test.NONE:
        return column.is_(None)
    if test is _Test.AMONG:
        return column.in_(bindparam(column.name, expanding=True, type_=column.type))
    return column == bindparam(column.name, type_=column.type)
