"""A pasted invitation: what it says fills the fields of a meeting, once the person has looked."""

from typing import Any

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from mentordesk.calendar.invitation_text import Invitation, InvitationWarning, WarnOf
from mentordesk.error_text import problem_text, sentence
from mentordesk.errors import LinkRefused, ValidationError
from mentordesk.services import joining
from mentordesk.words import N_, _
from ui.desk_session import DeskSession
from ui.list_detail.scrolling import scrolling
from ui.ports import Formats
from ui.tabs.meeting_notes.meeting_form import meeting_specs
from ui.theme.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.form import RecordForm
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row
from ui.widgets.segmented import Segmented

_SIZE = (600, 760)
_WARNINGS = {
    WarnOf.ID_DIFFERS: N_("The meeting number in the text is not the one in the link: {text}"),
    WarnOf.SEVERAL_LINKS: N_("There are several links to join. Check that this is the right one."),
    WarnOf.LINK_REFUSED: N_("A link was left out: {reason}"),
    WarnOf.LOOK_ALIKE: N_(
        "A link looks like a provider's and is not: {text}. Ask who sent it before you open it."
    ),
    WarnOf.NO_JOIN_LINK: N_("There is no link to join in the text."),
    WarnOf.TIME_NOT_UNDERSTOOD: N_("The time was not understood: {text}"),
    WarnOf.TIME_AMBIGUOUS: N_("Day and month could be either way round: {text}. Choose one."),
    WarnOf.YEAR_ASSUMED: N_("No year is given. Check the date."),
    WarnOf.WEEKDAY_DIFFERS: N_("The weekday in the text does not fit the date: {text}"),
    WarnOf.ZONE_UNKNOWN: N_("The time zone is not known here: {text}. Choose one."),
    WarnOf.REPEATS: N_("It is a meeting that comes again. Only this one is filled in."),
    WarnOf.TEXT_CUT: N_("The text is very long. Only its beginning was read."),
}


class PasteInvitation(QDialog):
    """Text in, fields to look at, and one change to the meeting."""

    def __init__(
        self, parent: QWidget | None, session: DeskSession, formats: Formats, meeting_id: str
    ) -> None:
        super().__init__(parent)
        self._session, self._formats, self._meeting_id = session, formats, meeting_id
        self._values: dict[str, Any] = {}
        self._found: Invitation | None = None
        self.setWindowTitle(_("Paste an invitation"))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(_("The invitation's text"))
        self.text.setPlaceholderText(_("Paste the whole text of the e-mail here"))
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self._read)
        self._warnings = Label("", "body", "warn", wrap=True)
        self._readings = Segmented(_("Which day is meant"))
        self._readings.current_changed.connect(self._choose_reading)
        self.form = RecordForm(meeting_specs())
        self.form.edited.connect(self._values.__setitem__)
        self._problem = Label("", "body", "bad", wrap=True)
        self.use = Button(_("Use it for this meeting"), "primary", "check")
        self.use.clicked.connect(self._use)
        self._compose()
        session.ask(lambda desk: desk.meetings.get(meeting_id), self._begin)

    def _compose(self) -> None:
        about = _("MentorDesk finds the link, the time and the passcode in it. Nothing is sent.")
        self.text.setFixedHeight(theme().px(150))
        cancel = Button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        inside = column(
            Label(about, "body", "text2", wrap=True),
            12,
            self.text,
            12,
            self._warnings,
            row(self._readings, STRETCH),
            8,
            self.form,
            STRETCH,
            margins=(0, 0, 12, 0),
        )
        foot = row(self.use, cancel, (self._problem, 1), spacing=8)
        head = Label(_("Paste an invitation"), "title")
        boxed(
            column(head, 8, (scrolling(boxed(inside)), 1), 16, foot, margins=(24, 24, 24, 20)), self
        )
        for part in (self._warnings, self._readings):
            part.hide()
        self.resize(*(theme().px(side) for side in _SIZE))
        self.text.setFocus()

    def _begin(self, meeting: Any) -> None:
        names = ("title", "starts_local", "minutes", "zone", "place", "link", "passcode")
        self._values.update({name: getattr(meeting, name) for name in names})
        self.form.replace_values(self._values)

    def _read(self) -> None:
        text = self.text.toPlainText()
        if not text.strip() or not self._values:
            return
        found = joining.read(text, self._session.today())
        self._found = found
        mine = self._session.the_mentorship().mine.zone
        self._values.update(joining.fields_of(found, mine))
        self.form.replace_values(self._values)
        words = [_warning_words(one) for one in found.warnings]
        self._warnings.setText("\n".join(words))
        self._warnings.setVisible(bool(words))
        readings = found.time.readings if found.time else ()
        self._readings.set_items(
            [
                (str(n), f"{self._formats.day(at.date())} {self._formats.time(at)}", None)
                for n, at in enumerate(readings)
            ]
        )
        self._readings.setVisible(len(readings) > 1)
        if len(readings) > 1:
            self._readings.select_key("0")
            self._choose_reading("0")

    def _choose_reading(self, key: str) -> None:
        if self._found and self._found.time and key:
            self._values["starts_local"] = self._found.time.readings[int(key)]
            self.form.set_values({"starts_local": self._values["starts_local"]})

    def _use(self) -> None:
        self.form.flush()
        fields = dict(self._values)
        self._session.do(
            lambda desk: desk.meetings.update(self._meeting_id, **fields),
            lambda _changes: self.accept(),
            self._failed,
        )

    def _failed(self, error: Exception) -> None:
        if isinstance(error, ValidationError):
            self.form.set_problems({name: problem_text(p) for name, p in error.problems.items()})
        else:
            self._problem.setText(sentence(error))


def _warning_words(warning: InvitationWarning) -> str:
    reason = sentence(LinkRefused(warning.reason)) if warning.reason else ""
    return _(_WARNINGS[warning.of]).format(text=warning.text, reason=reason)
