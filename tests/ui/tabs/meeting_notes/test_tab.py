"""The Meeting notes tab as the window uses it."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from tests.support.shown import press, show_tab
from tests.support.stage import Stage
from ui.tabs.meeting_notes.tab import MeetingNotesTab
from ui.tabs.meeting_notes.view import make


@pytest.fixture
def both(desk: Desk, qtbot: QtBot) -> tuple[MeetingNotesTab, Stage]:
    return show_tab(qtbot, desk, make)


@pytest.fixture
def tab(both: tuple[MeetingNotesTab, Stage]) -> MeetingNotesTab:
    return both[0]


def test_the_first_step_has_the_keyboard_where_there_is_nothing(
    both: tuple[MeetingNotesTab, Stage], qtbot: QtBot
) -> None:
    tab, stage = both
    tab.focus()
    focus = tab.view.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Space)
    assert stage.went_to == [("plan", "")]


def test_a_new_note_is_ready_for_its_title(tab: MeetingNotesTab, qtbot: QtBot, desk: Desk) -> None:
    tab.create()
    assert tab.view.card.title.hasFocus()
    qtbot.keyClicks(tab.view.card.title, "On courage")
    tab.flush()
    assert desk.notes.get(tab.presenter.current).title == "On courage"
    tab.focus()
    assert tab.view.list.hasFocus()


def test_what_is_typed_is_saved_when_the_window_asks(
    tab: MeetingNotesTab, qtbot: QtBot, desk: Desk
) -> None:
    tab.create()
    qtbot.keyClicks(tab.view.card.pane.editor, "words")
    assert desk.notes.text(tab.presenter.current) == ""
    tab.flush()
    assert desk.notes.text(tab.presenter.current) == "words"


def test_delete_and_edit_reach_what_is_on_the_card(
    both: tuple[MeetingNotesTab, Stage], desk: Desk, mentorship: Mentorship
) -> None:
    tab, stage = both
    starts = datetime(2026, 11, 30, 16)
    given = {"title": "M", "starts_local": starts, "zone": "Europe/Berlin"}
    tab.open_record(desk.meetings.plan(mentorship.mentorship_id, **given).made)
    tab.edit()
    assert tab.view.card.form.isVisible()
    tab.delete()
    assert stage.said == ["Meeting deleted"]
    assert not tab.view.card.isVisible()


def test_the_search_of_everything_is_asked_for(tab: MeetingNotesTab, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tab.search_requested):
        tab.view.header.search.emit()


def test_a_hidden_tab_loads_when_it_is_shown(
    both: tuple[MeetingNotesTab, Stage], mentorship: Mentorship
) -> None:
    tab, stage = both
    tab.widget.hide()
    stage.session.do(lambda d: d.notes.add(mentorship.mentorship_id, title="Unseen"))
    assert tab.view.model.rowCount() == 0
    tab.widget.show()
    tab.shown()
    assert tab.view.model.rowCount() == 2


def test_a_record_asked_for_is_chosen(tab: MeetingNotesTab, desk: Desk) -> None:
    tab.create()
    wanted = tab.presenter.current
    tab.create()
    tab.open_record(wanted)
    assert tab.view.list.current_id() == wanted
    assert tab.view.card.pane.note_id() == wanted


def test_another_mentorship_shows_its_own(tab: MeetingNotesTab) -> None:
    tab.create()
    tab.reset()
    assert tab.presenter.shown == "all"
    assert tab.view.model.rowCount() == 2


def test_planning_from_the_empty_state(both: tuple[MeetingNotesTab, Stage]) -> None:
    tab, stage = both
    press(tab.widget, "Plan a meeting")
    tab.plan_meeting()
    assert stage.went_to == [("plan", "")] * 2
