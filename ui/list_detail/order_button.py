"""The button above a list that says, and lets one choose, in which order it stands."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from mentordesk.words import _
from ui.widgets.buttons import Button


class OrderButton(Button):
    """Hidden where there is nothing to choose; `chosen` carries the key of an order."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("", "ghost", "arrow-up-down")
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
        self.setText(words)
        self.setAccessibleName(_("Order: {order}").format(order=words))
        self.setVisible(bool(words))
