"""Every tab of the window: its names, its keys, and nothing of people outside it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.opening import sample_desk
from tests.support.clock import SetClock
from ui.desk_session import DeskSession
from ui.formats import LocaleFormats
from ui.inline_runner import InlineRunner
from ui.start.first_run import FirstRun
from ui.start.lock_screen import LockScreen
from ui.tab_registry import TABS
from ui.theme.theme import theme
from ui.workspace import Workspace


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Desk]:
    clock = SetClock()
    opened = sample_desk(tmp_path, clock().date())
    opened.store.clock = opened.clock = clock
    yield opened
    opened.close()


@pytest.fixture
def workspace(sample: Desk, qtbot: QtBot) -> Workspace:
    session = DeskSession(sample, InlineRunner())
    made = Workspace(session, LocaleFormats())
    qtbot.addWidget(made)
    made.resize(1280, 800)
    pair = sample.mentorships.in_view()
    assert pair
    session.show_mentorship(pair)
    made.show()
    return made


def nameless(root: QWidget) -> list[str]:
    """Return what can be reached by keyboard and has no name for a screen reader."""
    found = []
    for widget in root.findChildren(QWidget):
        reachable = widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not reachable or widget.focusProxy() is not None:
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name):
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


@pytest.mark.parametrize("key", [tab.key for tab in TABS])
def test_everything_that_takes_the_keyboard_has_a_name(workspace: Workspace, key: str) -> None:
    workspace.show_tab(key)
    QApplication.processEvents()
    assert nameless(workspace) == []
    workspace.tab.edit()
    QApplication.processEvents()
    assert nameless(workspace) == []


@pytest.mark.parametrize("screen", [LockScreen, FirstRun])
def test_the_first_screens_have_names_too(screen: type[QWidget], qtbot: QtBot) -> None:
    shown = screen()
    qtbot.addWidget(shown)
    shown.show()
    assert nameless(shown) == []


@pytest.mark.parametrize("key", [tab.key for tab in TABS])
def test_the_tab_key_goes_round(workspace: Workspace, key: str, qtbot: QtBot) -> None:
    workspace.show_tab(key).focus()
    workspace.activateWindow()
    seen = []
    for _step in range(200):
        here = QApplication.focusWidget()
        if here is None or here in seen:
            break
        seen.append(here)
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    assert workspace.sidebar.tabs in seen
    assert len(seen) > 4


def test_keys_change_tabs(workspace: Workspace, qtbot: QtBot) -> None:
    for number, tab in enumerate(TABS, start=1):
        qtbot.keyClick(
            workspace, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier
        )
        assert workspace.sidebar.tabs.current_key() == tab.key


def test_badges_follow(workspace: Workspace, sample: Desk) -> None:
    pair = workspace.context.mentorship_id
    workspace.session.do(lambda d: d.goals.add(pair, title="One more"))
    index = workspace.sidebar.tabs.index_of("goals")
    assert "10" in workspace.sidebar.tabs.accessibleTabName(index)


def test_an_error_is_worded_and_unsaved_is_said(workspace: Workspace) -> None:
    def fail(_desk: Desk) -> object:
        raise OSError(28, "no space")

    workspace.session.do(fail)  # type: ignore[arg-type]
    assert workspace.toast.isVisible()
    assert not workspace.session.is_saved


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_scrolls_sideways(workspace: Workspace, scale: float, qapp: QApplication) -> None:
    theme().apply(qapp, "light", scale)
    workspace.resize(1280, 800)
    for tab in TABS:
        workspace.show_tab(tab.key)
        qapp.processEvents()
        for area in workspace.findChildren(QAbstractScrollArea):
            if area.isVisible() and area.horizontalScrollBar().isVisible():
                raise AssertionError(f"{tab.key}: {type(area).__name__}")


def test_found_records_open_in_their_tab(workspace: Workspace, sample: Desk) -> None:
    hit = next(h for h in sample.search.newest("slot", 50) if h.kind == "obstacle")
    workspace.open_found(hit.kind, hit.id)
    assert workspace.sidebar.tabs.current_key() == "goals"
