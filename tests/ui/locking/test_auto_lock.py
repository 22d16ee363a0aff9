"""Nobody there: locked. Somebody there, a meeting on, or never wanted: not locked."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.locking.auto_lock import SHORTEST, AutoLock

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class World:
    """What the lock asks of the system and of the desk."""

    def __init__(self) -> None:
        self.minutes = 15
        self.idle: float | None = 0.0
        self.until: datetime | None = None

    def busy(self, tell: Callable[[datetime | None], None]) -> None:
        tell(self.until)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def lock(world: World, qtbot: QtBot) -> AutoLock:
    made = AutoLock(lambda: world.minutes, world.busy, lambda: NOW, idle=lambda: world.idle)
    yield made
    made.end()


def waits(lock: AutoLock) -> float:
    return lock._timer.remainingTime() / 1000


def test_it_wakes_when_the_time_would_be_over(lock: AutoLock, world: World) -> None:
    lock.begin()
    assert waits(lock) == pytest.approx(900, abs=2)  # a passphrase was typed just now
    world.idle = 300.0
    lock._look()
    assert waits(lock) == pytest.approx(600, abs=2)
    world.idle = 899.9
    lock._look()
    assert waits(lock) == pytest.approx(SHORTEST, abs=0.5)


def test_it_locks_when_the_time_is_over(lock: AutoLock, world: World, qtbot: QtBot) -> None:
    lock.begin()
    world.idle = 901.0
    with qtbot.waitSignal(lock.lock_wanted):
        lock._look()


def test_somebody_who_came_back_is_left_alone(lock: AutoLock, world: World, qtbot: QtBot) -> None:
    lock.begin()
    world.idle = 30.0
    with qtbot.assertNotEmitted(lock.lock_wanted):
        lock._look()
    assert waits(lock) == pytest.approx(870, abs=2)


def test_nobody_is_locked_out_during_a_meeting(lock: AutoLock, world: World, qtbot: QtBot) -> None:
    lock.begin()
    world.idle, world.until = 2000.0, NOW + timedelta(minutes=20)
    with qtbot.assertNotEmitted(lock.lock_wanted):
        lock._look()
    assert waits(lock) == pytest.approx(1200, abs=2)


def test_never_means_never(lock: AutoLock, world: World, qtbot: QtBot) -> None:
    world.minutes = 0
    lock.begin()
    assert not lock._timer.isActive()
    world.idle = 1e6
    with qtbot.assertNotEmitted(lock.lock_wanted):
        lock._look()


def test_another_time_is_reckoned_with_at_once(lock: AutoLock, world: World) -> None:
    lock.begin()
    world.minutes = 60
    lock.again()
    assert waits(lock) == pytest.approx(3600, abs=2)


def test_without_a_system_that_tells_our_own_input_counts(
    lock: AutoLock, world: World, qtbot: QtBot
) -> None:
    from PySide6.QtWidgets import QLineEdit

    world.idle = None
    lock.begin()
    QCoreApplication.processEvents()
    lock._own._last -= 1000
    field = QLineEdit()
    qtbot.addWidget(field)
    QTest.keyClick(field, "a")
    with qtbot.assertNotEmitted(lock.lock_wanted):
        lock._look()
    lock._own._last -= 1000
    with qtbot.waitSignal(lock.lock_wanted):
        lock._look()


def test_where_the_system_tells_our_windows_events_are_not_looked_at(
    lock: AutoLock, qtbot: QtBot
) -> None:
    from PySide6.QtWidgets import QLineEdit

    lock.begin()
    QCoreApplication.processEvents()
    lock._own._last -= 1000
    field = QLineEdit()
    qtbot.addWidget(field)
    QTest.keyClick(field, "a")
    assert lock._own.idle() > 900


def test_leaving_the_session_locks_at_once_while_a_desk_is_open(
    lock: AutoLock, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(lock.lock_wanted):
        lock._session.left.emit()
    lock.begin()
    with qtbot.waitSignal(lock.lock_wanted):
        lock._session.left.emit()
