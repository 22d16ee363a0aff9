"""The picture of a pair: two overlapping circles around an icon."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import LARGE, draw_icon
from ui.theme.theme import theme
from ui.widgets.painting import fill_rounded, smooth_painter

_ART_WIDTH, _ART_HEIGHT, _CIRCLE, _SHIFT, _CENTRE = 200, 112, 100, 44, 19


class TwoCircles(QWidget):
    """Two overlapping circles, the mentor's and the mentee's, around an icon."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of the picture, which does not grow with the text."""
        return QSize(_ART_WIDTH, _ART_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw circles and icon."""
        painter = smooth_painter(self)
        middle = QRectF(self.rect()).center()
        shift = QPointF(_SHIFT / 2, 0)
        around = QRectF(middle.x() - _CIRCLE / 2, middle.y() - _CIRCLE / 2, _CIRCLE, _CIRCLE)
        first, second = around.translated(-shift), around.translated(shift)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            first, second = second, first
        for ring, token in ((first, "accent"), (second, "clay")):
            self._fill(painter, ring, token)
        for ring, token in ((first, "accent"), (second, "clay")):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().color(token), 2))
            painter.drawEllipse(ring)
        spot = QRectF(middle.x() - _CENTRE, middle.y() - _CENTRE, 2 * _CENTRE, 2 * _CENTRE)
        fill_rounded(painter, spot, _CENTRE, theme().color("canvas"))
        inset = _CENTRE - LARGE / 2
        draw_icon(painter, self._icon, "accent", spot.adjusted(inset, inset, -inset, -inset))

    @staticmethod
    def _fill(painter: QPainter, ring: QRectF, token: str) -> None:
        color = QColor(theme().color(token))
        color.setAlpha(46 if theme().is_dark else 36)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(ring)
