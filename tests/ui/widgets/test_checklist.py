"""Things to tick."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from ui.theme.theme import theme
from ui.widgets.check_row import CheckRow
from ui.widgets.checklist import CheckItem, Checklist

ITEMS = [
    CheckItem("a", "Map every caller", True),
    CheckItem("b", "Draft the record", False),
    CheckItem("c", "Hold the review", False),
]


class Harness:
    """A checklist in an active window, and what it told."""

    def __init__(self, qtbot: QtBot, *, heard: bool = True) -> None:
        self.qtbot = qtbot
        self.list = Checklist("Milestones", "Add milestone")
        self.told: list[tuple[object, ...]] = []
        self.list.toggled.connect(lambda *args: self.told.append(("toggled", *args)))
        self.list.added.connect(lambda *args: self.told.append(("added", *args)))
        if heard:
            self.list.renamed.connect(lambda *args: self.told.append(("renamed", *args)))
            self.list.removed.connect(lambda *args: self.told.append(("removed", *args)))
            self.list.moved.connect(lambda *args: self.told.append(("moved", *args)))
        qtbot.addWidget(self.list)
        self.list.set_items(ITEMS)
        self.list.resize(300, 300)
        with qtbot.waitActive(self.list):
            self.list.show()

    def row(self, item_id: str) -> CheckRow:
        return next(one for one in self.list._rows if one.item_id == item_id)

    def names(self) -> list[str]:
        return [one.check.accessibleName() for one in self.list._rows]

    def focused(self) -> str:
        return next((one.item_id for one in self.list._rows if one.check.hasFocus()), "")

    def key(self, item_id: str, key: Qt.Key, alt: bool = False) -> None:
        self.row(item_id).check.setFocus()
        held = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
        self.qtbot.keyClick(self.row(item_id).check, key, held)


@pytest.fixture
def h(qtbot: QtBot) -> Harness:
    return Harness(qtbot)


def test_ticking(h: Harness) -> None:
    h.key("b", Qt.Key.Key_Space)
    h.qtbot.mouseClick(h.row("a").check, Qt.MouseButton.LeftButton)
    assert h.told == [("toggled", "b", True), ("toggled", "a", False)]


def test_a_tick_that_was_refused_goes_back(h: Harness) -> None:
    h.key("b", Qt.Key.Key_Space)
    h.list.set_items(ITEMS)
    assert not h.row("b").check.isChecked()


def test_going_up_and_down_stops_at_the_ends(h: Harness) -> None:
    h.key("a", Qt.Key.Key_Up)
    assert h.focused() == "a"
    h.key("b", Qt.Key.Key_Down)
    h.key("c", Qt.Key.Key_Down)
    assert h.focused() == "c"


def test_moving_by_key_keeps_the_focus_on_what_is_moved(h: Harness) -> None:
    h.key("a", Qt.Key.Key_Up, alt=True)
    h.key("c", Qt.Key.Key_Up, alt=True)
    assert h.told == [("moved", "c", 1)]
    h.list.set_items([ITEMS[0], ITEMS[2], ITEMS[1]])
    assert h.focused() == "c"
    h.qtbot.keyClick(h.row("c").check, Qt.Key.Key_Tab)
    assert h.focused() == "b"


def test_removing_leaves_the_focus_nearby(h: Harness) -> None:
    h.key("c", Qt.Key.Key_Delete)
    assert h.told == [("removed", "c")]
    h.list.set_items(ITEMS[:2])
    assert h.focused() == "b"
    h.list.set_items(ITEMS[:1])
    h.key("a", Qt.Key.Key_Delete)
    h.list.set_items([])
    assert isinstance(QApplication.focusWidget(), QPushButton)


def test_a_name_being_typed_stays_with_its_item(h: Harness) -> None:
    h.key("b", Qt.Key.Key_F2)
    field = h.row("b").findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    h.qtbot.keyClicks(field, "Write it")
    h.list.set_items([ITEMS[2], ITEMS[1]])
    assert field.hasFocus()
    h.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert h.told == [("renamed", "b", "Write it")]


def test_adding_one_after_the_other(h: Harness) -> None:
    add = h.list.findChild(QPushButton)
    assert isinstance(add, QPushButton)
    h.qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    for name in ("One", " ", "Two"):
        h.qtbot.keyClicks(field, name)
        h.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert h.told == [("added", "One"), ("added", "Two")]
    h.qtbot.keyClicks(field, "Three")
    h.qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert len(h.told) == 2
    assert add.hasFocus()
    assert field.isHidden()


def test_going_elsewhere_adds_what_was_typed(h: Harness) -> None:
    h.list.begin_adding()
    h.qtbot.keyClicks(h.list._new, "One")
    h.row("a").check.setFocus()
    assert h.told == [("added", "One")]
    assert h.list._add.isVisible()


def test_flush_tells_what_is_being_typed(h: Harness) -> None:
    h.list.begin_adding()
    h.list._new.setText("One")
    h.list.flush()
    h.list.flush()
    assert h.told == [("added", "One")]


def test_dragging_shows_a_line_and_tells_the_new_place(h: Harness) -> None:
    row, last = h.row("a"), h.row("c")
    row.dragged.emit(last.geometry().bottom())
    accent = theme().color("accent").name()
    image = h.list.grab().toImage()
    assert image.pixelColor(150, last.geometry().bottom() + 1).name() == accent
    row.dropped.emit(last.geometry().bottom())
    assert h.told == [("moved", "a", 2)]
    image = h.list.grab().toImage()
    assert image.pixelColor(150, last.geometry().bottom() + 1).name() != accent
    row.dropped.emit(row.geometry().top())
    assert len(h.told) == 1


def menu_of(h: Harness, item_id: str) -> list[tuple[str, bool]]:
    spot = QPoint(40, 10)
    row = h.row(item_id)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(row, QContextMenuEvent(reason, spot, row.mapToGlobal(spot)))
    menus = [one for one in h.list.findChildren(QMenu) if one.isVisible()]
    told = [(action.text(), action.isEnabled()) for one in menus for action in one.actions()]
    for one in menus:
        one.close()
    return told


def test_the_menu_offers_what_can_be_done(h: Harness) -> None:
    assert menu_of(h, "a") == [
        ("Rename", True),
        ("Move up", False),
        ("Move down", True),
        ("Delete", True),
    ]


def test_what_no_one_listens_to_is_not_offered(qtbot: QtBot) -> None:
    h = Harness(qtbot, heard=False)
    assert menu_of(h, "a") == []
    h.key("b", Qt.Key.Key_F2)
    assert h.focused() == "b"
    h.row("b").dragged.emit(0.0)
    assert h.list._gap is None
    h.key("b", Qt.Key.Key_Space)
    assert h.told == [("toggled", "b", True)]


def test_it_may_not_offer_to_add(h: Harness) -> None:
    h.list.set_addable(addable=False)
    assert not h.list._add.isVisible()


def test_rows_come_and_go(h: Harness) -> None:
    h.list.set_items([*ITEMS, CheckItem("d", "Publish", False, "Due 4 December")])
    assert h.names() == [item.text for item in ITEMS] + ["Publish"]
    h.list.set_items([ITEMS[2]])
    assert h.names() == ["Hold the review"]


def test_flush_tells_a_name_being_typed_and_what_is_kept_stays(h: Harness) -> None:
    h.key("b", Qt.Key.Key_F2)
    field = h.row("b").findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    h.qtbot.keyClicks(field, "Write it")
    h.list.flush()
    h.list.flush()
    assert h.told == [("renamed", "b", "Write it")]
    assert field.isHidden()


def test_flush_with_nothing_typed_tells_nothing(h: Harness) -> None:
    h.list.flush()
    h.key("b", Qt.Key.Key_F2)
    h.list.flush()
    h.list.begin_adding()
    h.qtbot.keyClicks(h.list._new, "  ")
    h.list.flush()
    assert h.told == []


def test_typing_goes_on_after_a_flush(h: Harness) -> None:
    """As with commands of the window, each of which saves first."""
    h.list.begin_adding()
    h.qtbot.keyClicks(h.list._new, "One")
    h.list.flush()
    assert h.list._new.hasFocus()
    h.qtbot.keyClicks(h.list._new, "Two")
    h.qtbot.keyClick(h.list._new, Qt.Key.Key_Return)
    assert h.told == [("added", "One"), ("added", "Two")]


def test_with_what_waits_to_be_saved_nothing_can_be_done(h: Harness) -> None:
    h.list.set_items([*ITEMS, CheckItem("w", "Half a st", False, "Not saved yet", waiting=True)])
    h.qtbot.mouseClick(h.row("w").check, Qt.MouseButton.LeftButton)
    assert h.told == []
    h.list.set_items([*ITEMS, CheckItem("w", "Half a st", False)])
    h.qtbot.mouseClick(h.row("w").check, Qt.MouseButton.LeftButton)
    assert h.told == [("toggled", "w", True)]
