"""What the card shows of a note or a meeting: from the disk, and as it was typed. No Qt."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from mentordesk.desk import Desk
from mentordesk.domain.meeting import MeetingState
from mentordesk.domain.note import Note
from mentordesk.domain.scheduling import SchedulingWarning
from mentordesk.errors import RecordMissing
from mentordesk.services.meetings import MeetingPage
from ui.kept_words import Key
from ui.tabs.meeting_notes.screen import NotePage

Kept = Callable[..., Mapping[Key, object]]


def card_of(desk: Desk, record_id: str) -> tuple[NotePage | MeetingPage, list[SchedulingWarning]]:
    """Return the note or meeting of that id, and what speaks against the time of a planned one.

    A note outlives its meeting. Raises RecordMissing where there is neither.
    """
    try:
        note = desk.notes.get(record_id)
    except RecordMissing:
        page = desk.meetings.page(record_id)
        return page, _objections(desk, page)
    meeting = _meeting_of(desk, note)
    found = NotePage(note, desk.notes.text(record_id), meeting)
    return found, _objections(desk, meeting) if meeting else []


def _meeting_of(desk: Desk, note: Note) -> MeetingPage | None:
    with suppress(RecordMissing):
        page = desk.meetings.page(note.meeting_id) if note.meeting_id else None
        if page is not None and page.meeting.trashed_at is None:
            return page
    return None


def _objections(desk: Desk, page: MeetingPage) -> list[SchedulingWarning]:
    planned = page.meeting.state is MeetingState.PLANNED
    return desk.meetings.objections(page.meeting) if planned else []


def note_as_typed(page: NotePage, kept: Kept) -> NotePage:
    """Return a note with the words that the disk refused."""
    text = str(kept(page.note.id, "text").get((), page.text))
    return replace(page, text=text, note=replace(page.note, **kept_fields(page.note.id, kept)))


def meeting_as_typed(page: MeetingPage, kept: Kept) -> MeetingPage:
    """Return a meeting with the fields that are not saved, as `Work.kept` or `wrong` has them."""
    return replace(page, meeting=replace(page.meeting, **kept_fields(page.meeting.id, kept)))


def kept_fields(record_id: str, kept: Kept) -> dict[str, Any]:
    """Return the fields of a record that are not saved, as `Work.kept` or `wrong` has them."""
    return {rest[0]: value for rest, value in kept(record_id, "field").items()}
