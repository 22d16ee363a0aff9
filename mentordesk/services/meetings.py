"""Meetings: plan, move, hold, cancel; their agenda; the list of meetings and notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, NamedTuple

from mentordesk.domain import zones
from mentordesk.domain.boundary import Boundary
from mentordesk.domain.changes import Changes
from mentordesk.domain.commitment import Commitment
from mentordesk.domain.expectation import Expectation
from mentordesk.domain.ids import MeetingId, MentorshipId, new_id
from mentordesk.domain.meeting import SCHEDULED_FIELDS, AgendaItem, Meeting, MeetingState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.note import Note
from mentordesk.domain.outcome import Outcome
from mentordesk.domain.record import Role
from mentordesk.domain.rules import WORKING_DAYS, Availability, Window
from mentordesk.domain.scheduling import (
    Objection,
    SchedulingWarning,
    cadence_warnings,
    notice_warnings,
    warnings_for,
)
from mentordesk.domain.slots import next_slots
from mentordesk.errors import Problem, ValidationError
from mentordesk.services.records import PartService, RecordService, amend, fresh, last_position
from mentordesk.services.series import SeriesPage, keep_notes_with, moved, page_of
from mentordesk.store.columns import moment_text
from mentordesk.store.store import Unit

_PERSONAL = frozenset({Objection.NOT_AVAILABLE, Objection.AWAY})


class MeetingRow(NamedTuple):
    """What a list shows of a meeting; ``starts`` is UTC, ISO 8601."""

    id: str
    title: str
    starts: str
    state: str
    minutes: int


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """All that the page of one meeting shows."""

    meeting: Meeting
    agenda: tuple[AgendaItem, ...]
    notes: tuple[Note, ...]
    commitments: tuple[Commitment, ...]
    series: SeriesPage | None = None
    has_begun: bool = False


class Meetings(RecordService[Meeting]):
    """When the two meet."""

    record_type = Meeting

    def plan(
        self,
        mentorship_id: MentorshipId,
        *,
        title: str,
        starts_local: datetime,
        zone: str,
        agenda: tuple[str, ...] = (),
        **fields: Any,
    ) -> Changes:
        """Plan a meeting at a wall-clock time; raises ValidationError."""
        with self._store.unit("meeting.add") as unit:
            given = {"title": title, "starts_local": starts_local, "zone": zone, **fields}
            uid = f"{new_id()}@mentordesk"
            meeting = unit.add(fresh(unit, Meeting, mentorship_id, uid=uid, **given))
            for index, text in enumerate(agenda):
                item = {"meeting_id": MeetingId(meeting.id), "position": float(index)}
                unit.add(fresh(unit, AgendaItem, mentorship_id, text=text, **item))
            return unit.commit()

    def set_state(self, meeting_id: str, state: MeetingState) -> Changes:
        """Note that a meeting was held, missed or cancelled, or is planned again."""
        return self.note_outcome(meeting_id, state)

    def note_outcome(
        self,
        meeting_id: str,
        state: MeetingState,
        *,
        by: Role | None = None,
        late: bool = False,
        excused: bool = False,
    ) -> Changes:
        """Note what became of a meeting, or that it is planned again; raises ValidationError.

        What is called off keeps the moment at which it first was: the notice is told by that.
        """
        outcome = Outcome(state=state, by=by, is_late=late, is_excused=excused)
        if problems := outcome.problems():
            raise ValidationError(problems)
        with self._store.unit(f"meeting.{state.value}") as unit:
            record = unit.get(Meeting, meeting_id)
            is_off = state is MeetingState.CANCELLED
            fields = {
                "state": state,
                "outcome_by": by,
                "is_late": late,
                "is_excused": excused,
                "called_off_at": (record.called_off_at or unit.now) if is_off else None,
            }
            self._amend(unit, record, fields)
            return unit.commit()

    def reschedule(
        self,
        meeting_id: str,
        starts_local: datetime,
        zone: str,
        fold: int = 0,
        *,
        asked_by: Role | None = None,
        because: str = "",
        despite: str = "",
    ) -> Changes:
        """Move a planned meeting, and note who asked for it and why; raises ValidationError.

        `despite` is why it is put there where the pair's own rules speak against it.
        """
        with self._store.unit("meeting.reschedule") as unit:
            record = unit.get(Meeting, meeting_id)
            if record.state is not MeetingState.PLANNED:
                raise ValidationError({"state": Problem.IS_OVER})
            to = {"starts_local": starts_local, "zone": zone, "fold": fold}
            if any(getattr(record, name) != value for name, value in to.items()):
                moves = moved(unit, record, asked_by, because)
                self._amend(unit, record, {**to, "moves": moves, "despite": despite})
            return unit.commit()

    def objections(self, meeting: Meeting) -> list[SchedulingWarning]:
        """Return what the pair's own rules have against a meeting's time, saved or not."""
        rules = self._rules(meeting.mentorship_id)
        found = warnings_for(meeting, rules.boundaries, rules.expectations, rules.planned)
        now = self._store.clock()
        return found + cadence_warnings(meeting, rules.expectations, rules.planned, now)

    def slots(self, draft: Meeting, *, count: int = 5) -> list[datetime]:
        """Return the next times that suit a draft from its day on, as aware times of its zone.

        Who named no hours of their own is asked for the day's.
        """
        midnight = datetime.combine(draft.starts_local.date(), time())
        rules = self._rules(draft.mentorship_id)
        with self._store.reading() as reader:
            pair = reader.get(Mentorship, draft.mentorship_id)
        named = {role for role in Role for one in rules.expectations if one.terms(role).windows}
        hours = [_daytime(role, pair.person(role).zone) for role in Role if role not in named]
        return next_slots(
            draft,
            max(self._store.clock(), zones.reached(midnight, draft.zone)),
            expectations=rules.expectations,
            boundaries=rules.boundaries,
            others=rules.planned,
            hours=hours,
            count=count,
        )

    def objections_to_cancelling(self, meeting_id: str) -> list[SchedulingWarning]:
        """Return what was agreed and calling a meeting off now would break."""
        with self._store.reading() as reader:
            meeting = reader.get(Meeting, meeting_id)
            boundaries = reader.all(Boundary, mentorship_id=meeting.mentorship_id)
            expected = reader.all(Expectation, mentorship_id=meeting.mentorship_id)
        return notice_warnings(meeting, boundaries, self._store.clock(), expected)

    def unsuitable(self, mentorship_id: MentorshipId) -> list[Meeting]:
        """Return the meetings to come at which one of the two is away or not available."""
        now = self._store.clock()
        with self._store.reading() as reader:
            expected = reader.all(Expectation, mentorship_id=mentorship_id)
        return [
            one
            for one in self.planned(mentorship_id)
            if one.ends_at > now
            and any(found.objection in _PERSONAL for found in warnings_for(one, [], expected))
        ]

    def page(self, meeting_id: str) -> MeetingPage:
        """Return a meeting with all that belongs to it; raises RecordMissing."""
        with self._store.reading() as reader:
            meeting = reader.get(Meeting, meeting_id)
            return MeetingPage(
                meeting,
                tuple(reader.all(AgendaItem, order="position", meeting_id=meeting_id)),
                tuple(reader.all(Note, order="noted_at", meeting_id=meeting_id)),
                tuple(reader.all(Commitment, order="position", meeting_id=meeting_id)),
                page_of(reader, meeting_id) if meeting.trashed_at is None else None,
                meeting.starts_at <= self._store.clock(),
            )

    def rows(self, mentorship_id: MentorshipId) -> list[MeetingRow]:
        """Return a row for each meeting of a mentorship, the latest first."""
        with self._store.reading() as reader:
            meetings = reader.all(Meeting, order="starts_local", mentorship_id=mentorship_id)
        rows = [
            MeetingRow(m.id, m.title, moment_text(m.starts_at), m.state.value, m.minutes)
            for m in meetings
        ]
        return sorted(rows, key=lambda row: row.starts, reverse=True)

    def planned(self, mentorship_id: MentorshipId) -> list[Meeting]:
        """Return the meetings that are planned, past ones without an outcome among them."""
        with self._store.reading() as reader:
            found = reader.all(Meeting, mentorship_id=mentorship_id, state=MeetingState.PLANNED)
        return sorted(found, key=lambda meeting: meeting.starts_at)

    def going_on(self, now: datetime) -> datetime | None:
        """Return when the meeting that is planned for right now ends (UTC), or None."""
        with self._store.reading() as reader:
            found = reader.all(Meeting, state=MeetingState.PLANNED)
        ends = [one.ends_at for one in found if one.starts_at <= now < one.ends_at]
        return max(ends, default=None)

    def last_held(self, mentorship_id: MentorshipId) -> Meeting | None:
        """Return the meeting that was held last, if any was."""
        with self._store.reading() as reader:
            # The hands of two clocks lie at most 26 hours apart, so the last by its moment is
            # among those within two days of the last by the wall.
            rows = reader.connection.exec_driver_sql(
                "WITH held AS (SELECT id, starts_local FROM meeting WHERE mentorship_id = ? "
                "AND state = 'held' AND trashed_at IS NULL) SELECT id FROM held WHERE "
                "starts_local >= (SELECT datetime(max(starts_local), '-2 days') FROM held)",
                (mentorship_id,),
            ).all()
            found = reader.all(Meeting, id=[row[0] for row in rows]) if rows else []
        return max(found, key=lambda meeting: (meeting.starts_at, meeting.id), default=None)

    def _rules(self, pair: MentorshipId) -> "_Rules":
        with self._store.reading() as reader:
            return _Rules(
                reader.all(Boundary, mentorship_id=pair),
                reader.all(Expectation, mentorship_id=pair),
                reader.all(Meeting, mentorship_id=pair, state=MeetingState.PLANNED),
            )

    def _amend(self, unit: Unit, record: Meeting, fields: dict[str, Any]) -> Meeting:
        news = any(
            name in SCHEDULED_FIELDS and getattr(record, name) != value
            for name, value in fields.items()
        )
        if news:
            fields = {**fields, "sequence": record.sequence + 1}
        meeting = amend(unit, record, **fields)
        keep_notes_with(unit, record, meeting)
        return meeting


class _Rules(NamedTuple):
    """What scheduling asks."""

    boundaries: list[Boundary]
    expectations: list[Expectation]
    planned: list[Meeting]


def _daytime(role: Role, zone: str) -> Availability:
    window = Window(days=WORKING_DAYS, start=time(8), end=time(20), zone=zone)
    return Availability(person=role, windows=(window,))


class Agenda(PartService[AgendaItem]):
    """What is to be talked about."""

    record_type = AgendaItem
    ORDERED_WITHIN = "meeting_id"


def put_on_next_agenda(unit: Unit, mentorship_id: MentorshipId, texts: Sequence[str]) -> None:
    """Put points at the end of the next planned meeting's agenda, but those that are there.

    Without a planned meeting nothing is put anywhere.
    """
    planned = unit.all(Meeting, mentorship_id=mentorship_id, state=MeetingState.PLANNED)
    coming = [one for one in planned if one.ends_at > unit.now]
    if not coming:
        return
    meeting_id = MeetingId(min(coming, key=lambda one: one.starts_at).id)
    known = {item.text for item in unit.all(AgendaItem, meeting_id=meeting_id)}
    place = last_position(unit, AgendaItem, meeting_id=meeting_id)
    for offset, text in enumerate(text for text in texts if text not in known):
        item = {"meeting_id": meeting_id, "position": place + offset, "text": text}
        unit.add(fresh(unit, AgendaItem, mentorship_id, **item))
