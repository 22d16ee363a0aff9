"""The bar of a goal: one segment for each milestone."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from ui.theme.theme import theme
from ui.widgets.painting import fill_rounded, mirrored

MOST_SEGMENTS = 12
_GAP, _THICK = 4, 6


def paint_segments(
    painter: QPainter, rect: QRectF, done: int, total: int, color: QColor | None = None
) -> None:
    """Paint `done` of `total` milestones into `rect`, centred, in `color` (the accent if none).

    Beyond `MOST_SEGMENTS` milestones one bar, filled to its share, says more than slivers.
    Nothing is painted without milestones.
    """
    if total < 1:
        return
    done = min(max(done, 0), total)
    color = color or theme().color("accent")
    thick = theme().px(_THICK)
    bar = QRectF(rect.left(), round(rect.center().y() - thick / 2), rect.width(), thick)
    if total > MOST_SEGMENTS:
        _paint_whole(painter, bar, done / total, color)
        return
    width = (bar.width() - _GAP * (total - 1)) / total
    for index in range(total):
        piece = QRectF(bar.left() + index * (width + _GAP), bar.top(), width, thick)
        fill = color if index < done else theme().color("track")
        fill_rounded(painter, mirrored(painter, bar, piece), thick / 2, fill)


def _paint_whole(painter: QPainter, bar: QRectF, share: float, color: QColor) -> None:
    radius = bar.height() / 2
    fill_rounded(painter, bar, radius, theme().color("track"))
    if share > 0:
        width = max(bar.height(), bar.width() * share)
        part = QRectF(bar.left(), bar.top(), width, bar.height())
        fill_rounded(painter, mirrored(painter, bar, part), radius, color)
