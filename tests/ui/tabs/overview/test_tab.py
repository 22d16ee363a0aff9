"""The Overview as the window uses it."""

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from tests.support.shown import press, read, show_tab
from tests.support.stage import Stage
from ui.tabs.overview.tab import OverviewTab
from ui.tabs.overview.view import make


@pytest.fixture
def both(desk: Desk, qtbot: QtBot) -> tuple[OverviewTab, Stage]:
    return show_tab(qtbot, desk, make)


def test_new_plans_a_meeting(both: tuple[OverviewTab, Stage]) -> None:
    tab, stage = both
    tab.create()
    assert stage.went_to == [("plan", "")]


def test_it_shows_what_changes_elsewhere(
    both: tuple[OverviewTab, Stage], mentorship: Mentorship
) -> None:
    tab, stage = both
    stage.session.do(lambda d: d.goals.add(mentorship.mentorship_id, title="Publish"))
    press(tab.widget, "Publish")
    assert stage.went_to[0][0] == "goal"


def test_hidden_it_waits_until_it_is_shown(
    both: tuple[OverviewTab, Stage], mentorship: Mentorship
) -> None:
    tab, stage = both
    tab.widget.hide()
    stage.session.do(lambda d: d.goals.add(mentorship.mentorship_id, title="Publish"))
    assert tab.presenter.stale
    tab.widget.show()
    tab.shown()
    press(tab.widget, "Publish")


def test_another_mentorship_is_shown_at_once(
    both: tuple[OverviewTab, Stage], desk: Desk, mentorship: Mentorship
) -> None:
    tab, _stage = both
    desk.goals.add(mentorship.mentorship_id, title="Publish")
    tab.reset()
    press(tab.widget, "Publish")


def test_nothing_here_is_edited_or_deleted(both: tuple[OverviewTab, Stage]) -> None:
    tab, stage = both
    before = read(tab.widget)
    for verb in (tab.edit, tab.delete, tab.flush):
        verb()
    tab.open_record("elsewhere")
    assert read(tab.widget) == before
    assert (stage.said, stage.errors) == ([], [])


def test_the_first_step_takes_the_keyboard(both: tuple[OverviewTab, Stage], qtbot: QtBot) -> None:
    tab, _stage = both
    tab.focus()
    assert tab.view.prepare.hasFocus()
    with qtbot.waitSignal(tab.search_requested):
        tab.view.header.search.emit()
