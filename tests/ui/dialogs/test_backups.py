"""Backups are made, listed and gone back to, in words that say what would change."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.services.restore import Difference
from tests.support.keyed import give_keys
from tests.support.shown import read
from ui.desk_session import DeskSession
from ui.dialogs.backups import BackupsDialog, differences
from ui.formats import LocaleFormats
from ui.inline_runner import InlineRunner


class Prompter:
    """Answers as it was told, and remembers what was said."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self.agrees = True
        self.said: list[str] = []

    def ask_folder(self, title: str) -> Path | None:
        return self.folder

    def confirm(self, title: str, text: str, action: str, danger: bool = False) -> bool:
        self.said.append(text)
        return self.agrees

    def inform(self, title: str, text: str) -> None:
        self.said.append(text)


@pytest.fixture
def prompter() -> Prompter:
    return Prompter()


@pytest.fixture
def dialog(
    desk: Desk,
    folder: Path,
    raw_key: bytes,
    prompter: Prompter,
    qtbot: QtBot,
) -> Iterator[BackupsDialog]:
    give_keys(folder, raw_key)
    session = DeskSession(desk, InlineRunner())
    made = BackupsDialog(None, session, LocaleFormats(), prompter)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_before_the_first_one_it_says_so_and_offers_to_make_one(dialog: BackupsDialog) -> None:
    assert "There is no backup yet." in read(dialog)
    assert not dialog._restore.isEnabled()
    assert dialog._make.isEnabled()


def test_one_that_is_made_is_listed_with_what_it_holds(
    dialog: BackupsDialog, desk: Desk, mentorship: Mentorship
) -> None:
    desk.goals.add(mentorship.mentorship_id, title="Speak up")
    dialog._make.click()
    (backup,) = desk.backups.all()
    row = dialog._row(backup)
    assert row.summary == "Made by hand  ·  1 goal  ·  0 notes"
    assert dialog._list.isVisible()
    assert dialog._restore.isEnabled()


def test_going_back_says_what_would_change_and_asks(
    dialog: BackupsDialog, desk: Desk, mentorship: Mentorship, prompter: Prompter, qtbot: QtBot
) -> None:
    dialog._make.click()
    desk.goals.add(mentorship.mentorship_id, title="Newer")
    with qtbot.waitSignal(dialog.restore_requested) as asked:
        dialog._restore.click()
    assert asked.args == [desk.backups.all()[0].path]
    assert "Goal: 1 newer one goes" in prompter.said[0]
    assert not dialog.isVisible()


def test_nothing_happens_without_an_agreement(
    dialog: BackupsDialog, prompter: Prompter, qtbot: QtBot
) -> None:
    prompter.agrees = False
    dialog._make.click()
    with qtbot.assertNotEmitted(dialog.restore_requested):
        dialog._restore.click()
    assert dialog.isVisible()


def test_another_folder_is_used_and_shown(
    dialog: BackupsDialog, desk: Desk, prompter: Prompter, tmp_path: Path
) -> None:
    prompter.folder = tmp_path / "stick"
    prompter.folder.mkdir()
    dialog._folder.click()
    assert desk.backups.folder == tmp_path / "stick"
    assert any(str(tmp_path / "stick") in words for words in read(dialog))
    dialog._make.click()
    assert list((tmp_path / "stick").glob("*.mdbackup"))


def test_what_fails_is_said_in_words(dialog: BackupsDialog, desk: Desk, folder: Path) -> None:
    (folder / "backups").write_text("a file in the way")
    dialog._make.click()
    assert "Check that its disk is connected" in dialog._state.text()
    assert dialog._make.isEnabled()


def test_a_backup_of_another_key_is_told_apart(
    dialog: BackupsDialog, desk: Desk, prompter: Prompter, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog._make.click()
    monkeypatch.setattr(desk.backups, "_raw_key", bytes(32))
    dialog._load()
    dialog._restore.click()
    assert "another encryption key" in prompter.said[-1]


def test_differences_name_only_what_changes() -> None:
    none = Difference(3, 3, 0, 0, 0)
    found = {"goal": Difference(3, 2, 1, 0, 1), "note": Difference(1, 3, 0, 2, 0), "meeting": none}
    assert differences(found) == (
        "Goals: 1 newer one goes, 1 becomes what it was\nNotes: 2 come back"
    )
    assert differences({"goal": none}) == "Nothing that you can see would change."
