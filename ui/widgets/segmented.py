"""A filter with a few named choices side by side, each with its number."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import theme
from ui.theme.tokens import RADIUS
from ui.widgets.painting import (
    LEADING,
    draw_ring,
    draw_text,
    fill_rounded,
    mirrored,
    smooth_painter,
    stroke_rounded,
    text_width,
)
from ui.widgets.tab_bar import PaintedTabBar

Choice = tuple[str, str, int | None]

_AIR, _INSET, _PADDING, _GAP = 19, 3, 14, 6


class Segmented(PaintedTabBar):
    """Choices of a filter; Left and Right go along them."""

    current_changed = Signal(str)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: list[int | None] = []
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.current_key_changed.connect(self.current_changed)

    def set_items(self, items: Iterable[Choice]) -> None:
        """Show `items` (key, text, number or None).

        The current key stays current when it is still there, and nothing is emitted for it.
        """
        wanted, before = list(items), self.current_key()
        self.blockSignals(True)
        while self.count() > len(wanted):
            self.removeTab(self.count() - 1)
        self._counts = [count for _key, _text, count in wanted]
        for index, (key, text, count) in enumerate(wanted):
            self._set_item(index, key, text, count)
        self.setCurrentIndex(max(0, self.index_of(before)))
        self.blockSignals(False)
        if before and self.current_key() != before:
            self.current_key_changed.emit(self.current_key())
        self.updateGeometry()
        self.update()

    def _set_item(self, index: int, key: str, text: str, count: int | None) -> None:
        escaped = text.replace("&", "&&")
        if index == self.count():
            self.addTab(escaped)
        else:
            self.setTabText(index, escaped)
        self.setTabData(index, key)
        spoken = text if count is None else f"{text}, {count}"
        self.setAccessibleTabName(index, spoken)
        self.setTabToolTip(index, "")

    def tabSizeHint(self, index: int) -> QSize:
        """Return the size of a choice, with the margin of the bar at its ends."""
        number = self._number(index)
        width = text_width("label", self._text(index)) + 2 * theme().px(_PADDING)
        if number:
            width += theme().px(_GAP) + text_width("label", number)
        width += _INSET * ((index == 0) + (index == self.count() - 1))
        return QSize(int(width), round(theme().metrics("label").height()) + theme().px(_AIR))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return the size of a choice that is elided in a narrow window."""
        hint = self.tabSizeHint(index)
        return QSize(min(hint.width(), theme().px(56)), hint.height())

    def sizeHint(self) -> QSize:
        """Return the size at which nothing is elided."""
        sizes = [self.tabSizeHint(index) for index in range(self.count())]
        height = max((size.height() for size in sizes), default=0)
        return QSize(sum(size.width() for size in sizes), height)

    def minimumSizeHint(self) -> QSize:
        """Return the size at which every choice is elided."""
        widths = [self.minimumTabSizeHint(index).width() for index in range(self.count())]
        return QSize(sum(widths), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar and its choices."""
        if not self.count():
            return
        painter = smooth_painter(self)
        last = QRectF(self.tabRect(self.count() - 1))
        bar = QRectF(self.tabRect(0)).united(last)
        fill_rounded(painter, bar, RADIUS.CONTROL + 1, theme().color("sunken"))
        for index in range(self.count()):
            self._paint_choice(painter, index)

    def _paint_choice(self, painter: QPainter, index: int) -> None:
        rect = self._inner(index)
        current = index == self.currentIndex()
        if current:
            dark = theme().is_dark
            ground = theme().color("neutral_soft" if dark else "surface")
            fill_rounded(painter, rect, RADIUS.CONTROL - 1, ground)
            stroke_rounded(painter, rect, RADIUS.CONTROL - 1, theme().color("border"), 1)
            if self.hasFocus():
                draw_ring(painter, rect, RADIUS.CONTROL - 1)
        elif index == self._hovered:
            fill_rounded(painter, rect, RADIUS.CONTROL - 1, theme().color("neutral_soft"))
        self._paint_words(painter, rect, index, current)

    def _paint_words(self, painter: QPainter, rect: QRectF, index: int, current: bool) -> None:
        tight = self.tabRect(index).width() < self.tabSizeHint(index).width()
        padding = theme().px(_PADDING) // 2 if tight else theme().px(_PADDING)
        inner = rect.adjusted(padding, 0, -padding + 2, 0)
        text, number = self._text(index), self._number(index)
        tail = text_width("label", number) + theme().px(_GAP) if number else 0
        width = min(text_width("label", text), inner.width() - tail)
        words = QRectF(inner.left(), inner.top(), width, inner.height())
        ink = "text" if current else "text2"
        draw_text(painter, mirrored(painter, inner, words), "label", ink, text)
        if number:
            spot = QRectF(words.right() + tail - text_width("label", number), rect.top(), tail, 0)
            spot.setHeight(rect.height())
            ink = "accent_text" if current else "text3"
            draw_text(painter, mirrored(painter, inner, spot), "label", ink, number, LEADING)

    def _inner(self, index: int) -> QRectF:
        rect = QRectF(self.tabRect(index))
        start = _INSET if index == 0 else 0
        end = _INSET if index == self.count() - 1 else 0
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            start, end = end, start
        return rect.adjusted(start, _INSET, -end, -_INSET)

    def _text(self, index: int) -> str:
        return self.tabText(index).replace("&&", "&")

    def _number(self, index: int) -> str:
        known = index < len(self._counts)
        return "" if not known or self._counts[index] is None else str(self._counts[index])
