"""What the values of an incoming calendar tell of themselves."""

from datetime import UTC, datetime

import pytest

from mentordesk.calendar.incoming import (
    Clock,
    Frequency,
    IncomingCalendar,
    IncomingEvent,
    IncomingRule,
    IncomingTime,
    Method,
    Status,
    existing,
    in_zone,
    rank,
)

THREE = datetime(2026, 10, 6, 15)
BERLIN = IncomingTime(local=THREE, clock=Clock.ZONED, zone="Europe/Berlin")
OFFICE = IncomingTime(local=THREE, clock=Clock.TO_ASK, tzid="Office")
FLOATING = IncomingTime(local=THREE, clock=Clock.FLOATING)
DAY = IncomingTime(local=datetime(2026, 10, 6), clock=Clock.ALL_DAY)


def test_moments() -> None:
    assert BERLIN.moment == datetime(2026, 10, 6, 13, tzinfo=UTC)
    assert [time.moment for time in (OFFICE, FLOATING, DAY)] == [None] * 3
    assert BERLIN.local_in("America/New_York") == datetime(2026, 10, 6, 9)
    assert BERLIN.local_in("Europe/Berlin") == THREE
    assert OFFICE.local_in("America/New_York") == THREE


def test_the_second_of_two_equal_times_stays_in_its_zone() -> None:
    second = IncomingTime(
        local=datetime(2026, 10, 25, 2, 30), clock=Clock.ZONED, zone="Europe/Berlin", fold=1
    )
    assert second.moment == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_versions() -> None:
    late, early = datetime(2026, 9, 2, tzinfo=UTC), datetime(2026, 9, 1, tzinfo=UTC)
    versions = [rank(1, None), rank(0, late), rank(1, late), rank(1, early)]
    assert sorted(versions) == [rank(0, late), rank(1, None), rank(1, early), rank(1, late)]
    assert IncomingEvent(uid="a", sequence=1, stamp=late).rank == rank(1, late)


@pytest.mark.parametrize("time", [OFFICE, FLOATING])
def test_an_answer_gives_the_zone(time: IncomingTime) -> None:
    answered = in_zone(IncomingEvent(uid="a", start=time, recurrence_id=time), "Europe/Berlin")
    for found in (answered.start, answered.recurrence_id):
        assert found and found.moment == BERLIN.moment
        assert found.tzid == time.tzid


@pytest.mark.parametrize("time", [BERLIN, DAY, None])
def test_what_needs_no_answer_stays(time: IncomingTime | None) -> None:
    rule = IncomingRule(frequency=Frequency.WEEKLY, weekday=1, until=THREE)
    event = IncomingEvent(uid="a", start=time, rule=rule)
    assert in_zone(event, "America/New_York") == event


def test_a_time_that_clocks_skip_is_the_one_they_show_then() -> None:
    assert existing(datetime(2026, 3, 29, 2, 30), "Europe/Berlin") == datetime(2026, 3, 29, 3, 30)
    assert existing(THREE, "Europe/Berlin") == THREE
    early = IncomingTime(local=datetime(2026, 3, 29, 2, 30), clock=Clock.FLOATING)
    answered = in_zone(IncomingEvent(uid="a", start=early), "Europe/Berlin").start
    assert answered and answered.local == datetime(2026, 3, 29, 3, 30)


def test_what_a_calendar_asks() -> None:
    asked, cancelled = (IncomingEvent(uid="a", method=m) for m in (Method.REQUEST, Method.CANCEL))
    assert IncomingCalendar().method is Method.NONE
    assert IncomingCalendar(events=(asked, asked)).method is Method.REQUEST
    assert IncomingCalendar(events=(asked, cancelled)).method is Method.NONE
    assert cancelled.is_cancelled
    assert IncomingEvent(uid="a", status=Status.CANCELLED).is_cancelled
    assert not asked.is_cancelled


def test_which_zones_to_ask_for() -> None:
    home = IncomingTime(local=THREE, clock=Clock.TO_ASK, tzid="Home")
    events = (
        IncomingEvent(uid="a", start=OFFICE, recurrence_id=home),
        IncomingEvent(uid="b", start=OFFICE),
        IncomingEvent(uid="c", start=BERLIN),
    )
    assert IncomingCalendar(events=events).zones_to_ask == ("Office", "Home")


def test_an_end() -> None:
    endless = IncomingRule(frequency=Frequency.WEEKLY, weekday=1)
    assert endless.endless
    assert not IncomingRule(frequency=Frequency.WEEKLY, weekday=1, count=2).endless
    assert not IncomingRule(frequency=Frequency.WEEKLY, weekday=1, until=THREE).endless
