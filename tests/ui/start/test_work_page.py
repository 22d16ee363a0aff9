"""A page with ways on: what is under way can be left, what failed can be tried again."""

from collections.abc import Generator
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.errors import DiskFull
from tests.support.shown import press, read
from ui.start.work_page import WorkPage
from ui.store_runner import StoreRunner
from ui.widgets.buttons import Button

LONG = 10_000


@pytest.fixture
def page(qtbot: QtBot) -> WorkPage:
    made = WorkPage("What is the matter", "And why.", Button("Go on"), Button("Or so"))
    qtbot.addWidget(made)
    made.show()
    return made


def steps(error: Exception | None = None) -> Generator[float, None, str]:
    yield 0.5
    if error is not None:
        raise error
    return "done"


def after(event: Event) -> Generator[float, None, str]:
    """Be at the first step until something has happened."""
    assert event.wait(LONG / 1000)
    yield 0.5
    return "done"


def test_how_far_it_is_and_what_came_of_it(
    page: WorkPage, runner: StoreRunner, qtbot: QtBot
) -> None:
    told: list[str] = []
    page.work(runner, steps(), told.append)
    assert any(line.startswith("Reading and checking") for line in read(page))
    assert page._later.text() == "Cancel"
    qtbot.waitUntil(lambda: told == ["done"], timeout=LONG)
    page.show_outcome("It worked", "So it is.", "one line")
    assert {"It worked", "So it is.", "one line"} <= set(read(page))
    assert page._later.text() == "Not now"


def test_what_failed_is_said_and_can_be_tried_again(
    page: WorkPage, runner: StoreRunner, qtbot: QtBot
) -> None:
    page.work(runner, steps(DiskFull(Path("desk.db"))), lambda _told: None)
    qtbot.waitUntil(lambda: any("disk is full" in line for line in read(page)), timeout=LONG)
    assert all(way.isEnabled() for way in page.findChildren(Button))
    told: list[Exception] = []
    page.work(runner, steps(DiskFull(Path("desk.db"))), lambda _told: None, told.append)
    qtbot.waitUntil(lambda: len(told) == 1, timeout=LONG)


def test_what_was_left_tells_nothing(page: WorkPage, runner: StoreRunner, qtbot: QtBot) -> None:
    told: list[str] = []
    is_left = Event()
    with qtbot.waitSignal(page.put_off):
        page.work(runner, after(is_left), told.append)
        press(page, "Cancel")
    is_left.set()
    runner.settle()
    assert told == []
