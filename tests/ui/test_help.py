"""The sheet of keys and the page about MentorDesk."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.commands import COMMANDS, ELSEWHERE
from ui.help import key_groups, show_help


def test_every_key_is_told_once_in_its_group() -> None:
    groups = dict(key_groups())
    assert list(groups)[:6] == ["File", "Pair", "Edit", "View", "Help", "Tabs"]
    assert ("New", "Ctrl+N") in groups["File"]
    assert ("Redo", "Ctrl+Shift+Z, Ctrl+Y") in groups["Edit"]
    assert ("Goals", "Ctrl+3") in groups["Tabs"]
    assert ("Move", "Alt+Up, Alt+Down") in groups["Lists"]
    told = sum(len(rows) for rows in groups.values())
    assert told == sum(bool(c.shortcut) for c in COMMANDS) + 5 + len(ELSEWHERE)


def test_what_has_no_key_is_not_on_the_sheet() -> None:
    assert all(keys for _group, rows in key_groups() for _words, keys in rows)


@pytest.mark.parametrize("key", ["keys", "about"])
def test_it_is_shown_over_the_window_until_it_is_closed(key: str, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    titles: list[str] = []

    def close() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, QDialog)
        titles.append(shown.windowTitle())
        shown.reject()

    QTimer.singleShot(0, close)
    show_help(key, window)
    assert len(titles) == 1
    assert titles[0]
