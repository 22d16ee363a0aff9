"""Records beyond the written year: any number of goals, meetings and notes, one at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import blake2b

from mentordesk.domain import zones
from mentordesk.domain.commitment import Commitment, CommitmentState
from mentordesk.domain.goal import Goal, Milestone, Obstacle, ObstacleKind, ObstacleState, Standing
from mentordesk.domain.ids import GoalId, MeetingId
from mentordesk.domain.meeting import AgendaItem, Meeting, MeetingState
from mentordesk.domain.note import Note, NoteText
from mentordesk.domain.record import Record, Role, Visibility
from mentordesk.domain.text import summary_of
from mentordesk.services.sample.prose import LONGEST, Prose
from mentordesk.services.sample.setting import HOME, Setting, sample_id

_LAST = -12  # grown things end before the written present, which stays as it is
_ROLES = tuple(Role)
_STANDINGS = (
    *(Standing.IN_FOCUS, Standing.LATER),
    *(Standing.ACHIEVED, Standing.ACHIEVED, Standing.DROPPED),
)
_DONE = (
    *(CommitmentState.CONFIRMED, CommitmentState.CONFIRMED, CommitmentState.DONE),
    *(CommitmentState.MISSED, CommitmentState.EXCUSED, CommitmentState.OPEN),
)
_HOURS = (time(15), time(15, 30), time(16), time(16, 30))  # Berlin; suits both of them
_LINKS = (
    "https://us02web.zoom.us/j/8{:010}",
    "https://meet.goto.com/{:09}",
    "https://meet.example.org/{:06}",
)


@dataclass(frozen=True, slots=True)
class Slot:
    """When one of the grown meetings is, and what became of it; found without making the rest."""

    key: str
    id: MeetingId
    made: datetime
    starts_local: datetime
    minutes: int
    state: MeetingState

    @property
    def starts_at(self) -> datetime:
        """The UTC moment at which it starts."""
        return zones.to_utc(self.starts_local, HOME)


@dataclass(frozen=True, slots=True)
class Growth:
    """How many records to add to the written ones, over how many days before the present."""

    setting: Setting
    days: int
    goals: int
    meetings: int
    notes: int
    longest_note: int = LONGEST

    def all_goals(self) -> Iterator[Record]:
        """Yield each goal, then its milestones and obstacles."""
        prose = Prose(f"{self.setting.seed}/goals")
        for number in range(self.goals):
            yield from self._goal(prose, number)

    def all_meetings(self) -> Iterator[Record]:
        """Yield each meeting, then its agenda and what came of it."""
        prose = Prose(f"{self.setting.seed}/meetings")
        for number in range(self.meetings):
            yield from self._meeting(prose, self.slot(number), number)

    def all_notes(self) -> Iterator[Record]:
        """Yield each note, then its text; most belong to a meeting that was held."""
        prose = Prose(f"{self.setting.seed}/notes")
        for number in range(self.notes):
            yield from self._note(prose, number)

    def slot(self, number: int) -> Slot:
        """Return when the meeting of that number is; one in fifty lies ahead."""
        key = f"grown/{number}"
        noise = blake2b(f"{self.setting.seed}/{key}".encode(), digest_size=3).digest()
        ahead = number % 50 == 49
        offset = 60 + number % 90 if ahead else self._spread(number, self.meetings)
        day = _working_day(self.setting, offset)
        start = datetime.combine(day, _HOURS[noise[0] % len(_HOURS)])
        made = zones.to_utc(start, HOME) - timedelta(days=14)
        made = min(made, self.setting.moment(_LAST, time(12)))
        if ahead:
            state = MeetingState.PLANNED
        else:
            state = {0: MeetingState.MISSED, 1: MeetingState.CANCELLED}.get(
                noise[2] % 20, MeetingState.HELD
            )
        return Slot(
            key=key,
            id=MeetingId(sample_id(self.setting.seed, "meeting", key, made)),
            made=made,
            starts_local=start,
            minutes=(30, 45, 45, 60)[noise[1] % 4],
            state=state,
        )

    def _spread(self, number: int, count: int) -> int:
        return -self.days + 15 + number * (self.days + _LAST - 17) // count

    def _goal(self, prose: Prose, number: int) -> Iterator[Record]:
        key = f"grown/{number}"
        began = self._spread(number, self.goals)
        made = self.setting.moment(began, time(17, 45)) + timedelta(milliseconds=number)
        standing = _STANDINGS[prose.number(len(_STANDINGS))]
        target = began + 60 + prose.number(300)
        closed = min(target, _LAST) if standing in {Standing.ACHIEVED, Standing.DROPPED} else None
        goal = Goal(
            **self.setting.stamp("goal", key, made),
            title=prose.title("goal"),
            why=prose.title("why"),
            measure=prose.title("measure"),
            target_date=self.setting.day(target),
            starts_on=self.setting.day(began),
            standing=standing,
            closed_on=self.setting.day_or_none(closed),
            dropped_because=prose.title("obstacle") if standing is Standing.DROPPED else "",
            position=float(number + 100),
        )
        yield goal
        steps = 3 + prose.number(4)
        done = {Standing.ACHIEVED: steps, Standing.LATER: 0}.get(standing, prose.number(steps))
        for step in range(steps):
            due = began + (target - began) * (step + 1) // steps
            finished = min(due, _LAST) if step < done else None
            yield self._milestone(prose, goal, f"{key}/{step}", step, due, finished)
        if number % 3 == 0:
            yield self._obstacle(prose, goal, key)

    def _milestone(
        self, prose: Prose, goal: Goal, key: str, step: int, due: int, done: int | None
    ) -> Milestone:
        return Milestone(
            **self.setting.stamp("milestone", key, goal.created_at),
            goal_id=GoalId(goal.id),
            title=prose.title("milestone"),
            owner=_ROLES[prose.number(2)],
            due=self.setting.day(due),
            done_on=self.setting.day_or_none(done),
            position=float(step + 1),
        )

    def _obstacle(self, prose: Prose, goal: Goal, key: str) -> Obstacle:
        kinds, states = tuple(ObstacleKind), tuple(ObstacleState)
        state = states[prose.number(len(states))]
        return Obstacle(
            **self.setting.stamp("obstacle", key, goal.created_at),
            goal_id=GoalId(goal.id),
            title=prose.title("obstacle"),
            kind=kinds[prose.number(len(kinds))],
            detail=prose.sentence("talk"),
            plan_if=prose.title("plan_if"),
            plan=prose.title("plan"),
            plan_owner=_ROLES[prose.number(2)],
            state=state,
            what_helped="" if state.is_in_the_way else prose.sentence("quote"),
            visibility=(Visibility.PRIVATE, Visibility.SHARED)[prose.number(2)],
            position=1.0,
        )

    def _meeting(self, prose: Prose, slot: Slot, number: int) -> Iterator[Record]:
        held = slot.state is MeetingState.HELD
        planned = slot.state is MeetingState.PLANNED
        link = _LINKS[number % len(_LINKS)].format(prose.number(1_000_000))
        yield Meeting(
            **self.setting.stamp(
                "meeting", slot.key, slot.made, None if planned else slot.starts_at
            ),
            title=prose.title("meeting"),
            starts_local=slot.starts_local,
            zone=HOME,
            minutes=slot.minutes,
            place="Room 4.12, Berlin" if number % 4 == 0 else "",
            link="" if number % 4 == 0 else link,
            state=slot.state,
            uid=sample_id(self.setting.seed, "uid", slot.key, slot.made),
            sequence=0 if planned else 1,
        )
        for place in range(2 + prose.number(3)):
            yield AgendaItem(
                **self.setting.stamp("agenda_item", f"{slot.key}/{place}", slot.made),
                meeting_id=slot.id,
                text=prose.title("agenda"),
                brought_by=_ROLES[prose.number(2)],
                done=held and prose.number(6) > 0,
                position=float(place + 1),
            )
        if held:
            yield self._commitment(prose, slot, number)

    def _commitment(self, prose: Prose, slot: Slot, number: int) -> Commitment:
        made = slot.starts_at + timedelta(minutes=slot.minutes)
        due = slot.starts_local.date() + timedelta(days=7 + prose.number(14))
        state = _DONE[prose.number(len(_DONE))]
        kept = state in {CommitmentState.DONE, CommitmentState.CONFIRMED}
        done = max(slot.starts_local.date(), due - timedelta(days=prose.number(10)))
        return Commitment(
            **self.setting.stamp("commitment", slot.key, made),
            text=prose.title("commitment"),
            owner=_ROLES[prose.number(2)],
            due=due,
            state=state,
            done_on=min(done, self.setting.day(-1)) if kept else None,
            meeting_id=slot.id,
            position=float(number + 100),
        )

    def _note(self, prose: Prose, number: int) -> tuple[Note, NoteText]:
        private = number % 5 == 0
        visibility = Visibility.PRIVATE if private else Visibility.SHARED
        slot = self._slot_of_note(number)
        if slot is None:
            at = time(9 + prose.number(11), prose.number(60), prose.number(60))
            noted = self.setting.moment(self._spread(number, self.notes), at)
            made = noted
        else:
            noted = slot.starts_at
            made = noted + timedelta(minutes=slot.minutes + 5, seconds=number % 3600)
        body = prose.body(private=private, longest=self.longest_note)
        stamp = self.setting.stamp("note", f"grown/{number}", made)
        note = Note(
            **stamp,
            title=prose.title("note"),
            summary=summary_of(body),
            meeting_id=None if slot is None else slot.id,
            noted_at=noted,
            visibility=visibility,
        )
        return note, NoteText(**stamp, body=body, visibility=visibility)

    def _slot_of_note(self, number: int) -> Slot | None:
        if not self.meetings or number % 4 == 3:
            return None
        slot = self.slot(number * self.meetings // self.notes)
        return slot if slot.state is MeetingState.HELD else None


def _working_day(setting: Setting, offset: int) -> date:
    day = setting.day(offset)
    back = max(0, day.weekday() - 4)
    return day - timedelta(days=back)
