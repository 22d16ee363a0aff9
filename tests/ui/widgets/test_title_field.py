"""A title that is typed into where it stands."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.support.shown import show
from ui.theme.theme import Theme
from ui.widgets.layout import boxed, column
from ui.widgets.title_field import TitleField


class Harness:
    """A title with another field beneath it, and what it told."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.title, self.other = TitleField("Title"), QLineEdit()
        self.window: QWidget = boxed(column(self.title, self.other))
        self.told: list[str] = []
        self.title.renamed.connect(self.told.append)
        show(qtbot, self.window)
        self.title.show_title("One")
        self.title.setFocus()
        self.title.selectAll()

    def type(self, words: str) -> None:
        self.qtbot.keyClicks(self.title, words)


@pytest.fixture
def h(qtbot: QtBot) -> Harness:
    return Harness(qtbot)


def test_what_it_is_told_to_show_is_no_edit(h: Harness) -> None:
    h.title.show_title("Two")
    h.title.finish()
    assert h.told == []
    assert h.title.text() == "Two"


def test_a_stretch_of_typing_is_told_once_after_a_pause(h: Harness) -> None:
    with h.qtbot.waitSignal(h.title.renamed, timeout=3000):
        h.type("Uno")
    assert h.told == ["Uno"]


@pytest.mark.parametrize(
    "leave",
    [
        lambda h: h.other.setFocus(),
        lambda h: h.qtbot.keyClick(h.title, Qt.Key.Key_Return),
        lambda h: h.qtbot.keyClick(h.title, Qt.Key.Key_Tab),
        lambda h: h.window.hide(),
        lambda h: h.title.finish(),
    ],
    ids=["focus", "enter", "tab", "hidden", "finish"],
)
def test_leaving_it_tells_at_once(h: Harness, leave: Callable[[Harness], object]) -> None:
    h.type("Uno")
    leave(h)
    assert h.told == ["Uno"]
    h.title.finish()
    assert h.told == ["Uno"]


def test_words_being_typed_are_not_overwritten(h: Harness) -> None:
    h.type("Uno e")
    h.title.show_title("One")
    assert h.title.text() == "Uno e"
    h.type(" due")
    h.title.finish()
    assert h.told == ["Uno e due"]


def test_the_same_title_leaves_the_cursor_where_it_is(h: Harness) -> None:
    h.type("Uno")
    h.title.finish()
    h.title.show_title("Uno")
    assert h.title.cursorPosition() == 3


def test_it_has_a_name_and_grows_with_the_text(h: Harness, look: Theme, qapp: QApplication) -> None:
    assert h.title.accessibleName() == "Title"
    before = h.title.sizeHint().height()
    look.apply(qapp, "dark", 1.5)
    assert h.title.sizeHint().height() > before
