"""The list is walked, changed and reordered by keyboard and mouse, and keeps its choice."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
)

from ui.widgets import card_list, row_drag
from ui.widgets.card_delegate import CardDelegate
from ui.widgets.card_list import CardList
from ui.widgets.roles import CardData

ROWS = [
    "In focus",
    *(CardData(title=name, total=2) for name in "abc"),
    "Later",
    CardData(title="d"),
]
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def view(qtbot, list_model) -> CardList:
    found = CardList("Goals")
    qtbot.addWidget(found)
    found.kept = list_model(list(ROWS))
    found.setModel(found.kept)
    found.setItemDelegate(CardDelegate(found))
    found.resize(400, 300)
    found.show()
    return found


def test_keys_pass_over_headings(view, qtbot) -> None:
    walked = []
    view.select_id("a")
    keys = ["Down", "Down", "Down", "Down", "Up", "Home", "Up", "End", "PageUp", "PageDown"]
    for key in keys:
        qtbot.keyClick(view, Qt.Key[f"Key_{key}"])
        walked.append(view.current_id())
    assert walked[:8] == ["b", "c", "d", "d", "c", "a", "a", "d"]
    assert walked[8] in "abc"
    assert walked[9] == "d"


def test_a_choice_is_told_once(view, qtbot) -> None:
    told = []
    view.chosen.connect(told.append)
    assert view.select_id("b")
    assert view.select_id("b")
    assert not view.select_id("unknown")
    assert told == ["b"]
    assert view.current_id() == "b"


def test_the_choice_survives_a_new_query(view, list_model) -> None:
    view.select_id("c")
    told = []
    view.chosen.connect(told.append)
    view.kept.show(["Other", CardData(title="z"), CardData(title="c")])
    assert view.current_id() == "c"
    assert told == []


def test_a_neighbour_takes_the_place_of_what_is_gone(view) -> None:
    view.select_id("c")
    view.kept.show([row for row in ROWS if row != ROWS[3]])
    assert view.current_id() == "d"
    view.kept.show(ROWS[:2])
    assert view.current_id() == "a"
    told = []
    view.chosen.connect(told.append)
    view.kept.show(["Only a heading"])
    assert view.current_id() == ""
    assert told == [""]


def test_an_empty_list_takes_any_key(view, qtbot) -> None:
    view.kept.show([])
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Delete, Qt.Key.Key_Return):
        qtbot.keyClick(view, key)
    assert view.current_id() == ""


@pytest.mark.parametrize(
    ("signal", "key", "modifier", "args"),
    [
        ("opened", Qt.Key.Key_Return, NONE, ["b"]),
        ("delete_requested", Qt.Key.Key_Delete, NONE, ["b"]),
        ("move_requested", Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier, ["b", -1]),
        ("move_requested", Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier, ["b", 1]),
    ],
)
def test_keys_act_on_the_current_item(view, qtbot, signal, key, modifier, args) -> None:
    view.select_id("b")
    with qtbot.waitSignal(getattr(view, signal)) as told:
        qtbot.keyClick(view, key, modifier)
    assert told.args == args
    assert view.current_id() == "b"


def test_a_double_click_opens(view, qtbot) -> None:
    place = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(view.opened) as told:
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["a"]
    assert view.current_id() == "a"


def test_a_menu_is_asked_for_by_mouse_and_by_key(view, qtbot) -> None:
    view.select_id("b")
    place = view.visualRect(view.model().index(1, 0)).center()
    reason = QContextMenuEvent.Reason
    with qtbot.waitSignal(view.menu_requested) as told:
        view.contextMenuEvent(QContextMenuEvent(reason.Mouse, place, QPoint(7, 7)))
    assert told.args == ["a", QPoint(7, 7)]
    with qtbot.waitSignal(view.menu_requested) as told:
        view.contextMenuEvent(QContextMenuEvent(reason.Keyboard, QPoint(), QPoint()))
    assert told.args[0] == "b"
    with qtbot.assertNotEmitted(view.menu_requested):
        heading = view.visualRect(view.model().index(0, 0)).center()
        view.contextMenuEvent(QContextMenuEvent(reason.Mouse, heading, QPoint()))


def test_a_dragged_item_is_dropped_in_front_of_a_row(view, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(card_list, "dragged_id", lambda _event, _view: "a")
    view.set_reorderable(on=True)
    rect = view.visualRect(view.model().index(2, 0))
    place = QPointF(rect.bottomLeft() + QPoint(9, -3))
    data, move, left = QMimeData(), Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(place.toPoint(), move, data, left, NONE)
    view.dragEnterEvent(enter)
    view.dragMoveEvent(QDragMoveEvent(place.toPoint(), move, data, left, NONE))
    assert view._drop_row == 3
    assert not view.grab().isNull()
    with qtbot.waitSignal(view.reordered) as told:
        view.dropEvent(QDropEvent(place, move, data, left, NONE))
    assert told.args == ["a", 3]
    assert view._drop_row == -1
    assert view.model().rowCount() == len(ROWS)


def test_a_drag_that_leaves_shows_no_place(view, look) -> None:
    view._show_drop(len(ROWS))
    assert not view.grab().isNull()
    view.dragLeaveEvent(QDragLeaveEvent())
    assert view._drop_row == -1


def test_dragging_can_be_turned_on_and_off(view, monkeypatch) -> None:
    started = []
    monkeypatch.setattr(card_list, "start_drag", started.append)
    view.set_reorderable(on=True)
    assert view.dragEnabled()
    view.startDrag(Qt.DropAction.MoveAction)
    assert started == [view]
    view.set_reorderable(on=False)
    assert not view.dragEnabled()
    assert row_drag.MIME.startswith("application/")


def test_a_new_text_size_lays_the_rows_out_anew(view, look, qapp, qtbot) -> None:
    before = view.sizeHintForRow(1)
    look.apply(qapp, "light", 1.5)
    assert view.sizeHintForRow(1) > before


def test_another_model_can_be_shown(view, list_model) -> None:
    first = view.kept
    second = list_model([CardData(title="z")])
    view.setModel(second)
    view.select_id("z")
    first.show([])
    assert view.current_id() == "z"


@pytest.mark.bench
def test_a_screenful_is_painted_within_a_frame(list_model, qtbot) -> None:
    from time import perf_counter

    view = CardList("Goals")
    qtbot.addWidget(view)
    view.kept = list_model(
        [CardData(title=f"Goal {n}", status="On track", total=5) for n in range(500)]
    )
    view.setModel(view.kept)
    view.setItemDelegate(CardDelegate(view))
    view.resize(660, 800)
    view.show()
    view.viewport().grab()
    started = perf_counter()
    view.viewport().grab()
    assert perf_counter() - started < 0.016
