"""Calling off, and leaving out days of a series."""

from datetime import date, datetime

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.meeting import MeetingState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from mentordesk.domain.recurrence import Recurrence, Rhythm
from tests.support.shown import press, read, show
from tests.support.stage import context_for
from ui.dialogs.call_off import CallOffDialog, LeaveOutDaysDialog
from ui.dialogs.meeting_dialog import MeetingDialog

FIRST, BERLIN = datetime(2026, 11, 24, 16), "Europe/Berlin"
OFF, PLANNED = MeetingState.CANCELLED, MeetingState.PLANNED


@pytest.fixture
def ids(desk: Desk, mentorship: Mentorship) -> list[str]:
    pair = mentorship.mentorship_id
    rule = Recurrence(rhythm=Rhythm.WEEKLY, count=3)
    desk.series.plan(pair, rule=rule, starts_local=FIRST, title="Regular", zone=BERLIN)
    return [one.id for one in desk.meetings.planned(pair)]


def opened(
    desk: Desk, qtbot: QtBot, kind: type[CallOffDialog | LeaveOutDaysDialog], meeting_id: str
) -> MeetingDialog:
    context, stage = context_for(desk)
    made = kind(None, stage.session, context.formats, meeting_id)
    show(qtbot, made)
    return made


def states(desk: Desk, ids: list[str]) -> list[MeetingState]:
    return [desk.meetings.get(one).state for one in ids]


def test_one_is_called_off_by_somebody(desk: Desk, ids: list[str], qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot, CallOffDialog, ids[0])
    assert "30 hours’ notice" in read(dialog)
    dialog.form.edited.emit("by", "mentee")
    dialog.form.edited.emit("excused", "yes")
    press(dialog, "Call it off")
    one = desk.meetings.get(ids[0])
    assert (one.state, one.outcome_by, one.is_excused) == (OFF, Role.MENTEE, True)
    assert states(desk, ids) == [OFF, PLANNED, PLANNED]


def test_all_that_follow_are_called_off(desk: Desk, ids: list[str], qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot, CallOffDialog, ids[1])
    dialog.scope.select_key("follow")
    dialog.form.edited.emit("by", "mentor")
    press(dialog, "Call it off")
    assert states(desk, ids) == [PLANNED, OFF, OFF]
    assert desk.meetings.get(ids[2]).outcome_by is Role.MENTOR


def test_days_are_left_out_with_one_undo(desk: Desk, ids: list[str], qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot, LeaveOutDaysDialog, ids[0])
    assert "1 meeting is left out." in read(dialog)
    dialog.form.edited.emit("first", date(2026, 12, 1))
    dialog.form.edited.emit("last", date(2026, 11, 30))
    press(dialog, "Leave them out")
    assert "This lies before the start" in read(dialog)
    dialog.form.edited.emit("last", date(2026, 12, 31))
    assert "2 meetings are left out." in read(dialog)
    press(dialog, "Leave them out")
    assert states(desk, ids) == [PLANNED, OFF, OFF]
    assert desk.meetings.get(ids[1]).is_excused
    desk.history.undo()
    assert states(desk, ids) == [PLANNED] * 3
