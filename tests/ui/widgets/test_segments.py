"""A milestone is a segment, as long as there is room for them."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from ui.widgets.segments import MOST_SEGMENTS, paint_segments


def painted(done: int, total: int, *, rtl: bool = False) -> list[str]:
    """Return the colours along the middle of a bar of 240 pixels."""
    image = QImage(240, 20, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    if rtl:
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    paint_segments(painter, QRectF(0, 0, 240, 20), done, total)
    painter.end()
    return [image.pixelColor(x, 10).name() for x in range(240)]


def runs(colors: list[str], color: str) -> int:
    """Return how many pieces of `color` there are."""
    return sum(
        1
        for at, found in enumerate(colors)
        if found == color and (at == 0 or colors[at - 1] != color)
    )


@pytest.mark.parametrize(("done", "total"), [(0, 3), (3, 5), (4, 4), (1, 1), (12, 12)])
def test_every_milestone_is_a_segment(look, done: int, total: int) -> None:
    colors = painted(done, total)
    assert runs(colors, look.color("accent").name()) == done
    assert runs(colors, look.color("track").name()) == total - done


def test_many_milestones_are_one_bar(look) -> None:
    colors = painted(10, MOST_SEGMENTS + 8)
    assert runs(colors, look.color("accent").name()) == 1
    assert colors.count(look.color("accent").name()) == pytest.approx(120, abs=6)
    assert runs(painted(0, 100), look.color("accent").name()) == 0


def test_numbers_that_cannot_be_are_clamped(look) -> None:
    assert runs(painted(9, 4), look.color("accent").name()) == 4
    assert runs(painted(-1, 4), look.color("accent").name()) == 0
    assert set(painted(0, 0)) == {"#ffffff"}


def test_progress_starts_at_the_right_in_right_to_left(look) -> None:
    assert painted(1, 2, rtl=True) == painted(1, 2)[::-1]
