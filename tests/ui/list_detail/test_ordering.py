"""The order of a list: the own one by hand, or one that sorts, remembered by the window."""

from datetime import date

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from tests.support.list_screen import ListScreen
from tests.support.stage import context_for
from ui.list_detail.ordering import OWN
from ui.tabs.boundaries.presenter import BoundariesPresenter
from ui.tabs.goals.presenter import BY_DATE, GoalsPresenter


@pytest.fixture
def goals(desk: Desk, mentorship: Mentorship) -> None:
    for title, month in (("March", 3), ("January", 1), ("February", 2)):
        desk.goals.add(mentorship.mentorship_id, title=title, target_date=date(2027, month, 1))


@pytest.mark.usefixtures("goals")
def test_nothing_is_moved_by_hand_in_a_sorted_list(desk: Desk, mentorship: Mentorship) -> None:
    screen = ListScreen()
    context, stage = context_for(desk)
    presenter = GoalsPresenter(context, screen)
    stage.session.changed.connect(lambda changes: presenter.changed(changes, visible=True))
    presenter.refresh()
    presenter.choose_order(BY_DATE)
    assert screen.titles() == ["January", "February", "March"]
    january = presenter.in_order()[0]
    presenter.step(presenter.id_of(january), 1)
    assert stage.said == ["This list is sorted. Choose your own order to move things."]
    kept = [goal.title for goal in desk.goals.all(mentorship.mentorship_id)]
    assert kept == ["March", "January", "February"]
    presenter.choose_order(OWN)
    presenter.step(presenter.id_of(january), -1)
    assert screen.titles() == ["January", "March", "February"]


@pytest.mark.usefixtures("goals")
def test_the_order_is_remembered_and_a_strange_one_is_not_taken(desk: Desk) -> None:
    context, _stage = context_for(desk)
    GoalsPresenter(context, ListScreen()).choose_order(BY_DATE)
    assert context.orders.order("goal") == BY_DATE
    screen = ListScreen()
    again = GoalsPresenter(context, screen)
    again.refresh()
    assert (screen.order, screen.titles()[0]) == (BY_DATE, "January")
    context.orders.keep_order("goal", "by luck")
    assert GoalsPresenter(context, ListScreen()).order == OWN


def test_a_deleted_goal_is_followed_by_its_neighbour_as_it_is_shown(
    desk: Desk, goals: None
) -> None:
    context, stage = context_for(desk)
    presenter = GoalsPresenter(context, ListScreen())
    stage.session.changed.connect(lambda changes: presenter.changed(changes, visible=True))
    presenter.refresh()
    presenter.choose_order(BY_DATE)
    january, february, _march = map(presenter.id_of, presenter.in_order())
    presenter.select(january)
    presenter.delete()
    assert presenter.current == february


def test_a_list_without_a_choice_stands_in_its_own_order(
    desk: Desk, mentorship: Mentorship
) -> None:
    for title in ("B", "A"):
        desk.boundaries.add(mentorship.mentorship_id, title=title)
    screen = ListScreen()
    context, _stage = context_for(desk)
    context.orders.keep_order("boundary", BY_DATE)
    BoundariesPresenter(context, screen).refresh()
    assert (list(screen.orders), screen.order, screen.titles()) == ([], OWN, ["B", "A"])
