"""The last line of a tzdata file, read."""

from datetime import datetime, timedelta

import pytest

from mentordesk.calendar.posix_rule import Change, posix_rule
from mentordesk.domain.zones import known_zones


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


def test_two_offsets_that_take_turns() -> None:
    rule = posix_rule("Europe/Berlin")
    assert rule is not None
    summer, winter = rule.offsets
    assert (summer.name, summer.east) == ("CEST", hours(2))
    assert (winter.name, winter.east) == ("CET", hours(1))
    assert summer.begins == Change(3, 5, 0, hours(2))
    assert winter.begins == Change(10, 5, 0, hours(3))


def test_one_offset_for_good() -> None:
    rule = posix_rule("Asia/Kolkata")
    assert rule is not None
    (only,) = rule.offsets
    assert (only.name, only.east, only.begins) == ("IST", hours(5.5), None)


def test_a_name_of_digits_comes_out_of_its_brackets() -> None:
    rule = posix_rule("Asia/Kathmandu")
    assert rule is not None
    assert rule.offsets[0].name == "+0545"


def test_half_an_hour_of_summer() -> None:
    rule = posix_rule("Australia/Lord_Howe")
    assert rule is not None
    assert [offset.east for offset in rule.offsets] == [hours(11), hours(10.5)]


@pytest.mark.parametrize(
    ("change", "year", "onset"),
    [
        (Change(3, 5, 0, hours(2)), 2026, datetime(2026, 3, 29, 2)),
        (Change(11, 1, 0, hours(2)), 2026, datetime(2026, 11, 1, 2)),
        (Change(3, 2, 0, hours(2)), 2026, datetime(2026, 3, 8, 2)),
        (Change(2, 5, 6, hours(0)), 2026, datetime(2026, 2, 28)),
        (Change(10, 5, 4, hours(24)), 2026, datetime(2026, 10, 30)),
        (Change(3, 5, 0, hours(-1)), 2026, datetime(2026, 3, 28, 23)),
    ],
)
def test_onset(change: Change, year: int, onset: datetime) -> None:
    assert change.onset(year) == onset


def test_hours_outside_the_day() -> None:
    assert Change(3, 5, 0, hours(0)).is_within_its_day
    assert not Change(3, 5, 0, hours(24)).is_within_its_day
    assert not Change(3, 5, 0, hours(-1)).is_within_its_day


def test_every_zone_has_a_rule() -> None:
    assert [zone for zone in known_zones() if posix_rule(zone) is None] == []
