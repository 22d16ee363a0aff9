"""Dragging a row of a list to another place, without the model's own drop machinery."""

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QDropEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView

from ui.widgets.roles import Role

MIME = "application/x-mentordesk-row"


def enable_drag(view: QListView) -> None:
    """Let rows of `view` be dragged and dropped within it."""
    view.setDragEnabled(True)
    view.setAcceptDrops(True)
    view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
    view.setDefaultDropAction(Qt.DropAction.MoveAction)
    view.setDropIndicatorShown(False)


def start_drag(view: QListView) -> None:
    """Drag the current row of `view` with its picture under the pointer."""
    index = view.currentIndex()
    item = str(index.data(Role.ID) or "")
    if not item:
        return
    data = QMimeData()
    data.setData(MIME, item.encode())
    drag = QDrag(view)
    drag.setMimeData(data)
    rect = view.visualRect(index)
    picture: QPixmap = view.viewport().grab(rect)
    drag.setPixmap(picture)
    drag.setHotSpot(view.viewport().mapFromGlobal(view.cursor().pos()) - rect.topLeft())
    drag.exec(Qt.DropAction.MoveAction)


def dragged_id(event: QDropEvent, view: QListView) -> str:
    """Return the id that is being dragged within `view`, empty for anything else."""
    data = event.mimeData()
    if event.source() is not view or not data.hasFormat(MIME):
        return ""
    return bytes(data.data(MIME).data()).decode()


def row_at(view: QListView, point: QPoint) -> int:
    """Return the row in front of which something dropped at `point` would go."""
    index = view.indexAt(point)
    if not index.isValid():
        return view.model().rowCount()
    rect = view.visualRect(index)
    return index.row() + (1 if point.y() > rect.center().y() else 0)
