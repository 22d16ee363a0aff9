"""A timer sleeps till a moment has come by the wall clock, also one that was set."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QObject

from tests.support.clock import SetClock
from ui.widgets.due import Due


@pytest.fixture
def woken() -> list[int]:
    return []


@pytest.fixture
def due(qapp: QObject, clock: SetClock, woken: list[int]) -> Callable[..., Due]:
    return lambda *moments: _waiting(qapp, clock, woken, *moments)


def _waiting(parent: QObject, clock: SetClock, woken: list[int], *hours: float) -> Due:
    made = Due(parent, clock, lambda: woken.append(1))
    made.wait_for(*(clock() + timedelta(hours=one) for one in hours))
    return made


def test_it_wakes_once_for_each_moment(
    due: Callable[..., Due], clock: SetClock, woken: list[int]
) -> None:
    waiting = due(1, 2)
    waiting._look()
    assert woken == []
    assert waiting._timer.isActive()
    clock.forward(hours=1)
    waiting._look()
    waiting._look()
    assert woken == [1]
    clock.forward(hours=5)
    waiting._look()
    assert woken == [1, 1]
    assert not waiting._timer.isActive()  # nothing ahead: it sleeps for good


def test_a_far_moment_is_looked_after_in_between(due: Callable[..., Due]) -> None:
    assert due(24 * 100)._timer.interval() == 30 * 60 * 1000
    assert due(0.25)._timer.interval() <= 15 * 60 * 1000 + 1
    assert not due()._timer.isActive()


def test_a_clock_that_was_set_back_wakes_it_anew(
    due: Callable[..., Due], clock: SetClock, woken: list[int]
) -> None:
    waiting = due(1, 50)
    clock.forward(hours=1)
    waiting._look()
    clock.forward(hours=-3)
    waiting._look()
    assert woken == [1, 1]
    clock.forward(hours=3)
    waiting._look()
    assert woken == [1, 1, 1]
