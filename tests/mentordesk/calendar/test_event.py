"""One meeting is the same VEVENT in a file for oneself and in an invitation."""

from datetime import UTC, datetime, timedelta

from icalendar import Calendar

from mentordesk.calendar.event import ZoneSpan, event_component, zone_spans
from mentordesk.calendar.export import calendar_file
from tests.support.invited import MEETING, NOW, PAIR, calendar_of, changed, invitation


def test_an_event_names_nobody() -> None:
    event = event_component(MEETING, NOW, None)
    assert "ORGANIZER" not in event
    assert "Amara" not in event.to_ical().decode()


def test_zones_are_spanned_from_the_first_start_to_the_last_end() -> None:
    first = MEETING.starts_at
    later = changed(starts_local=MEETING.starts_local + timedelta(days=400))
    cairo = changed(zone="Africa/Cairo")
    assert zone_spans([later, MEETING, cairo, changed(zone="Etc/UTC")]) == [
        ZoneSpan("Africa/Cairo", cairo.starts_at, cairo.ends_at),
        ZoneSpan("Europe/Berlin", first, later.ends_at),
    ]
    assert zone_spans([changed(starts_local=datetime(2026, 10, 25, 2, 30))]) == []
    assert first == datetime(2026, 11, 26, 15, 0, tzinfo=UTC)


def test_file_and_invitation_say_the_same_of_a_meeting() -> None:
    """A program that has taken one must know the other for the same meeting."""
    own = calendar_file([MEETING], PAIR, now=NOW, reminder_minutes=None)
    mailed = calendar_of(invitation(with_passcode=True))
    (here,) = Calendar.from_ical(own).walk("VEVENT")
    (there,) = Calendar.from_ical(mailed).walk("VEVENT")
    assert {"ORGANIZER", "ATTENDEE"} == set(there) - set(here)
    for name in here:
        assert there[name] == here[name], name
    zones = [Calendar.from_ical(data).walk("VTIMEZONE")[0].to_ical() for data in (own, mailed)]
    assert zones[0] == zones[1]
