"""Goals with their milestones, and what a list or a page shows of them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

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
from mentordesk.services.records import RecordService, amend, fresh, last_position
from mentordesk.store.columns import from_json
from mentordesk.store.history_rows import rows_of_field
from mentordesk.store.repository import Reader

_CLOSED = frozenset({Standing.ACHIEVED, Standing.DROPPED})


@dataclass(frozen=True, slots=True)
class GoalCard:
    """What a list shows of a goal; ``stuck_privately`` says whose eyes ``stuck_on`` is for."""

    goal: Goal
    progress: Progress
    status: GoalStatus
    stuck_on: str
    next_step: str
    stuck_privately: bool = False


@dataclass(frozen=True, slots=True)
class GoalPage:
    """All that the page of one goal shows; ``steps`` are (date, share done) for its chart.

    ``commitments`` are those made for the goal, and the steps of plans against its obstacles.
    """

    card: GoalCard
    milestones: tuple[Milestone, ...]
    obstacles: tuple[Obstacle, ...]
    talked_about_in: tuple[Meeting, ...]
    steps: tuple[tuple[date, float], ...]
    commitments: tuple[Commitment, ...] = ()


class Goals(RecordService[Goal]):
    """What the mentee wants to reach."""

    record_type = Goal

    def add(self, mentorship_id: MentorshipId, *, title: str, **fields: Any) -> Changes:
        """Add a goal; raises ValidationError. `milestones` may name its first steps."""
        return self.add_many(mentorship_id, [{"title": title, **fields}])

    def add_many(self, mentorship_id: MentorshipId, rows: Sequence[dict[str, Any]]) -> Changes:
        """Add several goals at the end as one change; `milestones` may name their first steps."""
        with self._store.unit("goal.add") as unit:
            for row in rows:
                fields = {**row, "position": last_position(unit, Goal, mentorship_id=mentorship_id)}
                steps = fields.pop("milestones", ())
                goal = unit.add(fresh(unit, Goal, mentorship_id, **fields))
                for index, step in enumerate(steps):
                    given = {"goal_id": GoalId(goal.id), "title": step, "position": float(index)}
                    unit.add(fresh(unit, Milestone, mentorship_id, **given))
            return unit.commit()

    def set_standing(self, goal_id: str, standing: Standing, because: str = "") -> Changes:
        """Move a goal into focus, to later, or close it as achieved or dropped."""
        with self._store.unit(f"goal.{standing.value}") as unit:
            closed_on = unit.today if standing in _CLOSED else None
            fields = {"closed_on": closed_on, "dropped_because": because}
            amend(unit, unit.get(Goal, goal_id), standing=standing, **fields)
            return unit.commit()

    def board(self, mentorship_id: MentorshipId, today: date) -> list[GoalCard]:
        """Return a card for each goal of a mentorship, in order."""
        return self._cards(today, mentorship_id=mentorship_id)

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
        """Return one goal with all that belongs to it; raises RecordMissing."""
        with self._store.reading() as reader:
            goal = reader.get(Goal, goal_id)
            milestones = reader.all(Milestone, order="position", goal_id=goal_id)
            obstacles = reader.all(Obstacle, order="position", goal_id=goal_id)
            meetings = _meetings_about(reader, goal)
            promised = reader.all(Commitment, order="position", mentorship_id=goal.mentorship_id)
            is_judged = goal.measured is Measured.BY_JUDGEMENT
            steps = _judgements(reader, goal) if is_judged else _steps(goal, milestones, today)
        progress = progress_of(goal, milestones)
        next_step = next((m.title for m in milestones if m.done_on is None), "")
        return GoalPage(
            _card(goal, progress, next_step, obstacles, today),
            tuple(milestones),
            tuple(obstacles),
            tuple(meetings),
            tuple(steps),
            tuple(one for one in promised if _is_about(one, goal, obstacles)),
        )


class Milestones(RecordService[Milestone]):
    """The steps of goals."""

    record_type = Milestone
    ORDERED_WITHIN = "goal_id"

    def add(self, goal_id: str, title: str, **fields: Any) -> Changes:
        """Add a step at the end of a goal's; raises ValidationError, RecordMissing."""
        with self._store.reading() as reader:
            goal = reader.get(Goal, goal_id)
        return self._add(goal.mentorship_id, goal_id=GoalId(goal_id), title=title, **fields)

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
    return promise.goal_id == goal.id or promise.obstacle_id in {one.id for one in obstacles}


def _judgements(reader: Reader, goal: Goal) -> list[tuple[date, float]]:
    """Return how far the goal was judged to be, by the day; the last judgement of a day counts."""
    if goal.judged is None:
        return []
    found: dict[date, float] = {}
    for at, _before, after in rows_of_field(reader.connection, Goal.KIND, goal.id, "judged"):
        percent = from_json(after, int | None)
        if percent is not None:
            found[datetime.fromisoformat(at).astimezone().date()] = percent / 100
    begins = min([goal.starts_on or goal.created_at.date(), *found])
    return [(begins, 0.0), *sorted(found.items())] if begins not in found else sorted(found.items())


def _steps(goal: Goal, milestones: list[Milestone], today: date) -> list[tuple[date, float]]:
    done = sorted(m.done_on for m in milestones if m.done_on is not None)
    if not milestones:
        return []
    begins = min([goal.starts_on or goal.created_at.date(), *done[:1]])
    shares = [(day, (index + 1) / len(milestones)) for index, day in enumerate(done)]
    until = goal.closed_on or today
    last = shares[-1] if shares else (begins, 0.0)
    level = [(until, last[1])] if until > last[0] else []
    return [(begins, 0.0), *shares, *level]
