"""A single icon that says nothing by itself, beside words that do."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import draw_icon
from ui.theme.theme import theme


class IconMark(QWidget):
    """Icon `name` in the colour of token `ink`; `size` in pixels at 100 % text."""

    def __init__(
        self, name: str, ink: str = "text3", size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._ink, self._size = name, ink, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def set_icon(self, name: str, ink: str) -> None:
        """Show another icon or colour."""
        self._name, self._ink = name, ink
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the icon."""
        return QSize(theme().px(self._size), theme().px(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon in the middle."""
        side = theme().px(self._size)
        spot = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        draw_icon(QPainter(self), self._name, self._ink, spot)
