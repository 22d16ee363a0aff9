"""What a series would become."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.recurrence import Recurrence, Rhythm
from mentordesk.domain.scheduling import Objection, SchedulingWarning
from mentordesk.domain.zones import LocalTime
from mentordesk.services.series import PlannedTime
from tests.support.shown import read, show
from ui.dialogs.planned_times import PlannedTimes
from ui.formats import LocaleFormats
from ui.widgets.check_row import CheckRow

FIRST = datetime(2026, 11, 24, 2, 30)
CLASH = SchedulingWarning(Objection.OVERLAPS, None, "Lecture")
RULE = Recurrence(rhythm=Rhythm.WEEKLY, count=3)


@pytest.fixture
def times(qtbot: QtBot, mentorship: Mentorship) -> PlannedTimes:
    made = PlannedTimes(mentorship, LocaleFormats(QLocale("en_GB")))
    show(qtbot, made)
    return made


def planned(week: int, hour: LocalTime, *warnings: SchedulingWarning) -> PlannedTime:
    local = FIRST + timedelta(weeks=week)
    starts = local.replace(hour=3, minute=0) if hour is LocalTime.MISSING else local
    return PlannedTime(local, starts, hour, warnings)


def test_only_what_is_to_be_said_is_listed(times: PlannedTimes, qtbot: QtBot) -> None:
    found = [
        planned(0, LocalTime.ONCE),
        planned(1, LocalTime.ONCE, CLASH),
        planned(2, LocalTime.MISSING),
        planned(3, LocalTime.TWICE),
    ]
    times.show_times(RULE, found, frozenset())
    words = read(times)
    assert words[0] == "4 meetings, every week  ·  from 24 November to 15 December"
    assert "Overlaps with Lecture" in words
    assert "The clocks skip 02:30 that day; it would begin at 03:00" in words
    assert "The clocks show 02:30 twice that day; choose which one is meant above" in words
    rows = [one for one in times.findChildren(CheckRow) if one.isVisible()]
    with qtbot.waitSignal(times.left_out) as told:
        rows[1].check.click()
    assert told.args == [FIRST + timedelta(weeks=2), True]


def test_all_left_out(times: PlannedTimes) -> None:
    times.show_times(RULE, [planned(0, LocalTime.ONCE, CLASH)], frozenset({FIRST}))
    assert read(times)[0] == "No meeting at all"
    times.show_times(RULE, [planned(0, LocalTime.ONCE)], frozenset())
    assert read(times) == ["1 meeting, every week  ·  on 24 November"]
