"""A series' events: what is as the rule has it is said once, and what is not for itself.

What independent readers make of them is in ``tests/interop/test_series.py``.
"""

import dataclasses
from datetime import UTC, datetime

from mentordesk.calendar.series_events import series_events, spanned
from mentordesk.domain.meeting import MeetingState
from mentordesk.domain.recurrence import Recurrence, Rhythm
from tests.support.series import meetings_of, series_of

MADE = datetime(2026, 1, 1, tzinfo=UTC)
TUESDAYS = Recurrence(rhythm=Rhythm.WEEKLY, count=3)


def test_a_meeting_that_was_called_off_names_its_place_as_the_rule_does() -> None:
    named = ";TZID=Europe/Berlin:20260113T160000"
    series = series_of(datetime(2026, 1, 6, 16), "Europe/Berlin", TUESDAYS)
    first, second, third = meetings_of(series)
    off = dataclasses.replace(second, state=MeetingState.CANCELLED, sequence=1)
    master, own = series_events(series, [first, off, third], MADE, lambda _one: 15)
    text = own.to_ical().decode()
    assert f"RECURRENCE-ID{named}" in text
    assert "STATUS:CANCELLED" in text
    assert master.to_ical().count(b"BEGIN:VALARM") == 1
    gone = series_events(series, [first, third], MADE, lambda _one: None)
    assert f"EXDATE{named}" in gone[0].to_ical().decode()
    assert b"VALARM" not in gone[0].to_ical()


def test_it_spans_from_its_first_meeting_to_the_last() -> None:
    series = series_of(datetime(2026, 1, 6, 16), "Europe/Berlin", TUESDAYS)
    assert [one.starts_local.day for one in spanned(series, [])] == [6, 20]


def test_in_utc_each_meeting_is_its_own() -> None:
    series = series_of(datetime(2026, 1, 6, 16), "Etc/UTC", TUESDAYS)
    own = series_events(series, meetings_of(series), MADE, lambda _one: None)
    assert [str(one["uid"]) for one in own] == [f"m{n}@mentordesk" for n in range(3)]
