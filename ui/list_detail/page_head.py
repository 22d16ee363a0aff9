"""The head of a page: how it stands, edit and more, and the title beneath."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from mentordesk.words import _
from ui.widgets.buttons import IconButton
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row
from ui.widgets.pill import Pill


class PageHead(QWidget):
    """Status, title, and what can be done with a record."""

    edit = Signal()
    delete = Signal()

    def __init__(self, edit_text: str) -> None:
        super().__init__()
        self._status = Pill("neutral", "", "circle-dashed")
        self._title = Label("", "title", wrap=True)
        edit = IconButton("pencil", edit_text, "F2")
        edit.clicked.connect(self.edit)
        more = IconButton("ellipsis", _("More"))
        self.menu = QMenu(more)
        self.menu.addAction(_("Delete"), self.delete.emit)
        more.setMenu(self.menu)
        boxed(column(row(self._status, STRETCH, edit, more), 12, self._title), self)

    def show_head(self, status: tuple[str, str, str], title: str) -> None:
        """Show (tone, words, icon) and a title."""
        self._status.set_status(*status)
        self._title.setText(title)
