"""Words that were found stand out, and stay in view."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from ui.theme.theme import theme
from ui.widgets.marked_text import draw_marked, fitted, spans, without_marks


def test_marks_become_spans() -> None:
    assert spans("a \x02bc\x03 d \x02e\x03") == ("a bc d e", [(2, 2), (7, 1)])
    assert spans("a\n\n  b") == ("a b", [])
    assert spans("\x03a\x02") == ("a", [])
    assert without_marks("a \x02b\x03") == "a b"


def test_a_line_that_fits_stays_whole(look) -> None:
    assert fitted("a \x02b\x03", "meta", 500) == ("a b", [(2, 1)])
    assert fitted("ab", "meta", 500) == ("ab", [])


def test_a_word_found_far_along_is_in_view(look) -> None:
    text, found = fitted("word " * 60 + "\x02here\x03 and on", "meta", 300)
    start, length = found[0]
    assert text[start : start + length] == "here"
    assert text.startswith("…word")
    assert theme().metrics("meta").horizontalAdvance(text) <= 300


def test_what_does_not_fit_is_cut_with_its_marks(look) -> None:
    text, found = fitted("\x02a\x03 " + "word " * 60 + "\x02b\x03", "meta", 200)
    assert text.endswith("…")
    assert found == [(0, 1)]
    assert fitted("\x02" + "w" * 300 + "\x03", "meta", 200)[0].endswith("…")


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_it_is_painted_from_the_leading_edge(look, direction) -> None:
    image = QImage(300, 30, QImage.Format.Format_RGB32)
    image.fill(look.color("surface"))
    painter = QPainter(image)
    painter.setLayoutDirection(direction)
    draw_marked(painter, QRectF(0, 0, 300, 30), "body", "text", "\x02ab\x03 c")
    draw_marked(painter, QRectF(0, 0, 0, 30), "body", "text", "nothing")
    painter.end()
    inked = [x for x in range(300) for y in range(30) if image.pixelColor(x, y).lightness() < 128]
    assert (min(inked) < 5) == (direction == Qt.LayoutDirection.LeftToRight)
    assert (max(inked) > 294) == (direction == Qt.LayoutDirection.RightToLeft)
