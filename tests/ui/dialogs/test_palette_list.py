"""Rows of the palette are told and painted whole."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from ui.dialogs.palette_list import ITEM, PaletteDelegate, PaletteItem, PaletteModel, spoken
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
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "The draft, a draft, 12 Nov, private"
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
