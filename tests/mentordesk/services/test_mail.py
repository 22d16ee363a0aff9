"""E-mails about meetings: an invitation, its change, its end; and nothing private in any."""

import dataclasses
from datetime import datetime
from email import message_from_bytes, policy

import pytest
from icalendar import Calendar, Event

from mentordesk.bridges.mailto import Advice
from mentordesk.desk import Desk
from mentordesk.domain.expectation import Expectation
from mentordesk.domain.goal import Goal
from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.meeting import Meeting, MeetingState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.errors import Problem, RecordMissing, ValidationError
from mentordesk.services.mail import MailFile
from tests.support.canaries import STEM, TRACES, Planted
from tests.support.clock import SetClock
from tests.support.invited import DATES, LINK


@pytest.fixture
def pair(desk: Desk, mentorship: Mentorship) -> MentorshipId:
    for role, address in (("mentor", "amara@example.org"), ("mentee", "jonas@bücher.example")):
        person = dataclasses.replace(getattr(mentorship, role), email=address)
        desk.mentorships.update(mentorship.id, **{role: person})
    return mentorship.mentorship_id


@pytest.fixture
def meeting(desk: Desk, pair: MentorshipId) -> str:
    when = datetime(2026, 11, 27, 16)
    return desk.meetings.plan(
        pair, title="First draft", starts_local=when, zone="Europe/Berlin", link=LINK
    ).made


def event_in(mail: MailFile) -> tuple[str, Event]:
    message = message_from_bytes(mail.data, policy=policy.SMTP)
    (file,) = message.iter_attachments()
    read = Calendar.from_ical(file.get_content())
    (event,) = read.walk("VEVENT")
    return str(read["METHOD"]), event


def test_invited_moved_called_off(desk: Desk, meeting: str, clock: SetClock) -> None:
    invited = desk.mail.invitation(meeting, DATES)
    clock.forward(hours=1)
    desk.meetings.update(meeting, starts_local=datetime(2026, 11, 27, 17))
    moved = desk.mail.invitation(meeting, DATES, again=True)
    clock.forward(hours=1)
    desk.meetings.set_state(meeting, MeetingState.CANCELLED)
    off = desk.mail.invitation(meeting, DATES, again=True)
    found = [event_in(mail) for mail in (invited, moved, off)]
    assert [method for method, _ in found] == ["REQUEST", "REQUEST", "CANCEL"]
    events = [event for _, event in found]
    assert len({str(event["UID"]) for event in events}) == 1
    assert [event["SEQUENCE"] for event in events] == [0, 1, 2]
    stamps = [event["DTSTAMP"].dt for event in events]
    assert stamps == sorted(set(stamps))
    assert {str(event["ORGANIZER"]) for event in events} == {"mailto:amara@example.org"}
    assert [mail.preview.subject for mail in (invited, moved, off)] == [
        "Invitation: First draft",
        "Changed: First draft",
        "Cancelled: First draft",
    ]


def test_the_file_for_oneself_is_of_the_same_meeting(desk: Desk, meeting: str) -> None:
    _method, mailed = event_in(desk.mail.invitation(meeting, DATES))
    (own,) = Calendar.from_ical(desk.calendars.one_meeting(meeting)).walk("VEVENT")
    for name in ("UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND"):
        assert own[name] == mailed[name]


def test_domains_are_written_in_ascii(desk: Desk, meeting: str) -> None:
    preview = desk.mail.invitation(meeting, DATES).preview
    assert preview.recipients == ("Jonas Reyes <jonas@xn--bcher-kva.example>",)


def test_the_passcode_goes_only_where_it_was_asked_for(desk: Desk, meeting: str) -> None:
    without, whole = (
        desk.mail.invitation(meeting, DATES, with_passcode=asked) for asked in (False, True)
    )
    assert "AbC.1" not in f"{without.preview}"
    assert event_in(without)[1]["URL"] == "https://us02web.zoom.us/j/81750263914"
    assert LINK in whole.preview.text
    assert event_in(whole)[1]["URL"] == LINK


def test_both_need_an_address(desk: Desk, mentorship: Mentorship, clock: SetClock) -> None:
    mentee = dataclasses.replace(mentorship.mentee, email="jürgen@example.org")
    desk.mentorships.update(mentorship.id, mentee=mentee)
    made = desk.meetings.plan(
        mentorship.mentorship_id, title="x", starts_local=datetime(2026, 12, 1, 9), zone="Etc/UTC"
    ).made
    with pytest.raises(ValidationError) as caught:
        desk.mail.invitation(made, DATES)
    assert caught.value.problems == {
        "mentor.email": Problem.EMPTY,
        "mentee.email": Problem.BEYOND_ASCII,
    }


def test_what_is_over_or_not_there(desk: Desk, meeting: str) -> None:
    desk.meetings.set_state(meeting, MeetingState.HELD)
    with pytest.raises(ValidationError):
        desk.mail.invitation(meeting, DATES)
    with pytest.raises(RecordMissing):
        desk.mail.invitation("nowhere", DATES)
    with pytest.raises(RecordMissing):
        desk.mail.short_words(MentorshipId("nobody"), "a", "b")


def test_short_words_go_to_the_other_one(desk: Desk, pair: MentorshipId) -> None:
    draft = desk.mail.short_words(pair, "A question", "How was it?")
    assert draft.recipient == "jonas@xn--bcher-kva.example"
    assert draft.advice is Advice.READY


def test_nothing_private_is_in_it(desk: Desk, pair: MentorshipId, meeting: str) -> None:
    goal = desk.goals.add(pair, title="A shared goal").made
    question = desk.expectations.add(pair, title="A shared question").made
    Planted(desk, pair, {Goal: goal, Meeting: meeting, Expectation: question})
    assert STEM in desk.exported("json", include_private=True).decode()
    for state in (MeetingState.PLANNED, MeetingState.CANCELLED):
        desk.meetings.set_state(meeting, state)
        mail = desk.mail.invitation(meeting, DATES, with_passcode=True, again=True)
        message = message_from_bytes(mail.data, policy=policy.SMTP)
        for part in message.walk():
            assert not TRACES.in_bytes(part.get_payload(decode=True) or b"")
        assert not TRACES.in_bytes(mail.data)
        assert not TRACES.in_text(f"{mail.preview}")
