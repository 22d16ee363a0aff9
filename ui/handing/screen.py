"""The chair is handed over: one form, and nothing else of the desk."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from mentordesk.error_text import sentence
from mentordesk.words import _, ngettext
from ui.handing.presenter import Question
from ui.start.card import StartScreen
from ui.tabs.expectations.fields import answer_fields
from ui.widgets.buttons import Button
from ui.widgets.form import RecordForm
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, refill, row

_WIDTH = 560


class HandOver(StartScreen):
    """Asks who sits in the chair, then one question after the other."""

    chosen = Signal(object)  # a Role
    edited = Signal(str, object)
    stepped = Signal(int)
    ended = Signal()
    given_up = Signal()
    given_back = Signal()

    def __init__(self, pair: Mentorship, *, locks: bool = True) -> None:
        """Make the screen; `locks` where the way back is by a passphrase."""
        super().__init__(_WIDTH)
        self._pair = pair
        self._locks = locks
        #: Whoever decides for it, who lives as long as it is shown.
        self.presenter: object = None
        self._form: RecordForm | None = None
        self._above = Label("", "label", "text2")
        self._title = Label("", "title", wrap=True)
        self._text = Label("", "body", "text2", wrap=True)
        self._trouble = Label("", "meta", "bad", wrap=True)
        self._middle = QVBoxLayout()
        self._buttons = QVBoxLayout()
        words = column(self._above, 2, self._title, 6, self._text)
        self.fill(column(words, 20, self._middle, self._trouble, 20, self._buttons))
        self._trouble.hide()

    def show_people(self, questions: Mapping[Role, int]) -> None:
        """Ask who sits in the chair."""
        words = _(
            "One after the other answers alone. Answers are sealed: they open once both of you "
            "have answered, side by side. While somebody answers, nothing else of this desk can be "
            "seen."
        )
        if self._locks:
            words = f"{words} " + _("The way back asks for your passphrase.")
        self._say("", _("Who answers now?"), words)
        offered = []
        for role, count in questions.items():
            words = ngettext("{name}: {n} question", "{name}: {n} questions", count)
            button = Button(words.format(name=self._name(role), n=count), "primary", "pencil")
            button.setEnabled(bool(count))
            button.clicked.connect(lambda _on=False, who=role: self.chosen.emit(who))
            offered.append(button)
        back = Button(_("Not now"))
        back.clicked.connect(self.given_up)
        self._offer(*offered, back)

    def show_question(
        self, question: Question, person: Role, place: int, total: int, values: Mapping[str, object]
    ) -> None:
        """Show one question with the fields to answer it."""
        place_words = _("{name}  ·  question {place} of {total}")
        self._say(
            place_words.format(name=self._name(person), place=place, total=total),
            question.expectation.title,
            _("Sealed until both of you have answered. You can leave it empty."),
        )
        whose = self._pair.person(person)
        specs = [
            spec
            for spec in answer_fields(person.value, whose.first_name, whose.zone)
            if spec.name in values
        ]
        self._form = RecordForm(specs)
        self._form.replace_values(values)
        self._form.edited.connect(self.edited)
        self._middle.addWidget(self._form)
        on = Button(_("Next") if place < total else _("That was the last"), "primary")
        back, done = Button(_("Back")), Button(_("Leave the rest"), "ghost")
        back.setEnabled(place > 1)
        on.clicked.connect(lambda: self._leave(1))
        back.clicked.connect(lambda: self._leave(-1))
        done.clicked.connect(self._end)
        self._buttons.addWidget(boxed(row(back, on, STRETCH, done, spacing=8)))
        self._form.focus_first()

    def show_end(self, person: Role, answered: int, total: int) -> None:
        """Thank, and say that the computer is to be given back."""
        words = _("{answered} of {total} answered. Nobody reads it before both have answered.")
        self._say(
            "",
            _("Thank you, {name}").format(name=self._name(person)),
            words.format(answered=answered, total=total),
        )
        way = (_("Lock the desk"), "lock") if self._locks else (_("Back to the desk"), "check")
        back = Button(way[0], "primary", way[1])
        back.clicked.connect(self.given_back)
        again = Button(_("Look through my answers"))
        again.clicked.connect(lambda: self.chosen.emit(person))
        again.setVisible(bool(total))
        self._offer(back, again)

    def show_trouble(self, error: BaseException) -> None:
        """Say that the last words are not saved yet, and why."""
        self._trouble.setText(sentence(error))
        self._trouble.show()

    def flush(self) -> None:
        """Tell at once what is being typed."""
        if self._form is not None:
            self._form.flush()

    def _name(self, role: Role) -> str:
        return self._pair.person(role).first_name

    def _leave(self, by: int) -> None:
        self.flush()
        self.stepped.emit(by)

    def _end(self) -> None:
        self.flush()
        self.ended.emit()

    def _say(self, above: str, title: str, text: str) -> None:
        self._form = None
        for place in (self._middle, self._buttons):
            refill(place, [])
        self._above.setText(above)
        self._above.setVisible(bool(above))
        self._title.setText(title)
        self._text.setText(text)
        self._trouble.hide()

    def _offer(self, *buttons: QWidget) -> None:
        self._buttons.addWidget(boxed(column(*buttons, spacing=8)))
        first = next(one for one in buttons if one.isEnabled())
        first.setFocus(Qt.FocusReason.OtherFocusReason)
