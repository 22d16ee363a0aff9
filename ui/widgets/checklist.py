"""Things to tick: milestones, points of an agenda, commitments."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import SIGNAL, QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from mentordesk.words import _
from ui.theme.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.check_row import CheckRow, is_left
from ui.widgets.layout import STRETCH, boxed, column, row
from ui.widgets.painting import fill_rounded, smooth_painter

_LINE = 2


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One thing: ``detail`` is a small line beneath its text.

    One that is ``waiting`` is not on the disk yet: there is nothing to be done with it.
    """

    id: str
    text: str
    done: bool
    detail: str = ""
    waiting: bool = False


class Checklist(QWidget):
    """Rows with a check box, and a way to add one at the end.

    Keys on a row: Space ticks, Enter opens it (or renames), F2 renames, Delete removes, Alt+Up and
    Alt+Down move, Up and Down go to the next; a row can be dragged too. Signals speak of ids;
    ``moved(id, index)`` gives the new place. What no one listens to (opening, renaming, removing,
    moving) is not offered.
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
        self._gap: int | None = None  # where the row that is dragged would go
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
        """Show `items`. A row stays itself by its id: with the focus, and with what is typed."""
        before = self._rows
        known = {shown.item_id: shown for shown in before}
        self._rows = [
            known.pop(item.id) if item.id in known else self._make_row() for item in items
        ]
        for gone in known.values():
            self._box.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for shown, item in zip(self._rows, items, strict=True):
            shown.show_item(item.id, item.text, item.done, item.detail)
            shown.setEnabled(not item.waiting)
        if self._rows != before:
            self._arrange()

    def set_addable(self, *, addable: bool) -> None:
        """Offer to add rows, or do not."""
        self._add.setVisible(addable)

    def begin_adding(self) -> None:
        """Open the field for a new row."""
        self._add.hide()
        self._new.show()
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Tell at once what is being typed: a new name, a new row."""
        for shown in self._rows:
            shown.finish()
        self._take_new()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape, or going elsewhere, ends adding."""
        keys = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() in keys:
                event.accept()  # before the window's own commands for it
            if event.type() == QEvent.Type.KeyPress:
                self._new.clear()
                self._end_adding()
                self._add.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if watched is self._new and is_left(event) and not self._new.isHidden():
            self._take_new()
            self._end_adding()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a line where the row that is dragged would go."""
        if self._gap is None:
            return
        above = self._rows[: self._gap]
        y = above[-1].geometry().bottom() + 1 if above else self._rows[0].y()
        line = QRectF(0, max(0, y - _LINE / 2), self.width(), _LINE)
        fill_rounded(smooth_painter(self), line, _LINE / 2, theme().color("accent"))

    # Rows

    def _make_row(self) -> CheckRow:
        shown = CheckRow()
        shown.toggled.connect(lambda done: self.toggled.emit(shown.item_id, done))
        shown.renamed.connect(lambda text: self.renamed.emit(shown.item_id, text))
        shown.asked.connect(lambda verb: self._run(shown, verb))
        shown.menu_asked.connect(lambda event: self._menu(shown, event))
        shown.dragged.connect(lambda y: self._drag(shown, y))
        shown.dropped.connect(lambda y: self._drop(shown, y))
        return shown

    def _arrange(self) -> None:
        for shown in self._rows:
            self._box.removeWidget(shown)
        before: QWidget | None = None
        for shown in self._rows:
            self._box.addWidget(shown)
            if before is not None:
                self.setTabOrder(before, shown.check)
            before = shown.check
        if before is not None:
            self.setTabOrder(before, self._add)

    def _run(self, shown: CheckRow, verb: str) -> None:
        if verb == "open" and self._is_heard("opened(QString)"):
            self.opened.emit(shown.item_id)
            return
        verb = "rename" if verb == "open" else verb
        here = self._rows.index(shown)
        step = {"previous": -1, "next": 1, "move up": -1, "move down": 1}.get(verb, 0)
        if verb == "rename" and self._is_heard("renamed(QString,QString)"):
            shown.rename()
        elif verb == "remove" and self._is_heard("removed(QString)"):
            self._remove(shown)
        elif verb in ("move up", "move down"):
            self._move(shown, here + step)
        elif step:
            there = min(max(here + step, 0), len(self._rows) - 1)
            self._rows[there].check.setFocus(Qt.FocusReason.OtherFocusReason)

    def _menu(self, shown: CheckRow, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        last = len(self._rows) - 1
        here = self._rows.index(shown)
        for verb, words, heard, able in (
            ("open", _("Details…"), "opened(QString)", True),
            ("rename", _("Rename"), "renamed(QString,QString)", True),
            ("move up", _("Move up"), "moved(QString,int)", here > 0),
            ("move down", _("Move down"), "moved(QString,int)", here < last),
            ("remove", _("Delete"), "removed(QString)", True),
        ):
            if self._is_heard(heard):
                action = menu.addAction(words)
                action.setEnabled(able)
                action.triggered.connect(lambda _on, verb=verb: self._run(shown, verb))
        if menu.isEmpty():
            menu.deleteLater()
        else:
            menu.popup(event.globalPos())

    def _remove(self, shown: CheckRow) -> None:
        here = self._rows.index(shown)
        rest = [one for one in self._rows if one is not shown]
        target = rest[min(here, len(rest) - 1)].check if rest else self._add
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.removed.emit(shown.item_id)

    def _move(self, shown: CheckRow, index: int) -> None:
        if 0 <= index < len(self._rows) and self._is_heard("moved(QString,int)"):
            self.moved.emit(shown.item_id, index)

    def _drag(self, shown: CheckRow, y: float) -> None:
        if self._is_heard("moved(QString,int)"):
            there = self._place(shown, y)
            here = self._rows.index(shown)
            self._gap = None if there == here else there + (there > here)
            self.update()

    def _drop(self, shown: CheckRow, y: float) -> None:
        self._gap = None
        self.update()
        there = self._place(shown, y)
        if there != self._rows.index(shown):
            self._move(shown, there)

    def _place(self, shown: CheckRow, y: float) -> int:
        """Return the index that `shown` would have if it were dropped at `y`."""
        return sum(y > one.y() + one.height() / 2 for one in self._rows if one is not shown)

    def _is_heard(self, signal: str) -> bool:
        return bool(self.receivers(SIGNAL(signal)))

    # Adding

    def _take_new(self) -> None:
        text = self._new.text().strip()
        self._new.clear()
        if text:
            self.added.emit(text)

    def _end_adding(self) -> None:
        self._new.hide()
        self._add.show()
