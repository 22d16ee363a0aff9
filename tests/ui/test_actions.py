"""Commands as actions: by keys, in menus, and enabled where there is something to act on."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.changes import Stacks
from mentordesk.domain.mentorship import Mentorship
from tests.support.shown import show
from ui.actions import Actions
from ui.commands import COMMANDS

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Window(QMainWindow):
    """A window that counts what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: Counter[str] = Counter()
        keys = (command.key for command in COMMANDS)
        handlers = {key: lambda key=key: self.asked.update([key]) for key in keys}
        self.actions_by_key = Actions(self, handlers)
        self.menuBar().hide()


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    show(qtbot, made)
    return made


def test_keys_work_while_the_menu_bar_is_hidden(window: Window, qtbot: QtBot) -> None:
    window.actions_by_key.set_open(is_open=True)
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_F, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.asked == {"new": 1, "search": 1, "keys": 1}


def test_before_a_desk_is_open_only_the_look_and_help_are_there(
    window: Window, qtbot: QtBot
) -> None:
    window.actions_by_key.set_open(is_open=False)
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_L, CTRL)
    assert not window.asked
    qtbot.keyClick(window, Qt.Key.Key_Plus, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_Q, CTRL)
    assert window.asked == {"larger": 1, "quit": 1}


def test_undo_and_redo_follow_what_there_is(
    window: Window, desk: Desk, mentorship: Mentorship
) -> None:
    actions = window.actions_by_key
    actions.set_open(is_open=True)
    assert not actions["redo"].isEnabled()
    desk.goals.add(mentorship.mentorship_id, title="Goal")
    desk.history.undo()
    actions.show_stacks(desk.history.stacks())
    assert actions["redo"].isEnabled()
    actions.show_stacks(Stacks(None, None))
    assert not actions["undo"].isEnabled()
    assert not actions["redo"].isEnabled()


def words(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def test_menu_bar_and_main_menu_say_the_same(window: Window) -> None:
    bar = window.menuBar()
    window.actions_by_key.fill_menu_bar(bar)
    main = window.actions_by_key.main_menu(window)
    menus = bar.findChildren(QMenu)  # older Qt for Python deletes what QAction.menu() returned
    assert words(main) == [action.text() for action in bar.actions()]
    for one, other in zip(menus, main.findChildren(QMenu), strict=True):
        assert words(one) == words(other)
    assert sum(len(menu.actions()) for menu in menus) == len(COMMANDS)


def test_a_look_can_be_seen_to_be_chosen(window: Window) -> None:
    for key in ("light", "dark", "system", "menu_bar"):
        assert window.actions_by_key[key].isCheckable()
    assert not window.actions_by_key["undo"].isCheckable()


def test_icons_follow_the_look(window: Window, qapp: QApplication) -> None:
    from ui.theme.theme import theme

    before = window.actions_by_key["trash"].icon().pixmap(16).toImage()
    theme().apply(qapp, "dark", 1.0)
    assert window.actions_by_key["trash"].icon().pixmap(16).toImage() != before
