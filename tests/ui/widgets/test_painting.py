"""Painting by hand reads the same from right to left."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from ui.theme.theme import theme
from ui.widgets import painting
from ui.widgets.painting import (
    CENTERED,
    draw_card,
    draw_ring,
    draw_text,
    isolate,
    mirrored,
    text_width,
)

BOUNDS = QRectF(0, 0, 100, 40)


def canvas() -> QImage:
    image = QImage(100, 40, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    return image


def inked(image: QImage) -> list[int]:
    """Return the columns that hold ink."""
    return [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).alpha() > 90 for y in range(image.height()))
    ]


def test_rectangles_are_mirrored_for_right_to_left_alone() -> None:
    painter = QPainter(image := canvas())
    rect = QRectF(10, 0, 20, 40)
    straight = mirrored(painter, BOUNDS, rect)
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    turned = mirrored(painter, BOUNDS, rect)
    painter.end()
    assert straight == rect
    assert turned == QRectF(70, 0, 20, 40)
    assert not image.isNull()


def test_text_starts_at_the_leading_edge(look) -> None:
    left, right = canvas(), canvas()
    for image, direction in (
        (left, Qt.LayoutDirection.LeftToRight),
        (right, Qt.LayoutDirection.RightToLeft),
    ):
        painter = QPainter(image)
        painter.setLayoutDirection(direction)
        draw_text(painter, BOUNDS, "body", "text", "3 of 5")
        painter.end()
    assert min(inked(left)) < 5
    assert max(inked(right)) > 95


def test_long_text_stays_within_its_rectangle(look) -> None:
    painter = QPainter(image := canvas())
    draw_text(
        painter, QRectF(0, 0, 60, 40), "body", "text", "A rather long title for this", CENTERED
    )
    draw_text(painter, QRectF(0, 0, 0, 40), "body", "text", "no room at all")
    painter.end()
    assert max(inked(image)) <= 61


def test_text_is_measured_in_whole_pixels(look) -> None:
    width = text_width("body", "Goals")
    assert width == int(width)
    assert width >= look.metrics("body").horizontalAdvance("Goals")
    assert text_width("body", "") == 0


def test_isolation_leaves_nothing_around_nothing() -> None:
    assert isolate("") == ""
    assert isolate("Amara") == "\u2068Amara\u2069"


def test_marks_of_direction_take_no_room(look) -> None:
    assert text_width("heading", isolate("Amara")) == text_width("heading", "Amara")


def test_a_ring_lies_within_its_rectangle(look) -> None:
    painter = QPainter(image := canvas())
    draw_ring(painter, BOUNDS)
    painter.end()
    assert image.pixelColor(50, 0).name() == look.color("accent").name()
    assert image.pixelColor(50, 20).alpha() == 0


def test_a_card_is_filled_with_the_token_asked_for(look) -> None:
    painter = QPainter(image := canvas())
    draw_card(painter, BOUNDS.adjusted(0, 0, 0, -2), "hover")
    painter.end()
    assert image.pixelColor(50, 20).name() == look.color("hover").name()


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_card_of_copied_corners_looks_as_one_that_is_painted(
    look, qapp, mode: str, ratio: float
) -> None:
    look.apply(qapp, mode, 1.0)
    images = []
    for draw in (painting.draw_card, _painted):
        image = QImage(round(300 * ratio), round(120 * ratio), QImage.Format.Format_ARGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(look.color("canvas"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter, QRectF(7, 5, 280, 100))
        painter.end()
        images.append(image)
    one, other = images
    for x in range(one.width()):
        for y in range(one.height()):
            left, right = one.pixelColor(x, y).getRgb(), other.pixelColor(x, y).getRgb()
            assert max(abs(a - b) for a, b in zip(left, right, strict=True)) <= 2, (x, y)


def _painted(painter: QPainter, rect: QRectF) -> None:
    colors = tuple(theme().color(token).rgba() for token in ("shadow", "surface", "border"))
    painting._paint_card(painter, rect, colors)
