"""Goals, their milestones, and the obstacles in the way with the plans against them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar

from mentordesk.domain.ids import GoalId
from mentordesk.domain.record import Problems, Record, Role, Visibility
from mentordesk.errors import Problem


class Standing(StrEnum):
    """Where a goal stands in the pair's attention."""

    IN_FOCUS = "in_focus"
    LATER = "later"
    ACHIEVED = "achieved"
    DROPPED = "dropped"

    @property
    def is_closed(self) -> bool:
        """Whether it is over: its outcome and what one takes from it count as long as it is."""
        return self in {Standing.ACHIEVED, Standing.DROPPED}


class Measured(StrEnum):
    """Where a goal's progress comes from."""

    BY_MILESTONES = "by_milestones"
    BY_JUDGEMENT = "by_judgement"


class Outcome(StrEnum):
    """Whether a goal was reached, as its owner sees it at the end."""

    YES = "yes"
    MOSTLY = "mostly"
    PARTIALLY = "partially"
    NO = "no"


class GoalStatus(StrEnum):
    """How a goal is going; derived, never typed in."""

    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    NOT_STARTED = "not_started"
    ACHIEVED = "achieved"
    DROPPED = "dropped"


class ObstacleKind(StrEnum):
    """What kind of thing is in the way."""

    EXPERIENCE = "experience"
    EDUCATION = "education"
    HEALTH = "health"
    TIME = "time"
    ACCESS = "access"
    CONFIDENCE = "confidence"
    ORGANISATION = "organisation"
    OTHER = "other"


class ObstacleState(StrEnum):
    """What has become of an obstacle."""

    OPEN = "open"
    WORKED_ON = "worked_on"
    OVERCOME = "overcome"
    ACCEPTED = "accepted"

    @property
    def is_in_the_way(self) -> bool:
        """Whether it still holds the goal up."""
        return self in {ObstacleState.OPEN, ObstacleState.WORKED_ON}


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Record):
    """What the mentee wants, why, and how both will know that it is reached."""

    KIND: ClassVar[str] = "goal"
    LINES: ClassVar[tuple[str, ...]] = ("title", "dropped_because", "judged_because")
    TEXTS: ClassVar[tuple[str, ...]] = ("why", "measure", "relevance", "reflection")
    REQUIRED: ClassVar[tuple[str, ...]] = ("title",)

    title: str
    why: str = ""
    measure: str = ""
    relevance: str = ""
    target_date: date | None = None
    starts_on: date | None = None
    standing: Standing = Standing.IN_FOCUS
    closed_on: date | None = None
    dropped_because: str = ""
    measured: Measured = Measured.BY_MILESTONES
    judged: int | None = None
    judged_because: str = ""
    outcome: Outcome | None = None
    reflection: str = ""
    position: float = 0.0

    def problems(self) -> Problems:
        """Return what is wrong, by field."""
        found = Record.problems(self)
        if self.starts_on and self.target_date and self.target_date < self.starts_on:
            found["target_date"] = Problem.BEFORE_START
        if self.judged is not None and not 0 <= self.judged <= 100:
            found["judged"] = Problem.OUT_OF_RANGE
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone(Record):
    """A step towards a goal that is either done or not.

    It is due on a day, or so many days after the goal starts (``due_after``).
    """

    KIND: ClassVar[str] = "milestone"
    LINES: ClassVar[tuple[str, ...]] = ("title",)
    REQUIRED: ClassVar[tuple[str, ...]] = ("title",)

    goal_id: GoalId
    title: str
    owner: Role | None = None
    due: date | None = None
    due_after: int | None = None
    done_on: date | None = None
    position: float = 0.0

    def due_on(self, goal: Goal) -> date | None:
        """Return the day on which it is due, if any."""
        if self.due is None and self.due_after is not None:
            return (goal.starts_on or goal.created_at.date()) + timedelta(days=self.due_after)
        return self.due

    def problems(self) -> Problems:
        """Return what is wrong, by field."""
        found = Record.problems(self)
        if self.due_after is not None and not 0 <= self.due_after <= 3660:
            found["due_after"] = Problem.OUT_OF_RANGE
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle(Record):
    """Something in the way of a goal, with the plan to get past it; private unless shared.

    The plan is an if-then: when ``plan_if`` happens, ``plan`` is what will be done.
    """

    KIND: ClassVar[str] = "obstacle"
    LINES: ClassVar[tuple[str, ...]] = ("title",)
    TEXTS: ClassVar[tuple[str, ...]] = ("detail", "plan_if", "plan", "what_helped")
    REQUIRED: ClassVar[tuple[str, ...]] = ("title",)

    goal_id: GoalId
    title: str
    kind: ObstacleKind = ObstacleKind.OTHER
    detail: str = ""
    plan_if: str = ""
    plan: str = ""
    plan_owner: Role | None = None
    state: ObstacleState = ObstacleState.OPEN
    what_helped: str = ""
    visibility: Visibility = Visibility.PRIVATE
    position: float = 0.0


@dataclass(frozen=True, slots=True)
class Progress:
    """Milestones done of all, or a judgement in per cent (``in_percent``, of 100).

    ``total`` 0 means that there is no measure, not 0 %.
    """

    done: int
    total: int
    in_percent: bool = False

    @property
    def share(self) -> float | None:
        """Done of all between 0 and 1, or None where there is no measure."""
        return self.done / self.total if self.total else None


def progress_of(goal: Goal, milestones: Sequence[Milestone]) -> Progress:
    """Return how many of the milestones are done, or how far the goal was judged to be."""
    counted = Progress(sum(m.done_on is not None for m in milestones), len(milestones))
    return judged_or(goal, counted)


def judged_or(goal: Goal, counted: Progress) -> Progress:
    """Return the judgement where that is the goal's measure, else what was `counted`."""
    if goal.measured is Measured.BY_MILESTONES:
        return counted
    return Progress(0, 0) if goal.judged is None else Progress(goal.judged, 100, in_percent=True)


def status_of(
    goal: Goal, progress: Progress, obstacles: Sequence[Obstacle], today: date
) -> GoalStatus:
    """Judge how a goal is going.

    At risk means: its date has passed, something is in the way, or the share of its time that is
    used up is more than a third ahead of the share of its milestones that are done.
    """
    if goal.standing is Standing.ACHIEVED:
        return GoalStatus.ACHIEVED
    if goal.standing is Standing.DROPPED:
        return GoalStatus.DROPPED
    if _is_overdue(goal, today) or any(o.state.is_in_the_way for o in obstacles):
        return GoalStatus.AT_RISK
    waits = goal.starts_on is not None and today < goal.starts_on
    if not progress.done and (goal.standing is Standing.LATER or waits):
        return GoalStatus.NOT_STARTED
    return GoalStatus.AT_RISK if _is_behind(goal, progress, today) else GoalStatus.ON_TRACK


def _is_overdue(goal: Goal, today: date) -> bool:
    return goal.target_date is not None and goal.target_date < today


def _is_behind(goal: Goal, progress: Progress, today: date) -> bool:
    if goal.target_date is None or progress.share is None:
        return False
    began = goal.starts_on or goal.created_at.date()
    span = (goal.target_date - began).days
    used = (today - began).days / span if span > 0 else 0.0
    return used - progress.share > 1 / 3
