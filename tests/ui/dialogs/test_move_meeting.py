"""Moving one meeting, or all that follow in a series."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from mentordesk.domain.recurrence import Recurrence, Rhythm
from mentordesk.domain.rules import CancellationNotice
from tests.support.shown import named, press, read, show
from tests.support.stage import context_for
from ui.dialogs.move_meeting import MoveDialog

FIRST, BERLIN = datetime(2026, 11, 24, 16), "Europe/Berlin"


@pytest.fixture
def ids(desk: Desk, mentorship: Mentorship) -> list[str]:
    pair = mentorship.mentorship_id
    rule = Recurrence(rhythm=Rhythm.WEEKLY, count=3)
    desk.series.plan(pair, rule=rule, starts_local=FIRST, title="Regular", zone=BERLIN)
    return [one.id for one in desk.meetings.planned(pair)]


def opened(desk: Desk, qtbot: QtBot, meeting_id: str) -> MoveDialog:
    context, stage = context_for(desk)
    made = MoveDialog(None, stage.session, context.formats, meeting_id)
    show(qtbot, made)
    return made


def to(dialog: MoveDialog, start: datetime) -> None:
    dialog.time.replace_values({"starts_local": start})
    dialog.time.form.edited.emit("starts_local", start)


@pytest.mark.parametrize("follow", [True, False])
def test_it_is_moved_with_who_asked(
    desk: Desk, ids: list[str], qtbot: QtBot, *, follow: bool
) -> None:
    dialog = opened(desk, qtbot, ids[1])
    assert "8 days’ notice" in read(dialog)
    to(dialog, FIRST + timedelta(days=8))
    dialog.form.edited.emit("asked_by", "mentee")
    named(dialog, "Why? (as far as it matters)", QLineEdit).setText("A train")
    if follow:
        dialog.scope.select_key("follow")
    press(dialog, "Move it")
    moved = [desk.meetings.get(one) for one in ids]
    later = timedelta(days=1)
    weeks = [FIRST, FIRST + timedelta(weeks=1), FIRST + timedelta(weeks=2)]
    assert [one.starts_local for one in moved] == [
        weeks[0],
        weeks[1] + later,
        weeks[2] + later if follow else weeks[2],
    ]
    (move,) = moved[1].moves
    assert (move.asked_by, move.because) == (Role.MENTEE, "A train")
    desk.history.undo()
    assert [desk.meetings.get(one).starts_local for one in ids] == weeks


def test_a_warning_is_gone_against_with_a_reason(desk: Desk, ids: list[str], qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot, ids[0])
    to(dialog, FIRST + timedelta(weeks=1))
    assert "Overlaps with Regular" in read(dialog)
    press(dialog, "Move it all the same")
    assert desk.meetings.get(ids[0]).moves == ()
    named(dialog, "Why all the same?", QLineEdit).setText("Both at once")
    press(dialog, "Move it all the same")
    assert desk.meetings.get(ids[0]).despite == "Both at once"


def test_late_notice_is_told(
    desk: Desk, ids: list[str], mentorship: Mentorship, qtbot: QtBot
) -> None:
    notice = CancellationNotice(hours=48)
    desk.boundaries.add(mentorship.mentorship_id, title="Two days ahead", cancellation=notice)
    dialog = opened(desk, qtbot, ids[0])
    assert {"30 hours’ notice", "Later than agreed: Two days ahead"} <= set(read(dialog))


def test_a_suggestion_or_a_time_that_is_wrong(desk: Desk, ids: list[str], qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot, ids[0])
    to(dialog, datetime(2027, 3, 28, 2, 30))
    press(dialog, "Move it")
    assert desk.meetings.get(ids[0]).moves == ()
    to(dialog, FIRST + timedelta(days=1))
    press(dialog, "Suggest a time")
    press(dialog, "Wednesday, 25 Nov, 14:00 for you  ·  08:00 for Jonas")
    press(dialog, "Move it")
    assert desk.meetings.get(ids[0]).starts_local == datetime(2026, 11, 25, 14)
