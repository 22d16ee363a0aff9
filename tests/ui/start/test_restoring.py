"""A new computer and a backup: the passphrase or the recovery code is all that is needed."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.opening import unlock
from mentordesk.services.backups import Reason
from mentordesk.vault import keys
from mentordesk.vault.derive import CHEAPEST
from tests.support.keyed import PASSPHRASE, give_keys
from tests.support.shown import read
from ui.main_window import MainWindow
from ui.start.lock_screen import LockScreen
from ui.start.restoring import go_back, show_backup
from ui.store_runner import StoreRunner


@pytest.fixture
def code(desk: Desk, folder: Path, raw_key: bytes, monkeypatch: pytest.MonkeyPatch) -> str:
    made = give_keys(folder, raw_key)
    monkeypatch.setattr(keys, "calibrated", lambda: CHEAPEST)
    return made.recovery_code


@pytest.fixture
def backup(code: str, desk: Desk, mentorship: Mentorship, tmp_path: Path) -> Path:
    desk.goals.add(mentorship.mentorship_id, title="Speak up")
    return desk.backups.make_now(Reason.BY_HAND, tmp_path / "one.mdbackup")


class Opened:
    """Closes on the store's thread what was opened there."""

    def __init__(self, runner: StoreRunner) -> None:
        self.goals: list[str] = []
        self._runner = runner

    def __call__(self, desk: Any) -> None:
        def look() -> None:
            pair = desk.mentorships.in_view()
            self.goals = [goal.title for goal in desk.goals.all(pair.mentorship_id)]
            desk.close()

        self._runner.finish(look)


@pytest.mark.parametrize("way", ["passphrase", "code"])
def test_it_opens_on_another_computer(
    backup: Path,
    code: str,
    window: MainWindow,
    runner: StoreRunner,
    tmp_path: Path,
    qtbot: QtBot,
    way: str,
) -> None:
    there, opened = tmp_path / "there", Opened(runner)
    show_backup(window, runner, backup, there, lambda: None, opened)
    screen = window.screen_shown()
    assert isinstance(screen, LockScreen)
    assert "Open the backup" in read(screen)
    new = "another seven words that nobody will guess"
    if way == "passphrase":
        screen.unlock.emit(PASSPHRASE)
    else:
        screen.recover.emit(code, new)
    qtbot.waitUntil(lambda: opened.goals == ["Speak up"], timeout=20_000)
    with closing(unlock(there, PASSPHRASE if way == "passphrase" else new)) as again:
        assert again.safekeeping.findings == ()


def test_a_wrong_passphrase_is_said_and_can_be_tried_again(
    backup: Path, window: MainWindow, runner: StoreRunner, tmp_path: Path, qtbot: QtBot
) -> None:
    there, opened = tmp_path / "there", Opened(runner)
    show_backup(window, runner, backup, there, lambda: None, opened)
    screen = window.screen_shown()
    assert isinstance(screen, LockScreen)
    screen.unlock.emit("not the one")
    qtbot.waitUntil(lambda: any("does not open" in words for words in read(screen)), timeout=20_000)
    assert not (there / "desk.db").exists()
    screen.unlock.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: opened.goals == ["Speak up"], timeout=20_000)


def test_one_can_think_better_of_it(
    backup: Path, window: MainWindow, runner: StoreRunner, tmp_path: Path, qtbot: QtBot
) -> None:
    begun: list[int] = []
    show_backup(window, runner, backup, tmp_path / "there", lambda: begun.append(1), Opened(runner))
    screen = window.screen_shown()
    assert isinstance(screen, LockScreen)
    screen.given_up.emit()
    assert begun


def test_going_back_puts_the_backup_in_the_place_of_the_desk(
    backup: Path,
    desk: Desk,
    mentorship: Mentorship,
    folder: Path,
    window: MainWindow,
    runner: StoreRunner,
    qtbot: QtBot,
) -> None:
    desk.goals.add(mentorship.mentorship_id, title="Newer")
    opens = desk.backups.opens
    desk.close()
    begun: list[int] = []
    go_back(window, runner, backup, folder, opens, lambda: begun.append(1))
    qtbot.waitUntil(lambda: bool(begun), timeout=20_000)
    with closing(unlock(folder, PASSPHRASE)) as again:
        pair = again.mentorships.in_view()
        assert pair is not None
        assert [goal.title for goal in again.goals.all(pair.mentorship_id)] == ["Speak up"]
