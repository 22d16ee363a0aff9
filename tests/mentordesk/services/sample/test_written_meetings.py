"""Meetings, notes and commitments as records."""

from datetime import UTC, date, datetime

from mentordesk.domain.ids import MeetingId
from mentordesk.domain.meeting import AgendaItem, Meeting, MeetingState
from mentordesk.domain.note import Note
from mentordesk.services.sample import texts, written_meetings
from mentordesk.services.sample.setting import setting_for

SETTING = setting_for(1, date(2026, 11, 23), -270)
YEAR = texts.year()


def meetings() -> list[Meeting]:
    made = written_meetings.meetings(SETTING, YEAR.meetings, {})
    return [record for record in made if isinstance(record, Meeting)]


def test_ids_by_key_are_those_of_the_records() -> None:
    kept = written_meetings.meeting_ids(SETTING, YEAR.meetings)
    assert list(kept.values()) == [meeting.id for meeting in meetings()]


def test_goals_that_were_not_kept_are_not_named() -> None:
    assert all(meeting.goal_ids == () for meeting in meetings())


def test_each_meeting_is_either_a_place_or_a_call() -> None:
    assert all(bool(meeting.place) != bool(meeting.link) for meeting in meetings())


def test_calling_off_kept_the_notice() -> None:
    (called_off,) = (m for m in meetings() if m.state is MeetingState.CANCELLED)
    assert (called_off.starts_at - called_off.updated_at).total_seconds() >= 24 * 3600


def test_what_was_left_on_the_agenda_is_open() -> None:
    items = [
        record
        for record in written_meetings.meetings(SETTING, YEAR.meetings, {})
        if isinstance(record, AgendaItem)
    ]
    states = {item.text: item.done for item in items}
    assert states["Walk through the decision record"] is True
    assert states["No answer about the talk"] is False
    assert states["No answer about the talk: what now?"] is False


def test_a_note_without_its_meeting_stands_alone_at_its_moment() -> None:
    note = next(iter(written_meetings.notes(SETTING, YEAR.notes[:1], {}, {})))
    assert isinstance(note, Note)
    assert note.meeting_id is None
    assert note.noted_at == datetime(2026, 3, 5, 15, tzinfo=UTC)


def test_a_note_takes_the_title_of_its_meeting() -> None:
    kept = {"first": MeetingId("m")}
    shared, _, private, _ = written_meetings.notes(SETTING, YEAR.notes[:2], kept, {})
    assert (getattr(shared, "title", ""), getattr(private, "title", "")) == (
        "First meeting",
        "First impression of Jonas",
    )
    assert getattr(private, "meeting_id", None) == "m"


def test_commitments_name_only_what_was_kept() -> None:
    made = list(written_meetings.commitments(SETTING, {}, {}, {}))
    assert len(made) == len(YEAR.commitments)
    assert all(c.meeting_id is c.goal_id is c.obstacle_id is None for c in made)
    assert any(c.text == "Read chapter 5 before the 26th" for c in made)
