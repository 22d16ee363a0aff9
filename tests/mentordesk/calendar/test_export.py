"""Independent readers find the same moments in our .ics, whatever the words in it."""

import dataclasses
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ical.calendar_stream import CalendarStream

from mentordesk.calendar.export import calendar_file
from mentordesk.desk import Desk
from mentordesk.domain.meeting import Meeting, MeetingState
from mentordesk.domain.mentorship import Mentorship

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

EDGES = [
    ("Europe/Berlin", "2026-03-29T01:30", 0),
    ("Europe/Berlin", "2026-03-29T03:30", 0),
    ("Europe/Berlin", "2026-10-25T02:30", 0),
    ("Europe/Berlin", "2026-10-25T02:30", 1),
    ("Europe/Dublin", "2026-07-01T12:00", 0),
    ("Europe/Dublin", "2026-12-01T12:00", 0),
    ("America/New_York", "2026-11-01T01:30", 1),
    ("America/Santiago", "2026-09-06T12:00", 0),
    ("Africa/Casablanca", "2027-02-20T12:00", 0),
    ("Africa/Cairo", "2026-04-24T12:00", 0),
    ("Australia/Lord_Howe", "2026-10-04T12:00", 0),
    ("Asia/Kolkata", "2026-06-01T12:00", 0),
    ("Etc/UTC", "2026-06-01T12:00", 0),
]


@pytest.fixture
def meeting(desk: Desk, mentorship: Mentorship) -> Meeting:
    made = desk.meetings.plan(
        mentorship.mentorship_id,
        title="Reviewing the first draft",
        starts_local=datetime(2026, 11, 26, 16, 0),
        zone="Europe/Berlin",
        link="https://us02web.zoom.us/j/81750263914",
    ).made
    return desk.meetings.get(made)


def lines(data: bytes) -> list[str]:
    """Return the unfolded lines."""
    return data.decode().replace("\r\n ", "").split("\r\n")


def read_by_both(data: bytes) -> list[tuple[str, datetime, datetime]]:
    one = vobject.readOne(data.decode())
    ours = [
        (e.uid.value, e.dtstart.value.astimezone(UTC), e.dtend.value.astimezone(UTC))
        for e in one.vevent_list
    ]
    other = CalendarStream.from_ics(data.decode()).calendars[0]
    theirs = [(e.uid, e.dtstart.astimezone(UTC), e.dtend.astimezone(UTC)) for e in other.events]
    assert sorted(map(str, ours)) == sorted(map(str, theirs))
    return [(str(uid), start, end) for uid, start, end in theirs]


@pytest.mark.parametrize(("zone", "local", "fold"), EDGES)
def test_the_same_moment_everywhere(
    meeting: Meeting, mentorship: Mentorship, zone: str, local: str, fold: int
) -> None:
    moved = dataclasses.replace(
        meeting, zone=zone, starts_local=datetime.fromisoformat(local), fold=fold
    )
    read = read_by_both(calendar_file([moved], mentorship, now=NOW))
    assert read == [(moved.uid, moved.starts_at, moved.ends_at)]
    expected = moved.starts_local.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)
    assert moved.starts_at == expected


def test_what_an_event_says(meeting: Meeting, mentorship: Mentorship) -> None:
    found = lines(calendar_file([meeting], mentorship, now=NOW))
    assert f"UID:{meeting.uid}" in found
    assert "SEQUENCE:0" in found
    assert "STATUS:CONFIRMED" in found
    assert "TRIGGER:-PT15M" in found
    assert f"URL:{meeting.link}" in found
    assert f"LOCATION:{meeting.link}" in found
    assert f"DESCRIPTION:{meeting.link}" in found
    assert any(line.startswith("CONFERENCE;") and line.endswith(meeting.link) for line in found)
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H" in found
    assert not [line for line in found if line.startswith(("METHOD", "ORGANIZER", "ATTENDEE"))]


def test_lines_are_folded_and_end_in_crlf(meeting: Meeting, mentorship: Mentorship) -> None:
    long = dataclasses.replace(meeting, title="äöü " * 60)
    data = calendar_file([long], mentorship, now=NOW)
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_a_change_keeps_the_uid_and_raises_the_sequence(desk: Desk, meeting: Meeting) -> None:
    desk.meetings.update(meeting.id, minutes=60)
    desk.meetings.set_state(meeting.id, MeetingState.CANCELLED)
    found = lines(desk.calendars.one_meeting(meeting.id))
    assert f"UID:{meeting.uid}" in found
    assert "SEQUENCE:2" in found
    assert "STATUS:CANCELLED" in found


def test_zones_are_rules(meeting: Meeting, mentorship: Mentorship) -> None:
    found = lines(calendar_file([meeting], mentorship, now=NOW))
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in found
    assert not [line for line in found if line.startswith("RDATE")]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.text(max_size=80), place=st.text(max_size=80), name=st.text(max_size=40))
def test_no_words_become_lines(
    meeting: Meeting, mentorship: Mentorship, title: str, place: str, name: str
) -> None:
    plain = lines(
        calendar_file([dataclasses.replace(meeting, link="", place="x")], mentorship, now=NOW)
    )
    partner = dataclasses.replace(mentorship.mentee, name=name or "x")
    pair = dataclasses.replace(mentorship, mentee=partner)
    odd = dataclasses.replace(meeting, title=title, place=place or "x", link="")
    found = lines(calendar_file([odd], pair, now=NOW))
    names = [line.split(":")[0].split(";")[0] for line in found]
    expected = [line.split(":")[0].split(";")[0] for line in plain]
    if not any(line.startswith("LOCATION") for line in found):
        expected.remove("LOCATION")
    assert names == expected
