"""The pages of the course dialog on which something is asked: a pause, a later end, an end."""

from collections.abc import Callable, Sequence
from datetime import date

from mentordesk.desk import Desk
from mentordesk.domain.changes import Changes
from mentordesk.domain.record import Role
from mentordesk.error_text import problem_text, sentence
from mentordesk.errors import Problem, ValidationError
from mentordesk.words import _
from ui.desk_session import DeskSession
from ui.dialogs.pages import Page
from ui.widgets.buttons import Button
from ui.widgets.field_spec import FieldSpec, LongText, OptionalDate
from ui.widgets.form import RecordForm
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, row
from ui.widgets.toggle_chip import ToggleChip


class FormPage(Page):
    """A few fields and a verb; what is wrong is said beneath the field."""

    def __init__(
        self, session: DeskSession, title: str, text: str, specs: Sequence[FieldSpec]
    ) -> None:
        super().__init__(session, title, text)
        self.form = RecordForm(specs)
        self.values: dict[str, object] = {spec.name: None for spec in specs}
        self.form.edited.connect(self._take)

    def begin(self, **values: object) -> None:
        """Show what the fields start with."""
        self.values |= values
        self.form.replace_values(self.values)
        self.form.focus_first()

    def day(self, name: str) -> date | None:
        """Return the date in a field."""
        value = self.values[name]
        return value if isinstance(value, date) else None

    def do(self, verb: Callable[[Desk], Changes], said: str) -> None:
        """Do something with the desk and leave, or say what is wrong."""
        self.problem.hide()
        self.session.do(verb, lambda _changes: self.left.emit(said), self._failed)

    def refuse(self, problems: dict[str, Problem]) -> None:
        """Say what is wrong, at the fields and for the rest below."""
        words = {name: problem_text(problem) for name, problem in problems.items()}
        self.form.set_problems({name: text for name, text in words.items() if name in self.values})
        others = [text for name, text in words.items() if name not in self.values]
        if others:
            self.say(others[0])

    def _take(self, name: str, value: object) -> None:
        self.values[name] = value
        self.form.set_problems({})

    def _failed(self, error: Exception) -> None:
        if isinstance(error, ValidationError):
            self.refuse(error.problems)
        else:
            self.say(sentence(error))


class PausePage(FormPage):
    """A pause, perhaps until a day."""

    def __init__(self, session: DeskSession) -> None:
        text = _(
            "Nothing is lost meanwhile, and you go on whenever you like. Tell each other what the "
            "pause is for, and when you talk about going on."
        )
        super().__init__(
            session, _("Pause"), text, [OptionalDate("paused_until", _("Until (may stay open)"))]
        )
        verb = Button(_("Pause it"), "primary", "clock")
        verb.clicked.connect(self._pause)
        self.compose(self.form, verb=verb)
        self.begin()

    def _pause(self) -> None:
        self.form.flush()
        pair, until = self.session.the_mentorship().mentorship_id, self.day("paused_until")
        self.do(lambda desk: desk.course.pause(pair, until), _("It is paused."))


class ExtendPage(FormPage):
    """A later end, which both have to agree to."""

    def __init__(self, session: DeskSession) -> None:
        text = _(
            "Going on past the planned end is a new decision of both. Ask each other, and write "
            "down here that you did."
        )
        super().__init__(session, _("Extend"), text, [OptionalDate("planned_end", _("New end"))])
        pair = session.the_mentorship()
        self.agrees = {}
        for role in Role:
            name = pair.person(role).name
            words = _("{name} agrees").format(name=pair.person(role).first_name)
            self.agrees[role] = ToggleChip(words, _("{name} agrees").format(name=name))
        verb = Button(_("Extend it"), "primary", "calendar-plus")
        verb.clicked.connect(self._extend)
        chips = row(*self.agrees.values(), STRETCH, spacing=8)
        asked = Label(_("Who agrees?"), "label", "text2")
        self.compose(self.form, 16, asked, 8, chips, verb=verb)
        self.begin(planned_end=pair.planned_end)

    def _extend(self) -> None:
        self.form.flush()
        until = self.day("planned_end")
        if until is None:
            self.refuse({"planned_end": Problem.EMPTY})
            return
        pair = self.session.the_mentorship().mentorship_id
        mentor, mentee = (self.agrees[role].isChecked() for role in Role)
        self.do(
            lambda desk: desk.course.extend(
                pair, until, mentor_agrees=mentor, mentee_agrees=mentee
            ),
            _("The end is later now."),
        )


class CompletePage(FormPage):
    """The work is done, early or not."""

    def __init__(self, session: DeskSession) -> None:
        text = _(
            "What you set out to do is done. That it was done before the planned end makes it no "
            "less of a success."
        )
        specs = [OptionalDate("ended_on", _("Completed on"))]
        super().__init__(session, _("Complete"), text, specs)
        verb = Button(_("Complete it"), "primary", "flag")
        verb.clicked.connect(self._complete)
        self.compose(self.form, verb=verb)
        self.begin(ended_on=session.today())

    def _complete(self) -> None:
        self.form.flush()
        on = self.day("ended_on")
        if on is None:
            self.refuse({"ended_on": Problem.EMPTY})
            return
        pair = self.session.the_mentorship().mentorship_id
        self.do(lambda desk: desk.course.complete(pair, on), _("It is completed."))


class EndPage(FormPage):
    """An end before the work is done; nobody has to say why."""

    def __init__(self, session: DeskSession) -> None:
        text = _(
            "Either of you may end it, at any time and without a reason. A reason that you write "
            "here is part of what you share."
        )
        specs = [LongText("because", _("Why (may stay empty)"))]
        super().__init__(session, _("End"), text, specs)
        verb = Button(_("End it"), "danger", "x")
        verb.clicked.connect(self._end)
        self.compose(self.form, verb=verb)
        self.begin(because="")

    def _end(self) -> None:
        self.form.flush()
        pair, because = self.session.the_mentorship().mentorship_id, self.values["because"]
        self.do(lambda desk: desk.course.end(pair, str(because or "")), _("It has ended."))
