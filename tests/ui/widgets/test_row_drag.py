"""Only rows of the same list can be dropped, and between rows."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from ui.widgets import row_drag
from ui.widgets.card_delegate import CardDelegate
from ui.widgets.roles import CardData


def shown(qtbot, list_model) -> QListView:
    view = QListView()
    qtbot.addWidget(view)
    view.model_kept = list_model(["Section", CardData(title="a"), CardData(title="b")])
    view.setModel(view.model_kept)
    view.setItemDelegate(CardDelegate(view))
    view.resize(300, 400)
    view.show()
    return view


def drop(data: QMimeData) -> QDropEvent:
    none = Qt.KeyboardModifier.NoModifier
    return QDropEvent(
        QPointF(5, 5), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, none
    )


def test_a_view_is_made_ready(qtbot, list_model) -> None:
    view = shown(qtbot, list_model)
    row_drag.enable_drag(view)
    assert view.dragEnabled()
    assert view.dragDropMode() == QAbstractItemView.DragDropMode.InternalMove


def test_what_comes_from_elsewhere_is_not_taken(qtbot, list_model) -> None:
    view = shown(qtbot, list_model)
    data = QMimeData()
    data.setData(row_drag.MIME, b"a")
    assert row_drag.dragged_id(drop(data), view) == ""


def test_a_drop_goes_above_or_below_the_middle_of_a_row(qtbot, list_model) -> None:
    view = shown(qtbot, list_model)
    rect = view.visualRect(view.model().index(1, 0))
    assert row_drag.row_at(view, rect.topLeft() + QPoint(5, 2)) == 1
    assert row_drag.row_at(view, rect.bottomLeft() + QPoint(5, -2)) == 2
    assert row_drag.row_at(view, QPoint(5, 390)) == 3


def test_a_drag_carries_the_id(qtbot, list_model, monkeypatch) -> None:
    carried = []
    monkeypatch.setattr(
        QDrag,
        "exec",
        lambda drag, _action: carried.append(bytes(drag.mimeData().data(row_drag.MIME))),
    )
    view = shown(qtbot, list_model)
    row_drag.start_drag(view)
    view.setCurrentIndex(view.model().index(2, 0))
    row_drag.start_drag(view)
    assert carried == [b"b"]
