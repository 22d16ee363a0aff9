"""Rows of the palette are told and painted whole."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from ui.dialogs.palette_list import (
    HEADING,
    ITEM,
    PaletteDelegate,
    PaletteItem,
    PaletteModel,
    heading,
    spoken,
)
from ui.widgets.roles import Role

NOTE = PaletteItem(
    "n1", "note", "notebook-pen", "The \x02draft\x03", "a \x02draft\x03", "12 Nov", True
)
COMMAND = PaletteItem("new", "command", "plus", "New", detail="Ctrl+N")


def test_a_row_is_told_without_marks() -> None:
    model = PaletteModel()
    model.show([NOTE, COMMAND])
    assert model.rowCount() == 2
    assert model.rowCount(model.index(0)) == 0
    index = model.index(0)
    assert index.data() == "The draft"
    assert (
        index.data(Qt.ItemDataRole.AccessibleTextRole)
        == "The draft, Notes, a draft, 12 Nov, private"
    )
    assert index.data(Role.ID) == "n1"
    assert index.data(ITEM) is NOTE
    assert (model.row_of("new"), model.row_of("gone")) == (1, -1)
    assert spoken(COMMAND) == "New, Ctrl+N"


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_rows_are_painted(look, paint, direction) -> None:
    view, model = QListView(), PaletteModel()
    model.show([NOTE, COMMAND])
    view.setModel(model)
    view.setItemDelegate(PaletteDelegate(view))
    view.setLayoutDirection(direction)
    view.setCurrentIndex(model.index(0))
    colors = paint(view, 400, 120)
    assert {look.color(name).name().upper() for name in ("accent_soft", "text")} <= colors


def test_heights_follow_the_lines_and_the_text(look, qapp, qtbot) -> None:
    view, model = QListView(), PaletteModel()
    qtbot.addWidget(view)
    model.show([NOTE, COMMAND])
    view.setModel(model)
    view.setItemDelegate(PaletteDelegate(view))
    assert view.sizeHintForRow(0) > view.sizeHintForRow(1)
    before = view.sizeHintForRow(0)
    look.apply(qapp, "light", 1.5)
    assert view.sizeHintForRow(0) == pytest.approx(before * 1.5, abs=4)


def test_items_of_a_kind_stand_together_under_their_heading() -> None:
    model = PaletteModel()
    goal = PaletteItem("g1", "goal", "target", "Draft")
    second = PaletteItem("n2", "note", "notebook-pen", "Second")
    other = PaletteItem("x1", "planet", "", "Other")
    model.show([COMMAND, NOTE, goal, second, other])
    rows = [model.index(row) for row in range(model.rowCount())]
    assert [row.data(Role.ID) for row in rows] == ["new", "n1", "n2", "g1", "x1"]
    assert [row.data(HEADING) for row in rows] == ["Commands", "Notes", "", "Goals", ""]


def test_commands_alone_need_no_heading() -> None:
    model = PaletteModel()
    model.show([COMMAND, COMMAND])
    assert model.index(0).data(HEADING) == ""
    model.show([])
    assert model.rowCount() == 0


def test_every_kind_that_is_searched_has_a_heading() -> None:
    from ui.search_palette import _ICONS

    assert all(heading(kind) for kind in _ICONS)


def test_a_heading_takes_room_of_its_own(qtbot) -> None:
    view, model = QListView(), PaletteModel()
    qtbot.addWidget(view)
    view.setModel(model)
    view.setItemDelegate(PaletteDelegate(view))
    model.show([NOTE, NOTE])
    assert view.sizeHintForRow(0) > view.sizeHintForRow(1)
