"""The panels of the Overview: lines that lead somewhere."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.shown import named, press, read, show
from ui.tabs.overview.panels import ContentPanel, LineButton, LinesPanel
from ui.tabs.overview.presenter import Line
from ui.theme.theme import theme
from ui.widgets.label import Label

GOAL = Line("goal", "g1", "Publish", "Blocked: No time", "triangle-alert", "warn")
NOTE = Line("note", "n1", "Draft")


@pytest.fixture
def panel(qtbot: QtBot) -> LinesPanel:
    made = LinesPanel("In focus", "Nothing in focus yet.")
    show(qtbot, made)
    return made


def test_without_lines_it_says_so(panel: LinesPanel) -> None:
    panel.show_lines([])
    assert read(panel) == ["In focus", "Nothing in focus yet."]
    panel.show_lines([GOAL])
    assert read(panel) == ["In focus"]


def test_a_line_is_read_with_its_remark_and_chosen_by_keyboard(
    panel: LinesPanel, qtbot: QtBot
) -> None:
    panel.show_lines([GOAL, NOTE])
    line = named(panel, "Publish", LineButton)
    assert line.accessibleDescription() == "Blocked: No time"
    with qtbot.waitSignal(panel.chosen) as told:
        qtbot.keyClick(line, Qt.Key.Key_Space)
    assert told.args == [GOAL]


def test_other_lines_take_their_place(panel: LinesPanel, qtbot: QtBot) -> None:
    panel.show_lines([GOAL])
    panel.show_lines([NOTE])
    with qtbot.waitSignal(panel.chosen) as told:
        press(panel, "Draft")
    assert told.args == [NOTE]
    assert panel._lines.count() == 1


def test_a_remark_makes_a_line_higher_and_so_does_larger_text(
    qtbot: QtBot, qapp: QApplication
) -> None:
    plain, remarked = LineButton(NOTE), LineButton(GOAL)
    for button in (plain, remarked):
        qtbot.addWidget(button)
    before = plain.sizeHint().height()
    assert remarked.sizeHint().height() > before
    theme().apply(qapp, "light", 1.5)
    assert plain.sizeHint().height() > before


def test_a_risk_is_painted_as_one(paint: object, qtbot: QtBot) -> None:
    button = LineButton(GOAL)
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    assert callable(paint)
    assert theme().color("warn").name().upper() in paint(button)


def test_a_panel_over_anything_has_a_heading(qtbot: QtBot) -> None:
    inside = Label("Inside", "body")
    panel = ContentPanel("Heading", inside)
    show(qtbot, panel)
    assert read(panel) == ["Heading", "Inside"]
    panel.title.setText("What Jonas will do")
    assert read(panel) == ["What Jonas will do", "Inside"]
