"""The page of one boundary: what it says, what it does, and whether both hold to it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from mentordesk.domain.boundary import Boundary, BoundaryState
from mentordesk.domain.record import Role
from mentordesk.exchange.term_words import boundary_words
from mentordesk.words import _
from ui.list_detail.page_head import PageHead
from ui.list_detail.view import RecordPage
from ui.ports import Formats
from ui.tabs.boundaries.presenter import STATES
from ui.widgets.buttons import Button
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row


class BoundaryPageView(RecordPage):
    """Shows a boundary as the inspector does."""

    agree_requested = Signal()
    declined = Signal(str)
    propose_requested = Signal()

    def __init__(self, formats: Formats, names: Callable[[], Mapping[Role, str]]) -> None:
        super().__init__()
        self._formats = formats
        self._names = names
        self._head = PageHead(_("Edit boundary"))
        self._head.edit.connect(self.edit_requested)
        self._head.delete.connect(self.delete_requested)
        self._detail = Label("", "body", "text2", wrap=True)
        self._acts = Label(_("Acts while you plan meetings"), "label", "text2")
        self._rules = Label("", "body", wrap=True)
        self._because = Label("", "body", "text2", wrap=True)
        self._dates = Label("", "meta", "text3", wrap=True)
        self._agree = Button(_("We agree"), "", "handshake")
        self._decline = Button(_("Not like this"), "ghost")
        self._again = Button(_("Propose again"), "", "rotate-ccw")
        self._reason = QLineEdit()
        self.boundary_id = ""
        self._told = ""
        self._asked = self._make_reason()
        self._compose()
        self._connect()

    def show_record(self, page: Boundary) -> None:
        """Show a boundary; a reason being typed for another one is told first."""
        if page.id != self.boundary_id:
            self.flush()
            self._asked.hide()
            self.boundary_id = page.id
        tone, words, icon = STATES[page.state]
        self._head.show_head((tone, _(words), icon), page.title)
        _say(self._detail, page.detail)
        rules = boundary_words(page, self._names(), self._formats.short_day)
        _say(self._rules, "\n".join(rules))
        self._acts.setVisible(bool(rules))
        declined = page.state is BoundaryState.DECLINED
        _say(self._because, page.declined_because if declined else "")
        _say(self._dates, self._dates_of(page))
        self._agree.setVisible(page.state is not BoundaryState.AGREED)
        self._decline.setVisible(page.state is not BoundaryState.DECLINED)
        self._again.setVisible(declined)
        if declined or not self._reason.text().strip():
            self._asked.hide()

    def flush(self) -> None:
        """Tell a reason that is being typed: that it is declined was said before."""
        if not self._asked.isHidden() and self._reason.text() != self._told:
            self._tell_reason()

    def _compose(self) -> None:
        boxed(
            column(
                self._head,
                10,
                self._detail,
                20,
                self._acts,
                4,
                self._rules,
                self._because,
                8,
                self._dates,
                16,
                row(self._agree, self._again, self._decline, STRETCH, spacing=8),
                8,
                self._asked,
                STRETCH,
                margins=(24, 28, 24, 24),
            ),
            self,
        )

    def _make_reason(self) -> QWidget:
        label = Label(_("Why not? A few words help the next talk."), "label", "text2")
        self._reason.setAccessibleName(label.text())
        keep = Button(_("Keep"), "")
        keep.clicked.connect(self._tell_reason)
        self._reason.returnPressed.connect(self._tell_reason)
        return boxed(column(label, 6, row((self._reason, 1), keep, spacing=8)))

    def _connect(self) -> None:
        self._agree.clicked.connect(self._asked.hide)  # thought better of it
        self._agree.clicked.connect(self.agree_requested)
        self._again.clicked.connect(self.propose_requested)
        self._decline.clicked.connect(self._ask_reason)

    def _ask_reason(self) -> None:
        self._reason.clear()
        self._told = ""
        self._asked.show()
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_reason(self) -> None:
        if self._reason.text().strip():
            self._told = self._reason.text()
            self.declined.emit(self._told)

    def _dates_of(self, page: Boundary) -> str:
        parts = []
        if page.agreed_on:
            day = self._formats.day(page.agreed_on)
            parts.append(_("Agreed on {date}").format(date=day))
        if page.review_on:
            day = self._formats.day(page.review_on)
            parts.append(_("Review on {date}").format(date=day))
        return "  ·  ".join(parts)


def _say(label: Label, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words.strip()))
