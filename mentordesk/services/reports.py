"""Progress reports, gathered from what may be shared and nothing else."""

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from datetime import date
from enum import StrEnum
from typing import Any

from mentordesk.domain.commitment import Commitment, CommitmentState
from mentordesk.domain.goal import Goal, Milestone, progress_of
from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.meeting import Meeting, MeetingState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.errors import Problem, ValidationError
from mentordesk.exchange.report import GoalPart, Report
from mentordesk.store.shared_view import SharedView

_KEPT = (CommitmentState.DONE, CommitmentState.CONFIRMED)


class Part(StrEnum):
    """What can be ticked."""

    GOALS = "goals"
    MILESTONES = "milestones"
    MEETINGS = "meetings"
    COMMITMENTS = "commitments"


class Reports:
    """Gathers reports. It is given a SharedView: private tables are out of its reach."""

    def __init__(self, shared_view: Callable[[], AbstractContextManager[SharedView]]) -> None:
        self._shared_view = shared_view

    def gather(
        self, mentorship_id: MentorshipId, first: date, last: date, parts: Collection[Part]
    ) -> Report:
        """Return a report of the days from `first` to `last`, with the parts that were ticked.

        Raises ValidationError where the last day lies before the first.
        """
        if last < first:
            raise ValidationError({"last": Problem.BEFORE_START})
        found: dict[str, Any] = {}
        with self._shared_view() as view:
            pair = view.get(Mentorship, mentorship_id)
            for part in parts:
                found[part.value] = _PARTS[part](view, mentorship_id, first, last)
        return Report(mentorship=pair, first=first, last=last, **found)


def _goals(
    view: SharedView, mentorship_id: MentorshipId, first: date, last: date
) -> list[GoalPart]:
    steps = view.all(Milestone, order="position", mentorship_id=mentorship_id)
    found = []
    for goal in view.all(Goal, order="position", mentorship_id=mentorship_id):
        own = [step for step in steps if step.goal_id == goal.id]
        if goal.closed_on is None or _within(goal.closed_on, first, last):
            found.append(GoalPart(goal=goal, progress=progress_of(goal, own)))
    return found


def _milestones(
    view: SharedView, mentorship_id: MentorshipId, first: date, last: date
) -> list[Milestone]:
    goals = {goal.id for goal in view.all(Goal, mentorship_id=mentorship_id)}
    every = view.all(Milestone, mentorship_id=mentorship_id)
    done = [one for one in every if one.goal_id in goals and _within(one.done_on, first, last)]
    return sorted(done, key=lambda one: (one.done_on or first, one.position, one.id))


def _meetings(
    view: SharedView, mentorship_id: MentorshipId, first: date, last: date
) -> list[Meeting]:
    held = view.all(
        Meeting, order="starts_local", mentorship_id=mentorship_id, state=MeetingState.HELD
    )
    return [one for one in held if _within(one.starts_local.date(), first, last)]


def _commitments(
    view: SharedView, mentorship_id: MentorshipId, first: date, last: date
) -> list[Commitment]:
    kept = view.all(Commitment, order="position", mentorship_id=mentorship_id, state=_KEPT)
    return [one for one in kept if _within(one.done_on, first, last)]


_PARTS: dict[Part, Callable[[SharedView, MentorshipId, date, date], list[Any]]] = {
    Part.GOALS: _goals,
    Part.MILESTONES: _milestones,
    Part.MEETINGS: _meetings,
    Part.COMMITMENTS: _commitments,
}


def _within(day: date | None, first: date, last: date) -> bool:
    return day is not None and first <= day <= last
