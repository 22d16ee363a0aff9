"""What all editors of a form have in common."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.editor import leave_wheel_to_page
from ui.widgets.field_editors import LineEditor
from ui.widgets.field_spec import Text


def turn_wheel(over: QWidget) -> bool:
    spot = QPointF(over.rect().center())
    none = Qt.MouseButton.NoButton
    event = QWheelEvent(
        spot,
        QPointF(over.mapToGlobal(over.rect().center())),
        QPoint(),
        QPoint(0, 120),
        none,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(over, event)
    return event.isAccepted()


def test_the_wheel_belongs_to_the_page_until_the_field_has_the_keyboard(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    spin, other = QSpinBox(), QSpinBox()
    leave_wheel_to_page(spin)
    layout = QVBoxLayout(window)
    layout.addWidget(other)
    layout.addWidget(spin)
    with qtbot.waitActive(window):
        window.show()
    other.setFocus()
    turn_wheel(spin)
    assert spin.value() == 0
    spin.setFocus()
    turn_wheel(spin)
    assert spin.value() == 1


def test_a_problem_shows_at_the_edge_and_is_told_to_a_screen_reader(qtbot: QtBot) -> None:
    editor = LineEditor(Text("link", "Link"))
    qtbot.addWidget(editor)
    editor.show_problem("Begin with https://")
    assert editor.field().property("invalid") is True
    assert editor.field().accessibleDescription() == "Begin with https://"
    editor.show_problem("")
    assert editor.field().property("invalid") is False
    assert editor.field().accessibleDescription() == ""
