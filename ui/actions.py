"""Commands as Qt actions: the menu bar and the main menu are made from the one table."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QWidget

from mentordesk.domain.changes import Stacks
from mentordesk.words import _
from ui.commands import COMMANDS, by_menu
from ui.theme.icons import icon
from ui.theme.theme import theme

# What works before a desk is open.
_ALWAYS = {"quit", "light", "dark", "system", "larger", "smaller", "usual", "keys", "about"} | {
    "menu_bar",
    "presenting",
}
#: What would change something, or is about a desk that can be changed.
_CHANGING = frozenset(
    {"new", "plan_meeting", "new_mentorship", "about_pair", "hand_over", "reestablish", "check"}
    | {"security", "backups", "undo", "redo", "edit", "delete", "trash", "concerns", "templates"}
)
#: What works while one screen stands alone.
_ALONE = {"larger", "smaller", "usual", "lock"}
_CHECKABLE = {"light", "dark", "system", "menu_bar", "presenting"}


class Actions(QObject):
    """The window's actions by key."""

    def __init__(self, window: QMainWindow, handlers: Mapping[str, Callable[[], None]]) -> None:
        super().__init__(window)
        self._by_key: dict[str, QAction] = {}
        self._before_alone: dict[str, bool] | None = None
        for command in COMMANDS:
            action = QAction(_(command.text), window)
            action.setShortcuts([QKeySequence(keys) for keys in (command.shortcut, *command.also)])
            action.setCheckable(command.key in _CHECKABLE)
            handler = handlers[command.key]
            action.triggered.connect(lambda _checked=False, run=handler: run())
            window.addAction(action)  # so that its keys work while the menu bar is hidden
            self._by_key[command.key] = action
        self._restyle()
        theme().changed.connect(self._restyle)

    def __getitem__(self, key: str) -> QAction:
        """Return the action of a command."""
        return self._by_key[key]

    def set_open(self, *, is_open: bool) -> None:
        """Enable what needs an open desk, or disable it."""
        for key, action in self._by_key.items():
            action.setEnabled(is_open or key in _ALWAYS)
        if is_open:
            self.show_stacks(Stacks(None, None))

    def set_read_only(self) -> None:
        """Disable what would change an open desk."""
        for key in _CHANGING:
            self._by_key[key].setEnabled(False)

    def set_alone(self, *, is_alone: bool) -> None:
        """Disable all but the size of text while one screen stands alone; then enable it again."""
        if is_alone and self._before_alone is None:
            self._before_alone = {key: one.isEnabled() for key, one in self._by_key.items()}
            for key, action in self._by_key.items():
                action.setEnabled(key in _ALONE)
        elif not is_alone and self._before_alone is not None:
            before, self._before_alone = self._before_alone, None
            for key, enabled in before.items():
                self._by_key[key].setEnabled(enabled)

    def show_stacks(self, stacks: Stacks) -> None:
        """Enable undo and redo where there is something to act on."""
        if self._before_alone is not None:
            return
        self._by_key["undo"].setEnabled(stacks.undo is not None)
        self._by_key["redo"].setEnabled(stacks.redo is not None)

    def fill_menu_bar(self, bar: QMenuBar) -> None:
        """Put every command under its menu."""
        for words, commands in by_menu():
            menu = bar.addMenu(words)
            menu.addActions([self._by_key[command.key] for command in commands])

    def main_menu(self, parent: QWidget) -> QMenu:
        """Return the same menus in one, for the button in the sidebar."""
        main = QMenu(parent)
        for words, commands in by_menu():
            menu = main.addMenu(words)
            menu.addActions([self._by_key[command.key] for command in commands])
        return main

    def _restyle(self) -> None:
        for command in COMMANDS:
            if command.icon and command.key not in _CHECKABLE:
                self._by_key[command.key].setIcon(icon(command.icon))
