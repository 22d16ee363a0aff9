"""The last line tells how saving stands."""

import pytest
from PySide6.QtWidgets import QMenu

from ui.widgets.saved_line import SavedLine


@pytest.mark.parametrize(
    ("state", "words"),
    [("saved", "Encrypted  ·  Saved"), ("saving", "Saving…"), ("failed", "Not saved")],
)
def test_every_state_has_words(qtbot, state, words: str) -> None:
    line = SavedLine()
    qtbot.addWidget(line)
    line.set_state(state, "The disk is full.")
    assert line.accessibleName() == words
    assert line.accessibleDescription() == line.toolTip() == "The disk is full."


def test_a_failure_is_shown_in_its_colour(paint, look) -> None:
    line = SavedLine()
    assert look.color("bad").name().upper() not in paint(line, 208, 36)
    line.set_state("failed")
    assert look.color("bad").name().upper() in paint(line, 208, 36)


def test_the_button_opens_the_menu(qtbot) -> None:
    line = SavedLine()
    qtbot.addWidget(line)
    menu = QMenu(line)
    line.set_menu(menu)
    assert line.menu_button.menu() is menu
    assert line.menu_button.accessibleName() == "Main menu"
