"""A list-and-page tab as the window uses it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from tests.support.shown import named, press, read, show_tab
from tests.support.stage import Stage
from ui.list_detail.tab import ListDetailTab
from ui.tabs.boundaries.view import make


@pytest.fixture
def both(desk: Desk, qtbot: QtBot) -> tuple[ListDetailTab, Stage]:
    return show_tab(qtbot, desk, make)


@pytest.fixture
def tab(both: tuple[ListDetailTab, Stage]) -> ListDetailTab:
    return both[0]


def test_the_empty_tab_offers_its_first_step_to_the_keyboard(
    tab: ListDetailTab, qtbot: QtBot
) -> None:
    assert "Agree on what is off the table" in read(tab.widget)
    tab.focus()
    focus = tab.widget.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Space)
    title = named(tab.widget, "Boundary", QLineEdit)
    assert title.hasFocus()
    assert title.selectedText() == "New boundary"


def test_undoing_the_first_record_brings_the_empty_state_back(
    both: tuple[ListDetailTab, Stage],
) -> None:
    tab, stage = both
    press(tab.widget, "New boundary")
    assert tab.view.list.isVisible()
    stage.session.undo()
    assert not tab.view.list.isVisible()
    assert "Agree on what is off the table" in read(tab.widget)


def test_what_is_typed_is_saved_when_the_window_asks(
    tab: ListDetailTab, qtbot: QtBot, desk: Desk
) -> None:
    tab.create()
    qtbot.keyClicks(named(tab.widget, "Boundary", QLineEdit), "No calls")
    tab.flush()
    assert desk.boundaries.get(tab.presenter.current).title == "No calls"


def test_edit_and_delete_reach_the_chosen_record(
    both: tuple[ListDetailTab, Stage], desk: Desk
) -> None:
    tab, stage = both
    tab.create()
    tab.view.end_edit()
    tab.edit()
    assert named(tab.widget, "Boundary", QLineEdit).isVisible()
    tab.delete()
    assert stage.said == ["Boundary deleted"]
    assert not tab.view.list.isVisible()


def test_without_a_record_there_is_nothing_to_edit_or_delete(
    both: tuple[ListDetailTab, Stage],
) -> None:
    tab, stage = both
    tab.edit()
    tab.delete()
    assert stage.said == []


def test_a_record_asked_for_from_elsewhere_is_shown_whatever_the_filter(
    tab: ListDetailTab, desk: Desk, mentorship: Mentorship
) -> None:
    tab.create()
    made = desk.boundaries.add(mentorship.mentorship_id, title="Elsewhere", area="topics").made
    tab.presenter.choose_filter("communication")
    tab.open_record(made)
    assert tab.view.list.current_id() == made
    assert "Elsewhere" in read(tab.widget)


def test_a_hidden_tab_loads_when_it_is_shown(
    both: tuple[ListDetailTab, Stage], mentorship: Mentorship
) -> None:
    tab, stage = both
    tab.widget.hide()
    stage.session.do(lambda d: d.boundaries.add(mentorship.mentorship_id, title="Unseen"))
    tab.reset()
    assert tab.view.model.rowCount() == 0
    tab.widget.show()
    tab.shown()
    assert tab.view.model.rowCount() == 2


def test_another_mentorship_in_view_shows_its_own(tab: ListDetailTab) -> None:
    tab.create()
    tab.reset()
    assert tab.view.list.isVisible()
    assert not tab.presenter.editing


def test_the_search_of_everything_is_asked_for(tab: ListDetailTab, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tab.search_requested):
        tab.view.header.search.emit()
