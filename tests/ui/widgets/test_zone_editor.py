"""The editor of a time zone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from ui.widgets.field_spec import Zone
from ui.widgets.zone_editor import ZoneEditor


@pytest.fixture
def editor(qtbot: QtBot) -> ZoneEditor:
    made = ZoneEditor(Zone("zone", "Time zone"))
    made.told = []
    made.chosen.connect(made.told.append)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.field().setFocus(Qt.FocusReason.TabFocusReason)
    return made


@pytest.fixture
def box(editor: ZoneEditor) -> QComboBox:
    found = editor.field()
    assert isinstance(found, QComboBox)
    return found


@pytest.fixture
def line(box: QComboBox) -> QLineEdit:
    found = box.lineEdit()
    assert found is not None
    return found


def type_in(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    line.selectAll()
    qtbot.keyClicks(line, text)


def test_it_shows_city_area_and_hours(editor: ZoneEditor, line: QLineEdit) -> None:
    editor.show_value("Asia/Kolkata")
    assert line.text() == "Kolkata  ·  Asia  ·  UTC+05:30"
    assert editor.told == []
    assert not editor.is_typed_in()


def test_a_zone_that_is_not_on_offer_is_shown_all_the_same(
    editor: ZoneEditor, line: QLineEdit
) -> None:
    editor.show_value("Etc/GMT+5")
    assert line.text() == "GMT+5  ·  Etc  ·  UTC−05:00"
    editor.show_value("Moon/Base")
    assert line.text() == "Moon/Base"
    editor.show_value(None)
    assert line.text() == ""


@pytest.mark.parametrize(
    ("typed", "zone"), [("new york", "America/New_York"), ("Asia/Tokyo", "Asia/Tokyo")]
)
def test_a_name_typed_in_full_is_taken_at_enter(
    editor: ZoneEditor, line: QLineEdit, qtbot: QtBot, typed: str, zone: str
) -> None:
    editor.show_value("Europe/Berlin")
    type_in(qtbot, line, typed)
    assert editor.is_typed_in()
    assert editor.told == []
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert editor.told == [zone]
    assert "UTC" in line.text()


def test_any_part_finds_it_in_the_list(
    editor: ZoneEditor, box: QComboBox, line: QLineEdit, qtbot: QtBot
) -> None:
    editor.show_value("Europe/Berlin")
    type_in(qtbot, line, "argentina/sal")
    popup = box.completer().popup()
    assert popup.isVisible()
    assert popup.model().rowCount() == 1
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert editor.told == ["America/Argentina/Salta"]
    assert line.text().startswith("Salta  ·  America, Argentina")


def test_what_names_no_zone_is_told_as_it_is(
    editor: ZoneEditor, line: QLineEdit, qtbot: QtBot
) -> None:
    editor.show_value("Europe/Berlin")
    type_in(qtbot, line, "Atlantis")
    editor.settle()
    assert editor.told == ["Atlantis"]
    editor.settle()
    assert editor.told == ["Atlantis"]


def test_the_same_zone_again_is_no_edit(editor: ZoneEditor, line: QLineEdit, qtbot: QtBot) -> None:
    editor.show_value("Europe/Berlin")
    type_in(qtbot, line, "berlin")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert editor.told == []
    assert line.text().startswith("Berlin  ·  ")


def test_a_row_of_the_list_is_taken(editor: ZoneEditor, box: QComboBox) -> None:
    row = box.findText("Lisbon", Qt.MatchFlag.MatchStartsWith)
    box.activated.emit(row)
    assert editor.told == ["Europe/Lisbon"]


def test_the_model_keeps_qts_rules(box: QComboBox) -> None:
    QAbstractItemModelTester(
        box.model(), QAbstractItemModelTester.FailureReportingMode.Warning, box
    )
    assert box.model().rowCount() > 400
