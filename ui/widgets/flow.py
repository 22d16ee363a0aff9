"""Widgets side by side, centred, that wrap to a new line when the room is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Flow(QWidget):
    """Holds `items` in centred lines, `gap` pixels apart."""

    def __init__(
        self, items: Sequence[QWidget] = (), gap: int = 12, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._gap = gap
        self._items: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_items(items)

    def set_items(self, items: Sequence[QWidget]) -> None:
        """Hold other widgets; the former ones are deleted."""
        for old in self._items:
            old.hide()
            old.deleteLater()
        self._items = list(items)
        for item in self._items:
            item.setParent(self)
            item.show()
        self.updateGeometry()
        self._place()

    def sizeHint(self) -> QSize:
        """Return the size of all items in one line."""
        sizes = [item.sizeHint() for item in self._items]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize(0, 0)
        for item in self._items:
            size = size.expandedTo(item.sizeHint())
        return size

    def hasHeightForWidth(self) -> bool:
        """Tell layouts that a narrow flow is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines in `width` pixels."""
        lines = self._lines(width)
        return sum(_height(line) for line in lines) + self._gap * max(0, len(lines) - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Wrap anew when an item asks for another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _lines(self, width: int) -> list[list[QWidget]]:
        lines: list[list[QWidget]] = []
        free = -1
        for item in self._items:
            needed = item.sizeHint().width()
            if needed > free:
                lines.append([])
                free = width
            lines[-1].append(item)
            free -= needed + self._gap
        return lines

    def _place(self) -> None:
        top = 0
        for line in self._lines(self.width()):
            self._place_line(line, top)
            top += _height(line) + self._gap

    def _place_line(self, line: list[QWidget], top: int) -> None:
        widths = [min(item.sizeHint().width(), self.width()) for item in line]
        left = (self.width() - sum(widths) - self._gap * (len(line) - 1)) // 2
        mirror = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for item, width in zip(line, widths, strict=True):
            x = self.width() - left - width if mirror else left
            item.setGeometry(QRect(x, top, width, item.sizeHint().height()))
            left += width + self._gap


def _height(line: list[QWidget]) -> int:
    return max(item.sizeHint().height() for item in line)
