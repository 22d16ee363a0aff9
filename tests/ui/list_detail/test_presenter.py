"""Selection, filter, editing, saving and order, without a window."""

from datetime import date

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.goal import Standing
from mentordesk.domain.mentorship import Mentorship
from mentordesk.services.own_templates import TEMPLATES_CHANGED
from mentordesk.services.templates import TemplateKind, templates_for
from tests.support.later_runner import LaterRunner
from tests.support.list_screen import ListScreen
from tests.support.stage import Stage, context_for, on_stage
from ui.tabs.goals.presenter import GoalsPresenter


@pytest.fixture
def screen() -> ListScreen:
    return ListScreen()


@pytest.fixture
def both(desk: Desk, mentorship: Mentorship, screen: ListScreen) -> tuple[GoalsPresenter, Stage]:
    for title in ("One", "Two", "Three"):
        desk.goals.add(mentorship.mentorship_id, title=title)
    return on_stage(desk, GoalsPresenter, screen)


@pytest.fixture
def presenter(both: tuple[GoalsPresenter, Stage]) -> GoalsPresenter:
    return both[0]


def test_the_first_record_is_shown(presenter: GoalsPresenter, screen: ListScreen) -> None:
    assert screen.titles() == ["One", "Two", "Three"]
    assert screen.page.card.goal.title == "One"


def test_nothing_at_all(desk: Desk, mentorship: Mentorship, screen: ListScreen) -> None:
    context, _stage = context_for(desk)
    GoalsPresenter(context, screen).refresh()
    assert screen.empty is True
    assert screen.side == "nothing"


def test_create_opens_the_form(presenter: GoalsPresenter, screen: ListScreen) -> None:
    presenter.create()
    assert screen.side == "form"
    assert screen.values["title"] == "New goal"
    assert presenter.current == screen.current


def test_a_field_is_saved_and_a_wrong_one_is_told(
    presenter: GoalsPresenter, screen: ListScreen, desk: Desk
) -> None:
    presenter.edit()
    goal = presenter.current
    presenter.field_edited("title", "  Better ")
    assert desk.goals.get(goal).title == "Better"
    presenter.field_edited("title", "   ")
    assert screen.problems == {"title": "Please fill this in"}
    assert desk.goals.get(goal).title == "Better"
    presenter.field_edited("why", "still saved")
    assert desk.goals.get(goal).why == "still saved"
    presenter.field_edited("title", "Best")
    assert screen.problems == {}


def test_wrong_values_are_found_again_and_put_right_by_others(
    presenter: GoalsPresenter, screen: ListScreen, desk: Desk
) -> None:
    presenter.edit()
    first, second = presenter.current, screen.sections[0].ids[1]
    start, end = date(2026, 12, 24), date(2026, 12, 1)
    presenter.field_edited("starts_on", start)
    presenter.field_edited("target_date", end)
    told = screen.problems
    assert told
    presenter.end_edit()
    assert screen.side == "form"  # not put out of sight
    presenter.select(second)
    assert screen.side == "page"
    presenter.select(first)
    assert (screen.side, screen.values["target_date"], screen.problems) == ("form", end, told)
    presenter.field_edited("starts_on", end)
    assert (desk.goals.get(first).target_date, screen.problems) == (end, {})
    presenter.end_edit()
    assert screen.side == "page"


def test_typing_is_one_step_to_undo(
    both: tuple[GoalsPresenter, Stage], desk: Desk, screen: ListScreen
) -> None:
    presenter, stage = both
    presenter.edit()
    goal = presenter.current
    for text in ("O", "On", "Onw", "Onward"):
        presenter.field_edited("title", text)
    stage.session.undo()
    assert desk.goals.get(goal).title == "One"
    assert screen.values["title"] == "One"


def test_words_of_a_form_never_reach_another_record(
    presenter: GoalsPresenter, screen: ListScreen, desk: Desk
) -> None:
    presenter.edit()
    first = presenter.current
    presenter.current = presenter.id_of(presenter.items[1])  # somebody chose another meanwhile
    presenter.field_edited("title", "Late words")
    assert desk.goals.get(first).title == "Late words"


def test_delete_shows_the_neighbour_and_offers_undo(
    both: tuple[GoalsPresenter, Stage], screen: ListScreen
) -> None:
    presenter, stage = both
    presenter.delete()
    assert stage.said == ["Goal deleted"]
    assert screen.titles() == ["Two", "Three"]
    assert screen.page.card.goal.title == "Two"
    stage.session.undo()
    assert screen.titles() == ["One", "Two", "Three"]


def test_moving_up_and_down(presenter: GoalsPresenter, screen: ListScreen) -> None:
    ids = {presenter.items[n].goal.title: presenter.items[n].goal.id for n in range(3)}
    presenter.step(ids["Three"], -1)
    assert screen.titles() == ["One", "Three", "Two"]
    presenter.step(ids["Three"], -1)
    assert screen.titles() == ["Three", "One", "Two"]
    presenter.step(ids["Three"], -1)
    assert screen.titles() == ["Three", "One", "Two"]
    presenter.move(ids["Three"], after=ids["Two"])
    assert screen.titles() == ["One", "Two", "Three"]


def test_a_filter_hides_and_says_when_nothing_is_left(
    presenter: GoalsPresenter, screen: ListScreen, desk: Desk
) -> None:
    desk.goals.set_standing(presenter.current, Standing.LATER)
    presenter.refresh()
    presenter.choose_filter("later")
    assert screen.titles() == ["One"]
    assert [(c.key, c.count) for c in screen.filters] == [("all", 3), ("in_focus", 2), ("later", 1)]
    presenter.choose_filter("achieved")
    assert screen.empty is False


def test_a_hidden_tab_stays_stale_until_it_is_shown(desk: Desk, screen: ListScreen) -> None:
    context, stage = context_for(desk)
    presenter = GoalsPresenter(context, screen)
    presenter.refresh()
    stage.session.changed.connect(lambda changes: presenter.changed(changes, visible=False))
    pair = context.mentorship_id
    stage.session.do(lambda d: d.goals.add(pair, title="Unseen"))
    assert presenter.stale
    assert screen.titles() == []


def test_obstacles_and_milestones(presenter: GoalsPresenter, screen: ListScreen) -> None:
    presenter.add_milestone("First step")
    presenter.add_milestone("Second step")
    steps = {m.title: m.id for m in screen.page.milestones}
    presenter.tick(steps["First step"], True)
    presenter.move_milestone(steps["Second step"], 0)
    assert [m.title for m in screen.page.milestones] == ["Second step", "First step"]
    assert screen.page.card.progress.done == 1
    presenter.add_obstacle("No slot")
    assert screen.cards[presenter.current].facts[-1].text == "Blocked: No slot"
    presenter.set_overcome(screen.page.obstacles[0].id, True)
    assert screen.cards[presenter.current].status == "On track"


def test_a_problem_stays_with_its_record(presenter: GoalsPresenter, screen: ListScreen) -> None:
    presenter.edit()
    presenter.field_edited("title", "")
    presenter.select(presenter.id_of(presenter.items[1]))
    presenter.edit()
    presenter.field_edited("why", "fine")
    assert screen.problems == {}


def test_a_problem_goes_when_the_field_that_caused_it_is_mended(
    presenter: GoalsPresenter, screen: ListScreen
) -> None:
    presenter.edit()
    presenter.field_edited("target_date", date(2026, 12, 1))
    presenter.field_edited("starts_on", date(2026, 12, 24))
    assert screen.problems == {"target_date": "This lies before the start"}
    presenter.field_edited("starts_on", date(2026, 11, 24))
    assert screen.problems == {}


def test_an_answer_overtaken_by_another_choice_is_not_shown(
    desk: Desk, mentorship: Mentorship, screen: ListScreen
) -> None:
    for title in ("One", "Two"):
        desk.goals.add(mentorship.mentorship_id, title=title)
    runner = LaterRunner()
    context, _stage = context_for(desk, runner)
    presenter = GoalsPresenter(context, screen)
    presenter.refresh()
    runner.go()
    first, second = (presenter.id_of(item) for item in presenter.items)
    presenter.select(second)
    presenter.select(first)
    runner.go()
    assert screen.page.card.goal.title == "One"


def test_words_for_a_record_that_is_gone_go_nowhere(
    both: tuple[GoalsPresenter, Stage], desk: Desk
) -> None:
    presenter, stage = both
    presenter.create()
    stage.session.undo()
    presenter.field_edited("title", "Late words")
    assert stage.errors == []
    assert [item.goal.title for item in presenter.items] == ["One", "Two", "Three"]


def test_own_templates_are_offered_while_there_is_nothing(
    desk: Desk, mentorship: Mentorship, screen: ListScreen
) -> None:
    desk.templates.add(TemplateKind.GOAL, "Empty as yet")
    presenter, stage = on_stage(desk, GoalsPresenter, screen)
    assert screen.offered == [one.title for one in templates_for("goal")]
    made = desk.templates.add(TemplateKind.GOAL, "Papers", "Read ten\n- Choose them\nWrite one")
    stage.session.publish(TEMPLATES_CHANGED)
    assert screen.offered[-1] == "Papers"
    presenter.create(made.key)
    assert [item.goal.title for item in presenter.items] == ["Read ten", "Write one"]
    assert [item.progress.total for item in presenter.items] == [1, 0]
    stage.session.undo()
    assert presenter.items == []
