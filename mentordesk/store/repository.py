"""One generic way from rows to frozen values and back."""

import dataclasses
from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, and_, select

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
        rows = self._select(record_type, {"id": record_id})
        return rows[0] if rows else None

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
        names = field_names(record_type)
        found: list[R] = []
        for table in self._tables[record_type]:
            conditions = [_condition(table, name, value) for name, value in equal.items()]
            if trashed is not None:
                stamp = table.c.trashed_at
                conditions.append(stamp.is_not(None) if trashed else stamp.is_(None))
            rows = self._connection.execute(select(table).where(and_(True, *conditions)))
            found.extend(record_type(**dict(zip(names, row, strict=True))) for row in rows)
        return found


def _condition(table: Table, name: str, value: Any) -> ColumnElement[bool]:
    column = table.c[name]
    if isinstance(value, (list, tuple, set, frozenset)):
        return column.in_(list(value))
    return column.is_(None) if value is None else column == value
