"""Time zones by city."""

from datetime import UTC, datetime

import pytest

from mentordesk.domain.zones import known_zones
from ui.widgets.zone_names import area, city, found, offered, offset, zone_of

WINTER, SUMMER = datetime(2026, 1, 15, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC)


def test_every_zone_on_offer_is_known_and_each_city_comes_once() -> None:
    assert set(offered()) <= known_zones()
    cities = [city(zone).casefold() for zone in offered()]
    assert cities == sorted(set(cities))
    assert len(cities) > 400


def test_abbreviations_and_second_names_are_not_on_offer() -> None:
    assert not {"EST5EDT", "GB", "US/Eastern", "Etc/GMT+5"} & set(offered())
    assert "America/Argentina/Buenos_Aires" in offered()
    assert "America/Buenos_Aires" not in offered()


@pytest.mark.parametrize(
    ("zone", "place", "region"),
    [
        ("Europe/Berlin", "Berlin", "Europe"),
        ("America/Argentina/Salta", "Salta", "America, Argentina"),
        ("America/New_York", "New York", "America"),
        ("UTC", "UTC", ""),
    ],
)
def test_city_and_area(zone: str, place: str, region: str) -> None:
    assert (city(zone), area(zone)) == (place, region)


@pytest.mark.parametrize(
    ("zone", "moment", "told"),
    [
        ("Europe/Berlin", WINTER, "UTC+01:00"),
        ("Europe/Berlin", SUMMER, "UTC+02:00"),
        ("Asia/Kolkata", WINTER, "UTC+05:30"),
        ("America/St_Johns", WINTER, "UTC−03:30"),
        ("Etc/UTC", WINTER, "UTC+00:00"),
    ],
)
def test_hours_off_utc(zone: str, moment: datetime, told: str) -> None:
    assert offset(zone, moment) == told


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("berlin", "Europe/Berlin"),
        (" new  york ", "America/New_York"),
        ("Europe/berlin", "Europe/Berlin"),
        ("america/new_york", "America/New_York"),
        ("Singapore", "Asia/Singapore"),
        ("calcutta", "Asia/Calcutta"),
        ("us/eastern", "US/Eastern"),
        ("utc", "Etc/UTC"),
        (" Atlantis ", "Atlantis"),
        ("", ""),
    ],
)
def test_what_is_typed_names_a_zone(typed: str, zone: str) -> None:
    assert zone_of(typed) == zone


def test_cities_that_begin_so_come_first() -> None:
    hits = found("am")
    assert [city(zone) for zone in hits[:2]] == ["Amman", "Amsterdam"]
    assert "America/New_York" in hits
    assert found("york") == ("America/New_York",)
    assert found("argentina/sal") == ("America/Argentina/Salta",)
    assert found("atlantis") == ()
    assert found("") == offered()


def test_every_zone_is_found_by_its_name() -> None:
    named = [zone for zone in known_zones() if "/" in zone]
    assert [zone_of(zone.lower()) for zone in named] == named
