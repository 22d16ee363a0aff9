"""Plain grounds: a panel in one colour of the theme, a card, a hair line."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import theme
from ui.widgets.painting import draw_card, smooth_painter


class Panel(QWidget):
    """A ground in the colour of `token`: sidebar, surface, canvas."""

    def __init__(self, token: str = "canvas", parent: QWidget | None = None) -> None:  # noqa: S107
        super().__init__(parent)
        self._token = token

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color(self._token))
        painter.drawRect(event.rect())


class CardPanel(QWidget):
    """A white card with a hair line and a soft shadow, for content that belongs together."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        draw_card(smooth_painter(self), QRectF(self.rect()).adjusted(0, 0, 0, -2))


class Divider(QWidget):
    """A hair line between two parts of the window."""

    def __init__(self, *, vertical: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grow, keep = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        if vertical:
            self.setFixedWidth(1)
            self.setSizePolicy(keep, grow)
        else:
            self.setFixedHeight(1)
            self.setSizePolicy(grow, keep)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("border"))
