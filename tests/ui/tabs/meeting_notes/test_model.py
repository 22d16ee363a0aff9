"""The list of notes and meetings as Qt and a screen reader see it."""

import pytest
from PySide6.QtCore import QLocale, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from mentordesk.services.meetings import MeetingRow
from mentordesk.services.notes import NoteRow
from ui.formats import LocaleFormats
from ui.models.roles import Role
from ui.tabs.meeting_notes.model import NoteListModel

NOTE = NoteRow("2026-11-10T09:00:00Z", "n1", "Draft", "About chapter five", None, 1)
UNTITLED = NoteRow("2026-10-31T23:30:00Z", "n2", "", "", None, 0)
MEETING = MeetingRow("m1", "Talk", "2026-12-01T15:00:00Z", "planned", 45)


@pytest.fixture
def model(qapp: object) -> NoteListModel:
    made = NoteListModel(LocaleFormats(QLocale("en_GB")), lambda: "Europe/Berlin")
    made.show(["", MEETING, "2026-11", NOTE, UNTITLED])
    return made


def spoken(model: NoteListModel, row: int) -> str:
    return str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def test_it_keeps_qts_rules(model: NoteListModel) -> None:
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show([NOTE])
    model.show([])
    assert model.rowCount() == 0
    assert model.data(QModelIndex()) is None


def test_headings_are_read_and_cannot_be_chosen(model: NoteListModel) -> None:
    for row, words in ((0, "Coming up"), (2, "November")):
        here = model.index(row, 0)
        assert here.data() == spoken(model, row) == words
        assert here.data(Role.IS_SECTION) is True
        assert not here.flags() & Qt.ItemFlag.ItemIsSelectable


def test_a_note_tells_its_title_day_and_that_it_is_private(model: NoteListModel) -> None:
    assert spoken(model, 3) == "Draft, 10 Nov, private, About chapter five"
    assert model.index(3, 0).flags() & Qt.ItemFlag.ItemIsSelectable


def test_a_note_without_a_title_has_a_name_and_my_day(model: NoteListModel) -> None:
    assert spoken(model, 4) == "Untitled note, 1 Nov"


def test_a_meeting_tells_how_it_stands(model: NoteListModel) -> None:
    assert spoken(model, 1) == "Talk, 1 Dec, Planned"
    states = {"held": "Held", "missed": "Missed", "cancelled": "Cancelled"}
    for state, words in states.items():
        model.show([MEETING._replace(state=state)])
        assert spoken(model, 0) == f"Talk, 1 Dec, {words}"


def test_rows_are_found_by_id(model: NoteListModel) -> None:
    assert [model.row_of(name) for name in ("m1", "n2", "gone", "")] == [1, 4, -1, -1]
    model.show([UNTITLED])
    assert model.row_of("n2") == 0


def test_a_note_changes_in_place(model: NoteListModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.dataChanged) as told:
        model.update_note(NOTE._replace(title="Final"))
    assert told.args is not None
    assert told.args[0].row() == 3
    assert model.index(3, 0).data() == "Final"
    model.update_note(NOTE._replace(id="gone"))
    assert model.rowCount() == 5
