"""Independent readers take the calendar part of an invitation, its change and its cancellation."""

from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
import vobject
from ical.calendar_stream import CalendarStream

from mentordesk.bridges.email import invitation_message
from mentordesk.domain.meeting import MeetingState
from tests.support.invited import DATES, MEETING, NOW, calendar_of, changed, invitation

START, END = MEETING.starts_at, MEETING.ends_at


@pytest.fixture
def forgetful() -> Iterator[None]:
    """vobject keeps the first VTIMEZONE of each name for all later files; here it does not."""
    known = vars(vobject.icalendar)["__tzidMap"]
    kept = dict(known)
    yield
    known.clear()
    known.update(kept)


def parts() -> list[str]:
    """Return the calendar parts of three e-mails, as a mail program finds them."""
    found = []
    later = {"starts_local": MEETING.starts_local + timedelta(hours=1)}
    for fields in ({}, later, {**later, "state": MeetingState.CANCELLED}):
        told = invitation(changed(sequence=len(found), **fields), again=bool(found))
        data = invitation_message(told, calendar_of(told), DATES, now=NOW)
        (part,) = (
            one
            for one in message_from_bytes(data, policy=policy.SMTP).walk()
            if one.get_content_type() == "text/calendar"
        )
        found.append(part.get_payload(decode=True).decode())
    return found


def test_ical_reads_them() -> None:
    calendars = [CalendarStream.from_ics(text).calendars[0] for text in parts()]
    assert [one.method for one in calendars] == ["REQUEST", "REQUEST", "CANCEL"]
    events = [one.events[0] for one in calendars]
    hour = timedelta(hours=1)
    assert [one.dtstart for one in events] == [START, START + hour, START + hour]
    assert [one.sequence for one in events] == [0, 1, 2]
    assert {one.uid for one in events} == {MEETING.uid}
    for event in events:
        assert event.organizer is not None
        assert str(event.organizer.uri) == "mailto:amara@example.org"
        (guest,) = event.attendees
        assert str(guest.uri) == "mailto:jonas@example.net"
        assert guest.rsvp
    assert str(events[2].status).endswith("CANCELLED")


@pytest.mark.usefixtures("forgetful")
def test_vobject_reads_them() -> None:
    for text, method in zip(parts(), ("REQUEST", "REQUEST", "CANCEL"), strict=True):
        calendar = vobject.readOne(text)
        assert calendar.validate(raiseException=True)
        assert calendar.method.value == method
        (event,) = calendar.vevent_list
        assert event.dtend.value - event.dtstart.value == END - START
        assert event.attendee.params["PARTSTAT"] == ["NEEDS-ACTION"]
        assert event.organizer.value == "mailto:amara@example.org"
