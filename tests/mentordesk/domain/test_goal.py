"""How a goal is going, judged from its milestones, its time and what is in the way."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.goal import (
    Goal,
    GoalStatus,
    Measured,
    Milestone,
    Obstacle,
    ObstacleState,
    Progress,
    Standing,
    progress_of,
    status_of,
)
from mentordesk.domain.record import Visibility
from mentordesk.errors import Problem

NOW = datetime(2026, 1, 1, 9, 0, tzinfo=UTC)
COMMON = {"mentorship_id": "p", "created_at": NOW, "updated_at": NOW}
START, END = date(2026, 1, 1), date(2026, 4, 11)  # a hundred days


def goal(**fields: Any) -> Goal:
    return Goal(**({"id": "g", "title": "Publish", **COMMON} | fields))


def milestone(done_on: date | None) -> Milestone:
    return Milestone(id="m", goal_id="g", title="Draft", done_on=done_on, **COMMON)


def obstacle(state: ObstacleState) -> Obstacle:
    return Obstacle(id="o", goal_id="g", title="Time", state=state, **COMMON)


def day(number: int) -> date:
    return START + timedelta(days=number)


def test_an_end_before_the_start() -> None:
    assert goal(starts_on=END, target_date=START).problems() == {
        "target_date": Problem.BEFORE_START
    }
    assert goal(starts_on=START, target_date=START).problems() == {}
    assert goal(title="").problems() == {"title": Problem.EMPTY}


def test_no_milestones_are_no_measure() -> None:
    assert progress_of(goal(), []) == Progress(0, 0)
    assert progress_of(goal(), []).share is None


def test_progress() -> None:
    steps = [milestone(START), milestone(None), milestone(END), milestone(None)]
    found = progress_of(goal(), steps)
    assert found == Progress(2, 4)
    assert found.share == 0.5


@pytest.mark.parametrize(
    ("standing", "status"),
    [(Standing.ACHIEVED, GoalStatus.ACHIEVED), (Standing.DROPPED, GoalStatus.DROPPED)],
)
def test_what_is_closed_is_not_judged(standing: Standing, status: GoalStatus) -> None:
    closed = goal(standing=standing, target_date=START)
    stuck = [obstacle(ObstacleState.OPEN)]
    assert status_of(closed, Progress(0, 3), stuck, day(500)) is status


def test_at_risk_from_the_day_after_its_date() -> None:
    due = goal(starts_on=START, target_date=END)
    assert status_of(due, Progress(3, 3), [], END) is GoalStatus.ON_TRACK
    assert status_of(due, Progress(3, 3), [], day(101)) is GoalStatus.AT_RISK


@pytest.mark.parametrize("state", list(ObstacleState))
def test_an_obstacle_in_the_way_puts_it_at_risk(state: ObstacleState) -> None:
    in_the_way = state in {ObstacleState.OPEN, ObstacleState.WORKED_ON}
    found = status_of(goal(), Progress(1, 2), [obstacle(state)], START)
    assert found is (GoalStatus.AT_RISK if in_the_way else GoalStatus.ON_TRACK)


def test_an_obstacle_is_private_unless_shared() -> None:
    assert obstacle(ObstacleState.OPEN).visibility is Visibility.PRIVATE


def test_not_started() -> None:
    later = goal(standing=Standing.LATER)
    waiting = goal(starts_on=day(10))
    assert status_of(later, Progress(0, 2), [], START) is GoalStatus.NOT_STARTED
    assert status_of(later, Progress(1, 2), [], START) is GoalStatus.ON_TRACK
    assert status_of(waiting, Progress(0, 2), [], day(9)) is GoalStatus.NOT_STARTED
    assert status_of(waiting, Progress(0, 2), [], day(10)) is GoalStatus.ON_TRACK


@pytest.mark.parametrize(
    ("days", "done", "status"),
    [
        (33, 0, GoalStatus.ON_TRACK),
        (34, 0, GoalStatus.AT_RISK),
        (58, 1, GoalStatus.ON_TRACK),
        (59, 1, GoalStatus.AT_RISK),
        (100, 4, GoalStatus.ON_TRACK),
    ],
)
def test_behind_by_more_than_a_third(days: int, done: int, status: GoalStatus) -> None:
    planned = goal(starts_on=START, target_date=END)
    assert status_of(planned, Progress(done, 4), [], day(days)) is status


def test_without_a_start_it_began_when_it_was_made() -> None:
    assert status_of(goal(target_date=END), Progress(0, 4), [], day(34)) is GoalStatus.AT_RISK


def test_a_goal_of_one_day() -> None:
    short = goal(starts_on=START, target_date=START)
    assert status_of(short, Progress(0, 4), [], START) is GoalStatus.ON_TRACK


@given(days=st.integers(-50, 150), total=st.integers(1, 20), done=st.integers(0, 20))
def test_one_more_milestone_never_makes_it_worse(days: int, total: int, done: int) -> None:
    done = min(done, total - 1)
    one = goal(starts_on=START, target_date=END)
    before = status_of(one, Progress(done, total), [], day(days))
    after = status_of(one, Progress(done + 1, total), [], day(days))
    assert before is GoalStatus.AT_RISK or after is not GoalStatus.AT_RISK


def test_a_judgement_takes_the_place_of_milestones() -> None:
    judged = goal(measured=Measured.BY_JUDGEMENT, judged=70)
    assert progress_of(judged, [milestone(START)]) == Progress(70, 100, in_percent=True)
    assert progress_of(judged, []).share == 0.7
    unsaid = goal(measured=Measured.BY_JUDGEMENT)
    assert progress_of(unsaid, [milestone(None)]).share is None  # no measure, not 0 %
    assert goal(judged=101).problems() == {"judged": Problem.OUT_OF_RANGE}


def test_a_milestone_is_due_on_a_day_or_so_long_after_the_start() -> None:
    whole = goal(starts_on=START)
    assert milestone(None).due_on(whole) is None
    assert replace(milestone(None), due_after=10).due_on(whole) == date(2026, 1, 11)
    assert replace(milestone(None), due_after=10, due=END).due_on(whole) == END
    assert replace(milestone(None), due_after=0).due_on(goal()) == NOW.date()
    assert replace(milestone(None), due_after=-1).problems() == {"due_after": Problem.OUT_OF_RANGE}
