"""The calendar part of an e-mail keeps to RFC 5546, and no name gets out of its place."""

import dataclasses

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from mentordesk.domain.meeting import MeetingState
from mentordesk.domain.record import Role
from mentordesk.domain.text import tidy_line
from tests.support.invited import PAIR, calendar_of, changed, invitation

awkward = st.text(st.one_of(st.sampled_from('\r\n\t\x00\x85\u2028\\;:,"^=éß日🎉'), st.characters()))


def lines(data: bytes) -> list[str]:
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_an_invitation_says_who_invites_whom() -> None:
    found = lines(calendar_of(invitation()))
    assert found.count("METHOD:REQUEST") == 1
    assert 'ORGANIZER;CN="Amara Okafor":mailto:amara@example.org' in found
    assert (
        'ATTENDEE;CN="Jonas Reyes";CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION;'
        "ROLE=REQ-PARTICIPANT;RSVP=TRUE:mailto:jonas@example.net"
    ) in found
    assert {"SEQUENCE:3", "STATUS:CONFIRMED", "DTSTAMP:20261123T090000Z"} <= set(found)
    assert found.index("BEGIN:VTIMEZONE") < found.index("BEGIN:VEVENT")


def test_the_mentee_invites_too() -> None:
    pair = dataclasses.replace(PAIR, me=Role.MENTEE)
    found = lines(calendar_of(invitation(pair=pair)))
    assert 'ORGANIZER;CN="Jonas Reyes":mailto:jonas@example.net' in found


@pytest.mark.parametrize("state", [MeetingState.PLANNED, MeetingState.CANCELLED])
def test_it_neither_rings_nor_names_a_calendar_of_ones_own(state: MeetingState) -> None:
    text = calendar_of(invitation(changed(state=state))).decode()
    for name in ("VALARM", "NAME:Mentoring", "REFRESH", "PUBLISHED", "COLOR"):
        assert name not in text


def test_a_cancellation_cancels() -> None:
    found = lines(calendar_of(invitation(changed(state=MeetingState.CANCELLED, sequence=4))))
    assert {"METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:4", "TRANSP:TRANSPARENT"} <= set(found)


def test_addresses_become_uris() -> None:
    mentee = dataclasses.replace(PAIR.mentee, email="a+b%c?d#e@example.org")
    found = lines(calendar_of(invitation(pair=dataclasses.replace(PAIR, mentee=mentee))))
    assert [x for x in found if x.endswith(":mailto:a+b%25c%3Fd%23e@example.org")]


@settings(deadline=None)
@example(title="", place="", mentor="\\", mentee='"\\')
@given(title=awkward, place=awkward, mentor=awkward, mentee=awkward)
def test_no_words_become_lines(title: str, place: str, mentor: str, mentee: str) -> None:
    names = {
        "mentor": dataclasses.replace(PAIR.mentor, name=mentor),
        "mentee": dataclasses.replace(PAIR.mentee, name=mentee),
    }
    told = invitation(changed(title=title, place=f"x{place}"), dataclasses.replace(PAIR, **names))
    data = calendar_of(told)
    plain = [line.split(":")[0].split(";")[0] for line in lines(calendar_of(invitation()))]
    assert [line.split(":")[0].split(";")[0] for line in lines(data)] == plain
    read = Calendar.from_ical(data)
    (event,) = read.walk("VEVENT")
    assert not read.errors
    assert not event.errors
    assert event["SUMMARY"] == f"Mentoring: {tidy_line(title)}"
    assert str(event["ATTENDEE"]) == "mailto:jonas@example.net"
    assert str(event["ORGANIZER"]) == "mailto:amara@example.org"
