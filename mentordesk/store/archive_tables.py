"""The history as values, for the owner's archive alone: it may read and write both halves."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from mentordesk.store.private_tables import PRIVATE_HISTORY
from mentordesk.store.tables import CHANGE, HISTORY


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeEntry:
    """One unit of work: when, what it was, and which earlier one it takes back."""

    id: str
    at: str
    actor: str
    label: str
    direction: str
    reverses: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One field that a change changed; ``before`` and ``after`` are JSON texts."""

    change_id: str
    kind: str
    record_id: str
    verb: str
    field: str
    before: str | None
    after: str | None


def read_changes(connection: Connection) -> list[ChangeEntry]:
    """Return every change, the oldest first."""
    rows = connection.execute(select(CHANGE).order_by(CHANGE.c.seq)).mappings()
    return [ChangeEntry(**{k: v for k, v in row.items() if k != "seq"}) for row in rows]


def read_history(connection: Connection, *, private: bool) -> list[HistoryEntry]:
    """Return one half of the history, the oldest first."""
    table = _half(private=private)
    rows = connection.execute(select(table).order_by(table.c.seq)).mappings()
    return [HistoryEntry(**{k: v for k, v in row.items() if k != "seq"}) for row in rows]


def write_changes(connection: Connection, changes: Sequence[ChangeEntry]) -> None:
    """Keep changes as they were."""
    _insert(connection, CHANGE, changes)


def write_history(
    connection: Connection, entries: Sequence[HistoryEntry], *, private: bool
) -> None:
    """Keep one half of a history as it was."""
    _insert(connection, _half(private=private), entries)


def _half(*, private: bool) -> Table:
    return PRIVATE_HISTORY if private else HISTORY


def _insert(connection: Connection, table: Table, entries: Sequence[Any]) -> None:
    if entries:
        connection.execute(insert(table), [asdict(entry) for entry in entries])
