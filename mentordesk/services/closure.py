"""The course of a mentorship: its four phases with what each asks for, and how it ends."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Any

from mentordesk.domain.boundary import Boundary, BoundaryState
from mentordesk.domain.changes import Changes
from mentordesk.domain.expectation import Expectation, ExpectationState
from mentordesk.domain.goal import Goal, Milestone, Obstacle, Standing
from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.meeting import Meeting, MeetingState
from mentordesk.domain.mentorship import Mentorship, MentorshipState, Phase
from mentordesk.domain.note import NoteText
from mentordesk.domain.record import Role, Visibility
from mentordesk.errors import Problem, ValidationError
from mentordesk.services.agreements import Agreements
from mentordesk.services.notes import Notes
from mentordesk.services.records import amend
from mentordesk.services.settings import Settings
from mentordesk.services.templates import Template, templates_for
from mentordesk.store.repository import Reader
from mentordesk.store.store import Store, Unit


class Place(StrEnum):
    """Where on the desk a point of the checklist is seen to."""

    PAIR = "pair"
    EXPECTATIONS = "expectations"
    BOUNDARIES = "boundaries"
    AGREEMENT = "agreement"
    GOALS = "goals"
    MEETINGS = "meetings"
    CLOSING = "closing"


class Point(StrEnum):
    """What a phase asks for."""

    PEOPLE_KNOWN = "people_known"
    EXPECTATIONS_WRITTEN = "expectations_written"
    FIRST_MEETING = "first_meeting"
    EXPECTATIONS_AGREED = "expectations_agreed"
    BOUNDARIES_AGREED = "boundaries_agreed"
    AGREEMENT_ACCEPTED = "agreement_accepted"
    GOAL_IN_FOCUS = "goal_in_focus"
    NEXT_MEETING = "next_meeting"
    GOALS_MEASURED = "goals_measured"
    OBSTACLES_PLANNED = "obstacles_planned"
    REVIEWS_DONE = "reviews_done"
    GOALS_CLOSED = "goals_closed"
    REFLECTION_WRITTEN = "reflection_written"
    LETTER_WRITTEN = "letter_written"
    ARCHIVE_SAVED = "archive_saved"


@dataclass(frozen=True, slots=True)
class Item:
    """One point of a checklist; ``left`` counts what it still wants, 0 where it is done."""

    point: Point
    left: int
    leads_to: Place

    @property
    def done(self) -> bool:
        """Whether the desk has all that the point asks for."""
        return self.left == 0


class Writing(StrEnum):
    """What is written at the end; the name of the template that it starts from."""

    REFLECTION = "closing-reflection"
    LETTER = "thank-you"

    @property
    def template(self) -> Template:
        """The outline to start from."""
        return next(one for one in templates_for("note") if one.key == self.value)

    @property
    def visibility(self) -> Visibility:
        """The reflection is one's own; the letter is for the other."""
        return Visibility.PRIVATE if self is Writing.REFLECTION else Visibility.SHARED


class Course:
    """Where a mentorship stands, and the steps from there to its end."""

    def __init__(
        self, store: Store, settings: Settings, *, agreements: Agreements, notes: Notes
    ) -> None:
        self._store = store
        self._settings = settings
        self._agreements = agreements
        self._notes = notes

    def checklist(self, mentorship_id: MentorshipId, today: date) -> list[Item]:
        """Return what the present phase asks for; `today` is the date where the user is."""
        with self._store.reading() as reader:
            pair = reader.get(Mentorship, mentorship_id)
        every: dict[Phase, Callable[[Mentorship, date], list[Item]]] = {
            Phase.PREPARING: self._preparing,
            Phase.NEGOTIATING: self._negotiating,
            Phase.ENABLING_GROWTH: self._enabling_growth,
            Phase.COMING_TO_CLOSURE: self._closing,
        }
        return every[pair.phase](pair, today)

    def go_to_phase(self, mentorship_id: MentorshipId, phase: Phase) -> Changes:
        """Go on to a phase, or back to one."""
        return self._set(mentorship_id, "phase", phase=phase)

    def pause(self, mentorship_id: MentorshipId, until: date | None = None) -> Changes:
        """Pause the work, perhaps until a day; raises ValidationError where that is past."""
        with self._store.unit("mentorship.pause") as unit:
            pair = _going_on(unit, mentorship_id)
            if until is not None and until <= unit.today:
                raise ValidationError({"paused_until": Problem.NOT_LATER})
            amend(unit, pair, state=MentorshipState.PAUSED, paused_until=until)
            return unit.commit()

    def resume(self, mentorship_id: MentorshipId) -> Changes:
        """Go on after a pause."""
        return self._set(
            mentorship_id, "resume", open_only=True, state=MentorshipState.ACTIVE, paused_until=None
        )

    def extend(
        self, mentorship_id: MentorshipId, until: date, *, mentor_agrees: bool, mentee_agrees: bool
    ) -> Changes:
        """Plan a later end; raises ValidationError unless both agree and it is later."""
        with self._store.unit("mentorship.extend") as unit:
            pair = _going_on(unit, mentorship_id)
            agrees = {Role.MENTOR: mentor_agrees, Role.MENTEE: mentee_agrees}
            bad = {f"{role.value}_agrees": Problem.NEEDS_BOTH for role in Role if not agrees[role]}
            if until <= (pair.planned_end or max(pair.start, unit.today)):
                bad["planned_end"] = Problem.NOT_LATER
            if bad:
                raise ValidationError(bad)
            amend(unit, pair, planned_end=until)
            return unit.commit()

    def complete(self, mentorship_id: MentorshipId, on: date) -> Changes:
        """Note that the work is done, early or not: that is a success. Raises ValidationError."""
        with self._store.unit("mentorship.complete") as unit:
            pair = _going_on(unit, mentorship_id)
            if not pair.start <= on <= unit.today:
                raise ValidationError({"ended_on": Problem.OUT_OF_RANGE})
            _finish(unit, pair, MentorshipState.COMPLETED, on, "")
            return unit.commit()

    def end(self, mentorship_id: MentorshipId, because: str = "") -> Changes:
        """End the mentorship before its work is done; a reason may be given and need not be."""
        with self._store.unit("mentorship.end") as unit:
            pair = _going_on(unit, mentorship_id)
            _finish(unit, pair, MentorshipState.ENDED, unit.today, because)
            return unit.commit()

    def reopen(self, mentorship_id: MentorshipId) -> Changes:
        """Take up again what was completed or ended."""
        fields: dict[str, Any] = {"state": MentorshipState.ACTIVE, "paused_until": None}
        return self._set(mentorship_id, "reopen", **fields, ended_on=None, ended_because="")

    def written(self, mentorship_id: MentorshipId, what: Writing) -> str | None:
        """Return the id of the note that was begun for it and is still there, or None."""
        note_id = self._settings.get(_setting(mentorship_id, what.value), str)
        if not note_id:
            return None
        with self._store.reading() as reader:
            text = reader.find(NoteText, note_id)
        return note_id if text is not None and text.trashed_at is None else None

    def begin_writing(self, mentorship_id: MentorshipId, what: Writing) -> Changes:
        """Begin the note for it, from its template; ``made`` is its id."""
        outline = what.template
        changes = self._notes.add(
            mentorship_id, title=outline.title, body=outline.body, visibility=what.visibility
        )
        self._settings.put(_setting(mentorship_id, what.value), changes.made)
        return changes

    def archive_saved_on(self, mentorship_id: MentorshipId) -> date | None:
        """Return the day on which a readable archive was saved last, or None."""
        return self._settings.get(_setting(mentorship_id, "archive"), date)

    def note_archive(self, mentorship_id: MentorshipId, on: date) -> None:
        """Remember that a readable archive was saved."""
        self._settings.put(_setting(mentorship_id, "archive"), on)

    def _set(
        self, mentorship_id: MentorshipId, verb: str, *, open_only: bool = False, **fields: Any
    ) -> Changes:
        with self._store.unit(f"mentorship.{verb}") as unit:
            pair = unit.get(Mentorship, mentorship_id)
            amend(unit, _going_on(unit, mentorship_id) if open_only else pair, **fields)
            return unit.commit()

    def _preparing(self, pair: Mentorship, _today: date) -> list[Item]:
        with self._store.reading() as reader:
            written = reader.all(Expectation, mentorship_id=pair.id)
            meetings = _meetings(reader, pair, MeetingState.PLANNED, MeetingState.HELD)
        unknown = sum(not (person.email and person.zone) for person in (pair.mentor, pair.mentee))
        return [
            Item(Point.PEOPLE_KNOWN, unknown, Place.PAIR),
            Item(Point.EXPECTATIONS_WRITTEN, _wanting(written), Place.EXPECTATIONS),
            Item(Point.FIRST_MEETING, _wanting(meetings), Place.MEETINGS),
        ]

    def _negotiating(self, pair: Mentorship, _today: date) -> list[Item]:
        with self._store.reading() as reader:
            expectations = reader.all(Expectation, mentorship_id=pair.id)
            boundaries = reader.all(Boundary, mentorship_id=pair.id)
            focus = reader.all(Goal, mentorship_id=pair.id, standing=Standing.IN_FOCUS)
        open_ones = [one for one in expectations if one.state is not ExpectationState.AGREED]
        proposed = [one for one in boundaries if one.state is BoundaryState.PROPOSED]
        accepted = self._agreements.standing(pair.mentorship_id).in_force is not None
        return [
            Item(
                Point.EXPECTATIONS_AGREED,
                len(open_ones) or _wanting(expectations),
                Place.EXPECTATIONS,
            ),
            Item(Point.BOUNDARIES_AGREED, len(proposed) or _wanting(boundaries), Place.BOUNDARIES),
            Item(Point.AGREEMENT_ACCEPTED, int(not accepted), Place.AGREEMENT),
            Item(Point.GOAL_IN_FOCUS, _wanting(focus), Place.GOALS),
        ]

    def _enabling_growth(self, pair: Mentorship, today: date) -> list[Item]:
        now = self._store.clock()
        with self._store.reading() as reader:
            planned = _meetings(reader, pair, MeetingState.PLANNED)
            focus = reader.all(Goal, mentorship_id=pair.id, standing=Standing.IN_FOCUS)
            stepped = {one.goal_id for one in reader.all(Milestone, mentorship_id=pair.id)}
            obstacles = reader.all(Obstacle, mentorship_id=pair.id)
            dated: list[Any] = [
                *reader.all(Expectation, mentorship_id=pair.id),
                *reader.all(Boundary, mentorship_id=pair.id),
            ]
        in_focus = {goal.id for goal in focus}
        unmeasured = [one for one in focus if not one.measure.strip() and one.id not in stepped]
        stuck = [one for one in obstacles if one.state.is_in_the_way and one.goal_id in in_focus]
        late = [one for one in dated if one.review_on is not None and one.review_on <= today]
        due = len(late)
        due += self._agreements.standing(pair.mentorship_id).is_due_for_review(today)
        return [
            Item(
                Point.NEXT_MEETING, _wanting(m for m in planned if m.ends_at > now), Place.MEETINGS
            ),
            Item(Point.GOALS_MEASURED, len(unmeasured) or _wanting(focus), Place.GOALS),
            Item(Point.OBSTACLES_PLANNED, sum(not o.plan.strip() for o in stuck), Place.GOALS),
            Item(Point.REVIEWS_DONE, due, Place.EXPECTATIONS if late else Place.AGREEMENT),
        ]

    def _closing(self, pair: Mentorship, _today: date) -> list[Item]:
        with self._store.reading() as reader:
            goals = reader.all(Goal, mentorship_id=pair.id)
        write = partial(self._is_unwritten, pair.mentorship_id)
        saved = self.archive_saved_on(pair.mentorship_id) is not None
        return [
            Item(Point.GOALS_CLOSED, sum(not _is_settled(goal) for goal in goals), Place.GOALS),
            Item(Point.REFLECTION_WRITTEN, int(write(Writing.REFLECTION)), Place.CLOSING),
            Item(Point.LETTER_WRITTEN, int(write(Writing.LETTER)), Place.CLOSING),
            Item(Point.ARCHIVE_SAVED, int(not saved), Place.CLOSING),
        ]

    def _is_unwritten(self, mentorship_id: MentorshipId, what: Writing) -> bool:
        """Tell whether there is no note for it, or one that is still as its template is."""
        note_id = self.written(mentorship_id, what)
        return note_id is None or self._notes.text(note_id).strip() == what.template.body.strip()


def _going_on(unit: Unit, mentorship_id: MentorshipId) -> Mentorship:
    """Return the mentorship; raises ValidationError where it has been completed or ended."""
    pair = unit.get(Mentorship, mentorship_id)
    if pair.is_over:
        raise ValidationError({"state": Problem.OUT_OF_RANGE})
    return pair


def _finish(unit: Unit, pair: Mentorship, state: MentorshipState, on: date, because: str) -> None:
    fields = {"phase": Phase.COMING_TO_CLOSURE, "paused_until": None}
    amend(unit, pair, state=state, ended_on=on, ended_because=because, **fields)


def _meetings(reader: Reader, pair: Mentorship, *states: MeetingState) -> list[Meeting]:
    return reader.all(Meeting, mentorship_id=pair.id, state=states)


def _is_settled(goal: Goal) -> bool:
    """Tell whether a goal was dropped, or achieved as far as its owner says."""
    dropped = goal.standing is Standing.DROPPED
    return dropped or (goal.standing.is_closed and goal.outcome is not None)


def _wanting(found: Iterable[object]) -> int:
    """Return how many are wanting where one is asked for."""
    return 0 if any(True for _one in found) else 1


def _setting(mentorship_id: MentorshipId, what: str) -> str:
    return f"closing.{what}.{mentorship_id}"
