"""Planning a meeting or a series as it is seen and done."""

from datetime import datetime

import pytest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from tests.support.shown import named, press, read, show
from tests.support.stage import context_for
from ui.dialogs.plan_meeting import PlanDialog
from ui.widgets.check_row import CheckRow

BERLIN = "Europe/Berlin"


@pytest.fixture
def dialog(desk: Desk, mentorship: Mentorship, qtbot: QtBot) -> PlanDialog:
    context, stage = context_for(desk)
    made = PlanDialog(None, stage.session, context.formats)
    show(qtbot, made)
    return made


def start_at(dialog: PlanDialog, start: datetime) -> None:
    dialog.time.replace_values({"starts_local": start})
    dialog.time.form.edited.emit("starts_local", start)


def taken(desk: Desk, mentorship: Mentorship, start: datetime) -> str:
    given = {"title": "Lecture", "starts_local": start, "zone": BERLIN}
    return desk.meetings.plan(mentorship.mentorship_id, **given).made


def test_one_is_planned_where_the_rhythm_suggests(
    dialog: PlanDialog, desk: Desk, mentorship: Mentorship, qtbot: QtBot
) -> None:
    title = named(dialog, "What it is about", QLineEdit)
    assert title.hasFocus()
    assert "16:00 for you  ·  10:00 for Jonas" in read(dialog)
    qtbot.keyClicks(title, "Talk")
    press(dialog, "60 minutes")
    press(dialog, "Plan it")
    (one,) = desk.meetings.planned(mentorship.mentorship_id)
    assert (one.title, one.minutes) == ("Talk", 60)
    assert one.starts_local == datetime(2026, 11, 30, 16)
    assert (dialog.result(), dialog.made) == (QDialog.DialogCode.Accepted, one.id)


def test_going_on_against_a_warning_needs_a_reason(
    dialog: PlanDialog, desk: Desk, mentorship: Mentorship
) -> None:
    other = taken(desk, mentorship, datetime(2026, 12, 1, 16))
    start_at(dialog, datetime(2026, 12, 1, 16, 30))
    assert "Overlaps with Lecture" in read(dialog)
    press(dialog, "Plan it all the same")
    assert [one.id for one in desk.meetings.planned(mentorship.mentorship_id)] == [other]
    assert "Say why, in a few words" in read(dialog)
    reason = named(dialog, "Why all the same?", QLineEdit)
    assert reason.hasFocus()
    reason.setText("It is short")
    press(dialog, "Plan it all the same")
    planned = desk.meetings.planned(mentorship.mentorship_id)
    assert [one.despite for one in planned] == ["", "It is short"]


def test_a_series_is_seen_before_it_is_planned(
    dialog: PlanDialog, desk: Desk, mentorship: Mentorship
) -> None:
    taken(desk, mentorship, datetime(2026, 12, 7, 16))
    repeat = named(dialog, "Repeat", QComboBox)
    repeat.setCurrentIndex(repeat.findData("weekly"))
    repeat.activated.emit(repeat.currentIndex())
    dialog.form.edited.emit("count", 3)
    assert "3 meetings, every week  ·  from 30 November to 14 December" in read(dialog)
    (line,) = [one for one in dialog.findChildren(CheckRow) if one.isVisible()]
    assert line.check.accessibleName() == "Monday, 7 Dec, 16:00"
    assert line.check.accessibleDescription() == "Overlaps with Lecture"
    line.check.click()
    assert "2 meetings, every week  ·  from 30 November to 14 December" in read(dialog)
    press(dialog, "Plan it")
    series = [one for one in desk.meetings.planned(mentorship.mentorship_id) if one.series_id]
    assert [one.starts_local.day for one in series] == [30, 14]
    assert dialog.made == series[0].id
    desk.history.undo()
    assert len(desk.meetings.planned(mentorship.mentorship_id)) == 1


def test_an_hour_that_comes_twice_is_asked_about(
    dialog: PlanDialog, desk: Desk, mentorship: Mentorship
) -> None:
    start_at(dialog, datetime(2027, 10, 31, 2, 30))
    asked = "The clocks go back then: 02:30 comes twice. Which one is it?"
    assert asked in read(dialog)
    dialog.time.edited.emit("fold", 1)
    assert "02:30 for you  ·  Saturday, 30 Oct, 21:30 for Jonas" in read(dialog)
    press(dialog, "Plan it")
    (one,) = desk.meetings.planned(mentorship.mentorship_id)
    assert one.fold == 1


def test_an_hour_that_does_not_exist_gives_way_to_the_next(
    dialog: PlanDialog, desk: Desk, mentorship: Mentorship
) -> None:
    start_at(dialog, datetime(2027, 3, 28, 2, 30))
    assert "The clocks go forward then: there is no 02:30 that day." in read(dialog)
    press(dialog, "Plan it")
    assert desk.meetings.planned(mentorship.mentorship_id) == []
    press(dialog, "Take 03:00")
    press(dialog, "Plan it")
    (one,) = desk.meetings.planned(mentorship.mentorship_id)
    assert one.starts_local == datetime(2027, 3, 28, 3)


def test_a_time_that_was_suggested_is_taken(
    dialog: PlanDialog, desk: Desk, mentorship: Mentorship
) -> None:
    press(dialog, "Suggest a time")
    press(dialog, "Tuesday, 1 Dec, 14:00 for you  ·  08:00 for Jonas")
    press(dialog, "Plan it")
    (one,) = desk.meetings.planned(mentorship.mentorship_id)
    assert one.starts_local == datetime(2026, 12, 1, 14)


def test_what_is_wrong_stands_beside_its_field(
    dialog: PlanDialog, desk: Desk, mentorship: Mentorship
) -> None:
    dialog.time.form.edited.emit("title", "")
    assert "Please fill this in" in read(dialog)
    press(dialog, "Plan it")
    press(dialog, "Cancel")
    assert desk.meetings.planned(mentorship.mentorship_id) == []
    assert dialog.made == ""
