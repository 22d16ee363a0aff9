"""Files are made with a way out; nothing goes on in a closed dialog."""

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.services.snapshots import Share
from tests.support.asking import Person
from tests.support.shown import press, show
from ui.desk_session import DeskSession
from ui.dialogs.saving import Saver, ask_for_private_notes
from ui.inline_runner import InlineRunner
from ui.widgets.buttons import Button
from ui.widgets.layout import boxed, column

LONG = 20_000


class Steps:
    """Content of so many steps, that knows whether it was closed."""

    def __init__(self, count: int, error: Exception | None = None) -> None:
        self.count, self.error, self.is_closed = count, error, False

    def run(self) -> Generator[Share, None, bytes]:
        try:
            for n in range(self.count):
                yield n / self.count
            if self.error is not None:
                raise self.error
            return b"all of it"
        finally:
            self.is_closed = True


class Stand:
    """A dialog with two buttons, of which the first saves."""

    def __init__(self, desk: Desk, path: Path, steps: Steps, qtbot: QtBot) -> None:
        self.session = DeskSession(desk, InlineRunner())
        self.dialog, self.said, self.saved = QDialog(), [("", "")], []
        self.saver = Saver(self.dialog, self.session, self.say)
        self.button, self.other = Button("PDF…"), Button("Markdown…")
        self.saver.serve(
            self.button, lambda: self.saver.save(path, steps.run(), lambda: self.saved.append(path))
        )
        self.saver.serve(self.other, lambda: self.saver.save(path, b"at once"))
        boxed(column(self.button, self.other), self.dialog)
        show(qtbot, self.dialog)

    def say(self, words: str, ink: str) -> None:
        self.said.append((words, ink))

    def words(self) -> str:
        return self.said[-1][0]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "report.pdf"


def test_progress_is_shown_and_the_file_is_there_at_the_end(
    desk: Desk, path: Path, qtbot: QtBot
) -> None:
    stand = Stand(desk, path, Steps(4), qtbot)
    press(stand.dialog, "PDF…")
    assert not path.exists()
    assert stand.button.text() == "Cancel"
    assert not stand.other.isEnabled()
    qtbot.waitUntil(lambda: stand.words() == "Saved as report.pdf", timeout=LONG)
    assert ("Making report.pdf… 50 %", "text2") in stand.said
    assert path.read_bytes() == b"all of it"
    assert stand.saved == [path]
    assert (stand.button.text(), stand.other.isEnabled()) == ("PDF…", True)


def test_what_is_there_at_once_is_written_at_once(desk: Desk, path: Path, qtbot: QtBot) -> None:
    stand = Stand(desk, path, Steps(1), qtbot)
    press(stand.dialog, "Markdown…")
    assert (stand.words(), path.read_bytes()) == ("Saved as report.pdf", b"at once")


def test_it_can_be_called_off(desk: Desk, path: Path, qtbot: QtBot) -> None:
    steps = Steps(1_000_000)
    stand = Stand(desk, path, steps, qtbot)
    press(stand.dialog, "PDF…")
    qtbot.waitUntil(lambda: stand.words().startswith("Making"), timeout=LONG)
    press(stand.dialog, "Cancel")
    assert steps.is_closed
    assert stand.words() == "Nothing was saved."
    assert (stand.button.text(), path.exists(), stand.saver.is_at_work) == ("PDF…", False, False)


def test_closing_the_dialog_stops_it(desk: Desk, path: Path, qtbot: QtBot) -> None:
    steps = Steps(1_000_000)
    stand = Stand(desk, path, steps, qtbot)
    press(stand.dialog, "PDF…")
    qtbot.waitUntil(lambda: stand.words().startswith("Making"), timeout=LONG)
    stand.dialog.reject()
    assert steps.is_closed
    assert not path.exists()


def test_what_goes_wrong_is_said(desk: Desk, path: Path, qtbot: QtBot) -> None:
    stand = Stand(desk, path, Steps(1, OSError(28, "No space left on device")), qtbot)
    press(stand.dialog, "PDF…")
    qtbot.waitUntil(lambda: stand.said[-1][1] == "bad", timeout=LONG)
    assert stand.button.text() == "PDF…"
    gone = Stand(desk, path.parent / "not" / "there", Steps(1), qtbot)
    press(gone.dialog, "Markdown…")
    assert gone.said[-1][1] == "bad"


def test_a_desk_that_is_locked_meanwhile_hears_no_more_of_it(
    desk: Desk, path: Path, qtbot: QtBot
) -> None:
    stand = Stand(desk, path, Steps(3), qtbot)
    press(stand.dialog, "PDF…")
    stand.session.end()
    qtbot.waitUntil(lambda: not stand.saver.is_at_work, timeout=LONG)
    assert not path.exists()
    assert stand.saved == []


def test_private_notes_are_asked_for_in_words() -> None:
    person = Person(yes=True)
    assert ask_for_private_notes(person)
    assert person.asked == ["Private notes too?"]
