"""What the Goals tab says of goals, milestones and obstacles. No window."""

from datetime import date, timedelta
from typing import Any

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.goal import Measured, Standing
from mentordesk.domain.mentorship import Mentorship
from mentordesk.errors import RecordMissing
from tests.support.later_runner import LaterRunner
from tests.support.list_screen import ListScreen
from tests.support.stage import Stage, context_for, on_stage
from ui.tabs.goals.presenter import GoalsPresenter

TODAY = date(2026, 11, 23)


@pytest.fixture
def screen() -> ListScreen:
    return ListScreen()


@pytest.fixture
def both(desk: Desk, screen: ListScreen) -> tuple[GoalsPresenter, Stage]:
    return on_stage(desk, GoalsPresenter, screen)


@pytest.fixture
def presenter(both: tuple[GoalsPresenter, Stage]) -> GoalsPresenter:
    return both[0]


@pytest.mark.parametrize(
    ("fields", "facts"),
    [
        ({}, ["No date yet"]),
        ({"starts_on": TODAY + timedelta(days=9)}, ["Starts 2 December"]),
        ({"target_date": TODAY - timedelta(days=1)}, ["Was due 22 November"]),
        ({"target_date": TODAY}, ["Due 23 November", "0 days left"]),
        ({"target_date": TODAY + timedelta(days=1)}, ["Due 24 November", "1 day left"]),
        ({"target_date": TODAY + timedelta(days=32)}, ["Due 25 December"]),
        ({"standing": Standing.ACHIEVED, "closed_on": TODAY}, ["Achieved 23 November"]),
        ({"standing": Standing.DROPPED, "dropped_because": "Moved away"}, ["Moved away"]),
        ({"standing": Standing.DROPPED}, ["Dropped"]),
    ],
)
def test_the_remarks_on_a_card(
    presenter: GoalsPresenter,
    screen: ListScreen,
    desk: Desk,
    mentorship: Mentorship,
    fields: dict[str, Any],
    facts: list[str],
) -> None:
    desk.goals.add(mentorship.mentorship_id, title="Goal", **fields)
    presenter.refresh()
    assert screen.facts("Goal") == facts


def test_a_goal_out_of_date_stands_out(
    presenter: GoalsPresenter, screen: ListScreen, desk: Desk, mentorship: Mentorship
) -> None:
    late = TODAY - timedelta(days=1)
    desk.goals.add(mentorship.mentorship_id, title="Late", target_date=late)
    presenter.refresh()
    card = screen.cards[presenter.current]
    assert (card.status, card.tone, card.facts[0].tone) == ("At risk", "warn", "warn")


def test_the_line_under_the_title(
    presenter: GoalsPresenter, screen: ListScreen, desk: Desk, mentorship: Mentorship
) -> None:
    assert screen.heading == "Nothing written down yet"
    pair = mentorship.mentorship_id
    desk.goals.add(pair, title="Past", target_date=TODAY - timedelta(days=3))
    presenter.refresh()
    assert screen.heading == "1 in focus"
    desk.goals.add(pair, title="Far", target_date=TODAY + timedelta(days=30))
    presenter.refresh()
    assert screen.heading == "2 in focus  ·  next deadline in 30 days"
    desk.goals.add(pair, title="Now", target_date=TODAY)
    presenter.refresh()
    assert screen.heading == "3 in focus  ·  next deadline today"


def test_achieving_keeps_the_day_and_opening_again_forgets_it(
    presenter: GoalsPresenter, screen: ListScreen, desk: Desk
) -> None:
    presenter.create()
    presenter.field_edited("standing", "achieved")
    assert desk.goals.get(presenter.current).closed_on == TODAY
    assert screen.headings() == ["Achieved"]
    assert screen.cards[presenter.current].muted
    presenter.field_edited("standing", "in_focus")
    assert desk.goals.get(presenter.current).closed_on is None


def test_a_template_brings_its_reason_and_milestones(
    presenter: GoalsPresenter, screen: ListScreen
) -> None:
    presenter.create("grow")
    assert screen.side == "page"
    assert screen.page.card.goal.title == "Turn one wish into a first step"
    assert screen.page.card.progress.total == len(screen.page.milestones) > 0


def test_the_next_step_is_told_once_one_is_done(
    presenter: GoalsPresenter, screen: ListScreen
) -> None:
    presenter.create()
    presenter.end_edit()
    for step in ("Read", "Write"):
        presenter.add_milestone(step)
    assert screen.facts("New goal") == ["No date yet"]
    presenter.tick(screen.page.milestones[0].id, True)
    assert screen.facts("New goal") == ["No date yet", "Next: Write"]
    presenter.tick(screen.page.milestones[0].id, False)
    assert screen.page.card.progress.done == 0


def test_milestones_and_obstacles_can_be_renamed_and_brought_back(
    both: tuple[GoalsPresenter, Stage], screen: ListScreen
) -> None:
    presenter, stage = both
    presenter.create()
    presenter.end_edit()
    presenter.add_milestone("Step")
    presenter.rename_milestone(screen.page.milestones[0].id, "First step")
    assert [m.title for m in screen.page.milestones] == ["First step"]
    presenter.remove_milestone(screen.page.milestones[0].id)
    presenter.add_obstacle("No time")
    presenter.rename_obstacle(screen.page.obstacles[0].id, "No room")
    presenter.remove_obstacle(screen.page.obstacles[0].id)
    assert stage.said == ["Milestone deleted", "Obstacle deleted"]
    assert not screen.page.milestones
    stage.session.undo()
    assert [o.title for o in screen.page.obstacles] == ["No room"]


def test_words_that_will_not_do_are_told(both: tuple[GoalsPresenter, Stage]) -> None:
    presenter, stage = both
    presenter.create()
    presenter.add_milestone("x" * 3000)
    assert len(stage.errors) == 1


def test_closing_a_goal_asks_what_came_of_it(
    presenter: GoalsPresenter, screen: ListScreen, desk: Desk
) -> None:
    presenter.create()
    presenter.end_edit()
    presenter.close(Standing.DROPPED)
    assert desk.goals.get(presenter.current).closed_on == TODAY
    assert (screen.side, screen.focused) == ("form", "dropped_because")


def test_closing_asks_nothing_of_a_goal_that_was_chosen_since(
    desk: Desk, mentorship: Mentorship, screen: ListScreen
) -> None:
    for title in ("First", "Second"):
        desk.goals.add(mentorship.mentorship_id, title=title)
    runner = LaterRunner()
    context, _stage = context_for(desk, runner)
    presenter = GoalsPresenter(context, screen)
    presenter.refresh()
    runner.go()
    first, second = (presenter.id_of(item) for item in presenter.items)
    presenter.select(first)
    presenter.close(Standing.ACHIEVED)
    presenter.select(second)
    runner.go()
    assert desk.goals.get(first).closed_on == TODAY
    assert (presenter.editing, screen.side, screen.focused) == (False, "page", "")


def test_a_goal_that_cannot_be_closed_is_told(
    both: tuple[GoalsPresenter, Stage], desk: Desk
) -> None:
    presenter, stage = both
    presenter.create()
    presenter.end_edit()
    goal, presenter.current = presenter.current, "nowhere"
    presenter.close(Standing.ACHIEVED)
    assert [type(error) for error in stage.errors] == [RecordMissing]
    assert not presenter.editing
    assert desk.goals.get(goal).closed_on is None


def test_goals_are_sorted_by_date_and_by_progress(
    presenter: GoalsPresenter, screen: ListScreen, desk: Desk, mentorship: Mentorship
) -> None:
    pair = mentorship.mentorship_id
    desk.goals.add(pair, title="Undated")
    late = {"target_date": TODAY + timedelta(days=9), "milestones": ("a", "b")}
    half = desk.goals.add(pair, title="Half", **late).made
    desk.goals.add(pair, title="Soon", target_date=TODAY, milestones=("a",))
    judged = {"measured": Measured.BY_JUDGEMENT, "judged": 80}
    desk.goals.add(pair, title="Judged", **judged)
    desk.milestones.set_done(desk.goals.page(half, TODAY).milestones[0].id, True)
    desk.goals.add(pair, title="Later", standing=Standing.LATER, target_date=TODAY)
    presenter.refresh()
    assert [words for _key, words in screen.orders] == [
        "Your own order",
        "By target date",
        "By progress",
    ]
    assert screen.titles() == ["Undated", "Half", "Soon", "Judged", "Later"]
    presenter.choose_order("date")
    assert (screen.order, screen.titles()) == (
        "date",
        ["Soon", "Half", "Undated", "Judged", "Later"],
    )
    presenter.choose_order("progress")
    assert screen.titles() == ["Judged", "Half", "Soon", "Undated", "Later"]
    presenter.choose_order("own")
    assert screen.titles() == ["Undated", "Half", "Soon", "Judged", "Later"]
