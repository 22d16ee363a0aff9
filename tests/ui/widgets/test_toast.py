"""A message stays long enough, can be acted on, and gives the focus back."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QEnterEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import motion
from ui.widgets.toast import SHOWN_MS, Toast


@pytest.fixture
def window(qtbot) -> QWidget:
    found = QWidget()
    qtbot.addWidget(found)
    found.field = QLineEdit(found)
    found.resize(500, 300)
    found.show()
    found.activateWindow()
    found.field.setFocus()
    qtbot.waitUntil(found.field.hasFocus)
    return found


@pytest.fixture
def toast(window, monkeypatch) -> Toast:
    monkeypatch.setattr(motion, "reduced_motion", lambda: True)
    return Toast(window)


def test_it_lies_at_the_bottom_in_the_middle(toast, window, qapp) -> None:
    toast.show_message("Goal deleted", "Undo")
    assert toast.isVisible()
    assert toast.geometry().center().x() == pytest.approx(250, abs=1)
    window.resize(800, 400)
    assert toast.geometry().center().x() == pytest.approx(400, abs=1)
    assert 300 < toast.y() < 370


def test_the_action_runs_once_and_the_message_goes(toast, qtbot) -> None:
    run = []
    toast.show_message("Goal deleted", "Undo", lambda: run.append(1))
    toast._action.click()
    assert run == [1]
    assert not toast.isVisible()


def test_tab_leads_to_the_action_and_escape_back(toast, window, qtbot) -> None:
    toast.show_message("Goal deleted", "Undo")
    qtbot.keyClick(window.field, Qt.Key.Key_Tab)
    assert toast._action.hasFocus()
    assert not toast._timer.isActive()
    qtbot.keyClick(toast._action, Qt.Key.Key_Escape)
    assert not toast.isVisible()
    assert window.field.hasFocus()


def test_f6_leads_to_the_action_while_there_is_one(toast, window, qtbot) -> None:
    toast.show_message("Saved")
    assert not toast._keys.isEnabled()
    toast.focus_action()
    assert window.field.hasFocus()
    toast.show_message("Goal deleted", "Undo")
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert toast._action.hasFocus()


def test_time_stands_still_under_the_pointer(toast) -> None:
    toast.show_message("Goal deleted", "Undo")
    assert toast._timer.interval() == SHOWN_MS == 8000
    assert toast._timer.isActive()
    point = QPointF(2, 2)
    toast.enterEvent(QEnterEvent(point, point, point))
    assert not toast._timer.isActive()
    toast.leaveEvent(QEvent(QEvent.Type.Leave))
    assert toast._timer.isActive()
    toast._timer.timeout.emit()
    assert not toast.isVisible()


def test_it_is_announced(toast, monkeypatch) -> None:
    said = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: said.append(event.message())
    )
    toast.show_message("Goal deleted", "Undo")
    assert "Goal deleted. Undo" in said
    assert toast.accessibleName() == "Goal deleted"


def test_it_rises_unless_less_motion_is_wanted(toast, monkeypatch) -> None:
    toast.show_message("One")
    assert toast._rise.state() == toast._rise.State.Stopped
    monkeypatch.setattr(motion, "reduced_motion", lambda: False)
    toast.show_message("Two")
    assert toast._rise.state() == toast._rise.State.Running
    toast._rise.stop()


@pytest.mark.parametrize("rtl", [False, True])
def test_it_is_painted_dark_with_a_legible_action(toast, window, look, rtl: bool) -> None:
    if rtl:
        window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    toast.show_message("A very long message " * 10, "Undo")
    toast.focus_action()
    image = toast.grab().toImage()
    ground = image.pixelColor(image.width() // 2, 2).name()
    assert ground == look.color("text").name()
    assert toast.width() <= window.width()
