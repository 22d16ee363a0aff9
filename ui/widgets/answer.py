"""What one of the two said, marked with their colour."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import theme
from ui.widgets.label import Label
from ui.widgets.layout import boxed, column
from ui.widgets.painting import mirrored, smooth_painter

_COLORS = {"mentor": "accent", "mentee": "clay", "both": "accent_line"}
_BAR, _GAP = 3, 12


class Answer(QWidget):
    """A name and what its person said, beside a bar in the person's colour."""

    def __init__(self, who: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._color = _COLORS[who]
        self._name = Label("", "label", "text2", wrap=True)
        self._text = Label("", "body", wrap=True)
        boxed(column(self._name, self._text, spacing=4, margins=(_BAR + _GAP, 0, 0, 0)), self)

    def show_answer(self, name: str, text: str, nothing: str) -> None:
        """Show a name and a text; `nothing` stands in for an empty one."""
        self._name.setText(name)
        self._text.setText(text.strip() or nothing)
        self._text.set_color("text" if text.strip() else "text3")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar."""
        painter = smooth_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color(self._color))
        whole = QRectF(self.rect())
        bar = QRectF(0, 0, _BAR, whole.height())
        painter.drawRoundedRect(mirrored(painter, whole, bar), _BAR / 2, _BAR / 2)
