"""The panels of the Overview: a heading over lines that lead somewhere."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ui.tabs.overview.presenter import Line
from ui.theme.icons import MEDIUM, draw_icon
from ui.theme.theme import theme
from ui.widgets.label import Label
from ui.widgets.layout import boxed, column, refill
from ui.widgets.painting import (
    draw_ring,
    draw_text,
    fill_rounded,
    mirrored,
    smooth_painter,
)
from ui.widgets.panel import CardPanel

_ICON_COLUMN, _PADDING = 28, 8


class LineButton(QAbstractButton):
    """Icon, words, and a remark beneath."""

    def __init__(self, line: Line, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self.setAccessibleName(line.text)
        self.setAccessibleDescription(line.detail)
        self.setToolTip("")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return one or two lines."""
        look = theme()
        height = look.metrics("body").height() + 2 * look.px(_PADDING)
        if self._line.detail:
            height += look.metrics("caption").height() + look.px(2)
        return QSize(look.px(200), round(height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, icon and words."""
        painter, look, line = smooth_painter(self), theme(), self._line
        whole = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            fill_rounded(painter, whole, 8, look.color("hover"))
        body = look.metrics("body").height()
        left = look.px(_PADDING)
        top = look.px(_PADDING)
        size = look.px(MEDIUM)
        icon = QRectF(left, top + (body - size) / 2, size, size)
        ink = line.tone if line.tone not in {"", "neutral"} else "text3"
        if line.icon:
            draw_icon(painter, line.icon, ink, mirrored(painter, whole, icon))
        column_at = left + look.px(_ICON_COLUMN)
        words = QRectF(column_at, top, whole.width() - column_at - left, body)
        draw_text(painter, mirrored(painter, whole, words), "body_strong", "text", line.text)
        if line.detail:
            under = words.translated(0, body + look.px(2))
            tone = "warn" if line.tone == "warn" else "text3"
            draw_text(painter, mirrored(painter, whole, under), "caption", tone, line.detail)
        if self.hasFocus():
            draw_ring(painter, whole, 8)


class LinesPanel(CardPanel):
    """A card with a heading and lines; words of its own where there are none."""

    chosen = Signal(object)

    def __init__(self, title: str, nothing: str) -> None:
        super().__init__()
        self._title = Label(title, "label", "text2")
        self._nothing = Label(nothing, "body", "text3", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._nothing.setContentsMargins(8, 0, 8, 8)
        head = column(self._title, margins=(8, 0, 8, 0))
        boxed(column(head, 6, self._nothing, self._lines, margins=(12, 16, 12, 12)), self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        refill(self._lines, [self._button(line) for line in lines])
        self._nothing.setVisible(not lines)

    def _button(self, line: Line) -> LineButton:
        button = LineButton(line)
        button.clicked.connect(lambda: self.chosen.emit(line))
        return button


class ContentPanel(CardPanel):
    """A card with a heading over any widget."""

    def __init__(self, title: str, content: QWidget) -> None:
        super().__init__()
        self.title = Label(title, "label", "text2", wrap=True)
        boxed(column(self.title, 8, content, margins=(20, 16, 20, 14)), self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
