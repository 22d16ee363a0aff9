"""A folder that cannot be written: its desk is looked at, or left alone."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.looking import Look
from mentordesk.services.restore import by_passphrase
from tests.support.keyed import PASSPHRASE, give_keys
from tests.support.shown import press, read
from ui.main_window import MainWindow
from ui.start.looking import ReadOnlyFolder, show_read_only
from ui.store_runner import StoreRunner

LONG = 20_000


@pytest.fixture
def told(
    desk: Desk, mentorship: Mentorship, folder: Path, raw_key: bytes, runner: StoreRunner
) -> list[object]:
    give_keys(folder, raw_key)
    desk.close()
    return []


@pytest.fixture
def page(
    told: list[object], window: MainWindow, runner: StoreRunner, folder: Path
) -> ReadOnlyFolder:
    opens = by_passphrase(PASSPHRASE)
    show_read_only(window, runner, folder, opens, lambda: told.append("begin"), told.append)
    found = window.screen_shown()
    assert isinstance(found, ReadOnlyFolder)
    return found


def test_it_says_where_and_what_to_do_and_can_be_left(
    page: ReadOnlyFolder, told: list[object], folder: Path
) -> None:
    assert any(str(folder) in line and "Allow writing" in line for line in read(page))
    press(page, "Not now")
    assert told == ["begin"]


def test_a_copy_is_opened_to_be_read(
    page: ReadOnlyFolder, told: list[object], runner: StoreRunner, qtbot: QtBot
) -> None:
    press(page, "Look at it without changing it")
    qtbot.waitUntil(lambda: bool(told), timeout=LONG)
    (look,) = told
    assert isinstance(look, Look)
    assert look.in_words() == ""
    assert look.desk.is_read_only
    runner.finish(look.desk.close)
