"""What is private is covered while presenting: for eyes, for the keyboard, for screen readers."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.support.spoken import spoken
from ui.models.presenting import presenting
from ui.widgets.veil import Veil

SECRET = "She doubts the whole project"


@pytest.fixture(autouse=True)
def _presenting() -> Iterator[None]:
    presenting.is_on = True
    yield
    presenting.is_on = False


@pytest.fixture
def content() -> QLineEdit:
    return QLineEdit(SECRET)


@pytest.fixture
def veil(content: QLineEdit, qtbot: QtBot) -> Iterator[Veil]:
    window = QWidget()
    made = Veil(content)
    QVBoxLayout(window).addWidget(made)
    window.layout().addWidget(QLineEdit("elsewhere"))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield made
    window.close()


def test_a_private_record_is_covered_and_a_shared_one_is_not(
    veil: Veil, content: QLineEdit
) -> None:
    veil.show_record("one", private=True)
    assert veil.is_covered()
    assert not content.isVisible()
    veil.show_record("two", private=False)
    assert not veil.is_covered()
    assert content.isVisible()


def test_a_screen_reader_hears_that_it_is_hidden_and_not_what(veil: Veil) -> None:
    veil.show_record("one", private=True)
    assert "Hidden while presenting" in spoken(veil)
    assert SECRET not in spoken(veil)
    veil.reveal()
    assert SECRET in spoken(veil)
    assert "Hidden while presenting" not in spoken(veil)


@pytest.mark.parametrize("way", ["button", "enter", "anywhere"])
def test_click_or_key_shows_it(veil: Veil, content: QLineEdit, way: str) -> None:
    veil.show_record("one", private=True)
    if way == "button":
        QTest.mouseClick(veil._cover.button, Qt.MouseButton.LeftButton)
    elif way == "enter":
        veil.setFocus()
        assert veil._cover.button.hasFocus()
        QTest.keyClick(veil._cover.button, Qt.Key.Key_Space)
        assert content.hasFocus()
    else:
        QTest.mouseClick(veil._cover, Qt.MouseButton.LeftButton)
    assert not veil.is_covered()


def test_it_stays_shown_while_it_is_saved_and_not_for_another_or_next_time(veil: Veil) -> None:
    veil.show_record("one", private=True)
    veil.reveal()
    veil.show_record("one", private=True)
    assert not veil.is_covered()
    veil.show_record("two", private=True)
    assert veil.is_covered()
    veil.show_record("one", private=True)
    veil.reveal()
    presenting.is_on = False
    veil.update_cover()
    presenting.is_on = True
    veil.update_cover()
    assert veil.is_covered()


def test_typing_is_taken_from_what_is_covered(veil: Veil, content: QLineEdit) -> None:
    presenting.is_on = False
    veil.show_record("one", private=True)
    content.setFocus()
    presenting.is_on = True
    veil.update_cover()
    assert not content.hasFocus()
    assert veil._cover.button.hasFocus()


def test_without_presenting_it_takes_no_room_of_its_own(veil: Veil, content: QLineEdit) -> None:
    presenting.is_on = False
    veil.show_record("one", private=True)
    assert not veil.is_covered()
    assert veil.sizeHint() == content.sizeHint()
