"""Windows of hours over midnight and over the changes of the clocks; notice."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.domain import zones
from mentordesk.domain.record import Role
from mentordesk.domain.rules import (
    EVERY_DAY,
    WORKING_DAYS,
    Availability,
    CancellationNotice,
    Weekday,
    Window,
    contains,
    is_late_notice,
    rings_at,
    suits,
    touches,
    window_spans,
)
from mentordesk.errors import Problem

BERLIN = "Europe/Berlin"
ZONES = (BERLIN, "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Africa/Cairo")
OFFICE = Window(days=WORKING_DAYS, start=time(9), end=time(17), zone=BERLIN)
NIGHT = Window(days=EVERY_DAY, start=time(22), end=time(7), zone=BERLIN)

hours = st.one_of(
    st.builds(time, st.integers(0, 4), st.integers(0, 59)),
    st.builds(time, st.integers(0, 23), st.integers(0, 59)),
)
windows = st.builds(
    Window,
    days=st.sets(st.sampled_from(EVERY_DAY), min_size=1).map(lambda days: tuple(sorted(days))),
    start=hours,
    end=hours,
    zone=st.sampled_from(ZONES),
)
# Any minute, and more often one around a change of the clocks.
CHANGES = [
    datetime(2026, 3, 29, 1, tzinfo=UTC),
    datetime(2026, 10, 25, 1, tzinfo=UTC),
    datetime(2026, 3, 8, 7, tzinfo=UTC),
    datetime(2026, 11, 1, 6, tzinfo=UTC),
    datetime(2026, 10, 3, 15, 30, tzinfo=UTC),
    datetime(2026, 4, 4, 15, tzinfo=UTC),
    datetime(2026, 4, 23, 22, tzinfo=UTC),
    datetime(2026, 10, 29, 21, tzinfo=UTC),
]
starts = st.one_of(
    st.builds(
        lambda change, minutes: change + timedelta(minutes=minutes),
        st.sampled_from(CHANGES),
        st.integers(-300, 300),
    ),
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(
        lambda wall: wall.replace(second=0, microsecond=0, tzinfo=UTC)
    ),
)
lengths = st.integers(5, 1440)


def berlin(text: str) -> datetime:
    return zones.to_utc(datetime.fromisoformat(text), BERLIN)


def window(start: str, end: str, *days: Weekday) -> Window:
    opens, closes = time.fromisoformat(start), time.fromisoformat(end)
    return Window(days=days or EVERY_DAY, start=opens, end=closes, zone=BERLIN)


def test_problems() -> None:
    assert OFFICE.problem() is None
    assert Window(days=(), start=time(9), end=time(17), zone=BERLIN).problem() is Problem.EMPTY_SPAN
    odd = Window(days=EVERY_DAY, start=time(9), end=time(17), zone="Nowhere")
    assert odd.problem() is Problem.UNKNOWN_ZONE


@pytest.mark.parametrize(
    ("start", "minutes", "within", "touched"),
    [
        ("2026-11-23T09:00", 480, True, True),
        ("2026-11-23T09:00", 481, False, True),
        ("2026-11-23T08:59", 30, False, True),
        ("2026-11-23T08:30", 30, False, False),
        ("2026-11-23T17:00", 30, False, False),
        ("2026-11-21T10:00", 30, False, False),  # a Saturday
    ],
)
def test_office_hours(start: str, minutes: int, within: bool, touched: bool) -> None:
    assert contains(OFFICE, berlin(start), minutes) is within
    assert touches(OFFICE, berlin(start), minutes) is touched


@pytest.mark.parametrize(
    ("start", "touched"),
    [
        ("2026-11-23T21:29", False),
        ("2026-11-23T21:31", True),
        ("2026-11-23T23:59", True),
        ("2026-11-24T06:59", True),
        ("2026-11-24T07:00", False),
    ],
)
def test_hours_over_midnight(start: str, touched: bool) -> None:
    assert touches(NIGHT, berlin(start), 30) is touched


def test_a_night_belongs_to_the_day_on_which_it_begins() -> None:
    friday = window("22:00", "07:00", Weekday.FRIDAY)
    assert touches(friday, berlin("2026-11-28T06:00"), 30)  # Saturday morning
    assert not touches(friday, berlin("2026-11-27T06:00"), 30)  # Friday morning


def test_equal_times_are_the_whole_day() -> None:
    sunday = window("00:00", "00:00", Weekday.SUNDAY)
    assert contains(sunday, berlin("2026-11-22T00:00"), 1440)
    assert not touches(sunday, berlin("2026-11-23T00:00"), 30)


def test_a_whole_sunday_has_23_hours_in_spring_and_25_in_autumn() -> None:
    sunday = window("00:00", "00:00", Weekday.SUNDAY)
    for day, hours in (("2026-03-29", 23), ("2026-10-25", 25)):
        opens, closes = next(
            span for span in window_spans(sunday, berlin(day)) if span[0] == berlin(day)
        )
        assert closes - opens == timedelta(hours=hours)


def test_hours_keep_to_the_wall_when_the_clocks_change() -> None:
    for day in ("2026-03-27", "2026-03-30", "2026-10-23", "2026-10-26"):
        assert contains(OFFICE, berlin(f"{day}T09:00"), 480)
        assert not contains(OFFICE, berlin(f"{day}T08:55"), 30)


def test_a_window_that_opens_in_the_skipped_hour_opens_at_the_change() -> None:
    early = window("02:30", "03:15")
    day = "2026-03-29"
    assert contains(early, berlin(f"{day}T03:00"), 15)
    assert not touches(early, berlin(f"{day}T01:00"), 60)
    assert not touches(early, berlin(f"{day}T03:15"), 60)


def test_no_window_means_any_time() -> None:
    assert suits(Availability(person=Role.MENTOR, windows=()), berlin("2026-11-23T03:00"), 60)


def test_a_meeting_may_run_from_one_window_into_the_next() -> None:
    morning, noon = window("09:00", "12:00"), window("12:00", "14:00")
    both = Availability(person=Role.MENTOR, windows=(noon, morning))
    assert suits(both, berlin("2026-11-23T11:30"), 60)
    assert not suits(both, berlin("2026-11-23T13:30"), 60)
    apart = Availability(person=Role.MENTOR, windows=(morning, window("12:01", "14:00")))
    assert not suits(apart, berlin("2026-11-23T11:30"), 60)


def test_whole_days_have_no_seam_at_midnight() -> None:
    always = Availability(person=Role.MENTEE, windows=(window("00:00", "00:00"),))
    assert suits(always, berlin("2026-11-23T23:30"), 60)


@pytest.mark.parametrize(
    ("hours_ahead", "late"), [(25, False), (24, False), (23.99, True), (0.01, True), (0, False)]
)
def test_notice(hours_ahead: float, late: bool) -> None:
    start = berlin("2026-11-23T09:00")
    now = start - timedelta(hours=hours_ahead)
    assert is_late_notice(CancellationNotice(hours=24), start, now) is late


def test_notice_is_counted_in_real_hours() -> None:
    """The night in between has an hour more than the walls show."""
    start, now = berlin("2026-10-25T09:00"), berlin("2026-10-24T09:30")
    assert not is_late_notice(CancellationNotice(hours=24), start, now)


@settings(deadline=None)
@given(window=windows, around=starts)
def test_spans_are_in_order_and_show_the_windows_hours(window: Window, around: datetime) -> None:
    spans = window_spans(window, around)
    assert spans == sorted(spans)
    for opens, closes in spans:
        assert opens <= closes <= opens + timedelta(hours=25)
        for moment, wall in ((opens, window.start), (closes, window.end)):
            shown = zones.from_utc(moment, window.zone)
            before = zones.from_utc(moment - timedelta(seconds=1), window.zone)
            skipped = shown.utcoffset() != before.utcoffset()
            assert shown.time() == wall or skipped


@settings(deadline=None)
@given(window=windows, start=starts, minutes=lengths)
def test_what_lies_within_touches_too(window: Window, start: datetime, minutes: int) -> None:
    if contains(window, start, minutes):
        assert touches(window, start, minutes)


@settings(deadline=None)
@given(window=windows, start=starts)
def test_a_minute_lies_within_where_the_wall_says_so(window: Window, start: datetime) -> None:
    local = zones.from_utc(start, window.zone)
    wall = local.replace(tzinfo=None)
    if zones.kind_of_local_time(wall, window.zone) is zones.LocalTime.TWICE:
        return  # the second of two equal hours lies after a window that closes in the first
    at, today = local.time(), Weekday(local.weekday())
    yesterday = Weekday((local.weekday() - 1) % 7)
    if window.start < window.end:
        shown = window.start <= at < window.end and today in window.days
    else:
        shown = (at >= window.start and today in window.days) or (
            at < window.end and yesterday in window.days
        )
    assert touches(window, start, 1) is shown


@settings(deadline=None)
@given(several=st.lists(windows, min_size=1, max_size=4), start=starts, minutes=lengths)
def test_availability_is_every_minute_available(
    several: list[Window], start: datetime, minutes: int
) -> None:
    found = suits(Availability(person=Role.MENTOR, windows=tuple(several)), start, minutes)
    free = all(
        any(touches(one, start + timedelta(minutes=minute), 1) for one in several)
        for minute in {0, minutes // 3, minutes // 2, minutes - 1}
    )
    assert not found or free


@given(
    minutes=st.integers(1, 120),
    first=st.integers(0, 23),
    last=st.integers(0, 23),
    start=st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),
)
def test_a_reminder_rings_outside_quiet_hours_or_not_at_all(
    minutes: int, first: int, last: int, start: datetime
) -> None:
    moment = start.replace(second=0, microsecond=0, tzinfo=UTC)
    window = Window(days=EVERY_DAY, start=time(first), end=time(last), zone="Europe/Berlin")
    rung = rings_at(moment, minutes, [window])
    wanted = moment - timedelta(minutes=minutes)
    spans = window_spans(window, moment)
    in_quiet = [opens <= wanted < closes for opens, closes in spans]
    assert rung == minutes if not any(in_quiet) else rung is None or rung < minutes
    if rung is not None:
        at = moment - timedelta(minutes=rung)
        assert not any(opens <= at < closes for opens, closes in spans)
