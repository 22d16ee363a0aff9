"""About the two of you: names, addresses, zones, and where the mentorship stands."""

from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.changes import Changes
from mentordesk.domain.mentorship import Format, Mentorship, MentorshipState, Person, Phase
from mentordesk.domain.record import Role
from mentordesk.error_text import problem_text, sentence
from mentordesk.errors import ValidationError
from mentordesk.words import N_, _
from ui.desk_session import DeskSession
from ui.dialogs.modal import while_there
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

    def __init__(self, parent: QWidget | None, session: DeskSession) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About the two of you"))
        self._session = session
        self._problems: dict[str, dict[str, str]] = {}  # by the field whose editing found them
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
        values |= {rest[0]: value for rest, value in self._session.kept(pair.id, "field").items()}
        self._form.replace_values(values)

    def _save(self, name: str, value: object) -> None:
        pair_id = self._session.the_mentorship().mentorship_id
        if name == "start" and value is None:
            return

        def save(desk: Desk) -> Changes:
            # The person as saved last, not as shown: another field of theirs may be under way.
            fields = _fields(desk.mentorships.get(pair_id), name, value)
            return desk.mentorships.update(pair_id, **fields)

        def failed(error: Exception) -> None:
            if isinstance(error, ValidationError):
                self._tell(name, {k: problem_text(p) for k, p in error.problems.items()})
            else:
                self._error.setText(sentence(error))

        def saved(_changes: object) -> None:
            self._error.setText("")
            self._tell(name, {})

        told = (while_there(self, saved), while_there(self, failed))
        self._session.save((pair_id, "field", name), value, save, *told)

    def _tell(self, name: str, found: dict[str, str]) -> None:
        """Show what editing `name` found wrong, and what is still wrong elsewhere."""
        for others in self._problems.values():
            others.pop(name, None)
        self._problems[name] = found
        self._form.set_problems(
            {key: text for each in self._problems.values() for key, text in each.items()}
        )


def _fields(pair: Mentorship, name: str, value: object) -> dict[str, Any]:
    if "." not in name:
        return {name: _PLAIN[name](value) if name in _PLAIN else value}
    role, field = name.split(".")
    person = pair.person(Role(role))
    parts = {"name": person.name, "email": person.email, "zone": person.zone}
    return {role: Person(**{**parts, field: str(value or "").strip()})}


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
        OptionalDate("start", _("Began")),
        OptionalDate("planned_end", _("Planned end")),
        Choice("phase", _("Phase"), choices=[(k.value, _(v)) for k, v in _PHASES.items()]),
        Choice("state", _("State"), choices=[(k.value, _(v)) for k, v in _STATES.items()]),
        Choice("format", _("How you meet"), choices=[(k.value, _(v)) for k, v in _FORMATS.items()]),
        LongText("purpose", _("What it is for")),
    ]
