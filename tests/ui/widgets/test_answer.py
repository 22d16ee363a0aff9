"""What one of the two said."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.shown import read, show
from ui.theme.theme import Theme
from ui.widgets.answer import Answer


def test_it_says_who_and_what(qtbot: QtBot) -> None:
    answer = Answer("mentor")
    answer.show_answer("Amara", "  Every second week.\n", "Nothing yet")
    show(qtbot, answer)
    assert read(answer) == ["Amara", "Every second week."]


@pytest.mark.parametrize("text", ["", "  \n "])
def test_where_nothing_was_said_it_says_so(qtbot: QtBot, text: str) -> None:
    answer = Answer("mentee")
    answer.show_answer("Jonas", text, "Nothing yet")
    show(qtbot, answer)
    assert read(answer) == ["Jonas", "Nothing yet"]


def test_markup_is_shown_as_it_was_typed(qtbot: QtBot) -> None:
    answer = Answer("both")
    answer.show_answer("<b>Amara</b>", "<img src='file:///etc/passwd'>", "")
    show(qtbot, answer)
    assert read(answer) == ["<b>Amara</b>", "<img src='file:///etc/passwd'>"]


@pytest.mark.parametrize(
    ("who", "token"), [("mentor", "accent"), ("mentee", "clay"), ("both", "accent_line")]
)
def test_each_has_a_colour(
    look: Theme, paint: Callable[..., set[str]], who: str, token: str
) -> None:
    answer = Answer(who)
    answer.show_answer("", "Words", "")
    assert look.color(token).name().upper() in paint(answer, 200, 60)


def test_the_bar_stands_where_reading_begins(qtbot: QtBot, look: Theme) -> None:
    answer = Answer("mentor")
    answer.show_answer("Amara", "Words", "")
    show(qtbot, answer)
    answer.resize(200, 60)
    bar = look.color("accent").name()
    assert answer.grab().toImage().pixelColor(1, 30).name() == bar
    answer.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert answer.grab().toImage().pixelColor(198, 30).name() == bar
    assert answer.grab().toImage().pixelColor(1, 30).name() != bar
