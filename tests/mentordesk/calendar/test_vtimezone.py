"""Every zone's component gives zoneinfo's own offsets."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mentordesk.calendar.posix_rule import posix_rule
from mentordesk.calendar.vtimezone import is_faithful, vtimezone
from mentordesk.domain.zones import known_zones

FIRST, LAST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 12, 31, tzinfo=UTC)
SPECIAL = ("Africa/Casablanca", "Africa/Cairo", "America/Santiago", "Asia/Jerusalem", "Asia/Gaza")
PLAIN = ("Europe/Berlin", "Europe/Dublin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland")


def test_nearly_all_zones_go_by_a_rule() -> None:
    ruled = [
        zone
        for zone in known_zones()
        if (rule := posix_rule(zone)) and is_faithful(rule, zone, FIRST, LAST)
    ]
    assert len(ruled) > 0.9 * len(known_zones())


@pytest.mark.parametrize("zone", [*PLAIN, *SPECIAL])
def test_a_component_read_back_gives_the_same_offsets(zone: str) -> None:
    read = vtimezone(zone, FIRST, LAST).to_tz(lookup_tzid=False)
    real = ZoneInfo(zone)
    moment = datetime(2026, 1, 1)
    while moment < datetime(2029, 1, 1):
        local = moment.replace(hour=12)
        assert local.replace(tzinfo=read).utcoffset() == local.replace(tzinfo=real).utcoffset(), (
            local
        )
        moment += timedelta(days=1)


def test_special_zones_are_written_change_by_change() -> None:
    text = vtimezone("Africa/Casablanca", FIRST, LAST).to_ical().decode()
    assert "RRULE" not in text
    assert "RDATE" not in text
    assert text.count("BEGIN:STANDARD") + text.count("BEGIN:DAYLIGHT") > 5
