"""Progress over time as a small step chart."""

from collections.abc import Iterable
from datetime import date
from math import floor, isfinite

from PySide6.QtCore import QDate, QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import theme
from ui.widgets.painting import LEADING, draw_text, smooth_painter, text_width

Point = tuple[date, float]
Tick = tuple[float, str]

_HEIGHT, _TOP, _LEFT, _GAP, _BETWEEN_TICKS = 92, 10, 2, 10, 14
_SHORT_SPAN_DAYS = 45
_MOST_MONTHS = 24
_DOT = 5


class StepChart(QWidget):
    """Shares from 0 to 1 over days; time runs from left to right in every language.

    Pass the text alternative to `set_points`: it is what a screen reader says.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: list[Point] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def set_points(self, points: Iterable[Point], name: str = "", description: str = "") -> None:
        """Show `points` (day, share from 0 to 1; others are clamped), in any order."""
        self._points = sorted((day, _share(value)) for day, value in points)
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size at which lines and words have room."""
        return QSize(theme().px(240), theme().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the size at which there is still something to see."""
        return QSize(theme().px(120), theme().px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw grid, steps and months."""
        painter = smooth_painter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        line = theme().metrics("caption").height()
        right = text_width("caption", _percent(100)) + theme().px(_GAP)
        plot = QRectF(self.rect()).adjusted(
            _LEFT, max(_TOP, line / 2), -right, -line - theme().px(4)
        )
        self._paint_grid(painter, plot, line)
        if self._points:
            self._paint_steps(painter, plot)
            self._paint_ticks(painter, plot, line)

    def _paint_grid(self, painter: QPainter, plot: QRectF, line: float) -> None:
        for percent in (0, 50, 100):
            y = floor(plot.bottom() - plot.height() * percent / 100) + 0.5  # a sharp line
            painter.setPen(QPen(theme().color("border"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            left = plot.right() + theme().px(_GAP)
            words = QRectF(left, y - line / 2, self.width() - left, line)
            draw_text(painter, words, "caption", "text3", _percent(percent))

    def _paint_steps(self, painter: QPainter, plot: QRectF) -> None:
        corners = step_corners(self._points, plot)
        path = QPainterPath(corners[0])
        for corner in corners[1:]:
            path.lineTo(corner)
        area = QPainterPath(path)
        area.lineTo(corners[-1].x(), plot.bottom())
        area.lineTo(corners[0].x(), plot.bottom())
        painter.fillPath(area, _shade(plot))
        pen = QPen(theme().color("accent"), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setBrush(theme().color("accent"))
        painter.setPen(QPen(theme().color("surface"), 2))
        painter.drawEllipse(corners[-1], _DOT, _DOT)

    def _paint_ticks(self, painter: QPainter, plot: QRectF, line: float) -> None:
        free = plot.left()
        for share, words in time_ticks(self._points[0][0], self._points[-1][0], self.locale()):
            width = text_width("caption", words)
            left = min(plot.left() + share * plot.width(), plot.right() - width)
            if left >= free:
                spot = QRectF(left, plot.bottom() + theme().px(4), width + 1, line)
                draw_text(painter, spot, "caption", "text3", words, LEADING)
                free = left + width + theme().px(_BETWEEN_TICKS)


def step_corners(points: list[Point], plot: QRectF) -> list[QPointF]:
    """Return the corners of the steps through sorted `points`, one step a pixel at most.

    A single day is drawn as a level line, since nothing has changed yet.
    """
    first, last = points[0][0], points[-1][0]
    days = max(1, (last - first).days)
    corners = [QPointF(plot.left(), plot.bottom() - points[0][1] * plot.height())]
    for day, share in points[1:]:
        x = plot.left() + (day - first).days / days * plot.width()
        y = plot.bottom() - share * plot.height()
        if len(corners) > 2 and x - corners[-1].x() < 1:
            corners[-1] = QPointF(corners[-1].x(), y)
            continue
        corners += [QPointF(x, corners[-1].y()), QPointF(x, y)]
    if corners[-1].x() < plot.right():
        corners.append(QPointF(plot.right(), corners[-1].y()))
    return corners


def time_ticks(first: date, last: date, locale: QLocale) -> list[Tick]:
    """Return the marks of the time axis: where (0 to 1) and what.

    Months by name, years where the span is long, the two ends alone where it is short.
    """
    days = (last - first).days
    if days < _SHORT_SPAN_DAYS:
        ends = [(0.0, _day(first, locale)), (1.0, _day(last, locale))]
        return ends[:1] if days == 0 else ends
    months = (last.year - first.year) * 12 + last.month - first.month
    if months > _MOST_MONTHS:
        years = range(first.year + 1, last.year + 1)
        return [((date(year, 1, 1) - first).days / days, str(year)) for year in years]
    step = next(step for step in (1, 2, 3, 4) if months <= 6 * step)
    return [_month(first, days, number, locale) for number in range(0, months + 1, step)]


def _month(first: date, days: int, number: int, locale: QLocale) -> Tick:
    year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
    start = max(date(year, month + 1, 1), first)
    name = locale.standaloneMonthName(month + 1, QLocale.FormatType.ShortFormat)
    return (start - first).days / days, name


def _day(day: date, locale: QLocale) -> str:
    return locale.toString(QDate(day.year, day.month, day.day), "d MMM")


def _percent(value: int) -> str:
    locale = QLocale()
    return f"{locale.toString(value)}{locale.percent()}"


def _share(value: float) -> float:
    return min(1.0, max(0.0, value)) if isfinite(value) else 0.0


def _shade(plot: QRectF) -> QLinearGradient:
    gradient = QLinearGradient(plot.topLeft(), plot.bottomLeft())
    for stop, alpha in ((0.0, 60), (1.0, 4)):
        color = QColor(theme().color("accent"))
        color.setAlpha(alpha)
        gradient.setColorAt(stop, color)
    return gradient
