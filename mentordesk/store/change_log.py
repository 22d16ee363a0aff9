"""The append-only history: who changed which field of what, when, from what to what.

A change is one unit of work. While a person types, saves of one editing spell are one change: its
row's `after` follows the text until the spell ends, so a note has one revision a spell and a crash
loses no more than the last pause. Private records have a history of their own.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from functools import cache

from sqlalchemy import (
    Connection,
    Table,
    Update,
    bindparam,
    delete,
    insert,
    or_,
    select,
    update,
)

from mentordesk.domain.ids import ChangeId, new_id
from mentordesk.domain.record import Record, Visibility, visibility_of
from mentordesk.store.columns import moment_text, to_json
from mentordesk.store.private_tables import PRIVATE_HISTORY
from mentordesk.store.tables import CHANGE, HISTORY


class Direction(StrEnum):
    """Whether a change was done, taken back, or done again; NOTED ones cannot be taken back."""

    DONE = "done"
    UNDONE = "undone"
    REDONE = "redone"
    NOTED = "noted"


class Verb(StrEnum):
    """What happened to a record."""

    ADD = "add"
    EDIT = "edit"


_PLACE = ("change_id", "record_id", "kind", "field")


def history_of(record: Record) -> Table:
    """Return the history that a record's changes belong to."""
    private = visibility_of(record) is Visibility.PRIVATE
    return PRIVATE_HISTORY if private else HISTORY


@cache
def _follow(table: Table) -> Update:
    place = (table.c[name] == bindparam(f"p_{name}") for name in _PLACE)
    return update(table).where(*place)


def forget_empty(connection: Connection) -> None:
    """Forget changes of which nothing is told any more; the one under way is noted at its end."""
    told = [CHANGE.c.id.in_(select(table.c.change_id)) for table in (HISTORY, PRIVATE_HISTORY)]
    connection.execute(delete(CHANGE).where(~or_(*told)))


class ChangeLog:
    """Writes the history of one unit of work."""

    def __init__(
        self,
        connection: Connection,
        label: str,
        at: datetime,
        *,
        direction: Direction = Direction.DONE,
        reverses: ChangeId | None = None,
        continues: ChangeId | None = None,
    ) -> None:
        self._connection = connection
        self._at = at
        self._direction = direction
        self._reverses = reverses
        self._opened = continues is not None
        self._continues = continues is not None
        self._id = continues
        self.label = label

    @property
    def id(self) -> ChangeId:
        """The id of the change; made when something is first written, for reading needs none."""
        if self._id is None:
            self._id = ChangeId(new_id())
        return self._id

    def added(self, records: Sequence[Record]) -> None:
        """Note that records were made; taking it back moves them to the trash."""
        rows: dict[Table, list[dict[str, str | None]]] = {}
        for record in records:
            row = self._row(record, Verb.ADD, "", None, None)
            rows.setdefault(history_of(record), []).append(row)
        for table, added in rows.items():
            self._open()
            self._connection.execute(insert(table), added)

    def edited(self, record: Record, field: str, before: object, after: object) -> None:
        """Note that a field changed; within a spell, only its `after` follows."""
        table = history_of(record)
        if self._continues:
            place = {"p_change_id": self.id, "p_record_id": record.id, "p_kind": record.KIND}
            news = {**place, "p_field": field, "after": to_json(after)}
            if self._connection.execute(_follow(table), news).rowcount:
                return
        self._open()
        row = self._row(record, Verb.EDIT, field, to_json(before), to_json(after))
        self._connection.execute(insert(table), [row])

    def erased(self, record: Record) -> None:
        """Forget all that was noted of a record."""
        table = history_of(record)
        gone = (table.c.record_id == record.id) & (table.c.kind == record.KIND)
        self._connection.execute(delete(table).where(gone))

    def close(self) -> ChangeId:
        """Make sure that the change itself is noted, and return its id."""
        self._open()
        return self.id

    def _open(self) -> None:
        if self._opened:
            return
        self._opened = True
        self._connection.execute(
            insert(CHANGE).values(
                id=self.id,
                at=moment_text(self._at),
                actor="me",
                label=self.label,
                direction=self._direction.value,
                reverses=self._reverses,
            )
        )

    def _row(
        self, record: Record, verb: Verb, field: str, before: str | None, after: str | None
    ) -> dict[str, str | None]:
        return {
            "change_id": self.id,
            "kind": record.KIND,
            "record_id": record.id,
            "verb": verb.value,
            "field": field,
            "before": before,
            "after": after,
        }
