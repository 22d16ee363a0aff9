"""A list of cards under headings as Qt and a screen reader see it."""

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from ui.models.card_model import CardModel
from ui.models.roles import Role
from ui.models.rows import CardData, RowData, Section

CARDS = {name: CardData(title=name.upper(), status="Agreed") for name in "abc"}
SECTIONS = [Section("First", ("a", "b")), Section("Second", ("c",))]


@pytest.fixture
def model(qapp: object) -> CardModel:
    made = CardModel()
    made.show(SECTIONS, CARDS)
    return made


def test_it_keeps_qts_rules(model: CardModel) -> None:
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show([Section("", ("c", "a"))], CARDS)
    model.show([], {})
    assert model.rowCount() == 0
    assert model.data(QModelIndex()) is None
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_headings_are_read_and_cannot_be_chosen(model: CardModel) -> None:
    heading = model.index(0, 0)
    assert heading.data() == heading.data(Qt.ItemDataRole.AccessibleTextRole) == "First"
    assert heading.data(Role.IS_SECTION) is True
    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable
    assert heading.data(Role.CARD) is None


def test_a_section_without_a_title_has_no_heading(model: CardModel) -> None:
    model.show([Section("", ("a",))], CARDS)
    assert [model.index(0, 0).data(), model.rowCount()] == ["A", 1]


def test_cards_are_read_whole_and_dragged(model: CardModel) -> None:
    card = model.index(1, 0)
    assert card.data(Qt.ItemDataRole.AccessibleTextRole) == "A, Agreed"
    assert card.data(Role.CARD) is CARDS["a"]
    assert card.data(Role.ROW) is None
    assert card.flags() & Qt.ItemFlag.ItemIsDragEnabled


def test_rows_of_a_fixed_list_cannot_be_dragged(qapp: object) -> None:
    model = CardModel(movable=False)
    model.show([Section("", ("r",))], {"r": RowData(title="Row", date="1 Nov")})
    row = model.index(0, 0)
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "Row, 1 Nov"
    assert not row.flags() & Qt.ItemFlag.ItemIsDragEnabled


def test_the_card_above_a_gap(model: CardModel) -> None:
    assert [model.row_of(name) for name in ("a", "c", "gone")] == [1, 4, -1]
    assert model.id_above(5, "c") == "b"  # itself does not count, nor do headings
    assert model.id_above(3, "c") == "b"
    assert model.id_above(1, "c") == ""


def test_changed_words_are_repainted_in_place(model: CardModel, qtbot: QtBot) -> None:
    kept = QPersistentModelIndex(model.index(4, 0))
    with qtbot.waitSignal(model.dataChanged) as told:
        model.show(SECTIONS, {**CARDS, "c": CardData(title="Other")})
    assert told.args is not None
    assert told.args[0].row() == told.args[1].row() == 4
    assert kept.isValid()
    assert kept.data() == "Other"
