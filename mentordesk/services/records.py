"""What every kind of record can do: each verb is one unit of work and returns Changes."""

import dataclasses
from collections.abc import Sequence
from typing import Any, ClassVar, Generic, TypeVar

from mentordesk.domain.changes import Changes
from mentordesk.domain.ids import MentorshipId, new_id
from mentordesk.domain.mentorship import Mentorship, Person
from mentordesk.domain.record import Record, checked
from mentordesk.domain.text import tidy_line, tidy_text
from mentordesk.store.repository import Reader
from mentordesk.store.store import Store, Unit
from mentordesk.store.tables import PARENT_FIELDS, PARENTS

R = TypeVar("R", bound=Record)


def tidied(record: R) -> R:
    """Return `record` with its words made safe to keep (see ``domain.text``)."""
    words: dict[str, Any] = {name: tidy_line(getattr(record, name)) for name in record.LINES}
    words |= {name: tidy_text(getattr(record, name)) for name in record.TEXTS}
    if isinstance(record, Mentorship):
        words |= {"mentor": _tidy_person(record.mentor), "mentee": _tidy_person(record.mentee)}
    return dataclasses.replace(record, **words)


def _tidy_person(person: Person) -> Person:
    words = {name: tidy_line(getattr(person, name)) for name in ("name", "email", "zone")}
    return dataclasses.replace(person, **words)


def fresh(unit: Unit, record_type: type[R], mentorship_id: MentorshipId, **fields: Any) -> R:
    """Return a new, tidied and checked record of a type; raises ValidationError."""
    now = unit.now
    record = record_type(
        id=new_id(), mentorship_id=mentorship_id, created_at=now, updated_at=now, **fields
    )
    return checked(tidied(record))


def amend(unit: Unit, record: R, **fields: Any) -> R:
    """Change fields of a record, tidied and checked; raises ValidationError."""
    wanted = checked(tidied(dataclasses.replace(record, **fields)))
    return unit.change(record, **{name: getattr(wanted, name) for name in fields})


def last_position(reader: Reader, record_type: type[R], **equal: Any) -> float:
    """Return a place after all records of a type whose fields equal the given values."""
    records: Sequence[Any] = reader.all(record_type, order="position", **equal)
    return float(records[-1].position) + 1.0 if records else 1.0


class RecordService(Generic[R]):
    """The verbs that records of any kind have in common."""

    record_type: type[R]
    #: the field within whose equal values records are in order
    ORDERED_WITHIN: ClassVar[str] = "mentorship_id"

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def kind(self) -> str:
        """The name of the kind of records, which labels and topics carry."""
        return self.record_type.KIND

    def get(self, record_id: str) -> R:
        """Return one record; raises RecordMissing."""
        with self._store.reading() as reader:
            return reader.get(self.record_type, record_id)

    def all(self, mentorship_id: MentorshipId) -> list[R]:
        """Return a mentorship's records, in the order the pair gave them."""
        with self._store.reading() as reader:
            return reader.all(self.record_type, order=self._order(), mentorship_id=mentorship_id)

    def update(self, record_id: str, *, spell: str = "", **fields: Any) -> Changes:
        """Change fields of a record; raises ValidationError, RecordMissing.

        Updates of one `spell` (one stretch of typing) in a row are one change to undo.
        """
        with self._store.unit(f"{self.kind}.edit", spell=spell) as unit:
            record = unit.get(self.record_type, record_id)
            wanted = tidied(dataclasses.replace(record, **fields))
            # tidied first, so that a space at the end is not taken for news
            self._amend(unit, record, {name: getattr(wanted, name) for name in fields})
            return unit.commit()

    def trash(self, record_id: str) -> Changes:
        """Move a record and what belongs to it to the trash."""
        with self._store.unit(f"{self.kind}.trash") as unit:
            unit.trash(unit.get(self.record_type, record_id))
            return unit.commit()

    def move(self, record_id: str, index: int) -> Changes:
        """Put a record at `index` among those it is in order with (0 is first)."""
        with self._store.unit(f"{self.kind}.move") as unit:
            record: Any = unit.get(self.record_type, record_id)
            within = {self.ORDERED_WITHIN: getattr(record, self.ORDERED_WITHIN)}
            others: list[Any] = [
                other
                for other in unit.all(self.record_type, order="position", **within)
                if other.id != record_id
            ]
            before = [o for o in others if (o.position, o.id) < (record.position, record.id)]
            if min(max(index, 0), len(others)) != len(before):
                unit.change(record, position=place_at(others, index))
            return unit.commit()

    def _amend(self, unit: Unit, record: R, fields: dict[str, Any]) -> R:
        return amend(unit, record, **fields)

    def _order(self) -> str:
        names = {field.name for field in dataclasses.fields(self.record_type)}
        return "position" if "position" in names else "created_at"

    def add_many(self, mentorship_id: MentorshipId, rows: Sequence[dict[str, Any]]) -> Changes:
        """Add several records at the end as one change (from a template, say)."""
        with self._store.unit(f"{self.kind}.add") as unit:
            place = last_position(unit, self.record_type, mentorship_id=mentorship_id)
            for offset, fields in enumerate(rows):
                position = {"position": place + offset}
                unit.add(fresh(unit, self.record_type, mentorship_id, **fields, **position))
            return unit.commit()

    def _add(self, mentorship_id: MentorshipId, **fields: Any) -> Changes:
        with self._store.unit(f"{self.kind}.add") as unit:
            if self._order() == "position":
                within = {"mentorship_id": mentorship_id, **fields}[self.ORDERED_WITHIN]
                fields["position"] = last_position(
                    unit, self.record_type, **{self.ORDERED_WITHIN: within}
                )
            unit.add(fresh(unit, self.record_type, mentorship_id, **fields))
            return unit.commit()


class PartService(RecordService[R]):
    """The verbs of kinds whose records belong to another, and are in order within it."""

    def add(self, whole_id: str, words: str, **fields: Any) -> Changes:
        """Add a part named `words` at the end of a whole; raises ValidationError, RecordMissing."""
        with self._store.reading() as reader:
            whole = reader.get(PARENTS[self.record_type], whole_id)
        given = {PARENT_FIELDS[self.record_type]: whole_id, self.record_type.REQUIRED[0]: words}
        return self._add(whole.mentorship_id, **given, **fields)


def place_at(others: Sequence[Any], index: int) -> float:
    """Return a position that puts a record at `index` among `others` (in order)."""
    if not others:
        return 1.0
    if index <= 0:
        return float(others[0].position) - 1.0
    if index >= len(others):
        return float(others[-1].position) + 1.0
    # Fifty moves into the same gap use up the digits of a float; people make a handful.
    return (float(others[index - 1].position) + float(others[index].position)) / 2
