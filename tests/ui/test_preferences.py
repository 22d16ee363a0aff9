"""What the window remembers from one start to the next."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from ui.preferences import Preferences


@pytest.fixture
def file(tmp_path: Path, qapp: object) -> Path:
    return tmp_path / "window.ini"


def kept(file: Path) -> Preferences:
    """Return preferences as the next start reads them."""
    return Preferences(file)


def test_the_first_start_looks_as_the_system_does(file: Path) -> None:
    first = Preferences(file)
    assert (first.mode, first.text_size, first.tab, first.menu_bar) == ("system", 1.0, "", False)


def test_everything_is_there_at_the_next_start(file: Path, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(640, 480)
    one = Preferences(file)
    one.mode, one.text_size, one.tab, one.menu_bar = "dark", 1.25, "goals", True
    one.keep_geometry(window)
    again = kept(file)
    assert (again.mode, again.text_size, again.tab) == ("dark", 1.25, "goals")
    assert again.menu_bar
    other = QMainWindow()
    qtbot.addWidget(other)
    assert again.restore_geometry(other)
    assert other.size() == window.size()


@pytest.mark.parametrize(("line", "size"), [("9", 1.5), ("0.1", 0.85), ("large", 1.0), ("", 1.0)])
def test_a_text_size_that_cannot_be_read_by_does_no_harm(
    file: Path, line: str, size: float
) -> None:
    file.write_text(f"[look]\ntext_size={line}\n")
    assert kept(file).text_size == size


def test_a_file_written_by_another_program_does_no_harm(file: Path, qtbot: QtBot) -> None:
    file.write_text("[look]\nmode=plaid\n[window]\ngeometry=here\nmenu_bar=perhaps\n")
    strange = kept(file)
    assert strange.mode == "system"
    assert not strange.menu_bar
    window = QMainWindow()
    qtbot.addWidget(window)
    assert not strange.restore_geometry(window)


def test_the_order_of_each_list_is_there_at_the_next_start(file: Path) -> None:
    one = Preferences(file)
    assert one.order("goal") == ""
    one.keep_order("goal", "date")
    again = kept(file)
    assert (again.order("goal"), again.order("boundary")) == ("date", "")
