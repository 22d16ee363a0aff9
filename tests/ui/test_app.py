"""From the first start to the second: create, write, lock, unlock, find everything."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.vault import keys
from mentordesk.vault.derive import CHEAPEST
from ui.app import Application
from ui.preferences import Preferences
from ui.start.first_run import FirstRun
from ui.start.lock_screen import LockScreen
from ui.workspace import Workspace

PASSPHRASE = "correct horse battery staple lamp"


@pytest.fixture
def running(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Application]:
    monkeypatch.setattr(keys, "calibrated", lambda: CHEAPEST)
    started = Application(tmp_path / "desk", Preferences(tmp_path / "window.ini"))
    qtbot.addWidget(started.window)
    started.start()
    yield started
    started.close()


def shown(running: Application, kind: type) -> bool:
    return isinstance(running.window.screen_shown(), kind)


def create(running: Application, qtbot: QtBot) -> Workspace:
    screen = running.window.screen_shown()
    assert isinstance(screen, FirstRun)
    screen.create_requested.emit("Amara Okafor", "mentor", "Jonas Reyes", PASSPHRASE)
    qtbot.waitUntil(lambda: screen.recovery.isVisible(), timeout=20_000)
    code = screen.recovery._code.replace("-", "")
    screen.recovery._back.setText("WRONG")
    screen.recovery._done.click()
    assert shown(running, FirstRun)
    screen.recovery._back.setText(code[-8:].lower())
    screen.recovery._done.click()
    qtbot.waitUntil(lambda: shown(running, Workspace), timeout=5000)
    space = running.window.screen_shown()
    assert isinstance(space, Workspace)
    qtbot.waitUntil(lambda: space.session.mentorship is not None, timeout=5000)
    return space


def test_the_whole_way(running: Application, qtbot: QtBot, tmp_path: Path) -> None:
    space = create(running, qtbot)
    goals = space.show_tab("goals")
    goals.create()
    form = goals.widget.form  # type: ignore[attr-defined]
    qtbot.waitUntil(form.isVisible, timeout=5000)
    title = QApplication.focusWidget() or form._editors["title"].field()
    form._editors["title"].field().clear()
    qtbot.keyClicks(form._editors["title"].field(), "Learn to say no")
    assert title is not None
    running.lock()  # in the middle of typing
    assert shown(running, LockScreen)

    screen = running.window.screen_shown()
    assert isinstance(screen, LockScreen)
    screen.unlock.emit("wrong")
    qtbot.waitUntil(lambda: screen._problem.isVisible(), timeout=20_000)
    assert "passphrase" in screen._problem.text()
    screen.unlock.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: shown(running, Workspace), timeout=20_000)
    again = running.window.screen_shown()
    assert isinstance(again, Workspace)
    qtbot.waitUntil(lambda: again.session.mentorship is not None, timeout=5000)
    found = again.session.desk
    titles: list[str] = []
    again.session.ask(
        lambda d: [g.title for g in d.goals.all(again.context.mentorship_id)], titles.extend
    )
    qtbot.waitUntil(lambda: bool(titles), timeout=5000)
    assert titles == ["Learn to say no"]
    assert found is not None
    assert running.window.windowTitle() == "MentorDesk"
    running.window.close()
    assert "Jonas" not in (tmp_path / "window.ini").read_text()


def test_what_is_missing_is_said_beside_its_field(running: Application) -> None:
    screen = running.window.screen_shown()
    assert isinstance(screen, FirstRun)
    screen.create_requested.emit("", "mentor", "Jonas", "short")
    assert screen._problems["me"].isVisible()
    assert not screen._problems["partner"].isVisible()


def test_a_weak_passphrase_is_refused(running: Application, qtbot: QtBot, tmp_path: Path) -> None:
    screen = running.window.screen_shown()
    assert isinstance(screen, FirstRun)
    screen.create_requested.emit("Amara", "mentor", "Jonas", "password")
    qtbot.waitUntil(lambda: screen._problems["passphrase"].isVisible(), timeout=20_000)
    assert not (tmp_path / "desk").exists()


def test_a_sample_is_thrown_away(running: Application, qtbot: QtBot) -> None:
    screen = running.window.screen_shown()
    assert isinstance(screen, FirstRun)
    screen.explore.emit()
    qtbot.waitUntil(lambda: shown(running, Workspace), timeout=20_000)
    folder = running.flow._sample
    assert folder is not None
    assert folder.exists()
    running.lock()
    assert not folder.exists()
    assert shown(running, FirstRun)


def test_commands_by_key(running: Application, qtbot: QtBot) -> None:
    space = create(running, qtbot)
    qtbot.waitUntil(lambda: running.actions["search"].isEnabled(), timeout=5000)
    running.actions["search"].trigger()
    palette = running.open_desk._palette.palette  # type: ignore[union-attr]
    assert palette.isVisible()
    qtbot.keyClicks(QApplication.focusWidget() or palette, "dark")
    qtbot.keyClick(QApplication.focusWidget() or palette, Qt.Key.Key_Escape)
    space.show_tab("goals")
    running.actions["new"].trigger()
    qtbot.waitUntil(lambda: running.actions["undo"].isEnabled(), timeout=5000)
    running.actions["dark"].trigger()
    assert running.preferences.mode == "dark"
    running.actions["larger"].trigger()
    assert running.preferences.text_size == pytest.approx(1.05)


def test_presenting_is_begun_by_key_and_outlasts_a_lock(
    running: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    from ui.models.presenting import presenting

    create(running, qtbot)
    running.actions["presenting"].trigger()
    assert presenting.is_on
    assert running.actions["presenting"].isChecked()
    presenting.is_on = False
    another = Application(tmp_path / "other", Preferences(tmp_path / "window.ini"))
    qtbot.addWidget(another.window)
    assert another.actions["presenting"].isChecked()
    assert presenting.is_on
    another.actions["presenting"].trigger()
    assert not presenting.is_on
    assert not another.actions["presenting"].isChecked()
    another.close()


def test_a_lock_shows_nothing_while_it_tidies(
    running: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    create(running, qtbot)
    assert running.open_desk is not None
    seen: list[bool] = []
    close = running.open_desk.close

    def closing() -> None:
        seen.append(shown(running, Workspace) or QApplication.activeModalWidget() is not None)
        close()

    monkeypatch.setattr(running.open_desk, "close", closing)
    running.lock()
    assert seen == [False]
    assert shown(running, LockScreen)


def test_a_lock_takes_what_was_copied_off_the_clipboard(
    running: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    create(running, qtbot)
    # Offscreen, Qt does not know whose the clipboard is.
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _board: True)
    QApplication.clipboard().setText("copied from a note")
    running.lock()
    assert not QApplication.clipboard().text()


def test_a_lock_keeps_nothing_in_the_window(running: Application, qtbot: QtBot) -> None:
    from PySide6.QtCore import QEvent, QObject

    space = create(running, qtbot)
    for key in ("overview", "expectations", "goals", "boundaries", "meeting_notes"):
        space.show_tab(key)
    running.actions["search"].trigger()
    running.lock()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    kept = [child for child in running.window.findChildren(QObject) if _of_a_desk(child)]
    assert kept == []


def _of_a_desk(child: object) -> bool:
    return type(child).__module__.startswith(("ui.tabs", "ui.workspace", "ui.sidebar", "ui.search"))


class Answers:
    """Says no so many times, then yes."""

    def __init__(self, refusals: int) -> None:
        self.refusals = refusals

    def confirm(self, *_words: object) -> bool:
        self.refusals -= 1
        return self.refusals < 0


def test_where_the_disk_refuses_somebody_there_may_go_on_and_nobody_else(
    running: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    create(running, qtbot)
    desk = running.open_desk
    assert desk is not None
    monkeypatch.setattr(desk.session, "kept", lambda *_start: {("note",): "words"})
    desk.session.trouble = OSError(28, "No space left on device")
    desk.prompter = Answers(1)  # type: ignore[assignment]
    running.lock()
    assert shown(running, Workspace)
    desk.prompter = answers = Answers(2)  # type: ignore[assignment]
    running.auto_lock.lock_wanted.emit()
    assert answers.refusals == -1
    assert shown(running, LockScreen)


def test_a_lock_that_falls_into_a_change_of_the_key_comes_after_it(
    running: Application, qtbot: QtBot
) -> None:
    create(running, qtbot)
    assert running.open_desk is not None
    desk = running.open_desk.let_go()
    running.open_desk = None
    running.window.show_screen(QWidget())
    running.auto_lock.lock_wanted.emit()
    running.flow.opened.emit(desk)
    assert shown(running, LockScreen)
    screen = running.window.screen_shown()
    assert isinstance(screen, LockScreen)
    screen.unlock.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: shown(running, Workspace), timeout=20_000)


BUGS = """
import sys, threading
from ui import app

class Remains:
    def __del__(self):
        raise ValueError("Zinnoberkranich")

def fail():
    raise RuntimeError("Zinnoberkranich")

app._keep_words_out_of_bugs()
Remains()
thread = threading.Thread(target=fail)
thread.start()
thread.join()
fail()
"""


def test_a_bug_is_told_by_its_place_on_every_thread_and_at_every_end() -> None:
    done = subprocess.run(
        [sys.executable, "-c", BUGS],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
    )
    told = done.stderr.splitlines()
    assert [line.split(" at ")[0] for line in told] == [
        "bug: ValueError",
        "bug: RuntimeError",
        "bug: RuntimeError",
    ]
    assert "Zinnoberkranich" not in done.stdout + done.stderr
