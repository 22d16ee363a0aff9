"""A status as icon, word and colour on a soft ground."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import SMALL, draw_icon
from ui.theme.theme import theme
from ui.widgets.painting import draw_text, fill_rounded, mirrored, smooth_painter, text_width

TONES = ("ok", "warn", "bad", "info", "neutral", "accent")
_LEAD, _GAP, _TAIL, _AIR = 8, 5, 11, 9


def tone_ink(tone: str) -> str:
    """Return the token of the text of `tone`, one of `TONES`, on its own soft ground."""
    return "accent_text" if tone == "accent" else tone


def pill_width(text: str, icon: str = "circle") -> float:
    """Return the width of a pill with `text` (an empty `icon` means none), in pixels."""
    side = theme().px(SMALL) + theme().px(_GAP) if icon else theme().px(_TAIL - _LEAD)
    return theme().px(_LEAD) + side + text_width("label", text) + theme().px(_TAIL)


def pill_height() -> int:
    """Return the height of a pill, in pixels."""
    return round(theme().metrics("label").height()) + theme().px(_AIR)


def paint_pill(painter: QPainter, rect: QRectF, tone: str, text: str, icon: str) -> None:
    """Paint a pill of `tone` (one of `TONES`) into `rect`."""
    ink = tone_ink(tone)
    fill_rounded(painter, rect, rect.height() / 2, theme().color(f"{tone}_soft"))
    left = rect.left() + theme().px(_LEAD)
    if icon:
        side = theme().px(SMALL)
        spot = QRectF(left, rect.center().y() - side / 2, side, side)
        draw_icon(painter, icon, ink, mirrored(painter, rect, spot))
        left += side + theme().px(_GAP)
    else:
        left += theme().px(_TAIL - _LEAD)
    words = QRectF(left, rect.top(), rect.right() - left - theme().px(_GAP), rect.height())
    draw_text(painter, mirrored(painter, rect, words), "label", ink, text)


class Pill(QWidget):
    """A status; a screen reader hears its words."""

    def __init__(
        self, tone: str = "neutral", text: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_status(tone, text, icon)
        theme().changed.connect(self.updateGeometry)

    def set_status(self, tone: str, text: str, icon: str) -> None:
        """Show another status."""
        self._tone, self._text, self._icon = tone, text, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the pill."""
        return QSize(round(pill_width(self._text, self._icon)), pill_height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill."""
        rect = QRectF(self.rect())
        paint_pill(smooth_painter(self), rect, self._tone, self._text, self._icon)
