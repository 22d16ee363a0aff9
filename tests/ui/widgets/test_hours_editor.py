"""The editor of hours on days of the week."""

from collections.abc import Iterator
from datetime import time

import pytest
from PySide6.QtCore import QLocale, Qt, QTime
from PySide6.QtWidgets import QPushButton, QTimeEdit
from pytestqt.qtbot import QtBot

from mentordesk.domain.rules import Weekday, Window
from ui.widgets.buttons import IconButton
from ui.widgets.field_spec import Hours
from ui.widgets.hours_editor import HoursEditor
from ui.widgets.label import Label
from ui.widgets.toggle_chip import ToggleChip

WINDOW = Window(
    days=(Weekday.MONDAY, Weekday.SATURDAY), start=time(9, 0), end=time(17, 0), zone="Asia/Tokyo"
)


@pytest.fixture
def british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def editor(british: None, qtbot: QtBot) -> HoursEditor:
    made = HoursEditor(Hours("quiet", "Quiet hours", zone="Europe/Berlin"))
    made.set_name("Quiet hours")
    made.chose, made.wrote = [], []
    made.chosen.connect(made.chose.append)
    made.typed.connect(made.wrote.append)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def days(editor: HoursEditor) -> list[ToggleChip]:
    return [one for one in editor.parts() if isinstance(one, ToggleChip)]


def button(editor: HoursEditor, words: str) -> QPushButton:
    return next(one for one in editor.findChildren(QPushButton) if one.text() == words)


def words(editor: HoursEditor) -> list[str]:
    return [one.text() for one in editor.findChildren(Label)]


def test_it_begins_with_the_nights_of_all_days(editor: HoursEditor, qtbot: QtBot) -> None:
    begin = button(editor, "Set hours")
    assert editor.field() is begin
    assert begin.accessibleName() == "Quiet hours, Set hours"
    qtbot.mouseClick(begin, Qt.MouseButton.LeftButton)
    night = Window(days=tuple(Weekday), start=time(21), end=time(7), zone="Europe/Berlin")
    assert editor.chose == [night]
    assert "Berlin time, until the next day" in words(editor)
    assert not begin.isVisible()


def test_it_shows_a_window(editor: HoursEditor) -> None:
    editor.show_value(WINDOW)
    assert [one.isChecked() for one in days(editor)] == [True, *[False] * 4, True, False]
    assert [one.time() for one in editor.findChildren(QTimeEdit)] == [QTime(9, 0), QTime(17, 0)]
    assert "Tokyo time" in words(editor)
    assert editor.chose == editor.wrote == []
    assert editor.field() is days(editor)[0]


def test_a_day_is_told_at_once(editor: HoursEditor, qtbot: QtBot) -> None:
    editor.show_value(WINDOW)
    tuesday = days(editor)[1]
    assert (tuesday.text(), tuesday.accessibleName()) == ("Tue", "Tuesday")
    qtbot.mouseClick(tuesday, Qt.MouseButton.LeftButton)
    assert [one.days for one in editor.chose] == [
        (Weekday.MONDAY, Weekday.TUESDAY, Weekday.SATURDAY)
    ]


def test_times_are_typed(editor: HoursEditor, qtbot: QtBot) -> None:
    editor.show_value(WINDOW)
    start = editor.findChildren(QTimeEdit)[0]
    start.setFocus(Qt.FocusReason.TabFocusReason)
    assert editor.is_typed_in()
    qtbot.keyClicks(start, "1030")
    assert editor.wrote[-1].start == time(10, 30)
    assert editor.chose == []


def test_it_ends(editor: HoursEditor, qtbot: QtBot) -> None:
    editor.show_value(WINDOW)
    remove = editor.findChild(IconButton)
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert editor.chose == [None]
    assert button(editor, "Set hours").hasFocus()


def test_the_week_begins_where_the_locale_begins_it(qtbot: QtBot) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    try:
        editor = HoursEditor(Hours("quiet", "Quiet hours"))
    finally:
        QLocale.setDefault(before)
    qtbot.addWidget(editor)
    assert days(editor)[0].accessibleName() == "Sunday"
