"""Tables made from the fields of frozen values, so that columns carry the fields' names."""

# ruff: noqa: ARG002 - SQLAlchemy hands every conversion the dialect

import dataclasses
import enum
import typing
from datetime import UTC, date, datetime
from types import NoneType, UnionType
from typing import Any

import msgspec
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import (
    Boolean,
    Column,
    Dialect,
    Float,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)
from sqlalchemy.types import TypeEngine

from mentordesk.domain.record import Record


class Unreadable(sqlcipher.DatabaseError):  # type: ignore[misc]
    """A stored value is none that was ever written: the file is damaged though its pages hold."""

    sqlite_errorcode = 11  # SQLITE_CORRUPT


_NEVER_WRITTEN = (ValueError, TypeError, AttributeError, msgspec.MsgspecError)


class Moment(TypeDecorator[datetime]):
    """A UTC moment to the millisecond, or a naive wall-clock time, as text that sorts."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write the value as ISO 8601."""
        return None if value is None else moment_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Read ISO 8601."""
        try:
            return None if value is None else datetime.fromisoformat(value)
        except _NEVER_WRITTEN:
            raise Unreadable from None


class Day(TypeDecorator[date]):
    """A date as ISO 8601 text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """Write the date as YYYY-MM-DD."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        """Read YYYY-MM-DD."""
        try:
            return None if value is None else date.fromisoformat(value)
        except _NEVER_WRITTEN:
            raise Unreadable from None


class EnumText(TypeDecorator[enum.Enum]):
    """A StrEnum member as its value."""

    impl = Text
    cache_ok = True

    def __init__(self, members: type[enum.StrEnum]) -> None:
        super().__init__()
        self.members = members

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Write the member's value."""
        return None if value is None else str(self.members(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> enum.Enum | None:
        """Read the member."""
        try:
            return None if value is None else self.members(value)
        except _NEVER_WRITTEN:
            raise Unreadable from None


class Plain(TypeDecorator[Any]):
    """A value of any plain type or frozen dataclass, as JSON text."""

    impl = Text
    cache_ok = True

    def __init__(self, hint: Any) -> None:
        super().__init__()
        self.hint = hint

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Write the value as JSON."""
        return None if value is None else to_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Read the value, checked against its type."""
        try:
            return None if value is None else from_json(value, self.hint)
        except _NEVER_WRITTEN:
            raise Unreadable from None


def moment_text(value: datetime) -> str:
    """Return `value` as fixed-width ISO 8601, with Z where it is aware (then in UTC)."""
    if value.tzinfo is None:
        return value.isoformat(timespec="seconds")
    return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def to_json(value: object) -> str:
    """Return `value` (plain, enum, date, frozen dataclass) as compact JSON."""
    return msgspec.json.encode(value).decode()


def from_json(text: str, hint: Any) -> Any:
    """Return the value of type `hint` that `text` stands for."""
    return msgspec.json.decode(text.encode(), type=hint)


def hints(record_type: type[Record]) -> dict[str, Any]:
    """Return the type of each field of a record, in their order."""
    resolved = typing.get_type_hints(record_type)
    return {field.name: resolved[field.name] for field in dataclasses.fields(record_type)}


def _column_type(hint: Any) -> TypeEngine[Any]:
    simple: dict[Any, TypeEngine[Any]] = {
        str: Text(),
        bool: Boolean(),
        int: Integer(),
        float: Float(),
        datetime: Moment(),
        date: Day(),
    }
    base = getattr(hint, "__supertype__", hint)
    if base in simple:
        return simple[base]
    if isinstance(base, type) and issubclass(base, enum.StrEnum):
        return EnumText(base)
    return Plain(hint)


def _column(name: str, hint: Any) -> Column[Any]:
    # "X | None" is a UnionType, and a typing.Union where X is a NewType
    is_union = typing.get_origin(hint) in (UnionType, typing.Union)
    parts = typing.get_args(hint) if is_union else ()
    optional = NoneType in parts
    if optional:
        rest = [part for part in parts if part is not NoneType]
        hint = rest[0] if len(rest) == 1 else hint
    return Column(name, _column_type(hint), primary_key=name == "id", nullable=optional)


def columns_for(record_type: type[Record]) -> list[Column[Any]]:
    """Return a column for each field of a record, in their order."""
    return [_column(field, hint) for field, hint in hints(record_type).items()]


def table_for(record_type: type[Record], name: str, metadata: MetaData) -> Table:
    """Return the table that keeps records of a type, one column a field."""
    table = Table(name, metadata, *columns_for(record_type))
    trashed = table.c.trashed_at
    # The trash is small, and looked through at each start: without this, every record would be.
    Index(f"ix_{name}_trash", trashed, sqlite_where=trashed.is_not(None))
    return table
