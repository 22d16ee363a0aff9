"""A desk opened to be read: all of it is seen, none of it changes, and the window says so."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.errors import DeskOpenedToRead
from mentordesk.services.restore import by_passphrase
from tests.support.keyed import PASSPHRASE, give_keys
from tests.support.no_root import read_only
from tests.support.shown import press, read
from ui.app import Application
from ui.preferences import Preferences
from ui.start.damaged import Damaged
from ui.start.lock_screen import LockScreen
from ui.start.looking import ReadOnlyFolder
from ui.tab_registry import TABS
from ui.widgets.note_pane import NotePane

LONG = 20_000


@pytest.fixture
def lying(desk: Desk, mentorship: Mentorship, folder: Path, raw_key: bytes) -> Path:
    """A desk with something in each tab, closed."""
    give_keys(folder, raw_key)
    pair = mentorship.mentorship_id
    desk.goals.add(pair, title="Speak up in each review")
    desk.notes.add(pair, title="For myself", body="He seems tired.")
    desk.boundaries.add(pair, title="No calls after eight")
    desk.close()
    return folder


@pytest.fixture
def app(lying: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Application]:
    made = Application(lying, Preferences(tmp_path / "window.ini"))
    qtbot.addWidget(made.window)
    made.start()
    yield made
    made.close()


def unlock(app: Application, page: type, qtbot: QtBot) -> object:
    lock = app.window.screen_shown()
    assert isinstance(lock, LockScreen)
    lock.unlock.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(app.window.screen_shown(), page), timeout=LONG)
    return app.window.screen_shown()


def look(app: Application, page: type, qtbot: QtBot) -> None:
    press(unlock(app, page, qtbot), "Look at it without changing it")
    qtbot.waitUntil(lambda: app.open_desk is not None, timeout=LONG)
    assert app.open_desk is not None
    session = app.open_desk.session
    qtbot.waitUntil(lambda: session.mentorship is not None, timeout=LONG)
    app.runner.settle()


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def test_a_folder_that_cannot_be_written_is_looked_at(
    app: Application, lying: Path, qtbot: QtBot
) -> None:
    before = content(lying)
    with read_only(lying):
        look(app, ReadOnlyFolder, qtbot)
        assert app.open_desk is not None
        space = app.open_desk.workspace
        for tab in TABS:
            space.show_tab(tab.key)
            app.runner.settle()
            QApplication.processEvents()
            fields = space.tab.widget.findChildren(QLineEdit)
            fields += space.tab.widget.findChildren(QTextEdit)
            fields += space.tab.widget.findChildren(QAbstractSpinBox)
            writable = [one for one in fields if one.isVisible() and not one.isReadOnly()]
            assert writable == []
            for pane in space.tab.widget.findChildren(NotePane):
                QTest.keyClicks(pane.editor, "x")
        assert any("Nothing can be changed" in line for line in read(space))
        assert "Only to be read" in read(space)
        changing = ("new", "undo", "delete", "trash", "backups", "security", "plan_meeting")
        assert not any(app.actions[key].isEnabled() for key in changing)
        assert app.actions["export_json"].isEnabled()
        assert app.actions["search"].isEnabled()
        copy = space.session.desk.store.path.parent
        app.lock()
        qtbot.waitUntil(lambda: not copy.exists(), timeout=LONG)
        assert isinstance(app.window.screen_shown(), LockScreen)
    assert content(lying) == before


def test_what_is_ticked_is_refused_and_shown_as_it_stands(
    app: Application, lying: Path, qtbot: QtBot
) -> None:
    with read_only(lying):
        look(app, ReadOnlyFolder, qtbot)
        assert app.open_desk is not None
        space, session = app.open_desk.workspace, app.open_desk.session
        refused: list[Exception] = []
        session.refused.connect(refused.append)
        space.show_tab("goals").create()
        session.save(("x", "field", "title"), "words", lambda d: d.goals.trash("x"))
        app.runner.settle()
        QApplication.processEvents()
        assert len(refused) == 2
        assert session.is_saved
        assert session.kept("x") == {}
        assert space.toast.isVisible()
        assert all(isinstance(error, DeskOpenedToRead) for error in refused)
        assert "Speak up in each review" in texts(app)


def texts(app: Application) -> list[str]:
    assert app.open_desk is not None
    found: list[list[str]] = []
    session = app.open_desk.session
    pair = session.the_mentorship().mentorship_id
    ask: Callable[[Desk], list[str]] = lambda desk: [g.title for g in desk.goals.all(pair)]  # noqa: E731
    session.ask(ask, found.append)
    app.runner.settle()
    QApplication.processEvents()
    return found[0]


def test_a_damaged_desk_is_looked_at_and_says_what_is_missing(
    lying: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    data = bytearray((lying / "desk.db").read_bytes())
    data[2000] ^= 1
    (lying / "desk.db").write_bytes(data)
    before = content(lying)
    app = Application(lying, Preferences(tmp_path / "window.ini"))
    qtbot.addWidget(app.window)
    app.start()
    look(app, Damaged, qtbot)
    assert app.open_desk is not None
    lines = [line for line in read(app.open_desk.workspace) if "Nothing can be changed" in line]
    assert lines
    assert "saved whole" in lines[0] or "could be read" in lines[0]
    app.close()
    assert content(lying) == before
    assert by_passphrase(PASSPHRASE)(lying)
