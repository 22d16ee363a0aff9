"""The trash: what was deleted in the last thirty days, to be had back."""

from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.services.trash import TrashItem
from mentordesk.words import N_, _
from ui.desk_session import DeskSession
from ui.models.card_model import CardModel
from ui.models.presenting import hidden_words, presenting
from ui.models.rows import RowData, Section
from ui.ports import Formats
from ui.widgets.buttons import Button
from ui.widgets.card_list import CardList
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row
from ui.widgets.row_delegate import RowDelegate

_KINDS = {
    "expectation": N_("Expectation"),
    "goal": N_("Goal"),
    "milestone": N_("Milestone"),
    "obstacle": N_("Obstacle"),
    "agreement": N_("Agreement"),
    "concern": N_("Concern"),
    "boundary": N_("Boundary"),
    "meeting": N_("Meeting"),
    "agenda_item": N_("Point of an agenda"),
    "note": N_("Note"),
    "commitment": N_("Commitment"),
    "mentorship": N_("Mentorship"),
}
_WIDTH, _HEIGHT = 520, 420
#: While presenting, what may be private is hidden here, shared or not: a list says too little.
_MOSTLY_PRIVATE = frozenset({"note", "obstacle", "concern"})


class TrashDialog(QDialog):
    """A list, and one button that puts things back."""

    def __init__(self, parent: QWidget, session: DeskSession, formats: Formats) -> None:
        super().__init__(parent)
        self._session = session
        self._formats = formats
        self.setWindowTitle(_("Trash"))
        self._items: list[TrashItem] = []
        self._list = CardList(_("Deleted things"))
        self._model = CardModel(self._list, movable=False)
        self._list.setModel(self._model)
        self._list.setItemDelegate(RowDelegate(self._list))
        self._nothing = Label(_("The trash is empty."), "body", "text3")
        self._restore = Button(_("Put back"), "primary", "undo-2")
        self._restore.clicked.connect(self._put_back)
        self._list.opened.connect(lambda _id: self._put_back())
        close = Button(_("Close"))
        close.clicked.connect(self.accept)
        text = Label(
            _("What you delete stays here for thirty days, then it is erased for good."),
            "body",
            "text2",
            wrap=True,
        )
        parts = column(
            Label(_("Trash"), "title"),
            6,
            text,
            16,
            self._nothing,
            (self._list, 1),
            16,
            row(self._restore, STRETCH, close),
        )
        parts.setContentsMargins(24, 24, 24, 20)
        boxed(parts, self)
        self.resize(_WIDTH, _HEIGHT)
        self._load()

    def _load(self) -> None:
        self._session.ask(lambda desk: desk.trash.items(), self._show)

    def _show(self, items: list[TrashItem]) -> None:
        self._items = items
        rows = {item.id: self._row(item) for item in items}
        self._model.show([Section("", tuple(rows))], rows)
        if items:
            self._list.select_id(items[0].id)
        self._list.setVisible(bool(items))
        self._nothing.setVisible(not items)
        self._restore.setEnabled(bool(items))

    def _row(self, item: TrashItem) -> RowData:
        day = self._formats.short_day(item.trashed_at.astimezone().date())
        kind = _(_KINDS.get(item.kind, item.kind))
        if presenting.hides(private=item.kind in _MOSTLY_PRIVATE):
            return RowData(title=kind, date=day, summary=hidden_words())
        return RowData(title=item.title or kind, date=day, summary=kind)

    def _put_back(self) -> None:
        chosen = self._list.current_id()
        item = next((one for one in self._items if one.id == chosen), None)
        if item is not None:
            self._session.do(
                lambda desk: desk.trash.restore(item.kind, item.id), lambda _c: self._load()
            )
