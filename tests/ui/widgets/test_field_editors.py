"""Editors of words, choices and numbers."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QSpinBox, QTextEdit
from pytestqt.qtbot import QtBot

from ui.theme.theme import theme
from ui.widgets.editor import Editor
from ui.widgets.field_editors import ChoiceEditor, LineEditor, LongTextEditor, NumberEditor
from ui.widgets.field_spec import Choice, LongText, Number, Text
from ui.widgets.toggle_chip import ToggleChip


def shown(qtbot: QtBot, editor: Editor) -> tuple[Any, list[object], list[object]]:
    """Return the field of `editor`, in an active window, and what will be typed and chosen."""
    typed: list[object] = []
    chosen: list[object] = []
    editor.typed.connect(typed.append)
    editor.chosen.connect(chosen.append)
    qtbot.addWidget(editor)
    with qtbot.waitActive(editor):
        editor.show()
    field = editor.field()
    field.setFocus(Qt.FocusReason.TabFocusReason)
    return field, typed, chosen


def test_a_line_tells_what_is_typed_but_not_what_is_shown(qtbot: QtBot) -> None:
    line, typed, chosen = shown(qtbot, editor := LineEditor(Text("place", "Place", "A café")))
    assert isinstance(line, QLineEdit)
    assert line.placeholderText() == "A café"
    editor.show_value("Room")
    assert (line.text(), typed) == ("Room", [])
    qtbot.keyClicks(line, "A ")
    assert typed == ["ARoom", "A Room"]
    editor.show_value(None)
    assert (line.text(), len(typed), chosen) == ("", 2, [])


def test_text_put_in_by_assistive_technology_counts_as_typed(qtbot: QtBot) -> None:
    editor = LineEditor(Text("place", "Place"))
    line, typed, _chosen = shown(qtbot, editor)
    line.setText("Room 4")
    assert typed == ["Room 4"]


def test_the_same_words_leave_the_cursor_where_it_is(qtbot: QtBot) -> None:
    line, _typed, _chosen = shown(qtbot, editor := LineEditor(Text("place", "Place")))
    editor.show_value("Room")
    line.setCursorPosition(2)
    editor.show_value("Room")
    assert line.cursorPosition() == 2


def test_several_lines(qtbot: QtBot) -> None:
    text, typed, _chosen = shown(qtbot, editor := LongTextEditor(LongText("why", "Why")))
    assert isinstance(text, QTextEdit)
    editor.show_value("One\n")
    assert typed == []
    text.moveCursor(text.textCursor().MoveOperation.End)
    qtbot.keyClicks(text, "2")
    assert typed == ["One\n2"]


def test_a_choice_is_told_at_once(qtbot: QtBot) -> None:
    spec = Choice("state", "State", choices=[("on", "Going on"), ("off", "Ended")])
    box, typed, chosen = shown(qtbot, editor := ChoiceEditor(spec))
    assert isinstance(box, QComboBox)
    editor.show_value("off")
    assert (box.currentText(), chosen) == ("Ended", [])
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert (chosen, typed) == (["on"], [])
    editor.show_value("unknown")
    assert box.currentText() == "Going on"
    assert not editor.is_typed_in()


class TestNumber:
    SPEC = Number(
        "minutes", "For", low=5, high=480, unit="minutes", step=15, optional=True, usual=(30, 45)
    )

    @pytest.fixture
    def editor(self) -> NumberEditor:
        return NumberEditor(self.SPEC)

    def test_shows_a_number_with_its_unit_or_that_there_is_none(
        self, editor: NumberEditor, qtbot: QtBot
    ) -> None:
        spin, typed, _chosen = shown(qtbot, editor)
        editor.show_value(45)
        assert spin.text() == "45 minutes"
        editor.show_value(None)
        assert spin.text() == "None"
        assert typed == []

    @pytest.mark.parametrize("how", ["tab", "mouse"])
    def test_typing_takes_the_place_of_the_words_for_none(
        self, editor: NumberEditor, qtbot: QtBot, how: str
    ) -> None:
        spin, typed, _chosen = shown(qtbot, editor)
        editor.show_value(None)
        if how == "mouse":
            qtbot.mouseClick(spin, Qt.MouseButton.LeftButton, pos=spin.rect().center())
        qtbot.keyClicks(spin, "90")
        assert (spin.text(), typed[-1]) == ("90 minutes", 90)

    def test_an_emptied_field_is_none(self, editor: NumberEditor, qtbot: QtBot) -> None:
        spin, typed, _chosen = shown(qtbot, editor)
        editor.show_value(45)
        spin.selectAll()
        qtbot.keyClick(spin, Qt.Key.Key_Delete)
        qtbot.keyClick(spin, Qt.Key.Key_Return)
        assert (spin.text(), typed[-1]) == ("None", None)

    def test_the_first_step_up_from_none_is_a_usual_step(
        self, editor: NumberEditor, qtbot: QtBot
    ) -> None:
        spin, typed, _chosen = shown(qtbot, editor)
        editor.show_value(None)
        qtbot.keyClick(spin, Qt.Key.Key_Up)
        qtbot.keyClick(spin, Qt.Key.Key_Up)
        assert typed == [15, 30]

    def test_usual_numbers_are_a_click_away(self, editor: NumberEditor, qtbot: QtBot) -> None:
        spin, typed, chosen = shown(qtbot, editor)
        half, three_quarters = editor.findChildren(ToggleChip)
        assert half.accessibleName() == "30 minutes"
        qtbot.mouseClick(half, Qt.MouseButton.LeftButton)
        assert (spin.value(), chosen, typed) == (30, [30], [])
        assert half.isChecked()
        spin.setValue(45)
        assert (half.isChecked(), three_quarters.isChecked()) == (False, True)

    def test_a_number_that_must_be_keeps_its_last(self, qtbot: QtBot) -> None:
        spin, typed, _chosen = shown(qtbot, editor := NumberEditor(Number("n", "N", low=1)))
        assert isinstance(spin, QSpinBox)
        editor.show_value(7)
        spin.selectAll()
        qtbot.keyClick(spin, Qt.Key.Key_Delete)
        qtbot.keyClick(spin, Qt.Key.Key_Return)
        assert (spin.value(), typed) == (7, [])


def test_fields_grow_with_the_text_size(qapp: QApplication, qtbot: QtBot) -> None:
    editor = NumberEditor(Number("n", "N"))
    qtbot.addWidget(editor)
    before = editor.sizeHint().height()
    theme().apply(qapp, "light", 1.5)
    editor.field().ensurePolished()
    assert editor.field().sizeHint().height() > before
