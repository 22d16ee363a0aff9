"""Reading the history: what can be undone, what a change changed, what a field was."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from mentordesk.store.private_tables import PRIVATE_HISTORY
from mentordesk.store.tables import CHANGE, HISTORY

_HALVES = (HISTORY, PRIVATE_HISTORY)


def latest_changes(connection: Connection, limit: int) -> list[tuple[str, str, str]]:
    """Return (id, label, direction) of the latest changes, the oldest of them first."""
    rows = connection.execute(
        select(CHANGE.c.id, CHANGE.c.label, CHANGE.c.direction)
        .order_by(CHANGE.c.seq.desc())
        .limit(limit)
    ).all()
    return [(row[0], row[1], row[2]) for row in reversed(rows)]


def rows_of_change(connection: Connection, change_id: str) -> list[Any]:
    """Return the rows of a change, the last first, to be taken back in that order."""
    found: list[Any] = []
    for table in _HALVES:
        statement = select(table).where(table.c.change_id == change_id)
        found += connection.execute(statement.order_by(table.c.seq.desc())).all()
    return found


def rows_of_field(
    connection: Connection, kind: str, record_id: str, field: str
) -> Iterator[tuple[str, str, str]]:
    """Yield (moment, JSON before, JSON after) of each change of a field, the oldest first."""
    for table in _HALVES:
        rows = connection.execute(
            select(CHANGE.c.at, table.c.before, table.c.after)
            .join(table, table.c.change_id == CHANGE.c.id)
            .where(table.c.record_id == record_id, table.c.field == field, table.c.kind == kind)
            .order_by(CHANGE.c.seq)
        )
        yield from ((row[0], row[1], row[2]) for row in rows)
