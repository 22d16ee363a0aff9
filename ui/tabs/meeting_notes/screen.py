"""What the Meeting notes tab shows: the seam between its presenter and its view. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from mentordesk.domain.meeting import Meeting
from mentordesk.domain.note import Note
from mentordesk.domain.scheduling import SchedulingWarning
from mentordesk.services.goals import GoalName
from mentordesk.services.meetings import MeetingPage
from mentordesk.services.notes import NoteRow
from ui.models.rows import FilterChoice
from ui.tabs.meeting_notes.entries import Entry


@dataclass(frozen=True, slots=True)
class NotePage:
    """All that the card of one note shows."""

    note: Note
    text: str
    meeting: MeetingPage | None


class NotesScreen(Protocol):
    """What the presenter may ask of its view."""

    def show_heading(self, subtitle: str) -> None: ...
    def show_filters(self, choices: Sequence[FilterChoice], current: str) -> None: ...
    def show_entries(self, found: list[Entry], current: str) -> None: ...
    def show_empty(self) -> None: ...
    def show_note(
        self,
        page: NotePage,
        meta: str,
        objections: Sequence[SchedulingWarning],
        *,
        meeting_first: bool,
    ) -> None: ...
    def show_goals(self, goals: Sequence[GoalName]) -> None: ...
    def show_meeting(
        self, page: MeetingPage, meta: str, objections: Sequence[SchedulingWarning]
    ) -> None: ...
    def show_form(self, meeting: Meeting, objections: Sequence[SchedulingWarning]) -> None: ...
    def show_problems(self, problems: dict[str, str]) -> None: ...
    def show_nothing(self) -> None: ...
    def show_saved(self, state: Literal["saved", "saving", "failed"]) -> None: ...
    def update_row(self, row: NoteRow) -> None: ...
    def select_title(self) -> None: ...
