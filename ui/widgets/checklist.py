"""Things to tick: milestones, points of an agenda, commitments."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from mentordesk.words import _
from ui.widgets.buttons import Button
from ui.widgets.check_row import CheckRow
from ui.widgets.layout import STRETCH, boxed, column, row


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One thing: ``detail`` is a small line beneath its text."""

    id: str
    text: str
    done: bool
    detail: str = ""


class Checklist(QWidget):
    """Rows with a check box, and a way to add one at the end.

    Keys on a row: Space ticks, F2 or Enter renames, Delete removes, Alt+Up and Alt+Down move, Up
    and Down go to the next. Signals speak of ids; ``moved(id, index)`` gives the new place.
    """

    toggled = Signal(str, bool)
    renamed = Signal(str, str)
    added = Signal(str)
    removed = Signal(str)
    moved = Signal(str, int)
    opened = Signal(str)

    def __init__(self, name: str, add_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._rows: list[CheckRow] = []
        self._items: Sequence[CheckItem] = ()
        self._box = QVBoxLayout()
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._add = Button(add_text, "ghost", "plus")
        self._new = QLineEdit()
        self._new.setAccessibleName(add_text)
        self._new.hide()
        self._add.clicked.connect(self.begin_adding)
        self._new.returnPressed.connect(self._take_new)
        self._new.installEventFilter(self)
        boxed(column(self._box, row(self._add, STRETCH), self._new), self)

    def set_items(self, items: Sequence[CheckItem]) -> None:
        """Show `items`; the row that has the focus keeps it, and text being typed stays."""
        if list(items) == list(self._items):
            return
        focused = self._focused_id()
        self._items = items
        while len(self._rows) > len(items):
            gone = self._rows.pop()
            self._box.removeWidget(gone)
            gone.deleteLater()
        while len(self._rows) < len(items):
            self._append_row()
        for shown, item in zip(self._rows, items, strict=True):
            shown.show_item(item.id, item.text, item.done, item.detail)
        if focused:
            self.focus_item(focused)

    def set_addable(self, *, addable: bool) -> None:
        """Offer to add rows, or do not."""
        self._add.setVisible(addable)

    def focus_item(self, item_id: str) -> None:
        """Give the keyboard to a row."""
        found = next((one for one in self._rows if one.item_id == item_id), None)
        if found is not None:
            found.check.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_adding(self) -> None:
        """Open the field for a new row."""
        self._add.hide()
        self._new.show()
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape, or leaving the empty field, ends adding."""
        if watched is self._new:
            escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
            if event.type() == QEvent.Type.KeyPress and escape:
                self._new.clear()
                self._end_adding()
                self._add.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.type() == QEvent.Type.FocusOut:
                self._take_new()
                self._end_adding()
        return super().eventFilter(watched, event)

    def _take_new(self) -> None:
        text = self._new.text().strip()
        self._new.clear()
        if text:
            self.added.emit(text)

    def _end_adding(self) -> None:
        self._new.hide()
        self._add.show()

    def _append_row(self) -> None:
        shown = CheckRow()
        shown.toggled.connect(lambda done: self.toggled.emit(shown.item_id, done))
        shown.renamed.connect(lambda text: self.renamed.emit(shown.item_id, text))
        shown.key_pressed.connect(lambda event: self._key(shown, event))
        shown.menu_asked.connect(lambda event: self._menu(shown, event))
        shown.dragged_to.connect(lambda y: self._drop(shown, y))
        self._rows.append(shown)
        self._box.addWidget(shown)

    def _key(self, shown: CheckRow, event: QKeyEvent) -> None:
        here = self._rows.index(shown)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move(shown, here + step)
        elif step:
            there = min(max(here + step, 0), len(self._rows) - 1)
            self._rows[there].check.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() in {Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            shown.rename()
        elif event.key() == Qt.Key.Key_Delete:
            self._remove(shown)
        else:
            event.ignore()

    def _menu(self, shown: CheckRow, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        here = self._rows.index(shown)
        menu.addAction(_("Rename"), shown.rename)
        menu.addAction(_("Move up"), lambda: self._move(shown, here - 1))
        menu.addAction(_("Move down"), lambda: self._move(shown, here + 1))
        menu.addSeparator()
        menu.addAction(_("Delete"), lambda: self._remove(shown))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _remove(self, shown: CheckRow) -> None:
        here = self._rows.index(shown)
        item_id = shown.item_id
        rest = [one for one in self._rows if one is not shown]
        target = rest[min(here, len(rest) - 1)].check if rest else self._add
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.removed.emit(item_id)

    def _move(self, shown: CheckRow, index: int) -> None:
        if 0 <= index < len(self._rows):
            self.moved.emit(shown.item_id, index)

    def _drop(self, shown: CheckRow, y: int) -> None:
        index = sum(y > one.y() + one.height() / 2 for one in self._rows if one is not shown)
        if index != self._rows.index(shown):
            self.moved.emit(shown.item_id, index)

    def _focused_id(self) -> str:
        return next((one.item_id for one in self._rows if one.check.hasFocus()), "")
