"""The fields of a meeting, with what speaks against its time above them."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain.meeting import Meeting, MeetingState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.scheduling import SchedulingWarning
from mentordesk.words import _
from ui.tabs.meeting_notes.objections import Objections
from ui.widgets.buttons import Button
from ui.widgets.field_spec import FieldSpec, LocalMoment, Number, Text, Zone
from ui.widgets.form import RecordForm
from ui.widgets.layout import STRETCH, boxed, column, row
from ui.widgets.segmented import Segmented

_FIELDS = ("title", "minutes", "place", "link", "passcode")
_TIME = ("starts_local", "zone")  # of what is planned, that is a move


class MeetingForm(QWidget):
    """Saves itself while it is filled in."""

    edited = Signal(str, str, object)
    finished = Signal()
    paste_wanted = Signal(str)
    asked = Signal(str)  # the dialog that is wanted
    following_chosen = Signal(bool)

    def __init__(self, pair: Callable[[], Mentorship]) -> None:
        super().__init__()
        self._shown = ""
        self._objections = Objections(pair)
        self._form = RecordForm(meeting_specs())
        self._scope = Segmented(_("How much of the series"))
        only, following = _("Only this one"), _("This and all that follow")
        self._scope.set_items([("one", only, None), ("follow", following, None)])
        self._scope.current_changed.connect(lambda key: self.following_chosen.emit(key == "follow"))
        self._move = Button(_("Move it…"), "", "calendar-clock")
        self._move.clicked.connect(self._ask_to_move)
        done = Button(_("Done"), "primary")
        paste = Button(_("Paste an invitation…"), "", "copy")
        paste.clicked.connect(self._paste)
        done.clicked.connect(self._finish)
        self._form.edited.connect(self._tell)
        boxed(
            column(
                self._objections,
                12,
                row(self._scope, STRETCH),
                12,
                self._form,
                14,
                row(self._move, STRETCH),
                20,
                row(done, paste, STRETCH, spacing=8),
                STRETCH,
            ),
            self,
        )

    def show_meeting(self, meeting: Meeting, objections: Sequence[SchedulingWarning]) -> None:
        """Show a meeting; fields being typed in stay as they are."""
        planned = meeting.state is MeetingState.PLANNED
        fields = _FIELDS if planned else (*_FIELDS, *_TIME)
        values = {name: getattr(meeting, name) for name in fields}
        self._move.setVisible(planned)
        self._scope.setVisible(planned and meeting.series_id is not None)
        self._objections.show_objections(objections)
        if meeting.id == self._shown and self.isVisible():
            self._form.set_values(values)
            return
        self._form.replace_values(values)  # which first tells what was typed for the one before
        self._form.set_problems({})
        self._shown = meeting.id
        self._scope.select_key("one")
        self._form.focus_first()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong beside the fields."""
        self._form.set_problems(problems)

    def flush(self) -> None:
        """Tell what waits to be told."""
        self._form.flush()

    def _tell(self, name: str, value: object) -> None:
        if self._shown:
            self.edited.emit(self._shown, name, value)

    def _paste(self) -> None:
        self._form.flush()
        self.paste_wanted.emit(self._shown)

    def _ask_to_move(self) -> None:
        self._form.flush()
        self.asked.emit("move")

    def _finish(self) -> None:
        self._form.flush()
        self.finished.emit()


def meeting_specs() -> list[FieldSpec]:
    """Return the fields of a meeting that a person fills in."""
    return [
        Text("title", _("What it is about")),
        LocalMoment("starts_local", _("Starts")),
        Number(
            "minutes",
            _("Lasts"),
            low=5,
            high=1440,
            unit=_("minutes"),
            step=15,
            usual=(30, 45, 60),
        ),
        Zone("zone", _("Time zone of the start")),
        Text("place", _("Place"), placeholder=_("A room, a café, a phone number")),
        Text("link", _("Link to join"), placeholder="https://"),
        Text("passcode", _("Passcode"), placeholder=_("Shown to nobody till it is asked for")),
    ]
