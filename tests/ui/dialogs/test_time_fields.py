"""What a wall-clock time is for both, and what is asked where it is none or two."""

from datetime import datetime

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from mentordesk.domain.mentorship import Mentorship
from tests.support.shown import press, read, show
from ui.dialogs.time_fields import TimeFields
from ui.formats import LocaleFormats
from ui.widgets.field_spec import LocalMoment

BERLIN = "Europe/Berlin"


@pytest.fixture
def fields(qtbot: QtBot, mentorship: Mentorship) -> TimeFields:
    formats = LocaleFormats(QLocale("en_GB"))
    made = TimeFields([LocalMoment("starts_local", "Starts")], mentorship, formats)
    made.replace_values({"starts_local": datetime(2027, 3, 28, 2, 30)})
    show(qtbot, made)
    return made


def test_each_ones_time_is_shown_with_the_day_where_it_is_another(fields: TimeFields) -> None:
    fields.show_time(datetime(2026, 11, 24, 16), BERLIN, 0)
    assert "16:00 for you  ·  10:00 for Jonas" in read(fields)
    fields.show_time(datetime(2026, 11, 24, 2), BERLIN, 0)
    assert "02:00 for you  ·  Monday, 23 Nov, 20:00 for Jonas" in read(fields)
    fields.show_time(datetime(2026, 11, 24, 2), "Mars/Olympus", 0)
    assert not any("Jonas" in words for words in read(fields))


def test_the_next_hour_there_is_can_be_taken(fields: TimeFields, qtbot: QtBot) -> None:
    fields.show_time(datetime(2027, 3, 28, 2, 30), BERLIN, 0)
    with qtbot.waitSignal(fields.edited) as told:
        press(fields, "Take 03:00")
    assert told.args == ["starts_local", datetime(2027, 3, 28, 3)]


def test_which_of_two_is_asked_by_keyboard_too(fields: TimeFields, qtbot: QtBot) -> None:
    told: list[tuple[str, object]] = []
    fields.edited.connect(lambda name, value: told.append((name, value)))
    fields.show_time(datetime(2027, 10, 31, 2, 30), BERLIN, 0)
    fields._which.select_key("1")
    fields.show_time(datetime(2027, 10, 31, 2, 30), BERLIN, 1)
    assert told == [("fold", 1)]


def test_where_nothing_suits_it_says_so(fields: TimeFields) -> None:
    fields.offer([])
    assert "No time within four weeks suits both of you. Try another length." in read(fields)
