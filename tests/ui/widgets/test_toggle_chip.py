"""A small button that is on or off."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme.theme import theme
from ui.widgets.toggle_chip import ToggleChip


def test_it_is_a_check_box_for_a_screen_reader(qtbot: QtBot) -> None:
    chip = ToggleChip("Mon", "Monday")
    qtbot.addWidget(chip)
    told = QAccessible.queryAccessibleInterface(chip)
    assert told.role() == QAccessible.Role.CheckBox
    assert told.text(QAccessible.Text.Name) == "Monday"
    assert chip.toolTip() == "Monday"
    assert not ToggleChip("30", "30").toolTip()


def test_it_toggles_by_mouse_and_space(qtbot: QtBot) -> None:
    chip = ToggleChip("Mon", "Monday")
    qtbot.addWidget(chip)
    chip.show()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.isChecked()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert not chip.isChecked()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_on_and_off_look_different(
    paint: Callable[..., set[str]], qapp: QApplication, mode: str
) -> None:
    theme().apply(qapp, mode, 1.0)
    chip = ToggleChip("Mon", "Monday")
    off = paint(chip)
    chip.setChecked(True)
    on = paint(chip)
    soft = theme().color("accent_soft").name().upper()
    assert soft in on - off


def test_words_are_never_cut(qtbot: QtBot, qapp: QApplication) -> None:
    chip = ToggleChip("Wednesday", "Wednesday")
    qtbot.addWidget(chip)
    small = chip.minimumSizeHint()
    assert small.width() > theme().metrics("label").horizontalAdvance("Wednesday")
    assert small.width() < chip.sizeHint().width()
    theme().apply(qapp, "light", 1.5)
    assert chip.sizeHint().height() > small.height()
