"""What a list model tells our delegates about a row."""

from enum import IntEnum

from PySide6.QtCore import Qt


class Role(IntEnum):
    """Data roles beside Qt's own.

    ID is a str; IS_SECTION is a bool (its words are in Qt's DisplayRole); CARD is a `CardData`;
    ROW is a `RowData`. Tell a screen reader the whole row through Qt's AccessibleTextRole.
    """

    ID = Qt.ItemDataRole.UserRole + 1
    IS_SECTION = Qt.ItemDataRole.UserRole + 2
    CARD = Qt.ItemDataRole.UserRole + 3
    ROW = Qt.ItemDataRole.UserRole + 4
