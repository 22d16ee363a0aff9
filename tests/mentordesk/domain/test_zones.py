"""Local times that exist once, twice or never."""

import zoneinfo
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.domain import zones
from mentordesk.domain.zones import LocalTime

BERLIN = "Europe/Berlin"
names = st.sampled_from(sorted(zones.known_zones()))
walls = st.datetimes(datetime(1971, 1, 1), datetime(2199, 12, 31))
moments = walls.map(lambda wall: wall.replace(tzinfo=UTC))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_zones_come_from_the_wheel_alone() -> None:
    assert zoneinfo.TZPATH == ()
    assert len(zones.known_zones()) > 590


@pytest.mark.parametrize(
    ("name", "known"),
    [
        (BERLIN, True),
        ("Etc/UTC", True),
        ("UTC", True),
        ("", False),
        ("Factory", False),
        ("../etc/passwd", False),
        ("europe/berlin", False),
        ("CEST", False),
    ],
)
def test_is_zone(name: str, known: bool) -> None:
    assert zones.is_zone(name) is known


@pytest.mark.parametrize(
    ("local", "zone", "kind"),
    [
        ("2026-03-29T01:59:59", BERLIN, LocalTime.ONCE),
        ("2026-03-29T02:00", BERLIN, LocalTime.MISSING),
        ("2026-03-29T02:59:59", BERLIN, LocalTime.MISSING),
        ("2026-03-29T03:00", BERLIN, LocalTime.ONCE),
        ("2026-10-25T01:59:59", BERLIN, LocalTime.ONCE),
        ("2026-10-25T02:00", BERLIN, LocalTime.TWICE),
        ("2026-10-25T03:00", BERLIN, LocalTime.ONCE),
        ("2026-10-04T02:15", "Australia/Lord_Howe", LocalTime.MISSING),
        ("2026-10-04T02:30", "Australia/Lord_Howe", LocalTime.ONCE),
        ("2011-12-30T12:00", "Pacific/Apia", LocalTime.MISSING),
        ("2026-06-01T02:30", "Asia/Kolkata", LocalTime.ONCE),
    ],
)
def test_kind_of_local_time(local: str, zone: str, kind: LocalTime) -> None:
    assert zones.kind_of_local_time(at(local), zone) is kind


def test_fold_chooses_between_two() -> None:
    assert zones.to_utc(at("2026-10-25T02:30"), BERLIN) == utc("2026-10-25T00:30")
    assert zones.to_utc(at("2026-10-25T02:30"), BERLIN, 1) == utc("2026-10-25T01:30")


def test_a_skipped_time_moves_on_by_the_gap() -> None:
    moment = zones.to_utc(at("2026-03-29T02:30"), BERLIN)
    assert zones.from_utc(moment, BERLIN).replace(tzinfo=None) == at("2026-03-29T03:30")


def test_the_moment_of_a_change() -> None:
    early, late = utc("2026-03-28T12:34:56"), utc("2026-03-31T00:00")
    assert zones.change_between(early, late, BERLIN) == utc("2026-03-29T01:00")
    assert zones.change_between(late, utc("2026-04-05"), BERLIN) == utc("2026-04-05")


@pytest.mark.parametrize(
    ("local", "moment"),
    [
        ("2026-03-29T01:30", "2026-03-29T00:30"),
        ("2026-03-29T02:30", "2026-03-29T01:00"),
        ("2026-03-29T03:30", "2026-03-29T01:30"),
        ("2026-10-25T02:30", "2026-10-25T00:30"),
    ],
)
def test_when_a_wall_time_is_reached(local: str, moment: str) -> None:
    assert zones.reached(at(local), BERLIN) == utc(moment)


@given(moment=moments, zone=names)
def test_there_and_back(moment: datetime, zone: str) -> None:
    local = zones.from_utc(moment, zone)
    wall = local.replace(tzinfo=None)
    assert zones.to_utc(wall, zone, local.fold) == moment
    assert zones.kind_of_local_time(wall, zone) is not LocalTime.MISSING
    assert zones.offset_at(moment, zone) == wall - moment.replace(tzinfo=None)
    if local.fold:
        assert zones.kind_of_local_time(wall, zone) is LocalTime.TWICE


@settings(deadline=None)
@given(wall=walls, zone=names)
def test_reached_is_the_first_moment_that_shows_the_time_or_later(
    wall: datetime, zone: str
) -> None:
    moment = zones.reached(wall, zone)
    assert zones.from_utc(moment, zone).replace(tzinfo=None) >= wall
    before = zones.from_utc(moment - timedelta(seconds=1), zone).replace(tzinfo=None)
    assert before < wall
