"""The page of one expectation: what each of the two answered, and what they agreed."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal

from mentordesk.domain.expectation import Expectation, ExpectationState
from mentordesk.domain.record import Role
from mentordesk.domain.terms import Terms
from mentordesk.exchange.term_words import terms_words
from mentordesk.words import _
from ui.list_detail.page_head import PageHead
from ui.list_detail.view import RecordPage
from ui.ports import Formats
from ui.tabs.expectations.presenter import STATES
from ui.widgets.answer import Answer
from ui.widgets.buttons import Button
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row


class ExpectationPageView(RecordPage):
    """Shows an expectation as the inspector does."""

    agree_requested = Signal()
    in_turn_requested = Signal()

    def __init__(self, formats: Formats, names: Callable[[], Mapping[Role, str]]) -> None:
        super().__init__()
        self._formats = formats
        self._names = names
        self._head = PageHead(_("Edit expectation"))
        self._head.edit.connect(self.edit_requested)
        self._head.delete.connect(self.delete_requested)
        self._answers = {role: Answer(role.value) for role in Role}
        self._agreed = Answer("both")
        self._again = Label("", "body", "warn", wrap=True)
        self._review = Label("", "meta", "text3", wrap=True)
        self._agree = Button(_("We agree on this"), "", "handshake")
        self._agree.clicked.connect(self.agree_requested)
        self._in_turn = Button(_("Answer in turn, sealed…"), "ghost", "users")
        self._in_turn.clicked.connect(self.in_turn_requested)
        parts = column(
            self._head,
            20,
            self._answers[Role.MENTOR],
            16,
            self._answers[Role.MENTEE],
            16,
            self._agreed,
            12,
            self._again,
            8,
            self._review,
            12,
            row(self._agree, STRETCH),
            row(self._in_turn, STRETCH),
            STRETCH,
            margins=(24, 28, 24, 24),
        )
        boxed(parts, self)

    def show_record(self, page: Expectation) -> None:
        """Show an expectation."""
        tone, words, icon = STATES[page.state]
        names = self._names()
        self._head.show_head((tone, _(words), icon), page.title)
        for role, answer in self._answers.items():
            sealed = role in page.sealed_by
            nothing = _("Sealed until both have answered") if sealed else _("No answer yet")
            said = self._said(page.answer(role), page.terms(role))
            answer.show_answer(names[role], said, nothing)
        agreed = page.state is ExpectationState.AGREED
        when = self._formats.day(page.agreed_on) if page.agreed_on else ""
        title = _("Agreed on {date}").format(date=when) if agreed else _("What you could agree on")
        said = self._said(page.agreed_answer, page.agreed_terms)
        self._agreed.show_answer(title, said, "")
        self._agreed.setVisible(bool(said))
        again = _("To settle anew: {why}").format(why=page.again_because)
        self._again.setText(again if page.again_because else "")
        self._again.setVisible(bool(page.again_because))
        review = page.review_on
        self._review.setText(
            _("Review on {date}").format(date=self._formats.day(review)) if review else ""
        )
        self._review.setVisible(review is not None)
        self._agree.setText(_("It still holds") if page.again_because else _("We agree on this"))
        self._agree.setVisible(not agreed)
        self._in_turn.setVisible(page.state is ExpectationState.UNANSWERED)

    def _said(self, words: str, terms: Terms) -> str:
        return "\n".join(
            filter(None, (words.strip(), *terms_words(terms, self._formats.short_day)))
        )
