"""Times as invitations write them; never one of two readings by a guess."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.calendar.stated_times import has_clock, has_date, read_time

TODAY = date(2026, 11, 24)
ENGLISH = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]  # fmt: skip
NOV_24 = "2026-11-24T16:00"


@pytest.mark.parametrize(
    ("line", "starts", "minutes", "zone"),
    [
        ("Nov 24, 2026 04:00 PM Berlin", NOV_24, None, "Europe/Berlin"),
        ("24. Nov. 2026 16:00 Uhr", NOV_24, None, None),
        ("24.Nov. 2026 04:00 PM Amsterdam, Berlin, Rom, Stockholm, Wien", NOV_24, None, "Europe/Berlin"),
        ("24. November 2026, 16 Uhr", NOV_24, None, None),
        ("24.11.2026 um 16.00 Uhr", NOV_24, None, None),
        ("24.11.2026, 16:00 - 17:30 Uhr (Europe/Vienna)", NOV_24, 90, "Europe/Vienna"),
        ("Di, 24. Nov 2026 von 16:00 bis 16:45 Uhr", NOV_24, 45, None),
        ("2026-11-24 16:00 Europe/Berlin", NOV_24, None, "Europe/Berlin"),
        ("11/24/2026 4 pm", NOV_24, None, None),
        ("24/11/2026 16:00", NOV_24, None, None),
        ("Tuesday, November 24, 2026 4:00 PM-5:00 PM (UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", NOV_24, 60, "Europe/Berlin"),
        ("Tue, Nov 24th, 2026 4:00 p.m. – 5:00 p.m. (CET)", NOV_24, 60, None),
        ("Tuesday, November 24, 2026 4:00 PM | (UTC+03:00) Nairobi | 2 hrs 30 mins", NOV_24, 150, "Africa/Nairobi"),
        ("Nov 24, 2026, 4:00 – 5:30 PM (Europe/London)", NOV_24, 90, "Europe/London"),
        ("4:00 PM, Nov 24 2026", NOV_24, None, None),
        ("24 November 2026 at 23:30 – 00:30", "2026-11-24T23:30", 60, None),
        ("Nov 24, 2026 11:30 – 12:30pm", "2026-11-24T11:30", 60, None),
        ("Nov 24, 2026 12:00 AM", "2026-11-24T00:00", None, None),
        ("16. März 2027 09:00 Uhr Zürich", "2027-03-16T09:00", None, "Europe/Zurich"),
    ],
)  # fmt: skip
def test_what_providers_write(
    line: str, starts: str, minutes: int | None, zone: str | None
) -> None:
    found = read_time(line, TODAY)
    assert found.starts_local == datetime.fromisoformat(starts)
    assert (found.minutes, found.zone) == (minutes, zone)
    assert found.year_stated
    assert found.weekday_fits
    assert has_date(line)


def test_day_and_month_that_can_be_swapped_are_asked_for() -> None:
    found = read_time("03/04/2026 4:00 PM", TODAY)
    assert [(day.day, day.month) for day in found.readings] == [(3, 4), (4, 3)]
    assert found.starts_local is None


def test_a_weekday_settles_which_is_meant() -> None:
    found = read_time("Tue 10/6/2026 2 PM", TODAY)
    assert found.starts_local == datetime(2026, 10, 6, 14)


def test_a_weekday_that_is_another_is_said() -> None:
    found = read_time("Monday, Nov 24, 2026 16:00", TODAY)
    assert found.starts_local == datetime(2026, 11, 24, 16)
    assert not found.weekday_fits


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("Tuesday, October 6 · 2:00 – 3:00pm", 2026),  # lately, not in six years
        ("Wednesday, January 6 · 2:00 – 3:00pm", 2027),
        ("Dienstag, 1. Dezember⋅14:00–15:00", 2026),
        ("November 20, 2 pm", 2026),
        ("October 6, 2 pm", 2027),
        ("Feb 29 2 pm", 2028),
    ],
)
def test_a_year_that_is_not_stated_is_the_nearest_that_fits(line: str, year: int) -> None:
    found = read_time(line, TODAY)
    assert found.starts_local is not None
    assert found.starts_local.year == year
    assert not found.year_stated


@pytest.mark.parametrize(
    "line",
    [
        "",
        "This is a recurring meeting Meet anytime",
        "Nov 24, 2026",
        "16:00",
        "30 Feb 2026 10:00",
        "13/13/2026 10:00",
        "Nov 24, 2026 25:00",
        "Nov 24, 2026 13 pm",
        "24 Foo 2026 10:00",
        "0000-01-01 10:00",
    ],
)
def test_what_is_no_time(line: str) -> None:
    assert read_time(line, TODAY).readings == ()


def test_lines_that_begin_with_a_time() -> None:
    assert not has_date("We met on Nov 3, 2025 at 4 pm")
    assert not has_date("Nothing here")
    assert has_clock("9:00 AM | (UTC+03:00) Nairobi | 1 hr")
    assert has_clock("von 9 bis 10 Uhr")
    assert not has_clock("Room 9:00 AM")
    assert not has_clock("no")


@given(st.text(max_size=80), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_any_line_can_be_read(line: str, today: date) -> None:
    assert len(read_time(line, today).readings) <= 2
    has_date(line)
    has_clock(line)


@given(st.datetimes(datetime(1971, 1, 1), datetime(2199, 12, 31)))
def test_a_time_that_is_written_is_read(moment: datetime) -> None:
    wanted = moment.replace(second=0, microsecond=0)
    month = ENGLISH[wanted.month - 1]  # strftime's would be the locale's
    half = "AM" if wanted.hour < 12 else "PM"
    styles = ("%Y-%m-%d %H:%M", f"{month} %d, %Y %I:%M {half}", f"%d {month[:3]} %Y %H:%M")
    for style in (*styles, "%d.%m.%Y %H:%M Uhr"):
        assert read_time(wanted.strftime(style), TODAY).starts_local == wanted
