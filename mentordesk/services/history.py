"""Undo and redo, over restarts: both walk the history that the store keeps anyway."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mentordesk.domain.changes import Changes, Stacks, Step
from mentordesk.domain.ids import ChangeId
from mentordesk.domain.record import Record
from mentordesk.errors import NothingToUndo
from mentordesk.store.change_log import Direction, Verb
from mentordesk.store.columns import from_json, hints
from mentordesk.store.history_rows import latest_changes, rows_of_change, rows_of_field
from mentordesk.store.repository import Reader
from mentordesk.store.store import Store, Unit
from mentordesk.store.unit_of_work import TYPES_BY_KIND

_LOOK_BACK = 1000


@dataclass(frozen=True, slots=True)
class Revision:
    """What a field was before a change."""

    at: datetime
    before: Any
    after: Any


class History:
    """What happened, and taking it back."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def stacks(self) -> Stacks:
        """Return what undo and redo would act on."""
        with self._store.reading() as reader:
            undo, redo = _walk(reader)
        return Stacks(undo[-1] if undo else None, redo[-1] if redo else None)

    def undo(self) -> Changes:
        """Take the latest change back; raises NothingToUndo."""
        with self._store.reading() as reader:
            undo, _ = _walk(reader)
        return self._reverse(undo, Direction.UNDONE)

    def redo(self) -> Changes:
        """Do the change last taken back again; raises NothingToUndo."""
        with self._store.reading() as reader:
            _, redo = _walk(reader)
        return self._reverse(redo, Direction.REDONE)

    def revisions(self, record_type: type[Record], record_id: str, field: str) -> list[Revision]:
        """Return what a field was, the oldest first."""
        hint = hints(record_type)[field]
        with self._store.reading() as reader:
            rows = list(rows_of_field(reader.connection, record_type.KIND, record_id, field))
        return [
            Revision(datetime.fromisoformat(at), from_json(old, hint), from_json(new, hint))
            for at, old, new in rows
        ]

    def _reverse(self, steps: list[Step], direction: Direction) -> Changes:
        if not steps:
            raise NothingToUndo
        step = steps[-1]
        with self._store.unit(step.label, direction=direction, reverses=step.change_id) as unit:
            for row in rows_of_change(unit.connection, step.change_id):
                _reverse_row(unit, row)
            return unit.commit()


def _walk(reader: Reader) -> tuple[list[Step], list[Step]]:
    """Replay the latest changes into the two stacks."""
    undo: list[Step] = []
    redo: list[Step] = []
    for change_id, label, direction in latest_changes(reader.connection, _LOOK_BACK):
        step = Step(ChangeId(change_id), label)
        if direction == Direction.DONE:
            undo.append(step)
            redo.clear()
        elif direction == Direction.UNDONE:
            _pop(undo)
            redo.append(step)
        elif direction == Direction.REDONE:
            _pop(redo)
            undo.append(step)
    return undo, redo


def _pop(steps: list[Step]) -> None:
    # The first rows of the window may take back a change that lies before it.
    if steps:
        steps.pop()


def _reverse_row(unit: Unit, row: Any) -> None:
    record_type = TYPES_BY_KIND[row.kind]
    record = unit.find(record_type, row.record_id)
    if record is None:
        return
    if row.verb == Verb.ADD:
        unit.change(record, trashed_at=record.trashed_at or unit.now)
    else:
        unit.change(record, **{row.field: from_json(row.before, hints(record_type)[row.field])})
