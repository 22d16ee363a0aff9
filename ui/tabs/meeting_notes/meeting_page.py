"""The page of one meeting: its agenda, what was promised, and what became of it."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from mentordesk.domain.commitment import CommitmentState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from mentordesk.domain.scheduling import SchedulingWarning
from mentordesk.services.meetings import MeetingPage
from mentordesk.words import _
from ui.list_detail.kept_items import Kept, as_typed, nothing_kept
from ui.ports import Formats
from ui.tabs.meeting_notes.join_row import JoinRow
from ui.tabs.meeting_notes.objections import Objections
from ui.tabs.meeting_notes.outcome_row import OutcomeRow
from ui.tabs.meeting_notes.wording import story_lines
from ui.theme.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.checklist import CheckItem, Checklist
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row

_NARROW = 440
_OPEN = {CommitmentState.OPEN, CommitmentState.MISSED}


class MeetingPageView(QWidget):
    """Agenda to the left, commitments to the right, and the outcome beneath."""

    note_wanted = Signal(bool)

    def __init__(
        self,
        formats: Formats,
        pair: Callable[[], Mentorship],
        clock: Callable[[], datetime],
        kept: Kept = nothing_kept,
    ) -> None:
        super().__init__()
        self._kept = kept
        self._formats = formats
        self._pair = pair
        self.meeting_id = ""
        self._objections = Objections(pair)
        self._where = Label("", "body", "text2", wrap=True)
        self.joining = JoinRow(clock)
        self.agenda = Checklist(_("Agenda"), _("Add a point"))
        self.mine = Checklist(_("What I will do"), _("Add for me"))
        self.theirs = Checklist(_("What the other will do"), _("Add for the other"))
        self._their_heading = Label("", "label", "text2", wrap=True)
        self._story = Label("", "meta", "text2", wrap=True)
        self.outcome = OutcomeRow()
        self._compose()

    def show_meeting(self, page: MeetingPage, objections: Sequence[SchedulingWarning]) -> None:
        """Show a meeting; what was being typed for another one is told first."""
        meeting, pair = page.meeting, self._pair()
        if meeting.id != self.meeting_id:
            self.flush()
            self.meeting_id = meeting.id
        self._objections.show_objections(objections)
        self._where.setText(meeting.place)
        self._where.setVisible(bool(meeting.place))
        self.joining.show_meeting(meeting)
        self.agenda.set_items(
            as_typed(
                [
                    CheckItem(i.id, i.text, i.done, self._brought_by(i.brought_by))
                    for i in page.agenda
                ],
                self._kept,
                meeting.id,
                "agenda",
            )
        )
        for checklist, role in ((self.mine, pair.me), (self.theirs, pair.me.other)):
            checklist.set_items(
                as_typed(
                    [
                        CheckItem(c.id, c.text, c.state not in _OPEN, self._due(c.due))
                        for c in page.commitments
                        if c.owner is role
                    ],
                    self._kept,
                    meeting.id,
                    role.value,
                )
            )
        name = pair.partner.first_name
        self._their_heading.setText(_("What {name} will do").format(name=name))
        story = story_lines(page, pair, self._formats)
        self._story.setText("\n".join(story))
        self._story.setVisible(bool(story))
        self.outcome.show_meeting(page, pair)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the halves one below the other where they would be too narrow side by side."""
        narrow = self.width() < theme().px(_NARROW)
        ways = QBoxLayout.Direction
        for part in (self._halves, self._notes):
            part.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        super().resizeEvent(event)

    def flush(self) -> None:
        """Tell at once which point or commitment is being typed."""
        for checklist in (self.agenda, self.mine, self.theirs):
            checklist.flush()

    def _compose(self) -> None:
        shared = Button(_("Write a shared note"), "", "notebook-pen")
        private = Button(_("Write a private note"), "ghost", "lock")
        shared.clicked.connect(lambda: self.note_wanted.emit(True))
        private.clicked.connect(lambda: self.note_wanted.emit(False))
        left = column(Label(_("Agenda"), "label", "text2"), 6, self.agenda, STRETCH)
        right = column(
            Label(_("What I will do"), "label", "text2"),
            6,
            self.mine,
            16,
            self._their_heading,
            6,
            self.theirs,
            STRETCH,
        )
        self._halves = row((left, 1), 32, (right, 1))
        self._notes = row(shared, private, STRETCH, spacing=8)
        boxed(
            column(
                self._objections,
                column(self._where, self.joining, spacing=8),
                4,
                self._story,
                16,
                self._halves,
                24,
                self._notes,
                16,
                self.outcome,
                STRETCH,
            ),
            self,
        )

    def _brought_by(self, role: Role | None) -> str:
        return self._pair().person(role).first_name if role else ""

    def _due(self, due: date | None) -> str:
        if due is None:
            return ""
        return _("by {date}").format(date=self._formats.short_day(due))
