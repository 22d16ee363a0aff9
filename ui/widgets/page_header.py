"""The head of a tab: what it is, how it stands, search and the one primary step."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.theme.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row
from ui.widgets.search_button import SearchButton

_GAP, _BETWEEN, _BENEATH = 16, 8, 12


class PageHeader(QWidget):
    """Title and subtitle with the actions beside them, or beneath in a narrow window.

    Signals: `search`, `primary`.
    """

    search = Signal()
    primary = Signal()

    def __init__(
        self,
        title: str,
        subtitle: str = "",
        primary: str = "",
        icon: str = "plus",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = Label(title, "display", elide=True)
        self._subtitle = Label(subtitle, "meta", "text3", elide=True)
        self.search_button = SearchButton()
        self.search_button.clicked.connect(self.search)
        self.primary_button = Button(primary, "primary", icon)
        self.primary_button.clicked.connect(self.primary)
        self.primary_button.setVisible(bool(primary))
        self._words = boxed(column(self._title, self._subtitle, spacing=2))
        self._steps = row(
            STRETCH, self.search_button, self.primary_button, STRETCH, spacing=_BETWEEN
        )
        self._actions = boxed(self._steps)
        self._beneath = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(_BENEATH)
        self._grid.setColumnStretch(0, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._arrange()
        theme().changed.connect(self._fit)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)
        self._fit()

    def set_subtitle(self, subtitle: str) -> None:
        """Show another line beneath the title."""
        self._subtitle.setText(subtitle)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return the size with the actions beneath, so that a window can become narrow."""
        width = self.primary_button.sizeHint().width() + _BETWEEN
        width += self.search_button.minimumSizeHint().width()
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the actions where there is room for them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        beneath = self._needed() > self.width()
        if beneath != self._beneath:
            self._beneath = beneath
            self._arrange()

    def _needed(self) -> int:
        words = max(self._title.sizeHint().width(), self._subtitle.sizeHint().width())
        return words + _GAP + self._actions.sizeHint().width()

    def _arrange(self) -> None:
        self._grid.removeWidget(self._words)
        self._grid.removeWidget(self._actions)
        self._grid.addWidget(self._words, 0, 0)
        self._steps.setStretch(0, 0 if self._beneath else 1)
        self._steps.setStretch(3, 1 if self._beneath else 0)
        self._grid.addWidget(self._actions, *((1, 0) if self._beneath else (0, 1)))
        self.updateGeometry()
