"""The sidebar's list of sections, which is the tab bar of the window."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from mentordesk.words import _
from ui.theme.icons import MEDIUM, draw_icon
from ui.theme.theme import theme
from ui.theme.tokens import RADIUS
from ui.widgets.buttons import without_mnemonic
from ui.widgets.painting import (
    LEADING,
    TRAILING,
    draw_ring,
    draw_text,
    fill_rounded,
    mirrored,
    smooth_painter,
    text_width,
)
from ui.widgets.tab_bar import PaintedTabBar

_AIR, _TIGHT_AIR, _WIDTH = 23, 8, 208
_PADDING, _GAP, _BETWEEN = 12, 12, 2


_MOST = 999


class SideTabs(PaintedTabBar):
    """Sections one below the other: icon, words, perhaps a number.

    Signals: `current_key_changed(key)`. Mnemonics (``"&Goals"``) work as in any tab bar.
    """

    steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}  # noqa: RUF012

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons: list[str] = []
        self._badges: list[int | None] = []
        self._alt_held = False
        self.setShape(QTabBar.Shape.RoundedWest)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(_("Sections"))

    def add(self, icon: str, text: str, key: str) -> int:
        """Add a section named `text`, with a mnemonic; return its index."""
        self._icons.append(icon)
        self._badges.append(None)
        index = self.addTab(text)
        self.setTabData(index, key)
        self._name(index)
        return index

    def set_badge(self, index: int, count: int | None) -> None:
        """Show `count` beside a section; None or 0 shows nothing."""
        if self._badges[index] != count:
            self._badges[index] = count
            self._name(index)
            self.update()

    def _name(self, index: int) -> None:
        name, count = without_mnemonic(self.tabText(index)), self._badges[index]
        spoken = _("{section}, {count}").format(section=name, count=count) if count else name
        self.setAccessibleTabName(index, spoken)

    def tabSizeHint(self, _index: int) -> QSize:
        """Return the size of a row."""
        height = round(theme().metrics("body").height()) + theme().px(_AIR)
        return QSize(max(theme().px(_WIDTH), self.width()), height)

    def minimumTabSizeHint(self, _index: int) -> QSize:
        """Return the size of a row in a window that is too low for all of them."""
        height = round(theme().metrics("body").height()) + _TIGHT_AIR
        return QSize(theme().px(_WIDTH) // 2, height)

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the window for the Alt key, which shows the mnemonics."""
        super().showEvent(event)
        self.window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Underline the mnemonics while Alt is held."""
        held = self._alt_held
        if event.type() in (QEvent.Type.KeyRelease, QEvent.Type.WindowDeactivate):
            held = False
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            held = event.key() == Qt.Key.Key_Alt
        if held != self._alt_held:
            self._alt_held = held
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint every row."""
        painter = smooth_painter(self)
        for index in range(self.count()):
            self._paint_row(painter, index)

    def _paint_row(self, painter: QPainter, index: int) -> None:
        air = _BETWEEN if self.tabRect(index).height() > theme().px(32) else 0
        row = QRectF(self.tabRect(index))
        row = QRectF(0, row.top() + air, self.width(), row.height() - 2 * air)
        current = index == self.currentIndex()
        if current or index == self._hovered:
            ground = theme().color("accent_soft" if current else "sunken")
            fill_rounded(painter, row, RADIUS.CONTROL, ground)
        if current and self.hasFocus():
            draw_ring(painter, row)
        self._paint_content(painter, row, index, current)

    def _paint_content(self, painter: QPainter, row: QRectF, index: int, current: bool) -> None:
        ink = "accent_text" if current else "text"
        side, padding = theme().px(MEDIUM), theme().px(_PADDING)
        spot = QRectF(row.left() + padding, row.center().y() - side / 2, side, side)
        tint = "accent_text" if current else "text2"
        draw_icon(painter, self._icons[index], tint, mirrored(painter, row, spot))
        count = self._badges[index]
        badge = badge_words(count)
        room = text_width("caption", badge) + padding if badge else 0
        left = padding + side + theme().px(_GAP)
        words = mirrored(painter, row, row.adjusted(left, 0, -padding - room, 0))
        self._paint_words(painter, words, index, ink, current)
        if badge:
            tail = row.adjusted(padding + 2, 0, -padding - 2, 0)
            tint = "accent_text" if current else "text3"
            draw_text(painter, tail, "caption", tint, badge, TRAILING)

    def _paint_words(
        self, painter: QPainter, rect: QRectF, index: int, ink: str, current: bool
    ) -> None:
        role = "body_strong" if current else "body"
        text = without_mnemonic(self.tabText(index))
        fits = text_width(role, text) <= rect.width()
        if fits and self._alt_held:
            painter.setFont(theme().font(role))
            painter.setPen(theme().color(ink))
            flags = LEADING | Qt.TextFlag.TextShowMnemonic.value
            painter.drawText(rect, flags, self.tabText(index))
        else:
            draw_text(painter, rect, role, ink, text)


def badge_words(count: int | None) -> str:
    """Return what a badge says: nothing for none, and no more than three digits."""
    if not count:
        return ""
    return str(count) if count <= _MOST else f"{_MOST}+"
