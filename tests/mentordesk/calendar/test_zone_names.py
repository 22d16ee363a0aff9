"""Windows' names of zones."""

import pytest

from mentordesk.calendar.zone_names import zone_from_name
from mentordesk.domain import zones


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("w. europe standard time ", "Europe/Berlin"),
        ("Eastern Standard Time", "America/New_York"),
        ("Customized Time Zone", None),
        ("(UTC-05:00) Eastern Time (US & Canada)", None),
        ("", None),
    ],
)
def test_names_of_windows(name: str, zone: str | None) -> None:
    assert zone_from_name(name) == zone
    assert zone is None or zones.is_zone(zone)
