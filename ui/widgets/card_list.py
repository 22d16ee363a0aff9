"""The list of a tab: chooses, moves and deletes by keyboard, keeps its choice by id."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui.theme.theme import theme
from ui.widgets.painting import fill_rounded, smooth_painter
from ui.widgets.roles import Role
from ui.widgets.row_drag import dragged_id, enable_drag, row_at, start_drag

_BATCH = 64
_STEP = 28
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

Index = QModelIndex | QPersistentModelIndex
Action = QAbstractItemView.CursorAction


class CardList(QListView):
    """A list of cards or rows; every signal speaks of ids (`Role.ID`), never of rows.

    `chosen(id)`: another item is current (empty: none). `opened(id)`: Enter or a double click.
    `delete_requested(id)`, `move_requested(id, step)` with step -1 or 1. `reordered(id, row)`:
    dropped in front of the row that is now `row` (the number of rows: at the end).
    `menu_requested(id, global point)`: right click or the menu key. Rows with `Role.IS_SECTION`
    are headings, which the keyboard passes over. Let the delegate be set by the owner.
    """

    chosen = Signal(str)
    opened = Signal(str)
    delete_requested = Signal(str)
    move_requested = Signal(str, int)
    reordered = Signal(str, int)
    menu_requested = Signal(str, QPoint)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: tuple[str, int] = ("", -1)
        self._told = ""
        self._drop_row = -1
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.viewport().setAutoFillBackground(False)
        self.doubleClicked.connect(self._open)
        theme().changed.connect(self._restyle)

    def set_reorderable(self, *, on: bool) -> None:
        """Let items be dragged to another place; the model's flags say which ones."""
        if on:
            enable_drag(self)
        else:
            self.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show `model` and keep the choice by id when it is reset."""
        old = self.model()
        if old is not None:
            old.modelAboutToBeReset.disconnect(self._keep)
            old.modelReset.disconnect(self._restore)
        super().setModel(model)
        if model is not None:
            model.modelAboutToBeReset.connect(self._keep)
            model.modelReset.connect(self._restore)

    def current_id(self) -> str:
        """Return the id of the current item, empty when there is none."""
        return str(self.currentIndex().data(Role.ID) or "")

    def select_id(self, item: str) -> bool:
        """Make the item with id `item` current and visible; false when it is not in the list."""
        row = self._row_of(item)
        if row < 0:
            return False
        self._select_row(row)
        return True

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which item is current, once for each change."""
        super().currentChanged(current, previous)
        item = str(current.data(Role.ID) or "")
        if item != self._told:
            self._told = item
            self.chosen.emit(item)

    def moveCursor(self, action: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return where a key leads: never to a heading."""
        last = self.model().rowCount() - 1
        here = self.currentIndex().row()
        if action in (Action.MoveUp, Action.MovePrevious):
            return self._nearest(here - 1, -1)
        if action in (Action.MoveDown, Action.MoveNext):
            return self._nearest(here + 1, 1)
        if action == Action.MoveHome:
            return self._nearest(0, 1)
        if action == Action.MoveEnd:
            return self._nearest(last, -1)
        step = -1 if action == Action.MovePageUp else 1
        return self._nearest(super().moveCursor(action, modifiers).row(), step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, delete, move an item; everything else is Qt's."""
        key, item = Qt.Key(event.key()), self.current_id()
        if item and key in _ENTER:
            self.opened.emit(item)
        elif item and key == Qt.Key.Key_Delete:
            self.delete_requested.emit(item)
        elif item and key in _MOVES and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.move_requested.emit(item, _MOVES[key])
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the item under the pointer, or of the current one."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index, point = self.indexAt(event.pos()), event.globalPos()
        else:
            index = self.currentIndex()
            point = self.viewport().mapToGlobal(self.visualRect(index).center())
        item = str(index.data(Role.ID) or "")
        if item:
            self.menu_requested.emit(item, point)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag the current item."""
        start_drag(self)
        self._show_drop(-1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what was dragged from this list."""
        if dragged_id(event, self):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the item would go."""
        super().dragMoveEvent(event)  # scrolls near the edges
        if dragged_id(event, self):
            self._show_drop(row_at(self, event.position().toPoint()))
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget the place."""
        super().dragLeaveEvent(event)
        self._show_drop(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell the new place; the model moves nothing by itself."""
        item = dragged_id(event, self)
        self._show_drop(-1)
        if item:
            # Copy, not move: after a move the view would remove the row that was dragged.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.reordered.emit(item, row_at(self, event.position().toPoint()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows and, while dragging, the line where the item would go."""
        super().paintEvent(event)
        if self._drop_row < 0:
            return
        painter = smooth_painter(self.viewport())
        rows = self.model().rowCount()
        at_end = self._drop_row >= rows
        rect = self.visualRect(self.model().index(min(self._drop_row, rows - 1), 0))
        line = QRectF(rect.left() + 2, rect.bottom() if at_end else rect.top(), rect.width() - 4, 3)
        fill_rounded(painter, line.translated(0, -1), 1.5, theme().color("accent"))

    def _show_drop(self, row: int) -> None:
        if row != self._drop_row:
            self._drop_row = row
            self.viewport().update()

    def _keep(self) -> None:
        self._kept = (self.current_id(), self.currentIndex().row())

    def _restore(self) -> None:
        item, row = self._kept
        if not item or self.select_id(item):
            return
        # The item is gone: its neighbour takes its place.
        near = self._nearest(row, 1)
        if near.isValid():
            self._select_row(near.row())
        elif self._told:
            self._told = ""
            self.chosen.emit("")

    def _select_row(self, row: int) -> None:
        index = self.model().index(row, 0)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self.scrollTo(index)

    def _row_of(self, item: str) -> int:
        model = self.model()
        ids = (model.index(row, 0).data(Role.ID) for row in range(model.rowCount()))
        return next((row for row, found in enumerate(ids) if found == item), -1)

    def _nearest(self, row: int, step: int) -> QModelIndex:
        """Return the item at `row` or the next one along `step`, else back the other way."""
        last = self.model().rowCount() - 1
        start = min(max(row, 0), last)
        ahead = range(start, last + 1) if step > 0 else range(start, -1, -1)
        back = range(start, -1, -1) if step > 0 else range(start, last + 1)
        for candidate in (*ahead, *back):
            index = self.model().index(candidate, 0)
            if not index.data(Role.IS_SECTION):
                return index
        return QModelIndex()

    def _open(self, index: QModelIndex) -> None:
        item = str(index.data(Role.ID) or "")
        if item:
            self.opened.emit(item)

    def _restyle(self) -> None:
        self.scheduleDelayedItemsLayout()
