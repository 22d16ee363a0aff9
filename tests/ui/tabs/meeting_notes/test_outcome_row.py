"""What became of a meeting is asked once it has begun."""

from datetime import datetime

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.meeting import MeetingState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.outcome import Outcome
from mentordesk.domain.record import Role
from mentordesk.domain.recurrence import Recurrence, Rhythm
from tests.support.clock import SetClock
from tests.support.shown import press, show
from ui.tabs.meeting_notes.outcome_row import OutcomeRow

HELD, MISSED, OFF = MeetingState.HELD, MeetingState.MISSED, MeetingState.CANCELLED


@pytest.fixture
def row(qtbot: QtBot) -> OutcomeRow:
    made = OutcomeRow()
    show(qtbot, made)
    return made


@pytest.fixture
def meeting(desk: Desk, mentorship: Mentorship) -> str:
    given = {"title": "R", "starts_local": datetime(2026, 11, 24, 16), "zone": "Europe/Berlin"}
    return desk.meetings.plan(mentorship.mentorship_id, **given).made


def offered(row: OutcomeRow) -> list[str]:
    buttons = row.findChildren(QAbstractButton)
    return [one.text() for one in buttons if one.isVisible()]


def test_one_to_come_can_be_moved_or_called_off(
    row: OutcomeRow, desk: Desk, meeting: str, mentorship: Mentorship, qtbot: QtBot
) -> None:
    row.show_meeting(desk.meetings.page(meeting), mentorship)
    assert offered(row) == ["Move it…", "Call it off…"]
    for name, what in (("Move it…", "move"), ("Call it off…", "call_off")):
        with qtbot.waitSignal(row.asked) as told:
            press(row, name)
        assert told.args == [what]


def test_days_are_left_out_of_a_series(
    row: OutcomeRow, desk: Desk, mentorship: Mentorship, qtbot: QtBot
) -> None:
    rule = Recurrence(rhythm=Rhythm.WEEKLY, count=3)
    given = {"title": "R", "starts_local": datetime(2026, 11, 30, 16), "zone": "Europe/Berlin"}
    desk.series.plan(mentorship.mentorship_id, rule=rule, **given)
    first = desk.meetings.planned(mentorship.mentorship_id)[0].id
    row.show_meeting(desk.meetings.page(first), mentorship)
    with qtbot.waitSignal(row.asked) as told:
        press(row, "Leave out days…")
    assert told.args == ["leave_out"]


def test_a_past_one_asks_and_every_answer_can_be_given(
    row: OutcomeRow, desk: Desk, meeting: str, mentorship: Mentorship, clock: SetClock, qtbot: QtBot
) -> None:
    clock.forward(days=2)
    row.show_meeting(desk.meetings.page(meeting), mentorship)
    with qtbot.waitSignal(row.chosen) as told:
        press(row, "Both were there")
    assert told.args == [Outcome(state=HELD)]
    said: dict[str, Outcome] = {}
    for menu in row.findChildren(QMenu):
        for action in menu.actions():
            with qtbot.waitSignal(row.chosen) as told:
                action.trigger()
            said[action.text()] = told.args[0]
            desk.meetings.note_outcome(
                meeting,
                told.args[0].state,
                by=told.args[0].by,
                late=told.args[0].is_late,
                excused=told.args[0].is_excused,
            )
    assert said == {
        "Amara was late": Outcome(state=HELD, by=Role.MENTOR, is_late=True),
        "Jonas was late": Outcome(state=HELD, by=Role.MENTEE, is_late=True),
        "Nobody came": Outcome(state=MISSED),
        "Amara did not come": Outcome(state=MISSED, by=Role.MENTOR),
        "Jonas did not come": Outcome(state=MISSED, by=Role.MENTEE),
        "Amara was excused": Outcome(state=MISSED, by=Role.MENTOR, is_excused=True),
        "Jonas was excused": Outcome(state=MISSED, by=Role.MENTEE, is_excused=True),
        "Nobody in particular called it off": Outcome(state=OFF),
        "Amara called it off": Outcome(state=OFF, by=Role.MENTOR),
        "Jonas called it off": Outcome(state=OFF, by=Role.MENTEE),
        "Amara called it off, excused": Outcome(state=OFF, by=Role.MENTOR, is_excused=True),
        "Jonas called it off, excused": Outcome(state=OFF, by=Role.MENTEE, is_excused=True),
    }


def test_what_has_an_outcome_can_be_planned_again(
    row: OutcomeRow, desk: Desk, meeting: str, mentorship: Mentorship, qtbot: QtBot
) -> None:
    desk.meetings.note_outcome(meeting, OFF)
    row.show_meeting(desk.meetings.page(meeting), mentorship)
    assert offered(row) == ["Plan it again"]
    with qtbot.waitSignal(row.chosen) as told:
        press(row, "Plan it again")
    assert told.args == [Outcome(state=MeetingState.PLANNED)]


def test_where_it_is_narrow_buttons_stand_below_each_other(
    row: OutcomeRow, desk: Desk, meeting: str, mentorship: Mentorship
) -> None:
    row.show_meeting(desk.meetings.page(meeting), mentorship)
    buttons = [one for one in row.findChildren(QAbstractButton) if one.isVisible()]
    QApplication.sendPostedEvents()
    assert len({one.y() for one in buttons}) == 1
    row.resize(150, 400)
    QApplication.sendPostedEvents()
    assert len({one.y() for one in buttons}) == 2
