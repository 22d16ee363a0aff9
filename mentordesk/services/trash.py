"""The trash: what was deleted in the last thirty days, to be had back."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from mentordesk.domain.changes import Changes
from mentordesk.domain.record import Record
from mentordesk.store.store import Store
from mentordesk.store.tables import PARENT_FIELDS, RECORD_TYPES
from mentordesk.store.unit_of_work import TYPES_BY_KIND

KEPT_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class TrashItem:
    """A deleted record, by what a list shows of it."""

    kind: str
    id: str
    title: str
    trashed_at: datetime


class Trash:
    """Deleted records."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def items(self) -> list[TrashItem]:
        """Return what was deleted by itself, the latest first."""
        with self._store.reading() as reader:
            found = {
                record.id: record
                for record_type in RECORD_TYPES
                for record in reader.all(record_type, trashed=True)
            }
        return sorted(
            (
                TrashItem(record.KIND, record.id, _title(record), record.trashed_at)
                for record in found.values()
                if record.trashed_at and not _went_with_parent(record, found)
            ),
            key=lambda item: item.trashed_at,
            reverse=True,
        )

    def restore(self, kind: str, record_id: str) -> Changes:
        """Take a record out of the trash, with what went there together with it."""
        with self._store.unit(f"{kind}.restore") as unit:
            unit.restore(unit.get(TYPES_BY_KIND[kind], record_id))
            return unit.commit()

    def purge(self) -> int:
        """Erase for good what has been in the trash for thirty days; return how many records.

        A clock set back erases nothing early, for then nothing is old enough.
        """
        with self._store.unit("trash.purge") as unit:
            limit = unit.now - KEPT_FOR
            old = [
                record
                for record_type in reversed(RECORD_TYPES)
                for record in unit.all(record_type, trashed=True)
                if record.trashed_at and record.trashed_at < limit
            ]
            for record in old:
                if unit.find(type(record), record.id) is not None:
                    unit.erase(record)
            unit.finish()
            unit.connection.commit()
            return len(old)


def _title(record: Record) -> str:
    return str(getattr(record, record.LINES[0])) if record.LINES else ""


def _went_with_parent(record: Record, found: dict[str, Record]) -> bool:
    if record.KIND == "note_text":
        return True
    parent = found.get(getattr(record, PARENT_FIELDS.get(type(record), "mentorship_id")))
    return parent is not None and parent.trashed_at == record.trashed_at
