"""A form that saves itself."""

from datetime import date, datetime, time
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from mentordesk.domain.rules import Weekday, Window
from ui.widgets.field_spec import (
    Choice,
    Hours,
    LocalMoment,
    LongText,
    Number,
    OptionalDate,
    Text,
    Zone,
)
from ui.widgets.form import RecordForm

SPECS = [
    Text("title", "&Title"),
    LongText("why", "Why"),
    Choice("state", "State", choices=[("on", "Going on"), ("off", "Ended")]),
    OptionalDate("target", "Target"),
    LocalMoment("starts", "Starts"),
    Number("minutes", "Lasts", unit="minutes", optional=True, low=5),
    Zone("zone", "Time zone"),
    Hours("quiet", "Quiet hours"),
]
VALUES: dict[str, object] = {
    "title": "Lead the review",
    "why": "To grow",
    "state": "off",
    "target": date(2026, 12, 18),
    "starts": datetime(2026, 11, 26, 16, 0),
    "minutes": 45,
    "zone": "Europe/Berlin",
    "quiet": Window(days=(Weekday.MONDAY,), start=time(9), end=time(17), zone="UTC"),
}


class Harness:
    """A form in an active window, and what it told."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.form = RecordForm(SPECS)
        self.told: list[tuple[str, object]] = []
        self.form.edited.connect(lambda name, value: self.told.append((name, value)))
        qtbot.addWidget(self.form)
        with qtbot.waitActive(self.form):
            self.form.show()
        self.form.replace_values(VALUES)

    def field(self, name: str) -> Any:
        return self.form._editors[name].field()

    def type(self, name: str, text: str) -> None:
        self.form.focus_field(name)
        self.qtbot.keyClicks(self.field(name), text)

    def problem(self, name: str) -> QLabel:
        block, label = self.form._problems[name]
        assert block.isVisible() is bool(label.text())
        return label


@pytest.fixture
def h(qtbot: QtBot) -> Harness:
    return Harness(qtbot)


def test_showing_values_tells_nothing(h: Harness) -> None:
    h.form.set_values(VALUES)
    h.form.flush()
    assert h.told == []
    assert h.field("title").text() == "Lead the review"
    assert h.field("minutes").text() == "45 minutes"


def test_typing_is_told_once_after_a_pause(h: Harness) -> None:
    h.field("title").clear()
    h.type("title", "New")
    assert h.told == []
    h.qtbot.waitUntil(lambda: h.told == [("title", "New")], timeout=2000)


def test_leaving_a_field_tells_it(h: Harness) -> None:
    h.type("title", "!")
    h.form.focus_field("why")
    assert h.told == [("title", "Lead the review!")]


def test_a_menu_of_the_field_does_not_count_as_leaving(h: Harness) -> None:
    h.type("title", "!")
    popup = Qt.FocusReason.PopupFocusReason
    QApplication.sendEvent(h.field("title"), QFocusEvent(QEvent.Type.FocusOut, popup))
    assert h.told == []


def test_flush_tells_at_once_even_a_zone_half_typed(h: Harness) -> None:
    h.type("title", "!")
    h.form.focus_field("zone")
    box = h.field("zone")
    assert isinstance(box, QComboBox)
    line = box.lineEdit()
    assert line is not None
    line.setText("tokyo")
    h.form.flush()
    assert h.told == [("title", "Lead the review!"), ("zone", "Asia/Tokyo")]
    h.form.flush()
    assert len(h.told) == 2


def test_a_choice_is_told_at_once_after_what_was_typed_before(h: Harness) -> None:
    h.type("title", "!")
    h.qtbot.keyClick(h.field("state"), Qt.Key.Key_Up)
    assert h.told == [("title", "Lead the review!"), ("state", "on")]


def test_what_is_typed_is_not_overwritten_and_what_came_in_shows_later(h: Harness) -> None:
    h.form.focus_field("title")
    h.form.set_values({"title": "From elsewhere", "why": "Because"})
    assert h.field("title").text() == "Lead the review"
    assert h.field("why").toPlainText() == "Because"
    h.form.focus_field("why")
    assert h.field("title").text() == "From elsewhere"
    assert h.told == []


def test_an_answer_to_older_words_does_not_come_back_over_newer_ones(h: Harness) -> None:
    h.type("title", "1")
    h.form.flush()
    h.type("title", "2")
    h.form.set_values({"title": "Lead the review1"})
    h.form.focus_field("why")
    assert h.told[-1] == ("title", "Lead the review12")
    assert h.field("title").text() == "Lead the review12"


def test_another_record_takes_the_place_of_all(h: Harness) -> None:
    h.type("title", "!")
    h.form.replace_values({**VALUES, "title": "Other"})
    assert h.told == [("title", "Lead the review!")]
    assert h.field("title").text() == "Other"
    h.form.focus_field("why")
    assert h.field("title").text() == "Other"
    assert len(h.told) == 1


def test_a_problem_stands_beneath_its_field_until_it_is_mended(h: Harness) -> None:
    h.form.set_problems({"title": "Say what it is about", "unknown": "…"})
    field = h.field("title")
    assert h.problem("title").text() == "Say what it is about"
    assert field.accessibleDescription() == "Say what it is about"
    assert field.property("invalid") is True
    assert h.problem("why").text() == ""
    h.form.set_problems({})
    assert h.problem("title").text() == ""
    assert field.accessibleDescription() == ""


def test_a_value_that_is_wrong_stays_to_be_mended(h: Harness) -> None:
    h.type("title", "?")
    h.form.focus_field("why")
    h.form.set_problems({"title": "No"})
    h.form.set_values({"title": "Lead the review"})
    assert h.field("title").text() == "Lead the review?"


def test_labels_lead_to_their_fields(h: Harness) -> None:
    assert h.field("title").accessibleName() == "Title"
    h.form.focus_field("why")
    h.qtbot.keyClick(h.form, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assert h.field("title").hasFocus()


def test_every_field_can_be_reached_and_has_a_name(h: Harness) -> None:
    h.form.focus_first()
    line = h.field("title")
    assert isinstance(line, QLineEdit)
    assert line.selectedText() == "Lead the review"
    for name in VALUES:
        h.form.focus_field(name)
        assert QApplication.focusWidget() in h.form._editors[name].parts()
        assert h.field(name).accessibleName() or name == "quiet"


def test_numbers_are_typed_not_told_digit_by_digit(h: Harness) -> None:
    h.form.focus_field("minutes")
    spin = h.field("minutes")
    assert isinstance(spin, QSpinBox)
    spin.selectAll()
    h.qtbot.keyClicks(spin, "120")
    assert h.told == []
    h.form.focus_field("title")
    assert h.told == [("minutes", 120)]
