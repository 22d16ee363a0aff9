"""A list of cards under headings, as a Qt model."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.models.roles import Role
from ui.models.rows import CardData, RowData, Section

Index = QModelIndex | QPersistentModelIndex

_CARD = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class CardModel(QAbstractListModel):
    """Rows are headings (no id) and cards (an id, and what to paint)."""

    def __init__(self, parent: QObject | None = None, *, movable: bool = True) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, str]] = []  # id or nothing, words of a heading
        self._cards: Mapping[str, CardData | RowData] = {}
        self._row_of: dict[str, int] = {}
        self._movable = movable

    def show(self, sections: Sequence[Section], cards: Mapping[str, CardData | RowData]) -> None:
        """Show `sections`; where only cards changed, their rows are repainted in place."""
        rows: list[tuple[str, str]] = []
        for section in sections:
            if section.title:
                rows.append(("", section.title))
            rows.extend((record_id, "") for record_id in section.ids)
        if rows == self._rows:
            self._repaint(cards)
            return
        self.beginResetModel()
        self._rows, self._cards = rows, cards
        self._row_of = {record_id: row for row, (record_id, _) in enumerate(rows) if record_id}
        self.endResetModel()

    def row_of(self, record_id: str) -> int:
        """Return the row of a record, or -1."""
        return self._row_of.get(record_id, -1)

    def id_above(self, row: int, moving: str) -> str:
        """Return the id of the card above `row`, the one that is moving apart, or nothing."""
        for record_id, _ in reversed(self._rows[:row]):
            if record_id and record_id != moving:
                return record_id
        return ""

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row is, by role."""
        if not index.isValid():
            return None
        record_id, heading = self._rows[index.row()]
        if role == Role.ID:
            return record_id
        if role == Role.IS_SECTION:
            return not record_id
        if not record_id:
            words = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return heading if role in words else None
        return _of_card(self._cards[record_id], role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings can be neither chosen nor dragged."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if not self._rows[index.row()][0]:
            return Qt.ItemFlag.ItemNeverHasChildren
        return _CARD | Qt.ItemFlag.ItemIsDragEnabled if self._movable else _CARD

    def _repaint(self, cards: Mapping[str, CardData | RowData]) -> None:
        changed = [row for key, row in self._row_of.items() if cards[key] != self._cards.get(key)]
        self._cards = cards
        for row in changed:
            here = self.index(row, 0)
            self.dataChanged.emit(here, here)


def _of_card(card: CardData | RowData, role: int) -> Any:
    if role == Qt.ItemDataRole.DisplayRole:
        return card.title
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return card.spoken
    if role == Role.CARD:
        return card if isinstance(card, CardData) else None
    if role == Role.ROW:
        return card if isinstance(card, RowData) else None
    return None
