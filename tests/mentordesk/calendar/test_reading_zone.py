"""A TZID is known by its name or by what the file says of it; otherwise somebody is asked."""

import pytest

from mentordesk.calendar.reading_zone import ZoneNames


def defined(tzid: str, place: str = "") -> str:
    return f"TZID:{tzid}\n" + (f"X-LIC-LOCATION:{place}\n" if place else "")


@pytest.mark.parametrize(
    ("tzid", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ('"Europe/Berlin"', "Europe/Berlin"),
        ("US/Eastern", "US/Eastern"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin"),
        (
            "/mozilla.org/20050126_1/America/Argentina/Buenos_Aires",
            "America/Argentina/Buenos_Aires",
        ),
        ("/softwarestudio.org/Tzfile/Europe/London", "Europe/London"),
        ("tzone://Microsoft/Utc", "Etc/UTC"),
        ("UTC", "Etc/UTC"),
        ("tzone://Microsoft/Custom", None),
        ("custom_America/New_York", None),
        ("/mozilla.org/nowhere", None),
        ("/vendor/EST", None),
        ("EST", None),
        ("UTC+11", None),
        ("../../etc/passwd", None),
        ("Europe", None),
        ("a" * 100_000, None),
        ("/" * 100_000, None),
        ("\x00", None),
        ("", None),
    ],
)
def test_names(tzid: str, zone: str | None) -> None:
    assert ZoneNames().zone(tzid) == zone


def test_the_file_says_which_zone_its_own_name_means() -> None:
    names = ZoneNames([defined("Office", "Europe/Berlin"), defined("Other"), defined("Third", "?")])
    assert names.zone("Office") == "Europe/Berlin"
    assert [names.zone(name) for name in ("Other", "Third", "Fourth")] == [None] * 3


def test_a_name_with_two_meanings_has_none() -> None:
    names = ZoneNames([defined("Office", "Europe/Berlin"), defined("Office", "Europe/London")])
    assert names.zone("Office") is None


def test_what_one_file_says_counts_in_no_other() -> None:
    assert ZoneNames([defined("Office", "Europe/Berlin")]).zone("Office")
    assert ZoneNames().zone("Office") is None
