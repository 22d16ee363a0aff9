"""What an .ics file of ours says, and that no words can change its structure."""

import dataclasses
import gettext
import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from mentordesk import words
from mentordesk.calendar.export import calendar_file
from mentordesk.desk import Desk
from mentordesk.domain.meeting import Meeting, MeetingState
from mentordesk.domain.mentorship import Mentorship, Person
from mentordesk.domain.record import Role
from mentordesk.domain.text import tidy_line

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MADE = datetime(2026, 10, 1, 8, 15, tzinfo=UTC)
LINK = "https://us02web.zoom.us/j/81750263914?pwd=AbC.1"
MEETING = Meeting(
    id="one",
    mentorship_id="pair",
    created_at=MADE,
    updated_at=MADE + timedelta(days=1),
    title="Reviewing the first draft",
    starts_local=datetime(2026, 11, 26, 16, 0),
    zone="Europe/Berlin",
    minutes=45,
    place="Room 3",
    link=LINK,
    uid="one@mentordesk.invalid",
    sequence=3,
)
PAIR = Mentorship(
    id="pair",
    mentorship_id="pair",
    created_at=MADE,
    updated_at=MADE,
    mentor=Person(name="Amara Okafor"),
    mentee=Person(name="Jonas Reyes"),
    me=Role.MENTOR,
    start=date(2026, 3, 1),
)

#: Any characters, and above all those that mean something in an .ics.
awkward = st.text(st.one_of(st.sampled_from('\r\n\t\x00\x85\u2028\\;:,"^=éß日🎉'), st.characters()))


def changed(**fields: Any) -> Meeting:
    return dataclasses.replace(MEETING, **fields)


def lines(*meetings: Meeting, **options: Any) -> list[str]:
    """Return the unfolded lines of the file."""
    data = calendar_file(meetings, PAIR, now=NOW, **options)
    return data.decode().replace("\r\n ", "").split("\r\n")


def event_lines(meeting: Meeting, **options: Any) -> list[str]:
    found = lines(meeting, **options)
    return found[found.index("BEGIN:VEVENT") :]


def test_what_an_event_says() -> None:
    assert event_lines(MEETING) == [
        "BEGIN:VEVENT",
        "SUMMARY:Mentoring: Reviewing the first draft",
        "DTSTART;TZID=Europe/Berlin:20261126T160000",
        "DTEND;TZID=Europe/Berlin:20261126T164500",
        "DTSTAMP:20261123T090000Z",
        "UID:one@mentordesk.invalid",
        "SEQUENCE:3",
        f"CONFERENCE;FEATURE=AUDIO,VIDEO;LABEL=Join;VALUE=URI:{LINK}",
        "CREATED:20261001T081500Z",
        f"DESCRIPTION:Join: {LINK}",
        "LAST-MODIFIED:20261002T081500Z",
        rf"LOCATION:Room 3\, {LINK}",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        f"URL:{LINK}",
        "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Mentoring: Reviewing the first draft",
        "TRIGGER:-PT15M",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_what_the_calendar_says() -> None:
    head = lines()
    for line in (
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        "NAME:Mentoring with Jonas Reyes",
        "X-WR-CALNAME:Mentoring with Jonas Reyes",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
        "COLOR:seagreen",
    ):
        assert line in head
    assert [one for one in head if one.startswith("PRODID:-//MentorDesk//")]


def test_the_name_of_a_calendar_is_escaped() -> None:
    pair = dataclasses.replace(PAIR, mentee=Person(name=r"Reyes, Jonas; \o/"))
    text = calendar_file([], pair, now=NOW).decode()
    assert "\r\nNAME:Mentoring with Reyes\\, Jonas\\; \\\\o/\r\n" in text
    assert "\r\nX-WR-CALNAME:Mentoring with Reyes\\, Jonas\\; \\\\o/\r\n" in text


def test_a_file_for_oneself_invites_nobody() -> None:
    assert not [
        line for line in lines(MEETING) if line.startswith(("METHOD", "ORGANIZER", "ATTENDEE"))
    ]


def test_a_cancelled_meeting_stays_frees_the_time_and_does_not_ring() -> None:
    found = event_lines(changed(state=MeetingState.CANCELLED))
    assert "STATUS:CANCELLED" in found
    assert "TRANSP:TRANSPARENT" in found
    assert "X-MICROSOFT-CDO-BUSYSTATUS:FREE" in found
    assert "BEGIN:VALARM" not in found


@pytest.mark.parametrize("state", [MeetingState.HELD, MeetingState.MISSED])
def test_what_is_over_does_not_ring(state: MeetingState) -> None:
    assert "BEGIN:VALARM" not in event_lines(changed(state=state))
    assert "BEGIN:VALARM" not in event_lines(changed(starts_local=datetime(2026, 11, 20, 16)))


def test_the_reminder_can_be_moved_or_left_out() -> None:
    assert "TRIGGER:-PT1H" in event_lines(MEETING, reminder_minutes=60)
    assert "TRIGGER:P0D" in event_lines(MEETING, reminder_minutes=0)
    assert "BEGIN:VALARM" not in event_lines(MEETING, reminder_minutes=None)


def test_without_a_link_only_the_place_is_said() -> None:
    found = event_lines(changed(link=""))
    assert "LOCATION:Room 3" in found
    started = {line.split(":")[0].split(";")[0] for line in found[: found.index("BEGIN:VALARM")]}
    assert started.isdisjoint({"URL", "CONFERENCE", "DESCRIPTION"})


def test_without_a_place_the_link_is_the_place() -> None:
    assert f"LOCATION:{LINK}" in event_lines(changed(place=""))
    assert not [x for x in event_lines(changed(place="", link="")) if x.startswith("LOCATION")]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "https://x.org\r\nBEGIN:VALARM", "x"])
def test_what_is_not_a_web_link_is_left_out(link: str) -> None:
    text = "\n".join(event_lines(changed(link=link)))
    assert "URL" not in text
    assert text.count("BEGIN:VALARM") == 1


def test_a_link_is_written_as_an_address() -> None:
    odd = r"https://bücher.example/a\nb/é?q=<x>&p=%20;,'#ü"
    found = event_lines(changed(link=odd))
    assert "URL:https://bücher.example/a%5Cnb/%C3%A9?q=%3Cx%3E&p=%20;,'#%C3%BC" in found


def test_the_end_is_counted_in_real_minutes() -> None:
    """Clocks go forward at 02:00, in the middle of this meeting."""
    found = event_lines(changed(starts_local=datetime(2026, 3, 29, 1, 30), minutes=60))
    assert "DTSTART;TZID=Europe/Berlin:20260329T013000" in found
    assert "DTEND;TZID=Europe/Berlin:20260329T033000" in found


@pytest.mark.parametrize(("fold", "start"), [(0, "20261025T003000Z"), (1, "20261025T013000Z")])
def test_in_the_hour_that_happens_twice_times_are_in_utc(fold: int, start: str) -> None:
    found = lines(changed(starts_local=datetime(2026, 10, 25, 2, 30), fold=fold))
    assert f"DTSTART:{start}" in found
    assert "BEGIN:VTIMEZONE" not in found


def test_an_end_in_the_hour_that_happens_twice_takes_the_start_with_it() -> None:
    found = event_lines(changed(starts_local=datetime(2026, 10, 25, 1, 30), minutes=60))
    assert "DTSTART:20261024T233000Z" in found
    assert "DTEND:20261025T003000Z" in found


@pytest.mark.parametrize("zone", ["Etc/UTC", "UTC", "Etc/Zulu", "GMT"])
def test_utc_needs_no_zone(zone: str) -> None:
    found = lines(changed(zone=zone))
    assert "DTSTART:20261126T160000Z" in found
    assert "BEGIN:VTIMEZONE" not in found


def test_each_zone_is_defined_once_for_all_its_meetings() -> None:
    others = [
        changed(uid=f"{zone} {year}", zone=zone, starts_local=datetime(year, 7, 1, 12))
        for zone in ("Asia/Kolkata", "Africa/Cairo")
        for year in (2026, 2027, 2030)
    ]
    found = lines(MEETING, *others)
    named = [line for line in found if line.startswith("TZID:")]
    assert named == ["TZID:Africa/Cairo", "TZID:Asia/Kolkata", "TZID:Europe/Berlin"]
    assert not [line for line in found if line.startswith("RDATE")]


def test_its_words_are_in_the_chosen_language(monkeypatch: pytest.MonkeyPatch) -> None:
    class German(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return {"Join": "Beitreten", "Join: {link}": "Beitreten: {link}"}.get(message, message)

    monkeypatch.setattr(words, "_catalogue", German())
    found = event_lines(MEETING)
    assert f"DESCRIPTION:Beitreten: {LINK}" in found
    assert any("LABEL=Beitreten" in line for line in found)


@settings(deadline=None)  # imports and other work on the computer take their time
@given(title=awkward, place=awkward, name=awkward, uid=awkward)
def test_no_words_become_lines_and_all_come_back(
    title: str, place: str, name: str, uid: str
) -> None:
    meeting = changed(title=title, place=f"x{place}", uid=f"x{uid}")
    pair = dataclasses.replace(PAIR, mentee=Person(name=name))
    data = calendar_file([meeting], pair, now=NOW)
    plain = calendar_file([MEETING], PAIR, now=NOW)
    assert _names(data) == _names(plain)
    calendar = Calendar.from_ical(data)
    (event,) = calendar.walk("VEVENT")
    assert not calendar.errors
    assert not event.errors
    assert event["SUMMARY"] == f"Mentoring: {tidy_line(title)}"
    assert event["LOCATION"] == f"{tidy_line('x' + place)}, {LINK}"
    assert event["UID"] == tidy_line(f"x{uid}")
    for named in ("NAME", "X-WR-CALNAME"):
        raw = calendar[named].to_ical().decode()  # icalendar leaves these two as they stand
        assert re.sub(r"\\([\\;,])", r"\1", raw) == f"Mentoring with {tidy_line(name)}"


@settings(deadline=None)
@given(title=awkward, place=awkward)
def test_lines_are_at_most_75_octets_and_end_in_crlf(title: str, place: str) -> None:
    data = calendar_file([changed(title=title * 9, place=place * 9)], PAIR, now=NOW)
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no character is cut in two


def _names(data: bytes) -> list[str]:
    unfolded = data.decode().replace("\r\n ", "").split("\r\n")
    return [line.split(":")[0].split(";")[0] for line in unfolded]


def test_a_change_keeps_the_uid_and_raises_the_sequence(desk: Desk, mentorship: Mentorship) -> None:
    made = desk.meetings.plan(
        mentorship.mentorship_id,
        title="First draft",
        starts_local=datetime(2026, 11, 26, 16, 0),
        zone="Europe/Berlin",
    ).made
    uid = desk.meetings.get(made).uid
    desk.meetings.update(made, minutes=60)
    desk.meetings.set_state(made, MeetingState.CANCELLED)
    found = desk.calendars.one_meeting(made).decode().replace("\r\n ", "").split("\r\n")
    assert f"UID:{uid}" in found
    assert "SEQUENCE:2" in found
    assert "STATUS:CANCELLED" in found


def test_no_uid_is_written_twice(desk: Desk, mentorship: Mentorship) -> None:
    for hour in range(9, 17):
        desk.meetings.plan(
            mentorship.mentorship_id,
            title="Same words",
            starts_local=datetime(2026, 11, 26, hour, 0),
            zone="Europe/Berlin",
        )
    text = desk.calendars.all_meetings(mentorship.mentorship_id).decode().replace("\r\n ", "")
    counted = Counter(line for line in text.split("\r\n") if line.startswith("UID:"))
    assert len(counted) == 8
    assert set(counted.values()) == {1}
