"""Small helpers for painting by hand: right to left, plain text, rounded shapes.

Rectangles are computed left to right and mirrored once; Qt itself swaps the leading and trailing
alignment of text for a painter that runs right to left.
"""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from ui.theme.theme import theme
from ui.theme.tokens import RADIUS

_LINE = Qt.TextFlag.TextSingleLine.value | Qt.AlignmentFlag.AlignVCenter.value
LEADING = _LINE | Qt.AlignmentFlag.AlignLeft.value
TRAILING = _LINE | Qt.AlignmentFlag.AlignRight.value
CENTERED = _LINE | Qt.AlignmentFlag.AlignHCenter.value

RING = 2.0


def smooth_painter(widget: QWidget) -> QPainter:
    """Return a painter on `widget` with smooth edges, in the direction the widget reads."""
    painter = QPainter(widget)
    painter.setLayoutDirection(widget.layoutDirection())  # Qt takes the application's
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def mirrored(painter: QPainter, bounds: QRectF, rect: QRectF) -> QRectF:
    """Return `rect`, mirrored within `bounds` when `painter` runs right to left."""
    if painter.layoutDirection() != Qt.LayoutDirection.RightToLeft:
        return rect
    left = bounds.left() + bounds.right() - rect.right()
    return QRectF(left, rect.top(), rect.width(), rect.height())


def isolate(text: str) -> str:
    """Return `text` shielded, so that its direction cannot reorder the words around it."""
    return f"\u2068{text}\u2069" if text else ""


def text_width(role: str, text: str) -> float:
    """Return the width of `text` in the font of `role`, rounded up to a whole pixel."""
    return float(-(-theme().metrics(role).horizontalAdvance(text) // 1))


def draw_text(
    painter: QPainter, rect: QRectF, role: str, token: str, text: str, flags: int = LEADING
) -> None:
    """Draw one line of plain `text` into `rect`, with an ellipsis where it is too long."""
    if rect.width() <= 0 or not text:
        return
    metrics = theme().metrics(role)
    if metrics.horizontalAdvance(text) > rect.width() + 0.5:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        text = isolate(text)
    painter.setFont(theme().font(role))
    painter.setPen(theme().color(token))
    painter.drawText(rect, flags, text)


def fill_rounded(painter: QPainter, rect: QRectF, radius: float, color: QColor) -> None:
    """Fill a rounded rectangle without an edge."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(rect, radius, radius)


def stroke_rounded(
    painter: QPainter, rect: QRectF, radius: float, color: QColor, width: float
) -> None:
    """Draw the edge of a rounded rectangle, `width` wide, inside `rect`."""
    half = width / 2
    painter.setPen(QPen(color, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = rect.adjusted(half, half, -half, -half)
    painter.drawRoundedRect(inner, radius - half, radius - half)


def draw_ring(painter: QPainter, rect: QRectF, radius: float = RADIUS.CONTROL) -> None:
    """Draw the focus ring inside `rect`."""
    stroke_rounded(painter, rect, radius, theme().color("accent"), RING)


def draw_card(painter: QPainter, rect: QRectF, fill: str = "surface") -> None:
    """Draw a card: soft shadow, fill in the colour of token `fill`, hair line.

    Its corners are painted once and then copied: three smooth outlines of a large card would take
    a millisecond, and a list has a dozen of them.
    """
    colors = tuple(theme().color(token).rgba() for token in ("shadow", fill, "border"))
    if rect != QRectF(rect.toRect()) or rect.width() < 2 * _CORNER or rect.height() < 2 * _CORNER:
        _paint_card(painter, rect, colors)
        return
    ratio = painter.device().devicePixelRatioF()
    patch = _card_patch(colors, ratio)
    side = 2 * _CORNER + _MIDDLE
    across = _cuts(rect.left(), rect.width(), side)
    down = _cuts(rect.top(), rect.height() + _SHADOW, side + _SHADOW)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for left, width, from_left, from_width in across:
        for top, height, from_top, from_height in down:
            source = QRectF(
                from_left * ratio, from_top * ratio, from_width * ratio, from_height * ratio
            )
            painter.drawPixmap(QRectF(left, top, width, height), patch, source)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


#: A card's corner with all that is not straight, what is stretched between two, what lies below.
_CORNER, _MIDDLE, _SHADOW = RADIUS.CARD + 4, 2, 2
_SHADOW_DOWN = 1.5

Colors = tuple[int, ...]
Cut = tuple[float, float, float, float]


def _cuts(start: float, length: float, own: float) -> tuple[Cut, Cut, Cut]:
    """Return beginning, middle and end along one side: where to, and from where in the patch."""
    end = own - _CORNER - _MIDDLE
    middle = length - _CORNER - end
    return (
        (start, _CORNER, 0, _CORNER),
        (start + _CORNER, middle, _CORNER, _MIDDLE),
        (start + _CORNER + middle, end, _CORNER + _MIDDLE, end),
    )


@lru_cache(maxsize=32)
def _card_patch(colors: Colors, ratio: float) -> QPixmap:
    side = 2 * _CORNER + _MIDDLE
    patch = QPixmap(round(side * ratio), round((side + _SHADOW) * ratio))
    patch.setDevicePixelRatio(ratio)
    patch.fill(Qt.GlobalColor.transparent)
    painter = QPainter(patch)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_card(painter, QRectF(0, 0, side, side), colors)
    painter.end()
    return patch


def _paint_card(painter: QPainter, rect: QRectF, colors: Colors) -> None:
    shadow, fill, border = (QColor.fromRgba(color) for color in colors)
    fill_rounded(painter, rect.translated(0, _SHADOW_DOWN), RADIUS.CARD, shadow)
    fill_rounded(painter, rect, RADIUS.CARD, fill)
    stroke_rounded(painter, rect, RADIUS.CARD, border, 1)
