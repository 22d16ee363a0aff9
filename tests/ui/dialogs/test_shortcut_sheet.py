"""The sheet of keys fits its screen and closes by Escape."""

import pytest
from PySide6.QtCore import Qt

from ui.dialogs.shortcut_sheet import ShortcutSheet
from ui.widgets.key_caps import KeyCaps
from ui.widgets.label import Label

GROUPS = [
    ("File", [("New", "Ctrl+N"), ("Quit", "Ctrl+Q")]),
    ("Edit", [("Redo", "Ctrl+Shift+Z, Ctrl+Y")]),
    ("Notes", [("Bold & <b>more</b>", "Ctrl+B")]),
]


@pytest.fixture
def sheet(qtbot) -> ShortcutSheet:
    made = ShortcutSheet(None, GROUPS)
    qtbot.addWidget(made)
    made.show()
    return made


def heading(sheet: ShortcutSheet, words: str) -> Label:
    return next(label for label in sheet.findChildren(Label) if label.text() == words)


def place(sheet: ShortcutSheet, words: str) -> tuple[int, int]:
    spot = heading(sheet, words).mapTo(sheet, heading(sheet, words).rect().topLeft())
    return spot.x(), spot.y()


def test_all_keys_are_there_as_plain_words(sheet) -> None:
    words = [label.text() for label in sheet.findChildren(Label)]
    assert {"New", "Quit", "Redo", "Bold & <b>more</b>", "File", "Edit", "Notes"} <= set(words)
    assert len(sheet.findChildren(KeyCaps)) == 4


def test_two_columns_of_about_the_same_length(sheet) -> None:
    assert place(sheet, "File")[0] < place(sheet, "Edit")[0]
    assert place(sheet, "Edit")[0] == place(sheet, "Notes")[0]


def test_one_column_where_there_is_no_room(sheet, qapp) -> None:
    sheet.resize(400, 500)
    qapp.processEvents()
    assert place(sheet, "File")[0] == place(sheet, "Edit")[0]


def test_it_fits_the_screen_at_the_largest_text(look, qapp, qtbot) -> None:
    look.apply(qapp, "dark", 1.5)
    sheet = ShortcutSheet(None, GROUPS * 9)
    qtbot.addWidget(sheet)
    sheet.show()
    room = sheet.screen().availableSize()
    assert sheet.width() <= room.width()
    assert sheet.height() <= room.height()


def test_no_groups_are_no_harm(qtbot) -> None:
    qtbot.addWidget(ShortcutSheet(None, []))


def test_escape_closes(sheet, qtbot) -> None:
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
