"""A template to start from, as a card that is a button."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from mentordesk.words import _
from ui.theme.icons import MEDIUM, draw_icon
from ui.theme.theme import theme
from ui.theme.tokens import RADIUS
from ui.widgets.painting import (
    draw_card,
    draw_ring,
    draw_text,
    fill_rounded,
    mirrored,
    smooth_painter,
    text_width,
)

_WIDTH, _WIDEST, _TILE, _LEFT, _GAP, _TAIL, _AIR = 236, 300, 36, 14, 12, 12, 40


class TemplateCard(QAbstractButton):
    """An icon on a tile, a title and one short line."""

    def __init__(self, icon: str, title: str, subtitle: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._title, self._subtitle = icon, title, subtitle
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(_("Template: {title}").format(title=title))
        self.setAccessibleDescription(subtitle)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return a size in which usual titles fit; longer ones are elided."""
        words = max(text_width("body_strong", self._title), text_width("caption", self._subtitle))
        width = theme().px(_LEFT + _TILE + _GAP + _TAIL) + int(words)
        width = min(max(width, theme().px(_WIDTH)), theme().px(_WIDEST))
        lines = theme().metrics("body_strong").height() + theme().metrics("caption").height()
        return QSize(width, round(lines) + theme().px(_AIR) + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw card, tile and words."""
        painter = smooth_painter(self)
        area = QRectF(self.rect()).adjusted(0, 0, 0, -2)
        fill = "sunken" if self.isDown() else "hover" if self.underMouse() else "surface"
        draw_card(painter, area, fill)
        side = theme().px(_TILE)
        left = theme().px(_LEFT)
        tile = mirrored(painter, area, QRectF(left, area.center().y() - side / 2, side, side))
        fill_rounded(painter, tile, 10, theme().color("accent_soft"))
        inset = (side - theme().px(MEDIUM)) / 2
        glyph = tile.adjusted(inset, inset, -inset, -inset)
        draw_icon(painter, self._icon, "accent_text", glyph)
        self._paint_words(painter, area, left + side + theme().px(_GAP))
        if self.hasFocus():
            draw_ring(painter, area, RADIUS.CARD)

    def _paint_words(self, painter: QPainter, area: QRectF, left: float) -> None:
        title = theme().metrics("body_strong").height()
        line = theme().metrics("caption").height()
        gap = theme().px(4)
        top = area.center().y() - (title + gap + line) / 2
        width = area.width() - left - theme().px(_TAIL) + 2
        upper, lower = QRectF(left, top, width, title), QRectF(left, top + title + gap, width, line)
        draw_text(painter, mirrored(painter, area, upper), "body_strong", "text", self._title)
        draw_text(painter, mirrored(painter, area, lower), "caption", "text3", self._subtitle)
