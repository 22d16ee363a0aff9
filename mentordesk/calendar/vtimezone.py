"""VTIMEZONE components that every calendar program reads right (RFC 5545 §3.6.5).

Where a zone goes by one simple rule over the whole span of the events, that rule is written as
YEARLY RRULEs with one BYDAY each, beginning in 1970, as most producers do: lists of RDATEs, which
libraries like to write, are read an hour off by Thunderbird and Outlook. Where no such rule is
faithful (Morocco's Ramadan, a rule changed this year), every change of offset within the span is
written as an observance of its own, without a rule.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from mentordesk.calendar.posix_rule import Offset, PosixRule, posix_rule
from mentordesk.domain import zones

if TYPE_CHECKING:
    from icalendar import Timezone

_DAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
_EPOCH_YEAR = 1970
# No two changes of any zone since 1970 are less than a week apart (Boa Vista, October 2000).
_STEP = timedelta(days=3)
_MARGIN = timedelta(days=400)


def vtimezone(zone: str, first: datetime, last: datetime) -> "Timezone":
    """Return the component for `zone`, right for every moment from `first` to `last` (UTC)."""
    return _component(zone, first.year, last.year)


@cache
def _component(zone: str, first_year: int, last_year: int) -> "Timezone":
    begins = datetime(first_year, 1, 1, tzinfo=UTC) - _MARGIN
    ends = datetime(last_year + 1, 1, 1, tzinfo=UTC) + _MARGIN
    rule = posix_rule(zone)
    if rule is not None and is_faithful(rule, zone, begins, ends):
        return _from_rule(zone, rule)
    return _from_changes(zone, begins, ends)


def is_faithful(rule: PosixRule, zone: str, begins: datetime, ends: datetime) -> bool:
    """Tell whether a rule gives the zone's own offsets from `begins` to `ends` (UTC)."""
    changes = [offset.begins for offset in rule.offsets if offset.begins is not None]
    if not all(change.is_within_its_day for change in changes):
        return False  # an RRULE cannot say "25 o'clock" or "the day before"
    if len(rule.offsets) == 1:
        expected = [(begins, rule.offsets[0].east)]
    else:
        expected = list(_onsets(rule, begins, ends))
    return list(_changes(zone, begins, ends)) == _within(expected, begins, ends)


def _onsets(
    rule: PosixRule, begins: datetime, ends: datetime
) -> Iterator[tuple[datetime, timedelta]]:
    """Yield the UTC moment and the new offset of each change that the rule makes."""
    one, other = rule.offsets
    found = []
    for year in range(begins.year - 1, ends.year + 2):
        for offset, before in ((one, other), (other, one)):
            if offset.begins is not None:
                at = offset.begins.onset(year).replace(tzinfo=UTC) - before.east
                found.append((at, offset.east))
    yield from sorted(found)


def _within(
    expected: list[tuple[datetime, timedelta]], begins: datetime, ends: datetime
) -> list[tuple[datetime, timedelta]]:
    """Return what `_changes` would find: the offset at the beginning, then each change."""
    before = [east for at, east in expected if at <= begins]
    inside = [(at, east) for at, east in expected if begins < at < ends]
    start = before[-1] if before else expected[0][1]
    return [(begins, start), *inside]


def _changes(zone: str, begins: datetime, ends: datetime) -> Iterator[tuple[datetime, timedelta]]:
    """Yield the offset at `begins`, then the UTC moment and new offset of each change."""
    moment, east = begins, zones.offset_at(begins, zone)
    yield begins, east
    while moment < ends:
        after = moment + _STEP
        if zones.offset_at(after, zone) != east:
            at = zones.change_between(moment, after, zone)
            east = zones.offset_at(at, zone)
            if at < ends:
                yield at, east
        moment = after


def _from_rule(zone: str, rule: PosixRule) -> "Timezone":
    component = _empty(zone)
    if len(rule.offsets) == 1:
        only = rule.offsets[0]
        start = datetime(_EPOCH_YEAR, 1, 1)  # noqa: DTZ001 - local by definition
        _add(component, only.name, (only.east, only.east), start, daylight=False)
        return component
    one, other = rule.offsets
    for offset, before in ((one, other), (other, one)):
        # tzdata calls Dublin's winter the exception; calendars expect the larger offset to be it
        daylight = offset.east > before.east
        _add_yearly(component, offset, before, daylight=daylight)
    return component


def _add_yearly(component: "Timezone", offset: Offset, before: Offset, *, daylight: bool) -> None:
    from icalendar import vRecur

    change = offset.begins
    if change is None:
        return
    week = "-1" if change.week == 5 else str(change.week)
    rule = vRecur(FREQ="YEARLY", BYMONTH=change.month, BYDAY=f"{week}{_DAYS[change.weekday]}")
    start = change.onset(_EPOCH_YEAR)
    added = _add(component, offset.name, (before.east, offset.east), start, daylight=daylight)
    added.add("rrule", rule)


def _from_changes(zone: str, begins: datetime, ends: datetime) -> "Timezone":
    component = _empty(zone)
    old = zones.offset_at(begins, zone)
    for at, east in _changes(zone, begins, ends):
        start = at.replace(tzinfo=None) + old  # the wall clock before the change
        name = zones.from_utc(at, zone).tzname() or zone
        _add(component, name, (old, east), start, daylight=east > old)
        old = east
    return component


def _empty(zone: str) -> "Timezone":
    from icalendar import Timezone

    component = Timezone()
    component.add("tzid", zone)
    component.add("x-lic-location", zone)
    return component


def _add(
    component: "Timezone",
    name: str,
    offsets: tuple[timedelta, timedelta],
    start: datetime,
    *,
    daylight: bool,
) -> "Timezone":
    from icalendar import TimezoneDaylight, TimezoneStandard

    observance = TimezoneDaylight() if daylight else TimezoneStandard()
    observance.add("dtstart", start)
    observance.add("tzoffsetfrom", offsets[0])
    observance.add("tzoffsetto", offsets[1])
    observance.add("tzname", name)
    component.add_component(observance)
    return observance  # type: ignore[return-value]
