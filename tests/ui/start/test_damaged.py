"""Whoever unlocks a damaged desk is shown ways on, and nothing is thrown away."""

from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.opening import unlock
from mentordesk.services.backups import Reason
from mentordesk.services.restore import by_passphrase
from tests.support.keyed import PASSPHRASE, give_keys
from tests.support.shown import press, read
from ui.main_window import MainWindow
from ui.start import damaged
from ui.start.damaged import Damaged, show_damaged
from ui.start.flow import StartFlow
from ui.start.lock_screen import LockScreen
from ui.store_runner import StoreRunner

LONG = 20_000


@pytest.fixture
def backup(
    desk: Desk, mentorship: Mentorship, folder: Path, raw_key: bytes, tmp_path: Path
) -> Path:
    """A backup of a desk whose file is torn since."""
    give_keys(folder, raw_key)
    desk.notes.add(mentorship.mentorship_id, title="What we said", body="words")
    made = desk.backups.make_now(Reason.BY_HAND, tmp_path / "one.mdbackup")
    desk.close()
    data = bytearray((folder / "desk.db").read_bytes())
    data[2000] ^= 1
    (folder / "desk.db").write_bytes(data)
    return made


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(
        damaged.QtPrompter, "inform", lambda _self, title, text: said.append(f"{title}: {text}")
    )
    return said


@pytest.fixture
def page(
    backup: Path, window: MainWindow, runner: StoreRunner, folder: Path, told: list[str]
) -> Damaged:
    opens = by_passphrase(PASSPHRASE)
    show_damaged(window, runner, folder, opens, lambda: told.append("begin"), lambda _look: None)
    found = window.screen_shown()
    assert isinstance(found, Damaged)
    return found


def test_unlocking_a_damaged_desk_leads_here_and_back(
    backup: Path, window: MainWindow, runner: StoreRunner, folder: Path, qtbot: QtBot
) -> None:
    flow = StartFlow(window, runner, folder)
    flow.begin()
    lock = window.screen_shown()
    assert isinstance(lock, LockScreen)
    lock.unlock.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(window.screen_shown(), Damaged), timeout=LONG)
    screen = window.screen_shown()
    assert screen is not None
    assert any("damaged file is kept" in line for line in read(screen))
    press(screen, "Not now")
    assert isinstance(window.screen_shown(), LockScreen)


def test_a_backup_is_put_back(
    page: Damaged,
    backup: Path,
    folder: Path,
    told: list[str],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(damaged, "choose_backup", lambda _parent: backup)
    press(page, "Go back to a backup…")
    qtbot.waitUntil(lambda: len(told) == 2, timeout=LONG)
    assert told[0] == "begin"
    assert "damaged" in told[1]
    unlock(folder, PASSPHRASE).close()


def test_what_can_be_read_is_counted_before_it_takes_the_place(
    page: Damaged, folder: Path, told: list[str], qtbot: QtBot
) -> None:
    press(page, "Rescue what can be read")
    qtbot.waitUntil(lambda: page._take.isVisible(), timeout=LONG)
    words = read(page)
    assert "This could be rescued" in words
    assert any("Notes: 1 whole" in line for line in words)
    assert not told
    press(page, "Go on with what was rescued")
    qtbot.waitUntil(lambda: len(told) == 2, timeout=LONG)
    with closing(unlock(folder, PASSPHRASE)) as again:
        assert again.safekeeping.findings == ()


def test_what_takes_long_can_be_left(
    page: Damaged, folder: Path, told: list[str], qtbot: QtBot, runner: StoreRunner
) -> None:
    before = (folder / "desk.db").read_bytes()
    press(page, "Rescue what can be read")
    assert not page._back.isEnabled()
    press(page, "Cancel")
    runner.settle()
    assert told == ["begin"]
    assert (folder / "desk.db").read_bytes() == before


def test_what_fails_is_said_and_everything_can_be_tried_again(
    page: Damaged, backup: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup.write_bytes(b"torn")
    monkeypatch.setattr(damaged, "choose_backup", lambda _parent: backup)
    press(page, "Go back to a backup…")
    qtbot.waitUntil(lambda: page._problem.isVisible(), timeout=LONG)
    assert page._rescue.isEnabled()
    assert page._problem.text()
