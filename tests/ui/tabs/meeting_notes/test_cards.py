"""What the card shows of a note or a meeting."""

from collections.abc import Mapping
from datetime import datetime, time

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.ids import MeetingId
from mentordesk.domain.meeting import MeetingState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.rules import EVERY_DAY, QuietHours, Window
from mentordesk.errors import RecordMissing
from mentordesk.services.meetings import MeetingPage
from ui.kept_words import Key
from ui.tabs.meeting_notes.cards import (
    card_of,
    kept_fields,
    meeting_as_typed,
    note_as_typed,
)
from ui.tabs.meeting_notes.screen import NotePage


@pytest.fixture
def meeting(desk: Desk, mentorship: Mentorship) -> MeetingId:
    made = desk.meetings.plan(
        mentorship.mentorship_id,
        title="Talk",
        starts_local=datetime(2026, 1, 5, 16, 0),
        zone="Europe/Berlin",
    ).made
    return MeetingId(made)


def note(desk: Desk, pair: Mentorship, meeting: MeetingId | None = None) -> NotePage:
    made = desk.notes.add(pair.mentorship_id, title="Note", body="Words", meeting_id=meeting).made
    page, _objections = card_of(desk, made)
    assert isinstance(page, NotePage)
    return page


def test_a_note_comes_with_its_words_and_its_meeting(
    desk: Desk, mentorship: Mentorship, meeting: MeetingId
) -> None:
    alone, of_it = note(desk, mentorship), note(desk, mentorship, meeting)
    assert (alone.note.title, alone.text, alone.meeting) == ("Note", "Words", None)
    assert of_it.meeting is not None
    assert of_it.meeting.meeting.id == meeting


def test_a_planned_meeting_comes_with_what_speaks_against_its_time(
    desk: Desk, mentorship: Mentorship, meeting: MeetingId
) -> None:
    hours = Window(days=EVERY_DAY, start=time(15), end=time(17), zone="Europe/Berlin")
    desk.boundaries.add(
        mentorship.mentorship_id, title="Quiet", quiet_hours=QuietHours(window=hours)
    )
    page, objections = card_of(desk, meeting)
    assert isinstance(page, MeetingPage)
    assert objections
    desk.meetings.set_state(meeting, MeetingState.HELD)
    assert card_of(desk, meeting)[1] == []


def test_what_is_gone_is_said_to_be(desk: Desk) -> None:
    with pytest.raises(RecordMissing):
        card_of(desk, "no such record")


def test_words_the_disk_refused_stand_in_place_of_older_ones(
    desk: Desk, mentorship: Mentorship, meeting: MeetingId
) -> None:
    written = note(desk, mentorship)
    words: dict[Key, object] = {
        (written.note.id, "text"): "More words",
        (written.note.id, "field", "title"): "Other",
        (meeting, "field", "place"): "Library",
    }

    def kept(*start: str) -> Mapping[Key, object]:
        return {k[len(start) :]: v for k, v in words.items() if k[: len(start)] == start}

    typed = note_as_typed(written, kept)
    assert (typed.note.title, typed.text) == ("Other", "More words")
    page, _objections = card_of(desk, meeting)
    assert isinstance(page, MeetingPage)
    shown = meeting_as_typed(page, kept).meeting
    assert (shown.place, shown.title) == ("Library", "Talk")
    assert kept_fields(meeting, kept) == {"place": "Library"}
    words.clear()
    assert note_as_typed(written, kept) == written


def test_a_note_outlives_its_meeting(
    desk: Desk, mentorship: Mentorship, meeting: MeetingId
) -> None:
    noted = note(desk, mentorship, meeting)
    desk.meetings.trash(meeting)
    page, objections = card_of(desk, noted.note.id)
    assert isinstance(page, NotePage)
    assert page.meeting is None
    assert not objections
