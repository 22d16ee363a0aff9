"""A button that looks like a search field and opens the search over everything."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from mentordesk.words import _
from ui.theme.icons import draw_icon
from ui.theme.theme import theme
from ui.theme.tokens import RADIUS
from ui.widgets.buttons import with_shortcut
from ui.widgets.painting import (
    CENTERED,
    draw_ring,
    draw_text,
    fill_rounded,
    mirrored,
    smooth_painter,
    stroke_rounded,
    text_width,
)

_ICON, _LEFT, _WORDS, _AIR = 16, 8, 37, 19
_KEYS_AIR, _KEYS_HEIGHT_AIR, _EDGE = 18, 3, 7


class SearchButton(QAbstractButton):
    """Says "Search everything" and which keys do the same; narrow, it keeps the icon alone."""

    def __init__(self, shortcut: str = "Ctrl+K", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(_("Search everything"))
        native = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        self._keys = native.replace("+", " ")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(native)
        self.setToolTip(with_shortcut(self.text(), shortcut))
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the size of icon, words and keys."""
        words = text_width("body", self.text()) + theme().px(_WORDS + 10)
        width = int(words + self._keys_width()) + theme().px(_EDGE)
        return QSize(width, round(theme().metrics("body").height()) + theme().px(_AIR))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the icon alone."""
        height = self.sizeHint().height()
        return QSize(height, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw field, icon and what else there is room for."""
        painter = smooth_painter(self)
        area = QRectF(self.rect())
        ground = theme().color("hover" if self.underMouse() or self.isDown() else "surface")
        fill_rounded(painter, area, RADIUS.CONTROL, ground)
        if self.hasFocus():
            draw_ring(painter, area)
        else:
            stroke_rounded(painter, area, RADIUS.CONTROL, theme().color("border"), 1)
        side = theme().px(_ICON)
        words = area.width() > theme().px(120)
        left = theme().px(_LEFT) if words else (area.width() - side) / 2
        spot = QRectF(left, area.center().y() - side / 2, side, side)
        draw_icon(painter, "search", "text3", mirrored(painter, area, spot))
        if words:
            self._paint_words(painter, area)

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        left, right = theme().px(_WORDS), float(theme().px(_EDGE))
        if area.width() >= self.sizeHint().width():
            right += self._keys_width()
            self._paint_keys(painter, area)
        words = area.adjusted(left, 0, -right, 0)
        draw_text(painter, mirrored(painter, area, words), "body", "text3", self.text())

    def _paint_keys(self, painter: QPainter, area: QRectF) -> None:
        width = self._keys_width()
        height = theme().metrics("caption").height() + theme().px(_KEYS_HEIGHT_AIR)
        left = area.right() - width - theme().px(_EDGE)
        cap = QRectF(left, round(area.center().y() - height / 2), width, round(height))
        cap = mirrored(painter, area, cap)
        fill_rounded(painter, cap, RADIUS.CHECK, theme().color("sunken"))
        draw_text(painter, cap, "caption", "text3", self._keys, CENTERED)

    def _keys_width(self) -> float:
        return text_width("caption", self._keys) + theme().px(_KEYS_AIR)
