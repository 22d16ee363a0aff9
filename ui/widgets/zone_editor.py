"""The editor of a time zone: type any part of a city, or choose from the list."""

from datetime import UTC, datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView, QWidget

from mentordesk.domain.zones import is_zone
from mentordesk.words import _
from ui.widgets import zone_names
from ui.widgets.choice_list import dress_list
from ui.widgets.editor import Editor, leave_wheel_to_page
from ui.widgets.field_spec import Zone

Index = QModelIndex | QPersistentModelIndex

_ZONE = Qt.ItemDataRole.UserRole + 1
_BETWEEN = "  ·  "
_LEAST_WIDTH, _ROWS = 12, 9
_TOP = QModelIndex()


class ZoneEditor(Editor):
    """Shows the city and the hours off UTC; values are IANA names.

    Words that name no zone are emitted as they are, when the field is left: what speaks against
    them is told beside the field.
    """

    def __init__(self, _spec: Zone) -> None:
        super().__init__()
        self._known = ""
        self._box = QComboBox()
        self._box.setEditable(True)
        self._box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._box.setMinimumContentsLength(_LEAST_WIDTH)
        self._box.setMaxVisibleItems(_ROWS)
        self._model = _ZoneModel(self._box)
        self._box.setModel(self._model)
        dress_list(self._box.view())
        self._box.setCompleter(self._completer())
        leave_wheel_to_page(self._box)
        self._line().setPlaceholderText(_("City or time zone"))
        self._line().editingFinished.connect(self.settle)
        self._box.activated.connect(self._choose_row)
        self._show("")
        self._hold((self._box, 1))

    def field(self) -> QWidget:
        """Return the box."""
        return self._box

    def is_typed_in(self) -> bool:
        """Tell whether something else than the zone stands in the field."""
        return self._box.hasFocus() and self._box.currentText() != _shown(str(self._known))

    def show_value(self, value: object) -> None:
        """Show a zone."""
        self._known = str(value or "")
        self._show(self._known)

    def settle(self) -> None:
        """Take what was typed for the zone it names."""
        text = self._box.currentText()
        if text != _shown(str(self._known)):
            self._choose(zone_names.zone_of(text.partition(_BETWEEN)[0]))

    def _choose_row(self, row: int) -> None:
        self._choose(str(self._model.index(row).data(_ZONE)))

    def _choose(self, zone: str) -> None:
        self._show(zone)
        self._tell_chosen(zone)

    def _show(self, zone: str) -> None:
        self._box.setCurrentIndex(self._model.row_of(zone))
        self._box.setEditText(_shown(zone))
        self._line().setCursorPosition(0)

    def _line(self) -> QLineEdit:
        line = self._box.lineEdit()
        if line is None:
            raise RuntimeError("an editable box has a line")
        return line

    def _completer(self) -> QCompleter:
        self._found = _ZoneModel(self._box)
        completer = QCompleter(self._found, self._box)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_ROWS)
        popup = QListView()
        completer.setPopup(popup)
        dress_list(popup)
        # Told before the list comes up, so that it comes up with what was found.
        self._line().textEdited.connect(lambda typed: self._found.show(zone_names.found(typed)))
        return completer


class _ZoneModel(QAbstractListModel):
    """Zones, at first all on offer; their hours are worked out for the rows that are seen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._zones = zone_names.offered()

    def show(self, zones: tuple[str, ...]) -> None:
        """Hold these zones alone."""
        self.beginResetModel()
        self._zones = zones
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._zones)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        zone = self._zones[index.row()]
        if role == _ZONE:
            return zone
        is_shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)
        return _shown(zone) if is_shown else None

    def row_of(self, zone: str) -> int:
        """Return the row of a zone, or -1 for one that is not held."""
        return self._zones.index(zone) if zone in self._zones else -1


def _shown(zone: str) -> str:
    if not is_zone(zone):
        return zone
    place, region = zone_names.city(zone), zone_names.area(zone)
    hours = zone_names.offset(zone, datetime.now(UTC))
    return _BETWEEN.join(part for part in (place, region, hours) if part)
