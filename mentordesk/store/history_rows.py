"""Reading the history: what can be undone, what a change changed, what a field was."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, or_, select

from mentordesk.domain.record import Record
from mentordesk.store.change_log import Verb
from mentordesk.store.private_tables import PRIVATE_HISTORY
from mentordesk.store.tables import CHANGE, HISTORY

_HALVES = (HISTORY, PRIVATE_HISTORY)
_AT_ONCE = 500


def latest_changes(connection: Connection, limit: int) -> list[tuple[str, str, str]]:
    """Return (id, label, direction) of the latest changes, the oldest of them first.

    Changes that left nothing different are passed over: all they touched has been erased, or
    what was typed was typed away again.
    """
    different = [
        select(1)
        .where(
            table.c.change_id == CHANGE.c.id,
            or_(table.c.verb == Verb.ADD.value, table.c.before.is_not(table.c.after)),
        )
        .exists()
        for table in _HALVES
    ]
    rows = connection.execute(
        select(CHANGE.c.id, CHANGE.c.label, CHANGE.c.direction)
        .where(or_(*different))
        .order_by(CHANGE.c.seq.desc())
        .limit(limit)
    ).all()
    return [(row[0], row[1], row[2]) for row in reversed(rows)]


def last_change_at(connection: Connection) -> datetime | None:
    """Return when the last change was made (UTC), or None where there was none."""
    latest = select(CHANGE.c.at).order_by(CHANGE.c.seq.desc()).limit(1)
    found = connection.execute(latest).scalar()
    return None if found is None else datetime.fromisoformat(found)


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


def trashing_changes(
    connection: Connection, records: Sequence[Record]
) -> dict[tuple[str, str], str]:
    """Return, by (kind, id), the change that last put each record into the trash (or out).

    A record whose history is not known, an imported one say, is left out.
    """
    ids = sorted({record.id for record in records})
    wanted = {(record.KIND, record.id) for record in records}
    found: dict[tuple[str, str], str] = {}
    for table in _HALVES:
        columns = (table.c.kind, table.c.record_id, table.c.change_id)
        for start in range(0, len(ids), _AT_ONCE):
            some = table.c.record_id.in_(ids[start : start + _AT_ONCE])
            statement = select(*columns).where(some, table.c.field == "trashed_at")
            for kind, record_id, change_id in connection.execute(statement.order_by(table.c.seq)):
                if (kind, record_id) in wanted:
                    found[kind, record_id] = change_id
    return found
