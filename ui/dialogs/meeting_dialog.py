"""What the dialogs about one planned meeting share: whom it concerns, and how much of a series."""

from typing import NamedTuple

from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.changes import Changes
from mentordesk.domain.meeting import Meeting, MeetingState
from mentordesk.domain.outcome import hours_of_notice
from mentordesk.domain.record import Role
from mentordesk.domain.scheduling import SchedulingWarning
from mentordesk.error_text import problem_text, sentence
from mentordesk.errors import ValidationError
from mentordesk.services.series import SeriesPage
from mentordesk.words import _
from ui.desk_session import DeskSession
from ui.list_detail.scrolling import scrolling
from ui.ports import Formats
from ui.tabs.meeting_notes.objections import Objections
from ui.tabs.meeting_notes.wording import notice_words
from ui.theme.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.form import RecordForm
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row
from ui.widgets.segmented import Segmented

_WIDTH = 520


class Found(NamedTuple):
    """The meeting, its series, and what calling it off or moving it now would break."""

    meeting: Meeting
    series: SeriesPage | None
    late: list[SchedulingWarning]


class MeetingDialog(QDialog):
    """Loads a meeting, then begins; accepted once its verb is done."""

    def __init__(
        self,
        parent: QWidget | None,
        session: DeskSession,
        formats: Formats,
        meeting_id: str,
        title: str,
    ) -> None:
        super().__init__(parent)
        self.session, self.formats, self.meeting_id = session, formats, meeting_id
        self.pair = session.the_mentorship()
        self.found: Found | None = None
        self.setWindowTitle(title)
        self._title = Label(title, "title")
        self.what = Label("", "body", "text2", wrap=True)
        self.scope = Segmented(_("How much of the series"))
        only, all_that_follow = _("Only this one"), _("This and all that follow")
        self.scope.set_items([("one", only, None), ("follow", all_that_follow, None)])
        self.scope.hide()
        self.notice = Label("", "body", "text2", wrap=True)
        self.late = Objections(session.the_mentorship)
        self.error = Label("", "meta", "bad", wrap=True)

    @property
    def with_following(self) -> bool:
        """Whether all that follow in the series are meant, too."""
        return self.scope.current_key() == "follow"

    def compose(self, *parts: QWidget, verb: Button, height: int) -> None:
        """Put the parts between the head and the buttons, then load."""
        leave = Button(_("Cancel"))
        leave.clicked.connect(self.reject)
        verb.clicked.connect(self.go)
        verb.setDefault(True)
        head = (self.what, row(self.scope, STRETCH), self.notice, self.late)
        inside = column(*head, *parts, STRETCH, spacing=14, margins=(0, 0, 12, 0))
        foot = row((self.error, 1), leave, verb, spacing=8)
        whole = (self._title, 12, (scrolling(boxed(inside)), 1), 16, foot)
        boxed(column(*whole, margins=(24, 24, 24, 20)), self)
        self.resize(theme().px(_WIDTH), theme().px(height))
        meeting_id = self.meeting_id
        self.session.ask(lambda desk: _find(desk, meeting_id), self._take)

    def begin(self, found: Found) -> None:
        """Show what was found."""
        raise NotImplementedError

    def go(self) -> None:
        """Do what the dialog is for."""
        raise NotImplementedError

    def done_with(self, _changes: Changes) -> None:
        """Close: it is done."""
        self.accept()

    def fail(self, error: Exception, *forms: RecordForm) -> None:
        """Say what went wrong: beside the fields that are wrong, or else beneath."""
        if not isinstance(error, ValidationError):
            self.error.setText(sentence(error))
            return
        words = {name: problem_text(problem) for name, problem in error.problems.items()}
        for form in forms:
            form.set_problems(words)
        self.error.setText(sentence(error))

    def _take(self, found: Found) -> None:
        self.found = found
        self.what.setText(f"“{found.meeting.title}”")
        follows = found.series is not None and any(
            one.state is MeetingState.PLANNED
            for one in found.series.meetings[found.series.place + 1 :]
        )
        self.scope.setVisible(follows)
        hours = hours_of_notice(self.session.now(), found.meeting.starts_at)
        self.notice.setText(notice_words(hours))
        self.late.show_objections(found.late)
        self.begin(found)


def role_of(key: object) -> Role | None:
    """Return the person of a choice's key, None for nobody in particular."""
    return Role(str(key)) if key else None


def _find(desk: Desk, meeting_id: str) -> Found:
    meeting = desk.meetings.get(meeting_id)
    late = desk.meetings.objections_to_cancelling(meeting_id)
    return Found(meeting, desk.series.page(meeting_id), late)
