"""A private copy is marked as one and taken back, unless something else was copied since."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.clipboard import CLEARED_AFTER_MS, PrivateClipboard, clear_ours


@pytest.fixture
def board(qtbot: QtBot) -> Iterator[PrivateClipboard]:
    QApplication.clipboard().clear()
    yield PrivateClipboard()
    QApplication.clipboard().clear()  # Qt must not find Python's own data there at its very end


def test_it_is_copied_with_the_hint_and_for_thirty_seconds(board: PrivateClipboard) -> None:
    board.copy("a private word")
    assert QApplication.clipboard().text() == "a private word"
    data = QApplication.clipboard().mimeData()
    assert bytes(data.data("x-kde-passwordManagerHint")) == b"secret"
    assert board._timer.remainingTime() == pytest.approx(CLEARED_AFTER_MS, abs=500)


def test_it_is_taken_back(board: PrivateClipboard) -> None:
    board.copy("a private word")
    board._timer.timeout.emit()
    assert not QApplication.clipboard().text()


def test_what_somebody_copied_since_stays(board: PrivateClipboard) -> None:
    board.copy("a private word")
    QApplication.clipboard().setText("something else")
    board.clear()
    assert QApplication.clipboard().text() == "something else"


@pytest.mark.parametrize(("is_ours", "left"), [(True, ""), (False, "from elsewhere")])
def test_only_what_was_copied_in_our_windows_goes(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, is_ours: bool, left: str
) -> None:
    # Offscreen, Qt does not know whose the clipboard is.
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _board: is_ours)
    QApplication.clipboard().setText("from elsewhere")
    clear_ours(QApplication.clipboard())
    assert QApplication.clipboard().text() == left
