"""Notes: a heading for the lists, and the Markdown text, which is loaded on its own."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from mentordesk.domain.ids import GoalId, MeetingId
from mentordesk.domain.record import Record, Visibility


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """What a list shows of a note. ``noted_at`` (UTC) is when it belongs, for the order.

    ``goal_ids`` are the goals it is about: of a private note nobody else learns them.
    """

    KIND: ClassVar[str] = "note"
    LINES: ClassVar[tuple[str, ...]] = ("title",)

    title: str
    summary: str = ""
    meeting_id: MeetingId | None = None
    goal_ids: tuple[GoalId, ...] = ()
    noted_at: datetime
    visibility: Visibility = Visibility.PRIVATE


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteText(Record):
    """The text of the note with the same id, in Markdown; its source is the truth."""

    KIND: ClassVar[str] = "note_text"
    TEXTS: ClassVar[tuple[str, ...]] = ("body",)

    body: str = ""
    visibility: Visibility = Visibility.PRIVATE
