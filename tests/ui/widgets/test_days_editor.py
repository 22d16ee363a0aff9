"""Spans of days: added, worded, and taken away again."""

from datetime import date

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QLineEdit
from pytestqt.qtbot import QtBot

from mentordesk.domain.terms import Days
from tests.support.shown import named, press, show
from ui.widgets.days_editor import DaysEditor
from ui.widgets.field_spec import DayList

CHRISTMAS = Days(first=date(2026, 12, 24), last=date(2026, 12, 28), label="Christmas")


@pytest.fixture
def editor(qtbot: QtBot) -> DaysEditor:
    made = DaysEditor(DayList("away", "Away", add="Add days away"))
    made.set_name("Away")
    show(qtbot, made)
    return made


def test_what_is_shown_is_no_edit(editor: DaysEditor, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(editor.typed), qtbot.assertNotEmitted(editor.chosen):
        editor.show_value((CHRISTMAS,))
        editor.show_value((CHRISTMAS,))
    assert named(editor, "What for, 1", QLineEdit).text() == "Christmas"
    assert len(editor.parts()) == 5


def test_a_span_begins_today_and_has_the_keyboard(editor: DaysEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.chosen) as told:
        press(editor, "Away: Add days away")
    (days,) = told.args[0]  # type: ignore[index]
    assert (days.last - days.first).days == 6
    assert named(editor, "From, 1", QDateEdit).hasFocus()
    assert editor.is_typed_in()
    assert editor.field() is named(editor, "From, 1", QDateEdit)


def test_an_end_comes_along_with_its_start(editor: DaysEditor, qtbot: QtBot) -> None:
    editor.show_value((CHRISTMAS,))
    with qtbot.waitSignal(editor.typed) as told:
        named(editor, "From, 1", QDateEdit).setDate(QDate(2027, 1, 2))
    (days,) = told.args[0]  # type: ignore[index]
    assert days.first == days.last == date(2027, 1, 2)


def test_words_are_told_and_a_span_is_taken_away(editor: DaysEditor, qtbot: QtBot) -> None:
    editor.show_value((CHRISTMAS, CHRISTMAS))
    qtbot.keyClicks(named(editor, "What for, 2", QLineEdit), ", late")
    with qtbot.waitSignal(editor.chosen) as told:
        press(editor, "Take these days away, 1")
    assert [one.label for one in told.args[0]] == ["Christmas, late"]  # type: ignore[index]
