"""Questions are asked in one place, and answered with plain values."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QWidget

from ui.dialogs.prompt import Prompter, QtPrompter
from ui.widgets.buttons import Button


@pytest.fixture
def prompter(qtbot) -> Prompter:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = QtPrompter(parent)
    made.kept = parent  # the parent lives as long as the test
    return made


def when_asked(answer: Callable[[QDialog], None]) -> None:
    """Answer the next dialog as soon as it waits."""

    def run() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        answer(dialog)

    QTimer.singleShot(0, run)


def press(words: str) -> Callable[[QDialog], None]:
    def run(dialog: QDialog) -> None:
        next(b for b in dialog.findChildren(Button) if b.text() == words).click()

    return run


@pytest.mark.parametrize("danger", [False, True])
def test_confirm(prompter, danger: bool) -> None:
    when_asked(press("Delete && more"))
    assert prompter.confirm("Delete it?", "It is gone then.", "Delete & more", danger)
    when_asked(press("Cancel"))
    assert not prompter.confirm("Delete it?", "It is gone then.", "Delete", danger)


@pytest.mark.parametrize(("words", "number"), [("Go back && see", 0), ("Go on", 1), ("Later", 2)])
def test_one_of_several(prompter, words: str, number: int) -> None:
    when_asked(press(words))
    assert (
        prompter.choose("How?", "Something is missing.", "Go back & see", "Go on", "Later")
        == number
    )


def test_escape_puts_the_choice_off(prompter) -> None:
    when_asked(lambda dialog: dialog.reject())
    assert prompter.choose("How?", "Something is missing.", "Go back", "Go on") == -1


def test_inform(prompter) -> None:
    told: list[str] = []

    def read(dialog: QDialog) -> None:
        told.append(f"{dialog.windowTitle()}: {dialog.accessibleDescription()}")
        press("Close")(dialog)

    when_asked(read)
    prompter.inform("Saved", "It is on the disk.")
    assert told == ["Saved: It is on the disk."]


@pytest.mark.parametrize(("typed", "answer"), [(" Two ", "Two"), ("  ", None)])
def test_a_line(prompter, typed: str, answer: str | None) -> None:
    def write(dialog: QDialog) -> None:
        field = dialog.findChild(QLineEdit)
        assert field.text() == "One"
        field.setText(typed)
        press("Continue")(dialog)

    when_asked(write)
    assert prompter.ask_line("Rename", "Name", "One") == answer


def test_no_line(prompter) -> None:
    when_asked(press("Cancel"))
    assert prompter.ask_line("Rename", "Name", "One") is None


@pytest.fixture
def own_file_dialog(monkeypatch) -> None:
    """Have Qt's own file dialog, the only one a test can steer."""
    native = QFileDialog.Option.DontUseNativeDialog
    made = QFileDialog.__init__

    def init(dialog: QFileDialog, *args: object) -> None:
        made(dialog, *args)
        dialog.setOption(native)

    monkeypatch.setattr(QFileDialog, "__init__", init)


def test_paths(prompter, own_file_dialog, tmp_path: Path) -> None:
    def save(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        assert Path(dialog.selectedFiles()[0]).name == "meetings.ics"
        dialog.selectFile(str(tmp_path / "plain"))
        dialog.accept()

    when_asked(save)
    path = prompter.ask_save_path("Export", "meetings.ics", "Calendar (*.ics)")
    assert path == tmp_path / "plain.ics"
    path.write_text("")

    def choose(dialog: QDialog) -> None:
        dialog.selectFile(str(path))
        dialog.accept()

    when_asked(choose)
    assert prompter.ask_open_path("Import", "Calendar (*.ics)") == path


def test_no_path(prompter, own_file_dialog) -> None:
    when_asked(lambda dialog: dialog.reject())
    assert prompter.ask_save_path("Export", "a.md", "Markdown (*.md)") is None
    when_asked(lambda dialog: dialog.reject())
    assert prompter.ask_open_path("Import", "Markdown (*.md)") is None
