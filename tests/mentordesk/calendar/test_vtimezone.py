"""Every zone's component, read as RFC 5545 says, gives zoneinfo's own offsets."""

from bisect import bisect_right
from datetime import UTC, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from icalendar import Timezone

from mentordesk.calendar.posix_rule import posix_rule
from mentordesk.calendar.vtimezone import is_faithful, vtimezone
from mentordesk.domain import zones

FIRST, LAST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2030, 12, 31, tzinfo=UTC)
RULED = ("Europe/Berlin", "Europe/Dublin", "America/New_York", "Australia/Lord_Howe")
CHANGE_BY_CHANGE = ("Africa/Casablanca", "Africa/Cairo", "America/Santiago", "America/Vancouver")


def text(zone: str, first: datetime = FIRST, last: datetime = LAST) -> str:
    return vtimezone(zone, first, last).to_ical().decode()


def onsets(component: Timezone) -> list[tuple[datetime, timedelta]]:
    """Return each moment (UTC) at which an observance begins, and the offset it brings.

    A reading of its own: RRULEs are expanded by dateutil.
    """
    found = []
    for part in component.subcomponents:
        start, before = part["DTSTART"].dt, part["TZOFFSETFROM"].td
        if "RRULE" in part:
            rule = rrulestr(part["RRULE"].to_ical().decode(), dtstart=start)
            begins = rule.between(datetime(2025, 1, 1), datetime(2032, 1, 1))
        else:
            begins = [start]
        found += [((at - before).replace(tzinfo=UTC), part["TZOFFSETTO"].td) for at in begins]
    return sorted(found)


@pytest.mark.parametrize("letter", sorted({zone[0] for zone in zones.known_zones()}))
def test_every_zone_that_begins_with(letter: str) -> None:
    for zone in (zone for zone in zones.known_zones() if zone.startswith(letter)):
        found = onsets(vtimezone(zone, FIRST, LAST)) or [(FIRST, timedelta())]
        begins = [at for at, _ in found]
        samples = [FIRST + timedelta(days=3 * step) for step in range(608)]
        edges = [at for at in begins if FIRST <= at <= LAST]
        for moment in [*samples, *edges, *(at - timedelta(seconds=1) for at in edges)]:
            east = found[max(bisect_right(begins, moment) - 1, 0)][1]
            assert east == zones.offset_at(moment, zone), (zone, moment)


def test_nearly_all_zones_go_by_a_rule() -> None:
    ruled = [
        zone
        for zone in zones.known_zones()
        if (rule := posix_rule(zone)) and is_faithful(rule, zone, FIRST, LAST)
    ]
    assert len(ruled) > 0.95 * len(zones.known_zones())


@pytest.mark.parametrize("zone", RULED)
def test_a_rule_is_two_yearly_rrules_of_one_byday(zone: str) -> None:
    rules = [line for line in text(zone).split("\r\n") if line.startswith("RRULE")]
    assert len(rules) == 2
    assert all(r.startswith("RRULE:FREQ=YEARLY;BYDAY=") and r.count(",") == 0 for r in rules)
    assert text(zone).count("DTSTART:1970") == 2
    assert "RDATE" not in text(zone)


@pytest.mark.parametrize("zone", CHANGE_BY_CHANGE)
def test_other_zones_are_written_change_by_change(zone: str) -> None:
    assert "RRULE" not in text(zone)
    assert "RDATE" not in text(zone)
    assert text(zone).startswith(f"BEGIN:VTIMEZONE\r\nTZID:{zone}\r\n")
    assert text(zone).count("BEGIN:STANDARD") >= 1


def test_a_rule_that_begins_within_the_span_is_not_used_before_it() -> None:
    """Vancouver stays on one offset from November 2026 on; a year later that is its rule."""
    later = datetime(2029, 1, 1, tzinfo=UTC)
    assert text("America/Vancouver", later, later).count("BEGIN:") == 2
    assert text("America/Vancouver", FIRST, LAST).count("BEGIN:") > 3


def test_daylight_is_the_larger_offset_in_dublin_too() -> None:
    text_of = text("Europe/Dublin")
    daylight = text_of[text_of.index("BEGIN:DAYLIGHT") : text_of.index("END:DAYLIGHT")]
    assert "TZOFFSETTO:+0100" in daylight
    assert "TZNAME:IST" in daylight


def test_a_zone_without_changes_has_one_observance() -> None:
    assert text("Asia/Kolkata").count("BEGIN:STANDARD") == 1
    assert "BEGIN:DAYLIGHT" not in text("Asia/Kolkata")


def test_the_component_is_made_once() -> None:
    assert vtimezone("Asia/Tokyo", FIRST, LAST) is vtimezone("Asia/Tokyo", FIRST, LAST)


def test_the_first_years_and_the_last_that_a_meeting_can_have() -> None:
    for year in (1971, 2199):
        moment = datetime(year, 7, 1, 12, tzinfo=UTC)
        for zone in (*RULED, *CHANGE_BY_CHANGE):
            read = vtimezone(zone, moment, moment).to_tz(lookup_tzid=False)
            wall = zones.from_utc(moment, zone).replace(tzinfo=None)
            assert wall.replace(tzinfo=read).utcoffset() == zones.offset_at(moment, zone), zone
