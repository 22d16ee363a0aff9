"""Names of zones are IANA's, Windows' or a list of cities; what is not plain is None."""

import pytest
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from mentordesk.calendar.zone_names import zone_from_name, zone_from_words
from mentordesk.domain import zones


def test_every_zone_is_its_own_name() -> None:
    assert all(zone_from_name(zone) == zone for zone in zones.known_zones())


def test_every_windows_name_has_a_zone_that_we_know() -> None:
    for name, zone in WINDOWS_TO_OLSON.items():
        if name != "UTC":
            assert zone_from_name(name) == zone
        assert zones.is_zone(zone_from_name(name) or "")


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        (" W. Europe Standard Time ", "Europe/Berlin"),
        ("w. europe standard time", "Europe/Berlin"),
        ("/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin"),
        ("/citadel.org/20210210_1/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("/Europe/Berlin", "Europe/Berlin"),
        ("(UTC-05:00) Eastern Time (US & Canada)", None),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", None),
        ("Customized Time Zone", None),
        ("Berlin", None),
        ("Europe/Atlantis", None),
        ("x/Europe/Berlin", None),
        ("/x/Berlin", None),
        ("", None),
        ("/", None),
    ],
)  # fmt: skip
def test_names_in_files(name: str, zone: str | None) -> None:
    assert zone_from_name(name) == zone


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Berlin", "Europe/Berlin"),
        ("Zürich", "Europe/Zurich"),
        ("New York", "America/New_York"),
        ("(Europe/London)", "Europe/London"),
        ("Amsterdam, Berlin, Rome, Stockholm, Vienna", "Europe/Berlin"),
        ("Amsterdam, Berlin, Rom, Stockholm, Wien", "Europe/Berlin"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien", "Europe/Berlin"),
        ("(GMT+2:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Berlin"),
        ("Mumbai, Kolkata, New Delhi", "Asia/Kolkata"),
        ("Eastern Time (US and Canada)", "America/New_York"),
        ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
        ("(GMT−04:00) Eastern Time", "America/New_York"),
        ("Pacific Daylight Time (Los Angeles, GMT-07:00)", "America/Los_Angeles"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("(UTC+03:00) Nairobi", "Africa/Nairobi"),
        ("UTC", "UTC"),
        ("(UTC)", "UTC"),
        ("(UTC+05:00) Berlin", None),  # the offset is another's
        ("Berlin, Tokyo", None),
        ("Berlin, Paris, Tokyo", None),
        ("Paris, Texas", None),
        ("(UTC+01:00)", None),
        ("(CEST)", None),
        ("EST", None),
        ("IST", None),
        ("in my office", None),
        ("", None),
    ],
)
def test_names_in_invitations(words: str, zone: str | None) -> None:
    assert zone_from_words(words) == zone
