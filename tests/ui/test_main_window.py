"""The window itself: its look and its keys, what it remembers, and how it closes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ui.actions import Actions
from ui.commands import COMMANDS
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.theme.theme import LARGEST, SMALLEST, theme

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "window.ini"


@pytest.fixture
def window(qtbot: QtBot, file: Path) -> MainWindow:
    made = MainWindow(Preferences(file))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def actions(window: MainWindow, done: list[str]) -> Actions:
    def note(key: str) -> Callable[[], None]:
        return lambda: done.append(key)

    own = {"quit", "light", "dark", "system", "larger", "smaller", "usual", "menu_bar"}
    return window.offer({one.key: note(one.key) for one in COMMANDS if one.key not in own})


def test_it_names_nobody_and_never_gets_too_small(window: MainWindow) -> None:
    assert window.windowTitle() == "MentorDesk"
    window.resize(10, 10)
    assert window.width() >= 720
    assert window.height() >= 520


def test_one_screen_gives_way_to_the_next(window: MainWindow) -> None:
    first, second = QLabel("first"), QLabel("second")
    window.show_screen(first)
    window.show_screen(first)
    assert window.screen_shown() is first
    window.show_screen(second)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert window.screen_shown() is second
    assert second.isVisible()
    assert not isValid(first)


def test_it_is_seen_once(qtbot: QtBot, file: Path) -> None:
    window = MainWindow(Preferences(file))
    qtbot.addWidget(window)
    seen: list[int] = []
    window.seen.connect(lambda: seen.append(1))
    with qtbot.waitSignal(window.seen, timeout=5000):
        window.show()
    window.hide()
    window.show()
    window.repaint()
    QApplication.processEvents()
    assert seen == [1]


def test_closing_can_be_refused(window: MainWindow, qtbot: QtBot) -> None:
    window.may_close = lambda: False
    with qtbot.assertNotEmitted(window.closing):
        assert not window.close()
    assert window.isVisible()
    window.may_close = lambda: True
    with qtbot.waitSignal(window.closing, timeout=1000):
        assert window.close()


@pytest.mark.usefixtures("actions")
def test_ctrl_q_closes_as_the_window_does(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.closing, timeout=1000):
        qtbot.keyClick(window, Qt.Key.Key_Q, CTRL)


def test_it_comes_back_as_large_as_it_was(window: MainWindow, qtbot: QtBot, file: Path) -> None:
    window.resize(760, 540)  # smaller than any screen
    window.close()
    again = MainWindow(Preferences(file))
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (760, 540)


@pytest.mark.parametrize("mode", ["dark", "light", "system"])
def test_the_look_is_chosen_marked_and_remembered(
    window: MainWindow, actions: Actions, file: Path, mode: str
) -> None:
    actions["dark"].trigger()
    assert theme().is_dark
    actions[mode].trigger()
    assert theme().mode == mode
    marked = [key for key in ("light", "dark", "system") if actions[key].isChecked()]
    assert marked == [mode]
    actions[mode].trigger()  # once more takes no mark away
    assert actions[mode].isChecked()
    assert Preferences(file).mode == mode


def test_the_text_grows_and_shrinks_by_key(
    window: MainWindow, actions: Actions, qtbot: QtBot, file: Path
) -> None:
    before = theme().font("body").pixelSize()
    for _step in range(40):
        qtbot.keyClick(window, Qt.Key.Key_Plus, CTRL)
    assert theme().scale == LARGEST
    assert theme().font("body").pixelSize() > before
    window.preferences.keep_geometry(window)
    assert Preferences(file).text_size == LARGEST
    for _step in range(40):
        qtbot.keyClick(window, Qt.Key.Key_Minus, CTRL)
    assert theme().scale == SMALLEST
    qtbot.keyClick(window, Qt.Key.Key_0, CTRL)
    assert theme().scale == 1.0
    assert window.preferences.text_size == 1.0


@pytest.mark.usefixtures("actions")
def test_the_menu_bar_is_hidden_until_f10(window: MainWindow, qtbot: QtBot) -> None:
    bar = window.menuBar()
    assert not bar.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F10)
    assert bar.isVisible()
    assert bar.activeAction() is bar.actions()[0]


def test_the_menu_bar_stays_where_it_is_wanted(
    window: MainWindow, actions: Actions, qtbot: QtBot, file: Path
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_M, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert window.menuBar().isVisible()
    assert actions["menu_bar"].isChecked()
    other = QLineEdit()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    assert window.menuBar().isVisible()
    window.close()
    assert Preferences(file).menu_bar


@pytest.mark.usefixtures("actions")
def test_a_menu_bar_called_up_goes_with_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F10)
    other = QLineEdit()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    qtbot.waitUntil(lambda: not window.menuBar().isVisible())


def test_keys_work_while_the_menu_bar_is_hidden(
    window: MainWindow, actions: Actions, done: list[str], qtbot: QtBot
) -> None:
    actions.set_open(is_open=True)
    qtbot.keyClick(window, Qt.Key.Key_L, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    assert done == ["lock", "search"]
    actions.set_open(is_open=False)
    qtbot.keyClick(window, Qt.Key.Key_L, CTRL)
    assert done == ["lock", "search"]


def test_a_second_start_brings_it_forward(window: MainWindow) -> None:
    window.showMinimized()
    window.bring_forward()
    assert not window.isMinimized()
    assert window.isVisible()
