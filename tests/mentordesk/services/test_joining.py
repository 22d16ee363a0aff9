"""When a call is open, whose it is, and which fields an invitation fills."""

from datetime import date, datetime, timedelta

from mentordesk.desk import Desk
from mentordesk.domain.meeting import MeetingState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.services.joining import fields_of, is_known, read, way_in

TODAY = date(2026, 11, 23)
ZOOM = """Amara Okafor is inviting you to a scheduled Zoom meeting.

Topic: Reviewing the first draft
Time: Nov 30, 2026 04:00 PM Berlin

Join Zoom Meeting
https://us02web.zoom.us/j/81750263914?pwd=AbCdEf.1

Meeting ID: 817 5026 3914
Passcode: 418291
"""


def test_it_is_open_from_ten_minutes_before_to_its_end(desk: Desk, mentorship: Mentorship) -> None:
    pair, starts = mentorship.mentorship_id, datetime(2026, 11, 30, 16)
    given = {"title": "T", "starts_local": starts, "zone": "Europe/Berlin"}
    made = desk.meetings.plan(pair, **given).made
    assert way_in(desk.meetings.get(made)) is None
    desk.meetings.update(made, link="https://meet.jit.si/ours")
    meeting = desk.meetings.get(made)
    way = way_in(meeting)
    assert way is not None
    assert way.link is not None
    assert is_known(way.link)
    moments = [meeting.starts_at - timedelta(minutes=n) for n in (11, 10, 0)]
    assert [way.is_open(one) for one in moments] == [False, True, True]
    assert not way.is_open(meeting.ends_at)
    desk.meetings.update(made, link="http://example.org")
    refused = way_in(desk.meetings.get(made))
    assert refused is not None
    assert refused.link is None
    desk.meetings.set_state(made, MeetingState.HELD)
    assert way_in(desk.meetings.get(made)) is None


def test_an_invitation_fills_what_it_is_sure_of() -> None:
    assert fields_of(read(ZOOM, TODAY), "America/New_York") == {
        "title": "Reviewing the first draft",
        "starts_local": datetime(2026, 11, 30, 16),
        "zone": "Europe/Berlin",
        "link": "https://us02web.zoom.us/j/81750263914?pwd=AbCdEf.1",
        "passcode": "418291",
    }


def test_what_can_be_read_in_two_ways_is_left_to_the_person() -> None:
    found = read("Topic: T\nTime: 03/04/2027 4:00 PM\n", TODAY)
    assert found.time is not None
    assert len(found.time.readings) == 2
    assert fields_of(found, "Europe/Berlin") == {"title": "T"}
    unknown = read("Time: Nov 30, 2026 04:00 PM Atlantis Time\n", TODAY)
    assert "starts_local" not in fields_of(unknown, "Europe/Berlin")
