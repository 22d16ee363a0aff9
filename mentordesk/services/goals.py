"""Goals with their milestones, and what a list or a page shows of them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from mentordesk.domain.changes import Changes
from mentordesk.domain.commitment import Commitment
from mentordesk.domain.goal import (
    Goal,
    GoalStatus,
    Measured,
    Milestone,
    Obstacle,
    Progress,
    Standing,
    judged_or,
    progress_of,
    status_of,
)
from mentordesk.domain.ids import GoalId, MentorshipId
from mentordesk.domain.meeting import Meeting
from mentordesk.domain.record import Visibility
from mentordesk.services.notes import NoteRow, rows_about
from mentordesk.services.records import PartService, RecordService, amend, fresh, last_position
from mentordesk.store.columns import from_json
from mentordesk.store.history_rows import rows_of_field
from mentordesk.store.repository import Reader


@dataclass(frozen=True, slots=True)
class GoalCard:
    """What a list shows of a goal; ``stuck_privately`` says whose eyes ``stuck_on`` is for."""

    goal: Goal
    progress: Progress
    status: GoalStatus
    stuck_on: str
    next_step: str
    stuck_privately: bool = False


class GoalName(NamedTuple):
    """A goal to choose among others; ``closed`` is 0 or 1."""

    id: str
    title: str
    closed: int


@dataclass(frozen=True, slots=True)
class GoalPage:
    """All that the page of one goal shows; ``steps`` are (date, share done) for its chart.

    ``commitments`` are those made for the goal, and the steps of plans against its obstacles;
    ``noted_in`` the notes that are about it, private ones among them.
    """

    card: GoalCard
    milestones: tuple[Milestone, ...]
    obstacles: tuple[Obstacle, ...]
    talked_about_in: tuple[Meeting, ...]
    steps: tuple[tuple[date, float], ...]
    commitments: tuple[Commitment, ...] = ()
    noted_in: tuple[NoteRow, ...] = ()


class Goals(RecordService[Goal]):
    """What the mentee wants to reach."""

    record_type = Goal

    def add(self, mentorship_id: MentorshipId, *, title: str, **fields: Any) -> Changes:
        """Add a goal; raises ValidationError. `milestones` may name its first steps."""
        return self.add_many(mentorship_id, [{"title": title, **fields}])

    def add_many(self, mentorship_id: MentorshipId, rows: Sequence[dict[str, Any]]) -> Changes:
        """Add several goals at the end as one change; `milestones` may name their first steps."""
        with self._store.unit("goal.add") as unit:
            place = last_position(unit, Goal, mentorship_id=mentorship_id)
            for offset, row in enumerate(rows):
                fields = {**row, "position": place + offset}
                steps = fields.pop("milestones", ())
                goal = unit.add(fresh(unit, Goal, mentorship_id, **fields))
                for index, step in enumerate(steps):
                    given = {"goal_id": GoalId(goal.id), "title": step, "position": float(index)}
                    unit.add(fresh(unit, Milestone, mentorship_id, **given))
            return unit.commit()

    def set_standing(self, goal_id: str, standing: Standing, because: str = "") -> Changes:
        """Move a goal into focus, to later, or close it as achieved or dropped."""
        with self._store.unit(f"goal.{standing.value}") as unit:
            closed_on = unit.today if standing.is_closed else None
            fields = {"closed_on": closed_on, "dropped_because": because}
            amend(unit, unit.get(Goal, goal_id), standing=standing, **fields)
            return unit.commit()

    def board(self, mentorship_id: MentorshipId, today: date) -> list[GoalCard]:
        """Return a card for each goal of a mentorship, in order."""
        return self._cards(today, mentorship_id=mentorship_id)

    def names(self, mentorship_id: MentorshipId) -> list[GoalName]:
        """Return what a choice of goals shows, in order."""
        with self._store.reading() as reader:
            rows = reader.tuples(
                "SELECT id, title, standing IN ('achieved', 'dropped') FROM goal "
                "WHERE mentorship_id = ? AND trashed_at IS NULL ORDER BY position, id",
                (mentorship_id,),
            )
            return list(map(GoalName._make, rows))

    def in_focus(self, mentorship_id: MentorshipId, today: date) -> list[GoalCard]:
        """Return a card for each goal that is in focus, in order."""
        return self._cards(today, mentorship_id=mentorship_id, standing=Standing.IN_FOCUS)

    def _cards(self, today: date, **which: Any) -> list[GoalCard]:
        with self._store.reading() as reader:
            goals = reader.all(Goal, order="position", **which)
            steps = _steps_by_goal(reader, which)
            of = {"goal_id": [goal.id for goal in goals]} if "standing" in which else which
            obstacles: dict[str, list[Obstacle]] = defaultdict(list)
            for obstacle in reader.all(Obstacle, order="position", **of):
                obstacles[obstacle.goal_id].append(obstacle)
        return [_card(goal, *steps[goal.id], obstacles[goal.id], today) for goal in goals]

    def judge(self, goal_id: str, percent: int | None, because: str = "") -> Changes:
        """Judge how far a goal has come, with a comment; raises ValidationError."""
        with self._store.unit("goal.judge") as unit:
            fields = {"judged": percent, "judged_because": because}
            amend(unit, unit.get(Goal, goal_id), measured=Measured.BY_JUDGEMENT, **fields)
            return unit.commit()

    def page(self, goal_id: str, today: date) -> GoalPage:
        """Return one goal with all that belongs to it; raises RecordMissing.

        The steps of an obstacle that is in the trash are left out with it.
        """
        with self._store.reading() as reader:
            goal = reader.get(Goal, goal_id)
            milestones = reader.all(Milestone, order="position", goal_id=goal_id)
            obstacles = reader.all(Obstacle, order="position", goal_id=goal_id)
            meetings = _meetings_about(reader, goal)
            notes = rows_about(reader, goal)
            promised = reader.all(Commitment, order="position", mentorship_id=goal.mentorship_id)
            judged = goal.measured is Measured.BY_JUDGEMENT
            steps = _judgements(reader, goal) if judged else _steps(goal, milestones)
        progress = progress_of(goal, milestones)
        next_step = next((m.title for m in milestones if m.done_on is None), "")
        return GoalPage(
            _card(goal, progress, next_step, obstacles, today),
            tuple(milestones),
            tuple(obstacles),
            tuple(meetings),
            tuple(_carried_on(steps, goal, today)),
            tuple(one for one in promised if _is_about(one, goal, obstacles)),
            tuple(notes),
        )


class Milestones(PartService[Milestone]):
    """The steps of goals."""

    record_type = Milestone
    ORDERED_WITHIN = "goal_id"

    def set_done(self, milestone_id: str, done: bool) -> Changes:
        """Tick a step as done today, or take the tick away."""
        with self._store.unit("milestone.done" if done else "milestone.open") as unit:
            milestone = unit.get(Milestone, milestone_id)
            if done != (milestone.done_on is not None):
                unit.change(milestone, done_on=unit.today if done else None)
            return unit.commit()


def _card(
    goal: Goal, progress: Progress, next_step: str, obstacles: list[Obstacle], today: date
) -> GoalCard:
    stuck = next((o for o in obstacles if o.state.is_in_the_way), None)
    progress = judged_or(goal, progress)
    return GoalCard(
        goal,
        progress,
        status_of(goal, progress, obstacles, today),
        stuck.title if stuck else "",
        next_step,
        stuck is not None and stuck.visibility is Visibility.PRIVATE,
    )


def _steps_by_goal(reader: Reader, which: dict[str, Any]) -> dict[str, tuple[Progress, str]]:
    # Counted by the store: with 500 goals, thousands of milestones need not be read. Of the steps
    # that are open, the title is that of the least position: so SQLite has it with a lone min().
    standing = which.get("standing")
    rows = reader.tuples(
        "SELECT goal_id, count(done_on), count(*), "
        "min(CASE WHEN done_on IS NULL THEN position END), iif(done_on IS NULL, title, '') "
        "FROM milestone WHERE trashed_at IS NULL AND goal_id IN (SELECT id FROM goal "
        "WHERE mentorship_id = ? AND (? IS NULL OR standing = ?) AND trashed_at IS NULL) "
        "GROUP BY goal_id",
        (which["mentorship_id"], standing, standing),
    )
    found: dict[str, tuple[Progress, str]] = defaultdict(lambda: (Progress(0, 0), ""))
    for goal_id, done, total, _least, next_step in rows:
        found[goal_id] = Progress(done, total), next_step
    return found


def _meetings_about(reader: Reader, goal: Goal) -> list[Meeting]:
    rows = reader.connection.exec_driver_sql(
        "SELECT id FROM meeting WHERE mentorship_id = ? AND trashed_at IS NULL AND goal_ids LIKE ?",
        (goal.mentorship_id, f'%"{goal.id}"%'),
    )
    ids = [row[0] for row in rows]
    found = reader.all(Meeting, id=ids) if ids else []
    return sorted(found, key=lambda meeting: (meeting.starts_at, meeting.id), reverse=True)


def _is_about(promise: Commitment, goal: Goal, obstacles: list[Obstacle]) -> bool:
    if promise.obstacle_id is None:
        return promise.goal_id == goal.id
    return promise.obstacle_id in {one.id for one in obstacles}


def _judgements(reader: Reader, goal: Goal) -> list[tuple[date, float]]:
    """Return how far the goal was judged to be, by the day; the last judgement of a day counts.

    Nothing is said of the time before the first: that would be a judgement nobody made.
    """
    if goal.judged is None:
        return []
    told = list(rows_of_field(reader.connection, Goal.KIND, goal.id, "judged"))
    # The history has changes alone: what a goal was added with is what its first change changed.
    made_with = from_json(told[0][1], int | None) if told else goal.judged
    values = [(goal.created_at, made_with)]
    values += [(datetime.fromisoformat(at), from_json(to, int | None)) for at, _from, to in told]
    found = {at.astimezone().date(): value for at, value in values}
    return [(day, value / 100) for day, value in sorted(found.items()) if value is not None]


def _steps(goal: Goal, milestones: list[Milestone]) -> list[tuple[date, float]]:
    done = sorted(m.done_on for m in milestones if m.done_on is not None)
    if not milestones:
        return []
    begins = min([goal.starts_on or goal.created_at.date(), *done[:1]])
    shares = [(day, (index + 1) / len(milestones)) for index, day in enumerate(done)]
    return [(begins, 0.0), *shares]


def _carried_on(
    steps: list[tuple[date, float]], goal: Goal, today: date
) -> list[tuple[date, float]]:
    """Return steps with the last of them level to today, or to the day the goal was closed."""
    if not steps:
        return []
    day, share = steps[-1]
    until = goal.closed_on or today
    return [*steps, (until, share)] if until > day else steps
