"""A rule puts its meetings where an independent reader of RFC 5545 puts them."""

from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, rrule
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.recurrence import (
    MOST,
    Recurrence,
    Rhythm,
    is_last_weekday,
    occurrences,
    ordinal,
)
from mentordesk.errors import Problem

FIRST = datetime(2026, 11, 24, 16)
DAYS = (MO, TU, WE, TH, FR, SA, SU)


def judged(first: datetime, rule: Recurrence, most: int) -> list[datetime]:
    """Return what dateutil makes of the same rule."""
    day = DAYS[first.weekday()]
    ends: dict[str, object] = {"count": rule.count}
    if rule.until:
        ends = {"until": datetime.combine(rule.until, time(23, 59))}
    if rule.rhythm is Rhythm.WEEKLY:
        told = rrule(WEEKLY, dtstart=first, interval=rule.interval, byweekday=day, **ends)
    elif rule.rhythm is Rhythm.MONTHLY_ON_DATE:
        told = rrule(MONTHLY, dtstart=first, interval=rule.interval, bymonthday=first.day, **ends)
    else:
        nth = day(ordinal(first.date(), from_end=rule.from_end))
        told = rrule(MONTHLY, dtstart=first, interval=rule.interval, byweekday=nth, **ends)
    return [moment for moment, _n in zip(told, range(most), strict=False)]


@given(
    first=st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)).map(
        lambda moment: moment.replace(second=0, microsecond=0)
    ),
    rhythm=st.sampled_from(Rhythm),
    interval=st.integers(1, 6),
    count=st.integers(1, 60),
    days=st.none() | st.integers(0, 1500),
)
def test_any_rule_means_what_others_take_it_for(
    first: datetime, rhythm: Rhythm, interval: int, count: int, days: int | None
) -> None:
    until = None if days is None else first.date() + timedelta(days=days)
    from_end = rhythm is Rhythm.MONTHLY_ON_WEEKDAY and is_last_weekday(first.date())
    for counts_from_end in {False, from_end}:
        rule = Recurrence(
            rhythm=rhythm,
            interval=interval,
            count=None if until else count,
            until=until,
            from_end=counts_from_end,
        )
        assert rule.problem() is None
        assert list(occurrences(first, rule)) == judged(first, rule, MOST)


def test_there_is_an_end_to_it() -> None:
    rule = Recurrence(rhythm=Rhythm.WEEKLY, until=date(2200, 1, 1))
    assert len(list(occurrences(FIRST, rule))) == MOST
    leap = Recurrence(rhythm=Rhythm.MONTHLY_ON_DATE, interval=12, count=3)
    assert [at.year for at in occurrences(datetime(2028, 2, 29), leap)] == [2028, 2032, 2036]


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        (Recurrence(rhythm=Rhythm.WEEKLY), Problem.EMPTY),
        (Recurrence(rhythm=Rhythm.WEEKLY, count=2, until=date(2027, 1, 1)), Problem.EMPTY),
        (Recurrence(rhythm=Rhythm.WEEKLY, count=0), Problem.OUT_OF_RANGE),
        (Recurrence(rhythm=Rhythm.WEEKLY, count=MOST + 1), Problem.OUT_OF_RANGE),
        (Recurrence(rhythm=Rhythm.WEEKLY, interval=0, count=1), Problem.OUT_OF_RANGE),
        (Recurrence(rhythm=Rhythm.MONTHLY_ON_DATE, interval=25, count=1), Problem.OUT_OF_RANGE),
        (Recurrence(rhythm=Rhythm.WEEKLY, interval=52, count=MOST), None),
    ],
)
def test_what_cannot_be_is_told(rule: Recurrence, problem: Problem | None) -> None:
    assert rule.problem() is problem
