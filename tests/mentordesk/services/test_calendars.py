"""Calendar files hold the meetings of a pair, cancelled ones too, and nothing private."""

from datetime import datetime, time

import pytest
from icalendar import Calendar

from mentordesk.desk import Desk
from mentordesk.domain.ids import MeetingId, MentorshipId
from mentordesk.domain.meeting import MeetingState
from mentordesk.domain.mentorship import Mentorship, Person
from mentordesk.domain.record import Role
from mentordesk.domain.rules import EVERY_DAY, QuietHours, Window
from mentordesk.errors import RecordMissing

WORDS = "Kanarienvogel"


@pytest.fixture
def pair(mentorship: Mentorship) -> MentorshipId:
    return mentorship.mentorship_id


def planned(desk: Desk, pair: MentorshipId, title: str, day: int = 1) -> str:
    when = datetime(2026, 12, day, 10)
    return desk.meetings.plan(pair, title=title, starts_local=when, zone="Europe/Berlin").made


def events(data: bytes) -> list[tuple[str, str]]:
    read = Calendar.from_ical(data)
    return [
        (str(event["SUMMARY"]).removeprefix("Mentoring: "), str(event["STATUS"]))
        for event in read.walk("VEVENT")
    ]


def test_an_empty_pair_makes_an_empty_calendar(desk: Desk, pair: MentorshipId) -> None:
    assert events(desk.calendars.all_meetings(pair)) == []


def test_all_meetings_come_in_order_without_the_trash(desk: Desk, pair: MentorshipId) -> None:
    planned(desk, pair, "später", 9)
    off = planned(desk, pair, "off", 2)
    desk.meetings.set_state(off, MeetingState.CANCELLED)
    desk.meetings.trash(planned(desk, pair, "gone", 3))
    told = events(desk.calendars.all_meetings(pair))
    assert told == [("off", "CANCELLED"), ("später", "CONFIRMED")]


def test_one_meeting_is_alone(desk: Desk, pair: MentorshipId) -> None:
    planned(desk, pair, "one")
    two = planned(desk, pair, "two")
    assert [title for title, _ in events(desk.calendars.one_meeting(two))] == ["two"]


def test_another_pairs_meetings_stay_out(
    desk: Desk, pair: MentorshipId, mentorship: Mentorship
) -> None:
    other = desk.mentorships.begin(
        mentor=Person(name="A"), mentee=Person(name="B"), me=mentorship.me, start=mentorship.start
    ).made
    planned(desk, MentorshipId(other), "theirs")
    planned(desk, pair, "ours")
    assert [title for title, _ in events(desk.calendars.all_meetings(pair))] == ["ours"]


def test_nothing_private_is_in_it(desk: Desk, pair: MentorshipId) -> None:
    meeting = planned(desk, pair, "M")
    desk.notes.add(pair, title=WORDS, body=WORDS, meeting_id=MeetingId(meeting))
    desk.obstacles.add(desk.goals.add(pair, title="g").made, WORDS)
    for data in (desk.calendars.all_meetings(pair), desk.calendars.one_meeting(meeting)):
        assert WORDS.encode() not in data


def test_what_is_not_there_is_missing(desk: Desk) -> None:
    with pytest.raises(RecordMissing):
        desk.calendars.one_meeting("nowhere")
    with pytest.raises(RecordMissing):
        desk.calendars.all_meetings(MentorshipId("nobody"))


def rings(data: bytes) -> list[str]:
    alarms = Calendar.from_ical(data).walk("VALARM")
    return [alarm["TRIGGER"].to_ical().decode() for alarm in alarms]


def quiet(desk: Desk, pair: MentorshipId, end: time, person: Role | None) -> str:
    window = Window(days=EVERY_DAY, start=time(20), end=end, zone="Europe/Berlin")
    hours = QuietHours(window=window, person=person)
    return desk.boundaries.add(pair, title="Quiet", quiet_hours=hours).made


def test_nothing_rings_in_quiet_hours(desk: Desk, pair: MentorshipId) -> None:
    planned(desk, pair, "one")  # at ten, Berlin time
    assert rings(desk.calendars.all_meetings(pair)) == ["-PT15M"]
    asked = quiet(desk, pair, time(9, 50), Role.MENTOR)
    assert rings(desk.calendars.all_meetings(pair)) == ["-PT10M"]  # when they are over
    desk.boundaries.decline(asked, "It is too long")
    assert rings(desk.calendars.all_meetings(pair)) == ["-PT15M"]
    quiet(desk, pair, time(11), Role.MENTEE)  # the file is the mentor's
    assert rings(desk.calendars.all_meetings(pair)) == ["-PT15M"]
    quiet(desk, pair, time(11), None)
    assert rings(desk.calendars.all_meetings(pair)) == []
