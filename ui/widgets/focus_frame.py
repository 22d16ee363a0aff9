"""A ring around a text that has the keyboard focus but no edge of its own."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.layout import boxed, column
from ui.widgets.painting import draw_ring, smooth_painter

_INSET = 8
_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class FocusFrame(QWidget):
    """Air around `inner`, and the ring when the focus came to it from the keyboard."""

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inner = inner
        self._ringed = False
        boxed(column((inner, 1), margins=(_INSET, _INSET, _INSET, _INSET)), self)
        inner.installEventFilter(self)

    def is_ringed(self) -> bool:
        """Return whether the ring is shown."""
        return self._ringed

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show or drop the ring as the focus comes and goes."""
        if watched is self._inner and isinstance(event, QFocusEvent):
            self._ringed = event.gotFocus() and event.reason() in _BY_KEYS
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        if self._ringed:
            draw_ring(smooth_painter(self), QRectF(self.rect()))
