"""About the two of you: names, addresses, zones, and where the mentorship stands."""

from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.domain.mentorship import Format, MentorshipState, Person, Phase
from mentordesk.domain.record import Role
from mentordesk.error_text import problem_text, sentence
from mentordesk.errors import ValidationError
from mentordesk.words import N_, _
from ui.desk_session import DeskSession
from ui.list_detail.scrolling import scrolling
from ui.widgets.buttons import Button
from ui.widgets.field_spec import Choice, FieldSpec, LongText, OptionalDate, Text, Zone
from ui.widgets.form import RecordForm
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row

_FORMATS = {
    Format.VIRTUAL: N_("At a distance"),
    Format.IN_PERSON: N_("In person"),
    Format.HYBRID: N_("Both"),
}
_PHASES = {
    Phase.PREPARING: N_("Preparing"),
    Phase.NEGOTIATING: N_("Negotiating"),
    Phase.ENABLING_GROWTH: N_("Enabling growth"),
    Phase.COMING_TO_CLOSURE: N_("Coming to closure"),
}
_STATES = {
    MentorshipState.ACTIVE: N_("Going on"),
    MentorshipState.PAUSED: N_("Paused"),
    MentorshipState.COMPLETED: N_("Completed"),
    MentorshipState.ENDED: N_("Ended"),
}
_PLAIN: dict[str, type[Any]] = {"format": Format, "phase": Phase, "state": MentorshipState}
_SIZE = (560, 680)


class PairDialog(QDialog):
    """A form that saves itself."""

    def __init__(self, parent: QWidget, session: DeskSession) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About the two of you"))
        self._session = session
        self._problems: dict[str, str] = {}
        self._form = RecordForm(_specs())
        self._form.edited.connect(self._save)
        self._error = Label("", "meta", "bad", wrap=True)
        close = Button(_("Done"), "primary")
        close.clicked.connect(self.accept)
        self._form.setContentsMargins(0, 0, 12, 0)
        parts = column(
            Label(_("About the two of you"), "title"),
            16,
            (scrolling(self._form), 1),
            8,
            self._error,
            12,
            row(STRETCH, close),
        )
        parts.setContentsMargins(24, 24, 24, 20)
        boxed(parts, self)
        self.resize(*_SIZE)
        self._show()

    def done(self, result: int) -> None:
        """Save what is being typed, then close."""
        self._form.flush()
        super().done(result)

    def _show(self) -> None:
        pair = self._session.the_mentorship()
        values: dict[str, object] = {
            name: getattr(pair, name)
            for name in ("format", "phase", "state", "start", "planned_end", "purpose")
        }
        for role in Role:
            person = pair.person(role)
            for field in ("name", "email", "zone"):
                values[f"{role.value}.{field}"] = getattr(person, field)
        self._form.replace_values(values)

    def _save(self, name: str, value: object) -> None:
        pair = self._session.the_mentorship()
        if name == "start" and value is None:
            return

        def fields() -> dict[str, Any]:
            if "." in name:
                role, field = name.split(".")
                person = pair.person(Role(role))
                parts = {"name": person.name, "email": person.email, "zone": person.zone}
                return {role: Person(**{**parts, field: str(value or "").strip()})}
            return {name: _PLAIN[name](value) if name in _PLAIN else value}

        def failed(error: Exception) -> None:
            if isinstance(error, ValidationError):
                self._problems |= {k: problem_text(p) for k, p in error.problems.items()}
                self._form.set_problems(self._problems)
            else:
                self._error.setText(sentence(error))

        def saved(_changes: object) -> None:
            self._problems.pop(name, None)
            self._form.set_problems(self._problems)

        changed = fields()
        self._session.do(lambda d: d.mentorships.update(pair.id, **changed), saved, failed)


def _specs() -> list[FieldSpec]:
    people: list[FieldSpec] = []
    for role, words in ((Role.MENTOR, _("Mentor")), (Role.MENTEE, _("Mentee"))):
        people += [
            Text(f"{role.value}.name", _("{role}: name").format(role=words)),
            Text(f"{role.value}.email", _("{role}: e-mail").format(role=words)),
            Zone(f"{role.value}.zone", _("{role}: time zone").format(role=words)),
        ]
    return [
        *people,
        Choice("format", _("How you meet"), choices=[(k.value, _(v)) for k, v in _FORMATS.items()]),
        OptionalDate("start", _("Began")),
        OptionalDate("planned_end", _("Planned end")),
        Choice("phase", _("Phase"), choices=[(k.value, _(v)) for k, v in _PHASES.items()]),
        Choice("state", _("State"), choices=[(k.value, _(v)) for k, v in _STATES.items()]),
        LongText("purpose", _("What it is for")),
    ]
