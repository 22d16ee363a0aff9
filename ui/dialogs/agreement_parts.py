"""The parts of the agreement's dialog: each one's word, a clause, and what became of one."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain.agreement import Acceptance, Clause, ClauseChange, Difference, How
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from mentordesk.error_text import problem_text
from mentordesk.errors import Problem
from mentordesk.exchange.agreement_markdown import HOW_WORDS, clause_lines
from mentordesk.words import N_, _
from ui.ports import Formats
from ui.widgets.answer import Answer
from ui.widgets.buttons import Button
from ui.widgets.field_spec import Choice, OptionalDate, Text
from ui.widgets.form import RecordForm
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row
from ui.widgets.pill import Pill

_OF_THE_DAY = (Problem.IN_THE_FUTURE, Problem.OVERTAKEN)
_CHANGES: dict[ClauseChange, tuple[str, str, str]] = {
    ClauseChange.ADDED: ("ok", N_("New"), "plus"),
    ClauseChange.CHANGED: ("warn", N_("Changed"), "pencil"),
    ClauseChange.REMOVED: ("neutral", N_("No longer agreed on"), "circle-x"),
}


class Word(QWidget):
    """One person's word: as it was given, or the fields to give it."""

    given = Signal(object)  # an Acceptance
    taken_back = Signal()

    def __init__(self, role: Role, name: str, today: date) -> None:
        super().__init__()
        self._values: dict[str, object] = {"name": name, "on": today, "how": How.HERE.value}
        self._said = Answer(role.value)
        self._back = Button(_("Take it back"), "ghost")
        self._back.clicked.connect(self.taken_back)
        ways = [(way.value, _(words)) for way, words in HOW_WORDS.items()]
        self._form = RecordForm(
            [
                Text("name", _("Name")),
                OptionalDate("on", _("On")),
                Choice("how", _("How"), choices=ways),
            ]
        )
        self._form.replace_values(self._values)
        self._form.edited.connect(self._values.__setitem__)
        accept = Button(_("{name} accepts").format(name=name.split()[0]), "primary", "check")
        accept.clicked.connect(self._give)
        self._asked = boxed(column(self._form, 10, row(accept, STRETCH)))
        boxed(column(row((self._said, 1), self._back), 10, self._asked), self)
        self._name = name

    def show_word(
        self, word: Acceptance | None, formats: Formats, *, may_give: bool = True
    ) -> None:
        """Show the word as it was given, or ask for it where it may be given."""
        self._form.set_problems({})
        self._asked.setVisible(word is None and may_give)
        self._back.setVisible(word is not None)
        if word is None:
            self._said.show_answer(self._name, "", _("Has not accepted yet"))
            return
        said = _("Accepted on {date}, {how}")
        when = formats.day(word.on)
        self._said.show_answer(word.name, said.format(date=when, how=_(HOW_WORDS[word.how])), "")

    def show_problem(self, problem: Problem) -> None:
        """Show what is wrong, at the field that it is about."""
        self._show_problem("on" if problem in _OF_THE_DAY else "name", problem)

    def _show_problem(self, field: str, problem: Problem) -> None:
        self._form.set_problems({field: problem_text(problem)})
        self._form.focus_field(field)

    def _give(self) -> None:
        self._form.flush()
        on = self._values["on"]
        if not isinstance(on, date):
            self._show_problem("on", Problem.EMPTY)
            return
        name, how = str(self._values["name"]), How(str(self._values["how"]))
        self.given.emit(Acceptance(name=name, on=on, how=how))


def clause_block(clause: Clause, pair: Mentorship, formats: Formats) -> QWidget:
    """Return a clause as it is read: its title, then what it says."""
    lines = clause_lines(clause, pair, formats.day)
    said = Label("\n".join(lines), "body", "text2", wrap=True)
    said.setVisible(bool(lines))
    return boxed(column(Label(clause.title, "body_strong", wrap=True), 2, said))


def difference_block(difference: Difference, pair: Mentorship, formats: Formats) -> QWidget:
    """Return what became of a clause: before and after, one beneath the other."""
    tone, words, icon = _CHANGES[difference.change]
    title = Label(difference.title, "body_strong", wrap=True)
    head = row((title, 1), Pill(tone, _(words), icon), spacing=8)
    parts: list[QWidget] = []
    for clause, name in ((difference.before, _("Before")), (difference.after, _("Now"))):
        if clause is not None:
            said = Answer("both")
            text = "\n".join(clause_lines(clause, pair, formats.day))
            said.show_answer(name, text, clause.title)
            parts.append(said)
    return boxed(column(head, *parts, spacing=8))
