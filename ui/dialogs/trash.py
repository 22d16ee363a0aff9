"""The trash: what was deleted in the last thirty days, to be had back."""

from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from mentordesk.services.trash import TrashItem
from mentordesk.words import N_, _
from ui.desk_session import DeskSession
from ui.ports import Formats
from ui.widgets.buttons import Button
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row

_KINDS = {
    "expectation": N_("Expectation"),
    "goal": N_("Goal"),
    "milestone": N_("Milestone"),
    "obstacle": N_("Obstacle"),
    "boundary": N_("Boundary"),
    "meeting": N_("Meeting"),
    "agenda_item": N_("Point of an agenda"),
    "note": N_("Note"),
    "commitment": N_("Commitment"),
    "mentorship": N_("Mentorship"),
}
_WIDTH, _HEIGHT = 520, 420


class TrashDialog(QDialog):
    """A list, and one button that puts things back."""

    def __init__(self, parent: QWidget, session: DeskSession, formats: Formats) -> None:
        super().__init__(parent)
        self._session = session
        self._formats = formats
        self.setWindowTitle(_("Trash"))
        self._items: list[TrashItem] = []
        self._list = QListWidget()
        self._list.setAccessibleName(_("Deleted things"))
        self._nothing = Label(_("The trash is empty."), "body", "text3")
        self._restore = Button(_("Put back"), "primary", "undo-2")
        self._restore.clicked.connect(self._put_back)
        self._list.itemActivated.connect(lambda _item: self._put_back())
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
        self._list.clear()
        for item in items:
            day = self._formats.short_day(item.trashed_at.astimezone().date())
            kind = _(_KINDS.get(item.kind, item.kind))
            self._list.addItem(QListWidgetItem(f"{item.title}  ·  {kind}  ·  {day}"))
        self._list.setCurrentRow(0 if items else -1)
        self._list.setVisible(bool(items))
        self._nothing.setVisible(not items)
        self._restore.setEnabled(bool(items))

    def _put_back(self) -> None:
        row_number = self._list.currentRow()
        if 0 <= row_number < len(self._items):
            item = self._items[row_number]
            self._session.do(
                lambda desk: desk.trash.restore(item.kind, item.id), lambda _c: self._load()
            )
