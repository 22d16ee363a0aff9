"""Expectations: what each person answers, and the day on which they agree."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from mentordesk.domain.changes import NO_CHANGES, Changes
from mentordesk.domain.expectation import Expectation, ExpectationState, SealedAnswer
from mentordesk.domain.ids import ExpectationId, MentorshipId
from mentordesk.domain.mentorship import Format, Mentorship
from mentordesk.domain.record import Role
from mentordesk.domain.terms import NO_TERMS, Terms
from mentordesk.errors import Problem, ValidationError
from mentordesk.services.meetings import put_on_next_agenda
from mentordesk.services.records import RecordService, amend, fresh
from mentordesk.store.change_log import Direction
from mentordesk.store.repository import Reader
from mentordesk.store.store import Unit

_TERMS = frozenset(
    {"title", "mentor_answer", "mentee_answer", "agreed_answer"}
    | {"mentor_terms", "mentee_terms", "agreed_terms"}
)


class Expectations(RecordService[Expectation]):
    """The questions the two have answered, or have yet to."""

    record_type = Expectation

    def add(self, mentorship_id: MentorshipId, *, title: str, **fields: Any) -> Changes:
        """Add an expectation; raises ValidationError."""
        return self._add(mentorship_id, title=title, **fields)

    def agree(self, record_id: str, answer: str = "") -> Changes:
        """Note that both agree today, on `answer` or on what stands as agreed.

        Raises ValidationError where there is nothing to agree on.
        """
        with self._store.unit("expectation.agree") as unit:
            record = unit.get(Expectation, record_id)
            words, terms = record.in_common() or ("", NO_TERMS)
            agreed = {
                "agreed_answer": answer or record.agreed_answer or words,
                "agreed_terms": terms if record.agreed_terms.is_empty else record.agreed_terms,
            }
            amend(unit, record, **agreed, agreed_on=unit.today, again_because="")
            return unit.commit()

    def sealed(self, record_id: str, person: Role) -> SealedAnswer | None:
        """Return what a person answered out of the other's sight, for that person's eyes."""
        with self._store.reading() as reader:
            return _sealed(reader, record_id, person)

    def to_answer(self, mentorship_id: MentorshipId, person: Role) -> list[Expectation]:
        """Return the questions a person can answer now: not agreed on, no open answer of theirs."""
        return [
            one
            for one in self.all(mentorship_id)
            if one.state is not ExpectationState.AGREED and not one.is_answered(person)
        ]

    def seal(
        self, record_id: str, person: Role, *, answer: str = "", terms: Terms = NO_TERMS
    ) -> Changes:
        """Keep a person's answer out of sight until the other's is there, too (`open_answers`).

        It takes the place of one that they sealed before; an empty one takes it back. Raises
        ValidationError where an answer of theirs can be read already.
        """
        # Not to be undone: what was sealed before is erased, and by whom it is undone is unknown.
        with self._store.unit("expectation.seal", direction=Direction.NOTED) as unit:
            record = unit.get(Expectation, record_id)
            if record.is_answered(person) or record.state is ExpectationState.AGREED:
                raise ValidationError({"answer": Problem.ANSWERED_ALREADY})
            before = _sealed(unit, record_id, person)
            if before is not None:
                unit.erase(before)  # with its history: nobody is to read what was thought first
            others = tuple(role for role in record.sealed_by if role is not person)
            if answer.strip() or not terms.is_empty:
                given = {"expectation_id": ExpectationId(record.id), "person": person}
                words = {"answer": answer, "terms": terms}
                unit.add(fresh(unit, SealedAnswer, record.mentorship_id, **given, **words))
                others = (*others, person)
            amend(unit, record, sealed_by=others)
            return unit.commit()

    def open_answers(self, mentorship_id: MentorshipId) -> Changes:
        """Open the sealed answers of all questions that both have answered; others stay sealed.

        Where they differ, the question goes on the agenda of the next meeting.
        """
        with self._store.reading() as reader:
            if not any(map(partial(_is_ready, reader), _all(reader, mentorship_id))):
                return NO_CHANGES
        with self._store.unit("expectation.open", direction=Direction.NOTED) as unit:
            ready = [one for one in _all(unit, mentorship_id) if _is_ready(unit, one)]
            opened = [_open(unit, record) for record in ready]
            differing = [one.title for one in opened if one.in_common() is None]
            put_on_next_agenda(unit, mentorship_id, differing)
            return unit.commit()

    def reestablish(
        self, mentorship_id: MentorshipId, because: str, *, meeting: Format | None = None
    ) -> Changes:
        """Ask all expectations anew, since something has changed; raises ValidationError.

        What was agreed on stays written there, and acts, until it is settled anew; `meeting` is how
        the two meet from now on, where that is what has changed.
        """
        if not because.strip():
            raise ValidationError({"again_because": Problem.NEEDS_REASON})
        with self._store.unit("expectation.reestablish") as unit:
            pair = unit.get(Mentorship, mentorship_id)
            if meeting is not None and pair.format is not meeting:
                amend(unit, pair, format=meeting)
            for record in unit.all(Expectation, mentorship_id=mentorship_id):
                amend(unit, record, again_because=because, agreed_on=None)
            return unit.commit()

    def to_settle(self, mentorship_id: MentorshipId) -> list[Expectation]:
        """Return what is asked anew and not agreed on again yet, in order."""
        return [one for one in self.all(mentorship_id) if one.again_because]

    def _amend(self, unit: Unit, record: Expectation, fields: dict[str, Any]) -> Expectation:
        # What was agreed was agreed as it stood: changing a term means agreeing anew.
        changes_terms = any(
            name in _TERMS and getattr(record, name) != value for name, value in fields.items()
        )
        if changes_terms and record.agreed_on is not None and "agreed_on" not in fields:
            fields = {**fields, "agreed_on": None}
        return amend(unit, record, **fields)


def _sealed(reader: Reader, record_id: str, person: Role) -> SealedAnswer | None:
    found = reader.all(SealedAnswer, expectation_id=record_id, person=person)
    return found[-1] if found else None


def _all(reader: Reader, mentorship_id: MentorshipId) -> list[Expectation]:
    return reader.all(Expectation, order="position", mentorship_id=mentorship_id)


def _is_ready(reader: Reader, record: Expectation) -> bool:
    return bool(record.sealed_by) and all(
        record.is_answered(role) or _sealed(reader, record.id, role) for role in Role
    )


def _open(unit: Unit, record: Expectation) -> Expectation:
    sealed = {role: _sealed(unit, record.id, role) for role in Role}
    fields: Mapping[str, Any] = {
        f"{role.value}_{part}": value
        for role, one in sealed.items()
        if one is not None
        for part, value in (("answer", one.answer), ("terms", one.terms))
    }
    for one in sealed.values():
        if one is not None:
            unit.erase(one)
    return amend(unit, record, **fields, sealed_by=())
