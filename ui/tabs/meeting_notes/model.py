"""The list of notes and meetings as a Qt model; words are made only for rows that are shown."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mentordesk.domain.meeting import MeetingState
from mentordesk.services.meetings import MeetingRow
from mentordesk.services.notes import NoteRow
from mentordesk.words import N_, _
from ui.models.presenting import hidden_words, presenting
from ui.models.roles import Role
from ui.models.rows import RowData
from ui.ports import Formats
from ui.tabs.meeting_notes.entries import Entry, id_of, local_day, moment_of

Index = QModelIndex | QPersistentModelIndex

_STATES = {
    MeetingState.PLANNED: N_("Planned"),
    MeetingState.HELD: N_("Held"),
    MeetingState.MISSED: N_("Missed"),
    MeetingState.CANCELLED: N_("Cancelled"),
}


class NoteListModel(QAbstractListModel):
    """Rows are notes, meetings without a note, and headings."""

    def __init__(self, formats: Formats, zone: Callable[[], str], parent: QObject | None = None):
        super().__init__(parent)
        self._formats = formats
        self._zone = zone
        self._entries: list[Entry] = []
        self._row_of: dict[str, int] | None = None

    def show(self, entries: list[Entry]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._entries = entries
        self._row_of = None
        self.endResetModel()

    def update_note(self, note: NoteRow) -> None:
        """Show one note's heading as it is now."""
        row = self.row_of(note.id)
        if row >= 0:
            self._entries[row] = note
            here = self.index(row, 0)
            self.dataChanged.emit(here, here)

    def row_of(self, record_id: str) -> int:
        """Return the row of a record, or -1."""
        if self._row_of is None:  # made when first asked for: 100,000 rows take a while
            self._row_of = {
                id_of(entry): row for row, entry in enumerate(self._entries) if id_of(entry)
            }
        return self._row_of.get(record_id, -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row is, by role."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Role.ID:
            return id_of(entry)
        if role == Role.IS_SECTION:
            return isinstance(entry, str)
        spoken = role == Qt.ItemDataRole.AccessibleTextRole
        if isinstance(entry, str):
            return self._heading(entry) if spoken or role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._row(entry).title
        if role == Role.ROW:
            return self._row(entry)
        return self._row(entry).spoken if spoken else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._entries[index.row()], str):
            return Qt.ItemFlag.ItemNeverHasChildren
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return enabled | Qt.ItemFlag.ItemNeverHasChildren

    def _heading(self, month: str) -> str:
        return self._formats.month(date.fromisoformat(f"{month}-01")) if month else _("Coming up")

    def _row(self, entry: NoteRow | MeetingRow) -> RowData:
        day = self._formats.short_day(local_day(moment_of(entry), self._zone()))
        if isinstance(entry, NoteRow):
            if presenting.hides(private=bool(entry.private)):
                words = _("Private note")
                return RowData(title=words, date=day, summary=hidden_words(), private=True)
            title = entry.title or _("Untitled note")
            return RowData(
                title=title, date=day, summary=entry.summary, private=bool(entry.private)
            )
        state = _(_STATES[MeetingState(entry.state)])
        return RowData(title=entry.title, date=day, summary=state, icon="calendar")
