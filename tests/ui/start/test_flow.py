"""From nothing to an open desk and back to it: by passphrase, by recovery code, or as a sample."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.domain.record import Role
from mentordesk.errors import WrongPassphrase
from mentordesk.opening import Beginning, found, unlock
from mentordesk.vault import keys
from mentordesk.vault.derive import CHEAPEST
from mentordesk.vault.tries import DELAYS, Tries
from tests.support.clock import SetClock
from tests.support.shown import named, press, read
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.start.first_run import FirstRun
from ui.start.flow import StartFlow
from ui.start.lock_screen import LockScreen
from ui.store_runner import StoreRunner

PASSPHRASE = "six words that nobody would guess here"
ANOTHER = "another seven words that nobody will guess"
LONG = 20_000  # ms; on a busy computer


class Opened:
    """Takes what was opened; `names` are those of the pair on it. Closed at the end."""

    def __init__(self, runner: StoreRunner) -> None:
        self.desks: list[Any] = []
        self.names: list[tuple[str, str, Role]] = []
        self._runner = runner

    def __call__(self, desk: Any) -> None:
        self.desks.append(desk)
        self._runner.finish(lambda: self._look(desk))

    def close(self) -> None:
        for desk in self.desks:
            self._runner.finish(desk.close)
        self.desks.clear()

    def _look(self, desk: Any) -> None:
        pair = desk.mentorships.in_view()
        self.names.append((pair.mentor.name, pair.mentee.name, pair.me))


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "calibrated", lambda: CHEAPEST)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = MainWindow(Preferences(tmp_path / "window.ini"))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def flow(window: MainWindow, runner: StoreRunner, folder: Path) -> Iterator[StartFlow]:
    made = StartFlow(window, runner, folder)
    yield made
    made.discard_sample()


@pytest.fixture
def opened(flow: StartFlow, runner: StoreRunner) -> Iterator[Opened]:
    made = Opened(runner)
    flow.opened.connect(made)
    yield made
    made.close()


@pytest.fixture
def code(folder: Path) -> str:
    """Make a desk, close it, and return its recovery code."""
    beginning = Beginning("Amara Okafor", Role.MENTOR, "Jonas Reyes", "Europe/Berlin")
    desk, made = found(folder, PASSPHRASE, beginning)
    desk.close()
    return made


def first_run(flow: StartFlow, window: MainWindow) -> FirstRun:
    flow.begin()
    screen = window.screen_shown()
    assert isinstance(screen, FirstRun)
    return screen


def locked(flow: StartFlow, window: MainWindow) -> LockScreen:
    flow.begin()
    screen = window.screen_shown()
    assert isinstance(screen, LockScreen)
    return screen


def fill(screen: FirstRun, me: str = "Amara", passphrase: str = PASSPHRASE) -> None:
    named(screen, "Your name", QLineEdit).setText(me)
    named(screen, "Name of the other person", QLineEdit).setText("Jonas")
    named(screen, "Passphrase", QLineEdit).setText(passphrase)
    press(screen, "Create my desk")


def code_on(screen: QWidget) -> str:
    names = [label.accessibleName() for label in screen.findChildren(QLabel)]
    return next((n.split()[-1] for n in names if n.startswith("Recovery code ")), "")


def type_passphrase(screen: LockScreen, qtbot: QtBot, text: str) -> None:
    field = named(screen, "Passphrase", QLineEdit)
    qtbot.waitUntil(lambda: field.isEnabled() and not screen._wait.isActive(), timeout=LONG)
    field.setText(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def says(screen: QWidget, words: str) -> Callable[[], bool]:
    return lambda: any(words in line for line in read(screen))


def test_a_new_desk_opens_once_its_code_was_asked_back(
    flow: StartFlow, window: MainWindow, opened: Opened, folder: Path, qtbot: QtBot
) -> None:
    screen = first_run(flow, window)
    fill(screen)
    qtbot.waitUntil(lambda: bool(code_on(screen)), timeout=LONG)
    assert not opened.desks
    code = code_on(screen)
    qtbot.keyClicks(QApplication.focusWidget() or screen, code[-9:])
    press(screen, "Open my desk")
    assert opened.names == [("Jonas", "Amara", Role.MENTEE)]
    opened.close()
    with closing(unlock(folder, PASSPHRASE)):
        pass


def test_a_desk_whose_code_nobody_confirmed_is_closed_with_the_window(
    flow: StartFlow, window: MainWindow, opened: Opened, folder: Path, qtbot: QtBot
) -> None:
    screen = first_run(flow, window)
    fill(screen)
    qtbot.waitUntil(lambda: bool(code_on(screen)), timeout=LONG)
    flow.end()
    assert not opened.desks
    with closing(unlock(folder, PASSPHRASE)) as again:  # in use, were it not closed
        assert again.mentorships.in_view() is not None


def test_a_desk_that_opens_as_the_window_closes_is_closed(
    flow: StartFlow, window: MainWindow, opened: Opened, folder: Path, code: str, qtbot: QtBot
) -> None:
    type_passphrase(locked(flow, window), qtbot, PASSPHRASE)
    flow.end()
    assert not opened.desks
    with closing(unlock(folder, PASSPHRASE)):
        pass


def test_what_cannot_be_is_said_beside_its_field(
    flow: StartFlow, window: MainWindow, opened: Opened, folder: Path, qtbot: QtBot
) -> None:
    screen = first_run(flow, window)
    fill(screen, me="  ")
    assert named(screen, "Your name", QLineEdit).accessibleDescription()
    fill(screen, passphrase="password1")
    qtbot.waitUntil(says(screen, "could be guessed"), timeout=LONG)
    assert not named(screen, "Your name", QLineEdit).accessibleDescription()
    assert named(screen, "Passphrase", QLineEdit).hasFocus()
    assert not list(folder.iterdir())


def test_the_passphrase_is_judged_and_one_is_suggested(
    flow: StartFlow, window: MainWindow, qtbot: QtBot
) -> None:
    screen = first_run(flow, window)
    qtbot.keyClicks(named(screen, "Passphrase", QLineEdit), "abc")
    qtbot.waitUntil(says(screen, "Too "), timeout=LONG)
    press(screen, "Suggest one")
    qtbot.waitUntil(says(screen, "Good. Nobody will guess this."), timeout=LONG)
    assert len(named(screen, "Passphrase", QLineEdit).text().split()) == 6


def test_the_passphrase_opens_the_desk(
    flow: StartFlow, window: MainWindow, opened: Opened, code: str, qtbot: QtBot
) -> None:
    screen = locked(flow, window)
    qtbot.keyClicks(QApplication.focusWidget() or screen, PASSPHRASE)
    qtbot.keyClick(QApplication.focusWidget() or screen, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(opened.desks), timeout=LONG)
    assert opened.names == [("Amara Okafor", "Jonas Reyes", Role.MENTOR)]


def test_wrong_ones_are_told_and_wait_longer_and_longer(
    flow: StartFlow,
    window: MainWindow,
    opened: Opened,
    code: str,
    folder: Path,
    clock: SetClock,
    qtbot: QtBot,
) -> None:
    flow._tries = Tries(folder, clock)
    screen = locked(flow, window)
    waits = []
    for _try in range(6):
        type_passphrase(screen, qtbot, "not the one")
        qtbot.waitUntil(says(screen, "Check Caps Lock"), timeout=LONG)
        waits.append(screen._wait.interval() // 1000)
        screen._wait.start(0)  # as much later
    assert waits == list(DELAYS[:6])
    type_passphrase(screen, qtbot, PASSPHRASE)
    qtbot.waitUntil(lambda: bool(opened.desks), timeout=LONG)
    assert Tries(folder, clock).wait() == 0


def test_a_restart_does_not_shorten_the_wait(
    flow: StartFlow, window: MainWindow, opened: Opened, code: str, folder: Path, qtbot: QtBot
) -> None:
    tries = Tries(folder)
    for _try in range(len(DELAYS)):
        with pytest.raises(WrongPassphrase), tries.counted():
            raise WrongPassphrase
    screen = locked(flow, window)
    assert 25_000 < screen._wait.interval() <= 30_000
    field = named(screen, "Passphrase", QLineEdit)
    assert not field.isEnabled()
    screen._wait.start(0)
    qtbot.waitUntil(field.hasFocus, timeout=LONG)


def test_the_code_gives_the_desk_another_passphrase(
    flow: StartFlow, window: MainWindow, opened: Opened, folder: Path, code: str, qtbot: QtBot
) -> None:
    screen = locked(flow, window)
    press(screen, "Lost the passphrase?")
    qtbot.keyClicks(QApplication.focusWidget() or screen, code[:-1] + "!")
    named(screen, "New passphrase", QLineEdit).setText("password1")
    press(screen, "Set passphrase and open")
    qtbot.waitUntil(says(screen, "A character of the recovery code"), timeout=LONG)
    field = named(screen, "Recovery code", QLineEdit)
    qtbot.waitUntil(field.hasFocus, timeout=LONG)
    field.setText(code.lower())
    press(screen, "Set passphrase and open")
    qtbot.waitUntil(says(screen, "could be guessed"), timeout=LONG)
    qtbot.waitUntil(field.hasFocus, timeout=LONG)
    named(screen, "New passphrase", QLineEdit).setText(ANOTHER)
    press(screen, "Set passphrase and open")
    qtbot.waitUntil(lambda: bool(opened.desks), timeout=LONG)
    opened.close()
    with pytest.raises(WrongPassphrase):
        unlock(folder, PASSPHRASE)
    with closing(unlock(folder, ANOTHER)):
        pass


def test_a_damaged_desk_says_so_and_is_no_wrong_try(
    flow: StartFlow, window: MainWindow, opened: Opened, folder: Path, code: str, qtbot: QtBot
) -> None:
    for name in ("desk.keys", "desk.keys.bak"):
        (folder / name).write_bytes(b"scrambled")
    screen = locked(flow, window)
    type_passphrase(screen, qtbot, PASSPHRASE)
    qtbot.waitUntil(says(screen, "keys is damaged"), timeout=LONG)
    assert screen._wait.interval() == 0
    assert not (folder / "desk.tries").exists()


def test_a_sample_leaves_nothing_behind(
    flow: StartFlow, window: MainWindow, opened: Opened, folder: Path, qtbot: QtBot
) -> None:
    press(first_run(flow, window), "Explore a sample pair")
    qtbot.waitUntil(lambda: bool(opened.desks), timeout=LONG)
    place = opened.desks[0].store.path.parent
    assert place != folder
    assert (place.stat().st_mode & 0o077) == 0
    opened.close()
    flow.discard_sample()
    assert not place.exists()
    assert not list(folder.iterdir())


def test_a_sample_that_finds_no_room_says_so(
    flow: StartFlow, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**_options: str) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "mkdtemp", full)
    screen = first_run(flow, window)
    press(screen, "Explore a sample pair")
    assert says(screen, "disk")()
    assert named(screen, "Your name", QLineEdit).isEnabled()
