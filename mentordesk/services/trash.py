"""The trash: what was deleted in the last thirty days, to be had back."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from mentordesk.domain.changes import Changes
from mentordesk.domain.expectation import SealedAnswer
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.note import NoteText
from mentordesk.domain.record import Record
from mentordesk.services.settings import Settings
from mentordesk.store.change_log import Direction
from mentordesk.store.history_rows import last_change_at, trashing_changes
from mentordesk.store.store import Store
from mentordesk.store.tables import RECORD_TYPES, parent_of
from mentordesk.store.unit_of_work import TYPES_BY_KIND

KEPT_FOR = timedelta(days=30)
#: A clock that is further than this from the last change may be wrong, and erases nothing …
_JUMP = timedelta(days=60)
#: … until it has gone on from there for so long.
_PROBATION = timedelta(days=7)
#: What goes where its whole goes: a note's text, an answer to an expectation.
_PARTS = frozenset({NoteText, SealedAnswer})
_JUMPED = "clock_jumped_at"


@dataclass(frozen=True, slots=True)
class TrashItem:
    """A deleted record, by what a list shows of it."""

    kind: str
    id: str
    title: str
    trashed_at: datetime


class Trash:
    """Deleted records."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings

    def items(self) -> list[TrashItem]:
        """Return what was deleted by itself, the latest first."""
        with self._store.reading() as reader:
            found = [
                record
                for record_type in RECORD_TYPES
                if record_type not in _PARTS
                for record in reader.all(record_type, trashed=True)
            ]
            together = trashing_changes(reader.connection, found)
        wholes = {(type(record), record.id): record for record in found}
        return sorted(
            (
                TrashItem(record.KIND, record.id, _title(record), record.trashed_at)
                for record in found
                if record.trashed_at and not _went_with_whole(record, wholes, together)
            ),
            key=lambda item: item.trashed_at,
            reverse=True,
        )

    def restore(self, kind: str, record_id: str) -> Changes:
        """Take a record out of the trash, with what went there together with it.

        What belongs to something in the trash brings that along, for it is shown nowhere else.
        Raises RecordMissing.
        """
        with self._store.unit(f"{kind}.restore") as unit:
            record = unit.get(TYPES_BY_KIND[kind], record_id)
            wholes = _wholes_of(record) if record.trashed_at else []
            for which in (*wholes, (type(record), record_id)):
                one = unit.find(*which)
                if one is not None and one.trashed_at:
                    unit.restore(one)
            return unit.commit()

    def purge(self) -> int:
        """Erase for good what has been in the trash for thirty days; return how many records.

        A clock set back erases nothing early, for then nothing is old enough; one that is suddenly
        months or years ahead is not believed for a week.
        """
        if not self._believes_clock():
            return 0
        with self._store.unit("trash.purge", direction=Direction.NOTED) as unit:
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
            if old:  # else looking alone would be a change, and call for a backup
                unit.commit()
            return len([record for record in old if not isinstance(record, NoteText)])

    def _believes_clock(self) -> bool:
        """Tell whether the present moment follows on the last change, or has for a week."""
        now = self._store.clock()
        with self._store.reading() as reader:
            last = last_change_at(reader.connection)
        jumped = self._settings.get(_JUMPED, datetime)
        if jumped is None:
            if last is None or now - last <= _JUMP:
                return True
            self._settings.put(_JUMPED, now)
            return False
        if jumped <= now < jumped + _PROBATION:
            return False
        self._settings.put(_JUMPED, None)  # it was set right again, or it was right
        return now >= jumped


def _title(record: Record) -> str:
    if isinstance(record, Mentorship):
        return f"{record.mentor.name} & {record.mentee.name}"
    return str(getattr(record, record.LINES[0])) if record.LINES else ""


def _wholes_of(record: Record) -> list[tuple[type[Record], str]]:
    """Return what `record` is a part of, the largest first: its mentorship, then its parent."""
    parent = parent_of(record)
    pair: list[tuple[type[Record], str]] = [(Mentorship, record.mentorship_id)]
    wholes = [] if isinstance(record, Mentorship) else pair
    return [*wholes, parent] if parent else wholes


def _went_with_whole(
    record: Record,
    trashed: dict[tuple[type[Record], str], Record],
    together: dict[tuple[str, str], str],
) -> bool:
    change = together.get((record.KIND, record.id))
    return any(
        # Moments alone do not tell: two deletions can share a millisecond.
        whole.trashed_at == record.trashed_at and together.get((whole.KIND, whole.id)) == change
        for which in _wholes_of(record)
        if (whole := trashed.get(which)) is not None
    )
