"""Lines about a goal and what belongs to it."""

from datetime import datetime

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.ids import GoalId
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Visibility
from tests.support.clock import SetClock
from tests.support.list_screen import ListScreen
from tests.support.stage import context_for, on_stage
from ui.tabs.goals.presenter import GoalsPresenter
from ui.tabs.goals.wording import chart_words, obstacle_words, talks


@pytest.fixture
def screen() -> ListScreen:
    return ListScreen()


@pytest.fixture
def presenter(desk: Desk, screen: ListScreen) -> GoalsPresenter:
    return on_stage(desk, GoalsPresenter, screen)[0]


def test_an_obstacle_is_private_and_says_its_plan(
    presenter: GoalsPresenter, screen: ListScreen, desk: Desk
) -> None:
    presenter.create()
    presenter.end_edit()
    presenter.add_obstacle("No time")
    obstacle = screen.page.obstacles[0]
    assert obstacle.visibility is Visibility.PRIVATE
    assert obstacle_words(obstacle) == "Private  ·  No plan yet"
    desk.obstacles.update(obstacle.id, plan="Early mornings\nand trains")
    assert obstacle_words(desk.obstacles.get(obstacle.id)) == "Private  ·  Early mornings"
    desk.obstacles.update(obstacle.id, plan_if="The day is full.", what_helped="Trains")
    planned = "Private  ·  The day is full → Early mornings"
    assert obstacle_words(desk.obstacles.get(obstacle.id)) == planned
    presenter.set_overcome(obstacle.id, True)
    overcome = obstacle_words(desk.obstacles.get(obstacle.id))
    assert overcome == f"{planned}  ·  Helped: Trains"


def test_the_chart_in_words(presenter: GoalsPresenter, screen: ListScreen) -> None:
    presenter.create()
    presenter.end_edit()
    formats = presenter.context.formats
    assert chart_words(screen.page, formats) == "No milestones, so there is no measure yet."
    for step in ("Read", "Write"):
        presenter.add_milestone(step)
    presenter.tick(screen.page.milestones[0].id, True)
    assert chart_words(screen.page, formats).endswith("50 % on 23 November")


def test_meetings_and_notes_are_one_list_the_latest_first(
    desk: Desk, mentorship: Mentorship, clock: SetClock
) -> None:
    pair = mentorship.mentorship_id
    goal = desk.goals.add(pair, title="Give a talk").made
    about = {"goal_ids": (GoalId(goal),)}
    for day, title in ((2, "First talk"), (25, "Second talk")):
        starts = datetime(2026, 11, day, 16, 0)
        desk.meetings.plan(pair, title=title, starts_local=starts, zone="Europe/Berlin", **about)
    desk.notes.add(pair, title="Between them", **about)
    context, _stage = context_for(desk)
    found = talks(desk.goals.page(goal, clock().date()), mentorship, context.formats)
    assert [(one.kind, one.words, one.icon) for one in found] == [
        ("meeting", "25 Nov – Second talk", "calendar"),
        ("note", "23 Nov – Between them (private)", "lock"),
        ("meeting", "2 Nov – First talk", "calendar"),
    ]
