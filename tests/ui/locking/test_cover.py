"""At once nothing is to be seen: not the screen, and not what stands in front of it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from ui.locking.cover import cover
from ui.main_window import MainWindow
from ui.preferences import Preferences


class Stubborn(QDialog):
    """A dialog that wants an answer before it closes."""

    def reject(self) -> None:
        """Stay."""

    def closeEvent(self, event: object) -> None:  # noqa: N802
        """Stay."""
        event.ignore()  # type: ignore[attr-defined]


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> MainWindow:
    made = MainWindow(Preferences(tmp_path / "window.ini"))
    qtbot.addWidget(made)
    made.show_screen(QLabel("what nobody else is to read"))
    made.show()
    return made


def test_the_screen_is_out_of_sight_before_it_returns_and_comes_back(window: MainWindow) -> None:
    screen = window.screen_shown()
    assert screen is not None
    cover(window)
    assert not screen.isVisible()
    cover(window)
    window.uncover()
    assert window.screen_shown() is screen
    assert screen.isVisible()


def test_another_screen_ends_it(window: MainWindow, qtbot: QtBot) -> None:
    screen = window.screen_shown()
    assert screen is not None
    cover(window)
    with qtbot.waitSignal(screen.destroyed):
        window.show_screen(QLabel("the lock"))
    window.uncover()
    assert window.screen_shown().text() == "the lock"  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", [QDialog, Stubborn])
def test_dialogs_go_even_those_that_want_an_answer(window: MainWindow, kind: type[QDialog]) -> None:
    outer, inner, answers = kind(window), kind(window), []
    QTimer.singleShot(0, lambda: answers.append(inner.exec()))
    QTimer.singleShot(20, lambda: cover(window))
    answers.append(outer.exec())
    assert answers == [0, 0]


def test_menus_and_other_windows_go(window: MainWindow, qtbot: QtBot) -> None:
    menu, other = QMenu(window), QWidget()
    qtbot.addWidget(other)
    menu.addAction("Delete the note")
    menu.popup(window.pos())
    other.show()
    cover(window)
    assert not menu.isVisible()
    assert not other.isVisible()
    assert window.isVisible()
