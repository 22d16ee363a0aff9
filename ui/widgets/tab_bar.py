"""What our two tab bars share: own painting, hover, and keys along one axis."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QTabBar, QWidget

from ui.theme.theme import theme


class PaintedTabBar(QTabBar):
    """A tab bar whose tabs carry a key; a screen reader meets a tab list with tabs.

    Subclasses paint it and say how large a tab is. Home and End go to the ends, `steps` maps
    further keys to -1 or 1.
    """

    current_key_changed = Signal(str)
    steps: dict[Qt.Key, int] = {}  # noqa: RUF012 - replaced, never changed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hovered = -1
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.currentChanged.connect(self._tell_key)
        theme().changed.connect(self._relayout)

    def current_key(self) -> str:
        """Return the key of the current tab, empty when there is none."""
        return self.key_at(self.currentIndex())

    def select_key(self, key: str) -> None:
        """Make the tab of `key` current; an unknown key changes nothing."""
        index = self.index_of(key)
        if index >= 0:
            self.setCurrentIndex(index)

    def index_of(self, key: str) -> int:
        """Return where the tab of `key` is, or -1."""
        return next((i for i in range(self.count()) if self.key_at(i) == key), -1)

    def key_at(self, index: int) -> str:
        """Return the key of the tab at `index`, empty for none."""
        return str(self.tabData(index) or "")

    def _tell_key(self, index: int) -> None:
        if index >= 0:
            self.current_key_changed.emit(self.key_at(index))

    def _relayout(self) -> None:
        # Only a change of text, font or style makes a tab bar measure its tabs again.
        if self.count():
            self.setTabText(0, self.tabText(0))
        self.setFont(theme().font("body"))
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move along the tabs."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.setCurrentIndex(0 if key == Qt.Key.Key_Home else self.count() - 1)
        elif key in self.steps:
            step = self.steps[key]
            self.setCurrentIndex(min(max(self.currentIndex() + step, 0), self.count() - 1))
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Note which tab the pointer is on."""
        self._hover(self.tabAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.update()
