"""Above a list: what of it is shown, and in which order; in two lines where it is narrow."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.list_detail.order_button import OrderButton
from ui.widgets.layout import boxed, row
from ui.widgets.segmented import Segmented

_GAP = 8


class FilterBar(QWidget):
    """Holds the two; words are cut only where even a line of their own is too short."""

    def __init__(self, segmented: Segmented, orders: OrderButton, right: int) -> None:
        super().__init__()
        self._segmented, self._orders, self._right = segmented, orders, right
        self._line = row(segmented, (orders, 1), spacing=_GAP, margins=(0, 0, right, 0))
        boxed(self._line, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the order beneath the filter where both together have no room."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Choose between one line and two; call it when the words have changed."""
        needed = self._segmented.sizeHint().width() + self._right
        if not self._orders.isHidden():
            needed += self._orders.sizeHint().width() + _GAP
        is_narrow = needed > self.width()
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        side = Qt.AlignmentFlag.AlignLeading if is_narrow else Qt.AlignmentFlag.AlignTrailing
        self._line.setAlignment(self._orders, side | Qt.AlignmentFlag.AlignVCenter)
        self._line.setDirection(way)
