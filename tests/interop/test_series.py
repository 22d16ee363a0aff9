"""A reader that knows nothing of our writer finds each meeting of a series where it is, for years."""

import dataclasses
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ical.calendar_stream import CalendarStream

from mentordesk.calendar.export import calendar_file
from mentordesk.domain.meeting import Meeting, MeetingState
from mentordesk.domain.mentorship import Mentorship, Person
from mentordesk.domain.record import Role
from mentordesk.domain.recurrence import Recurrence, Rhythm, is_last_weekday
from mentordesk.domain.series import Series
from tests.support.series import MADE, PAIR, meetings_of, series_of

MENTORSHIP = Mentorship(
    id=PAIR,
    mentorship_id=PAIR,
    created_at=MADE,
    updated_at=MADE,
    mentor=Person(name="Amara Okafor"),
    mentee=Person(name="Jonas Reyes"),
    me=Role.MENTOR,
    start=date(2026, 1, 1),
)
ZONES = (
    "Europe/Berlin",
    "Europe/Dublin",
    "America/New_York",
    "America/Vancouver",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Africa/Casablanca",
    "Africa/Cairo",
    "America/Santiago",
    "Etc/UTC",
)
Found = list[tuple[str, int, int]]


def read(series: Series, meetings: Sequence[Meeting]) -> Found:
    data = calendar_file(meetings, MENTORSHIP, now=MADE, series=[series])
    (calendar,) = CalendarStream.from_ics(data.decode()).calendars
    return sorted(
        (str(event.status.value), int(event.start.timestamp()), int(event.end.timestamp()))
        for event in calendar.timeline_tz(ZoneInfo("UTC"))
    )


def expected(meetings: Sequence[Meeting]) -> Found:
    return sorted(
        (
            "CANCELLED" if one.state is MeetingState.CANCELLED else "CONFIRMED",
            int(one.starts_at.timestamp()),
            int(one.ends_at.timestamp()),
        )
        for one in meetings
    )


@pytest.mark.parametrize("zone", ZONES)
def test_weekly_for_five_years(zone: str) -> None:
    rule = Recurrence(rhythm=Rhythm.WEEKLY, count=260)
    series = series_of(datetime(2026, 1, 6, 16), zone, rule)
    meetings = meetings_of(series)
    assert len(meetings) == 260
    assert read(series, meetings) == expected(meetings)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    ("first", "rule"),
    [
        (datetime(2026, 1, 31, 9), Recurrence(rhythm=Rhythm.MONTHLY_ON_DATE, count=35)),
        (
            datetime(2026, 1, 13, 9),
            Recurrence(rhythm=Rhythm.MONTHLY_ON_WEEKDAY, until=date(2030, 12, 31)),
        ),
        (
            datetime(2026, 1, 30, 9),
            Recurrence(rhythm=Rhythm.MONTHLY_ON_WEEKDAY, count=60, from_end=True),
        ),
    ],
)
def test_monthly_for_years(zone: str, first: datetime, rule: Recurrence) -> None:
    series = series_of(first, zone, rule)
    assert read(series, meetings_of(series)) == expected(meetings_of(series))


@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_any_series_with_any_changes(data: st.DataObject) -> None:
    first = data.draw(st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)))
    first = first.replace(second=0, microsecond=0)
    rhythm = data.draw(st.sampled_from(Rhythm))
    from_end = rhythm is Rhythm.MONTHLY_ON_WEEKDAY and is_last_weekday(first.date())
    rule = Recurrence(
        rhythm=rhythm,
        interval=data.draw(st.integers(1, 4)),
        count=data.draw(st.integers(1, 30)),
        from_end=from_end and data.draw(st.booleans()),
    )
    series = series_of(first, data.draw(st.sampled_from(ZONES)), rule)
    meetings = []
    for one in meetings_of(series):
        what = data.draw(st.sampled_from(("as it is",) * 4 + ("moved", "called off", "gone")))
        if what == "moved":
            by = timedelta(minutes=data.draw(st.integers(-5000, 5000)))
            zone = data.draw(st.sampled_from(ZONES))
            one = dataclasses.replace(one, starts_local=one.starts_local + by, zone=zone)
        if what == "called off":
            one = dataclasses.replace(one, state=MeetingState.CANCELLED, sequence=1)
        if what != "gone":
            meetings.append(one)
    assert read(series, meetings) == expected(meetings)


def test_the_rule_is_in_the_words_that_others_take() -> None:
    rule = Recurrence(rhythm=Rhythm.WEEKLY, interval=2, until=date(2027, 6, 30))
    series = series_of(datetime(2027, 1, 5, 16), "Europe/Berlin", rule)
    meetings = meetings_of(series)
    moved = dataclasses.replace(meetings[2], starts_local=datetime(2027, 2, 3, 17), sequence=3)
    kept = [meetings[0], moved, *meetings[3:]]
    text = calendar_file(kept, MENTORSHIP, now=MADE, series=[series]).decode()
    assert "RRULE:FREQ=WEEKLY;UNTIL=20270622T140000Z;INTERVAL=2;BYDAY=TU\r\n" in text
    assert "EXDATE;TZID=Europe/Berlin:20270119T160000\r\n" in text
    assert "RECURRENCE-ID;TZID=Europe/Berlin:20270202T160000\r\n" in text
    assert "SEQUENCE:3\r\n" in text
    assert text.count("UID:series@mentordesk") == 2
    assert text.count("BEGIN:VTIMEZONE") == 1


def test_where_an_hour_is_skipped_or_comes_twice_each_meeting_is_its_own() -> None:
    rule = Recurrence(rhythm=Rhythm.WEEKLY, count=3)
    for first in (datetime(2027, 3, 21, 2, 30), datetime(2026, 10, 18, 2, 30)):
        series = series_of(first, "Europe/Berlin", rule)
        meetings = meetings_of(series)
        text = calendar_file(meetings, MENTORSHIP, now=MADE, series=[series]).decode()
        assert "RRULE" not in text.split("BEGIN:VEVENT", 1)[1]
        assert text.count("BEGIN:VEVENT") == 3
        assert read(series, meetings) == expected(meetings)


def test_a_series_without_meetings_says_nothing() -> None:
    series = series_of(
        datetime(2027, 1, 5, 16), "Europe/Berlin", Recurrence(rhythm=Rhythm.WEEKLY, count=2)
    )
    assert b"VEVENT" not in calendar_file([], MENTORSHIP, now=MADE, series=[series])
