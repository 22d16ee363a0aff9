"""The next times that suit both: never one that is warned of, and never too late a one."""

import dataclasses
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.domain import zones
from mentordesk.domain.boundary import Boundary
from mentordesk.domain.expectation import Expectation
from mentordesk.domain.meeting import Meeting
from mentordesk.domain.record import Role
from mentordesk.domain.rules import EVERY_DAY, Availability, QuietHours, Weekday, Window
from mentordesk.domain.scheduling import warnings_for
from mentordesk.domain.slots import WITHIN, next_slots
from mentordesk.domain.terms import Days, Terms

NOW = datetime(2026, 11, 23, 9, 7, tzinfo=UTC)
COMMON: dict[str, Any] = {"mentorship_id": "p", "created_at": NOW, "updated_at": NOW}
BERLIN, NEW_YORK, LORD_HOWE = "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"
DRAFT = Meeting(
    id="draft", title="Talk", starts_local=datetime(2026, 11, 23), zone=BERLIN, uid="d", **COMMON
)

days = st.dates(date(2026, 11, 20), date(2026, 12, 24))
windows = st.builds(
    Window,
    days=st.sets(st.sampled_from(Weekday), min_size=1).map(lambda found: tuple(sorted(found))),
    start=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    end=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    zone=st.sampled_from([BERLIN, NEW_YORK, LORD_HOWE]),
)
spans = st.builds(
    lambda first, more: Days(first=first, last=first + timedelta(days=more)),
    days,
    st.integers(0, 9),
)
terms = st.builds(
    Terms,
    windows=st.lists(windows, max_size=2).map(tuple),
    away=st.lists(spans, max_size=2).map(tuple),
)
expectations = st.builds(
    lambda one, other: Expectation(
        id="e", title="Times", mentor_terms=one, mentee_terms=other, **COMMON
    ),
    terms,
    terms,
)
boundaries = st.builds(
    lambda window, free: Boundary(
        id="b", title="Quiet", quiet_hours=QuietHours(window=window), no_go=tuple(free), **COMMON
    ),
    windows,
    st.lists(spans, max_size=1),
)
others = st.builds(
    lambda day, at: dataclasses.replace(
        DRAFT, id="other", starts_local=datetime.combine(day, at.replace(second=0, microsecond=0))
    ),
    days,
    st.times(),
)


def at(slot: datetime, minutes: int) -> Meeting:
    local = slot.replace(tzinfo=None, fold=0)
    return dataclasses.replace(DRAFT, starts_local=local, fold=slot.fold, minutes=minutes)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(expectations, max_size=2),
    st.lists(boundaries, max_size=2),
    st.lists(others, max_size=3),
    st.sampled_from([30, 45, 60]),
    st.datetimes(datetime(2026, 10, 20), datetime(2026, 11, 24), timezones=st.just(UTC)),
)
def test_no_slot_is_warned_of_and_no_earlier_one_is_passed_over(
    expected: list[Expectation],
    held_to: list[Boundary],
    planned: list[Meeting],
    minutes: int,
    after: datetime,
) -> None:
    draft = dataclasses.replace(DRAFT, minutes=minutes)
    found = next_slots(
        draft, after, expectations=expected, boundaries=held_to, others=planned, count=3
    )
    for slot in found:
        assert warnings_for(at(slot, minutes), held_to, expected, planned) == []
        assert after <= slot <= after + WITHIN
        assert slot.minute % 15 == slot.second == slot.microsecond == 0
    assert found == sorted(set(found))
    first = found[0] if found else after + timedelta(days=3)
    grid = (after + timedelta(minutes=n) for n in range(1, 3 * 24 * 60))
    for moment in grid:
        if moment.minute % 15 == 0 and moment.replace(second=0, microsecond=0) < first:
            here = zones.from_utc(moment.replace(second=0, microsecond=0), BERLIN)
            assert warnings_for(at(here, minutes), held_to, expected, planned)


def test_one_of_each_stretch_of_free_time() -> None:
    window = Window(days=EVERY_DAY, start=time(14), end=time(16), zone=BERLIN)
    hours = [Availability(person=Role.MENTOR, windows=(window,))]
    busy = dataclasses.replace(DRAFT, id="x", starts_local=datetime(2026, 11, 23, 14, 45))
    found = next_slots(DRAFT, NOW, hours=hours, others=[busy], count=3)
    assert [slot.replace(tzinfo=None) for slot in found] == [
        datetime(2026, 11, 23, 14),
        datetime(2026, 11, 24, 14),
        datetime(2026, 11, 25, 14),
    ]


def test_where_nobody_named_hours_each_day_has_one() -> None:
    found = next_slots(DRAFT, NOW, count=2)
    starts = [slot.replace(tzinfo=None) for slot in found]
    assert starts == [datetime(2026, 11, 23, 10, 15), datetime(2026, 11, 24)]


def test_the_very_quarter_of_an_hour_counts() -> None:
    even = NOW.replace(minute=15)
    assert next_slots(DRAFT, even, count=1) == [zones.from_utc(even, BERLIN)]


@pytest.mark.parametrize("fold", [0, 1])
def test_the_hour_that_comes_twice_is_told_apart(fold: int) -> None:
    after = datetime(2026, 10, 25, fold, 30, tzinfo=UTC)
    (slot,) = next_slots(DRAFT, after, count=1)
    assert (slot.replace(tzinfo=None, fold=0), slot.fold) == (datetime(2026, 10, 25, 2, 30), fold)


def test_none_where_no_hour_suits_both() -> None:
    morning = Window(days=EVERY_DAY, start=time(8), end=time(9), zone=BERLIN)
    evening = dataclasses.replace(morning, start=time(20), end=time(21))
    hours = [
        Availability(person=Role.MENTOR, windows=(morning,)),
        Availability(person=Role.MENTEE, windows=(evening,)),
    ]
    assert next_slots(DRAFT, NOW, hours=hours) == []
