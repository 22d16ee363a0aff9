"""The button above a list that says, and lets one choose, in which order it stands."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy

from mentordesk.words import _
from ui.widgets.buttons import Button


class OrderButton(Button):
    """Hidden where there is nothing to choose; `chosen` carries the key of an order."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("", "ghost", "arrow-up-down")
        self._words = ""
        self._is_tight = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._choices: list[tuple[str, str]] = []
        self._menu = QMenu(self)
        self._group = QActionGroup(self._menu)
        self._group.triggered.connect(lambda action: self.chosen.emit(action.data()))
        self.setMenu(self._menu)
        self.hide()

    def show_orders(self, choices: Sequence[tuple[str, str]], current: str) -> None:
        """Show orders (key, words), with `current` chosen."""
        if list(choices) != self._choices:
            self._choices = list(choices)
            self._menu.clear()
            for key, words in choices:
                action = self._menu.addAction(words)
                action.setCheckable(True)
                action.setData(key)
                self._group.addAction(action)
        for action in self._menu.actions():
            action.setChecked(action.data() == current)
        words = dict(choices).get(current, "")
        said = _("Order: {order}").format(order=words)
        self.setText("" if self._is_tight else words)
        self._words = words
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.setVisible(bool(words))

    def fit(self, room: int) -> None:
        """Show the words if they have `room`, else the icon alone, whose tool tip has them."""
        self.setText(self._words)
        self._is_tight = self.sizeHint().width() > room
        if self._is_tight:
            self.setText("")

    def minimumSizeHint(self) -> QSize:
        """Return the size of the icon alone, so that a window can become narrow."""
        height = self.sizeHint().height()
        return QSize(height, height)
