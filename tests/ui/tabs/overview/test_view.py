"""The Overview in a window."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from tests.support.shown import press, read, show_tab
from tests.support.stage import Stage
from ui.tabs.overview.tab import OverviewTab
from ui.tabs.overview.view import make
from ui.widgets.check_row import CheckRow


@pytest.fixture
def both(desk: Desk, qtbot: QtBot) -> tuple[OverviewTab, Stage]:
    return show_tab(qtbot, desk, make)


def test_a_new_pair_is_shown_its_first_steps(both: tuple[OverviewTab, Stage]) -> None:
    tab, stage = both
    assert {"Hello, Amara", "No meeting planned", "Nothing waits. Well done."} <= set(
        read(tab.widget)
    )
    press(tab.widget, "Say what you expect of each other")
    press(tab.widget, "Write down a first goal")
    press(tab.widget, "Agree on what is off the table")
    press(tab.widget, "Plan a meeting")
    assert [key for key, _id in stage.went_to] == ["expectations", "goals", "boundaries", "plan"]


def test_first_steps_are_gone_once_one_was_taken(
    both: tuple[OverviewTab, Stage], mentorship: Mentorship
) -> None:
    tab, stage = both
    pair = mentorship.mentorship_id
    stage.session.do(lambda d: d.boundaries.add(pair, title="No calls"))
    with pytest.raises(AssertionError):
        press(tab.widget, "Write down a first goal")
    said = read(tab.widget)
    assert "No goal in focus yet. Goals give every meeting something to return to." in said


def test_the_next_meeting_is_prepared_by_keyboard(
    both: tuple[OverviewTab, Stage], desk: Desk, mentorship: Mentorship, qtbot: QtBot
) -> None:
    tab, stage = both
    meeting = desk.meetings.plan(
        mentorship.mentorship_id,
        title="Talk",
        starts_local=datetime(2026, 11, 26, 16, 0),
        zone="Europe/Berlin",
    ).made
    tab.presenter.refresh()
    tab.focus()
    assert tab.view.prepare.text() == "Prepare agenda"
    qtbot.keyClick(tab.view.prepare, Qt.Key.Key_Space)
    assert stage.went_to == [("meeting", meeting)]


def test_promises_stand_with_who_made_them_and_are_ticked(
    both: tuple[OverviewTab, Stage], desk: Desk, mentorship: Mentorship, qtbot: QtBot
) -> None:
    tab, stage = both
    assert "What Jonas will do" not in read(tab.widget)
    pair = mentorship.mentorship_id
    stage.session.do(lambda d: d.commitments.add(pair, text="Read it", owner=Role.MENTEE))
    assert "What Jonas will do" in read(tab.widget)
    assert "What I will do" not in read(tab.widget)
    (row,) = tab.view.theirs.findChildren(CheckRow)
    qtbot.keyClick(row.check, Qt.Key.Key_Space)
    assert stage.said == ["Done"]
    assert "What Jonas will do" not in read(tab.widget)


def test_nothing_is_written_or_removed_here(
    both: tuple[OverviewTab, Stage], desk: Desk, mentorship: Mentorship, qtbot: QtBot
) -> None:
    tab, stage = both
    pair = mentorship.mentorship_id
    stage.session.do(lambda d: d.commitments.add(pair, text="Send it", owner=Role.MENTOR))
    (row,) = tab.view.mine.findChildren(CheckRow)
    qtbot.keyClick(row.check, Qt.Key.Key_Delete)
    assert len(desk.commitments.open(pair)) == 1
    with pytest.raises(AssertionError):
        press(tab.view.mine, "Add")
