"""The chair is handed over in a real window: one form is there, and the way back is the passphrase."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.expectation import Expectation, ExpectationState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from tests.support.keyed import PASSPHRASE, give_keys
from tests.support.shown import named, press, read
from ui.app import Application
from ui.handing.screen import HandOver
from ui.preferences import Preferences
from ui.start.lock_screen import LockScreen

LONG = 20_000
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def app(
    desk: Desk,
    mentorship: Mentorship,
    folder: Path,
    raw_key: bytes,
    tmp_path: Path,
    qtbot: QtBot,
) -> Iterator[Application]:
    give_keys(folder, raw_key)
    desk.expectations.add(mentorship.mentorship_id, title="How often do we meet?")
    desk.notes.add(mentorship.mentorship_id, title="Zinnober for myself")
    desk.close()
    made = Application(folder, Preferences(tmp_path / "window.ini"))
    qtbot.addWidget(made.window)
    made.start()
    yield made
    made.close()


def unlock(app: Application, qtbot: QtBot) -> None:
    lock = app.window.screen_shown()
    assert isinstance(lock, LockScreen)
    lock.unlock.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: app.open_desk is not None, timeout=LONG)
    assert app.open_desk is not None
    session = app.open_desk.session
    qtbot.waitUntil(lambda: session.mentorship is not None, timeout=LONG)
    settle(app)


def settle(app: Application) -> None:
    for _time in range(3):
        app.runner.settle()
        QApplication.processEvents()


def hand_over(app: Application) -> HandOver:
    app.actions["hand_over"].trigger()
    settle(app)
    screen = app.window.screen_shown()
    assert isinstance(screen, HandOver)
    return screen


def answer(app: Application, qtbot: QtBot, name: str, words: str) -> HandOver:
    screen = hand_over(app)
    press(screen, f"{name}: 1 question")
    settle(app)
    field = named(screen, f"What {name} expects", QTextEdit)
    qtbot.keyClicks(field, words)
    return screen


def test_the_two_answer_in_turn_and_then_the_answers_are_open(
    app: Application, qtbot: QtBot
) -> None:
    unlock(app, qtbot)
    for name, words in (("Amara", "Weekly"), ("Jonas", "Monthly")):
        screen = answer(app, qtbot, name, words)
        press(screen, "That was the last")
        settle(app)
        assert f"Thank you, {name}" in read(screen)
        press(screen, "Lock the desk")
        settle(app)
        unlock(app, qtbot)
    assert app.open_desk is not None
    found = []
    session = app.open_desk.session
    pair = session.the_mentorship().mentorship_id
    session.ask(lambda desk: desk.expectations.all(pair), found.append)
    settle(app)
    (one,) = found[0]
    assert one.state is ExpectationState.DIFFERING
    assert (one.answer(Role.MENTOR), one.answer(Role.MENTEE)) == ("Weekly", "Monthly")


def test_nothing_else_of_the_desk_is_there_meanwhile(app: Application, qtbot: QtBot) -> None:
    unlock(app, qtbot)
    screen = answer(app, qtbot, "Jonas", "Mon")
    press(screen, "That was the last")
    settle(app)  # it is saved by now: an undo would be at hand
    enabled = {key for key, one in app.actions._by_key.items() if one.isEnabled()}
    assert enabled <= {"larger", "smaller", "usual", "lock"}
    assert app.open_desk is not None
    space = app.open_desk.workspace
    assert not space.isVisible()
    for key in (Qt.Key.Key_K, Qt.Key.Key_Z, Qt.Key.Key_3, Qt.Key.Key_N):
        QTest.keyClick(app.window, key, CONTROL)
    for key in (Qt.Key.Key_F6, Qt.Key.Key_F10, Qt.Key.Key_Escape):
        QTest.keyClick(app.window, key)
    settle(app)
    assert app.window.screen_shown() is screen
    assert not app.window.menuBar().isVisible()
    assert not any("Zinnober" in line for line in read(app.window))
    app.window.cover()
    app.window.uncover()  # as where a lock was broken off
    assert app.window.screen_shown() is screen
    assert not space.isVisible()


def test_a_lock_keeps_what_is_half_typed(app: Application, qtbot: QtBot) -> None:
    unlock(app, qtbot)
    answer(app, qtbot, "Jonas", "Mon")
    app.lock()
    settle(app)
    assert isinstance(app.window.screen_shown(), LockScreen)
    unlock(app, qtbot)
    assert app.actions["search"].isEnabled()
    found = []
    assert app.open_desk is not None
    session = app.open_desk.session
    pair = session.the_mentorship().mentorship_id

    def sealed(desk: Desk) -> object:
        (one,) = desk.expectations.all(pair)
        return desk.expectations.sealed(one.id, Role.MENTEE)

    session.ask(sealed, found.append)
    settle(app)
    assert found[0].answer == "Mon"


def test_before_somebody_sits_down_one_can_go_back(app: Application, qtbot: QtBot) -> None:
    unlock(app, qtbot)
    screen = hand_over(app)
    press(screen, "Not now")
    settle(app)
    assert app.open_desk is not None
    assert app.window.screen_shown() is app.open_desk.workspace
    assert app.actions["search"].isEnabled()


def test_a_sample_has_no_passphrase_and_is_simply_shown_again(
    app: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlock(app, qtbot)
    monkeypatch.setattr(type(app.flow), "is_sample", True)
    for name in ("Amara", "Jonas"):
        screen = answer(app, qtbot, name, f"{name} says")
        press(screen, "That was the last")
        settle(app)
        press(screen, "Lock the desk")
        settle(app)
    assert app.open_desk is not None
    assert app.window.screen_shown() is app.open_desk.workspace
    found: list[list[Expectation]] = []
    session = app.open_desk.session
    pair = session.the_mentorship().mentorship_id
    session.ask(lambda desk: desk.expectations.all(pair), found.append)
    settle(app)
    assert found[0][0].answer(Role.MENTEE) == "Jonas says"
