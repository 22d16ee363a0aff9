"""The properties of one event, parsed by icalendar, and the times they give.

Only what a meeting is made of is handed on. TZIDs are hidden from icalendar: it would make a name
that it does not know silently naive, and keep zones of one file for the next.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from mentordesk.calendar.incoming import Clock, IncomingPerson, IncomingTime, existing
from mentordesk.calendar.reading_text import unescaped
from mentordesk.calendar.reading_zone import UTC_ZONE, ZoneNames
from mentordesk.domain import zones
from mentordesk.domain.text import tidy_line, tidy_text
from mentordesk.errors import LeftOut

#: Most characters of what is read of one event.
LARGEST_EVENT = 256 * 1024
_MOST_LINES = 2000
_LONGEST_LINE = 16 * 1024
_LONGEST_RULE = 1000
_MOST_DATES = 1000
FIRST_YEAR, LAST_YEAR = 1971, 2199
TIMES = ("DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE")
#: What decides when a meeting is, or which one: an event is not held with one of them unread.
_DECISIVE = {*TIMES, "UID", "DURATION", "RRULE", "EXRULE", "SEQUENCE", "STATUS"}
#: Where links to join stand, the likeliest first; only where they are text of their own.
LINKS = (
    "CONFERENCE",
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGCONFLINK",
    "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK",
    "URL",
    "LOCATION",
    "DESCRIPTION",
)
_READ = {*_DECISIVE, *LINKS, "DTSTAMP", "SUMMARY", "ORGANIZER", "ATTENDEE"}
_LINE = re.compile(
    rf"^({'|'.join(sorted(_READ, key=len, reverse=True))})[ \t]*([;:])([^\n]*)$",
    re.IGNORECASE | re.MULTILINE,
)
# Without parameters these are nothing but their value, and most of what there is to read: taken as
# they stand, they halve the time. Addresses have no escapes.
_PLAIN = {"UID", "SUMMARY", "LOCATION", "DESCRIPTION", "STATUS", "URL"}
_LONG = {"DESCRIPTION", "LOCATION"}
_HIDDEN = "X-TZID"
_TZID = re.compile(r";[ \t]*TZID[ \t]*=[ \t]*", re.IGNORECASE)
# What icalendar raises besides ValueError, on values that were made to break it.
_RAISED = (ValueError, TypeError, ArithmeticError, LookupError, AttributeError, AssertionError)


class CannotHold(Exception):  # noqa: N818 - named for what happened
    """An event that cannot be held; never leaves the reading."""

    def __init__(self, reason: LeftOut, detail: object = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = tidy_line(str(detail))[:200]


@dataclass(frozen=True, slots=True)
class Properties:
    """What stands in an event's lines; ``broken`` names what icalendar could not read."""

    plain: dict[str, list[str]]
    parsed: dict[str, Any]
    broken: tuple[str, ...]
    zones: ZoneNames

    def all(self, name: str) -> list[Any]:
        """Return every value of that name."""
        plain = self.plain.get(name, [])
        if name in self.broken or name not in self.parsed:
            return list(plain)
        value = self.parsed[name]
        return [*plain, *value] if isinstance(value, list) else [*plain, value]

    def only(self, name: str) -> Any:
        """Return the one value of that name, or None; raises CannotHold where there are several."""
        values = self.all(name)
        if len(values) > 1:
            raise CannotHold(LeftOut.BROKEN, name)
        return values[0] if values else None

    def text(self, name: str) -> str:
        """Return the first text of that name, with its lines."""
        return tidy_text(str(next(iter(self.all(name)), ""))).strip()

    def line(self, name: str) -> str:
        """Return the first text of that name, as one line."""
        return tidy_line(self.text(name))

    def time(self, name: str) -> IncomingTime | None:
        """Return the one time of that name, or None; raises CannotHold."""
        value = self.only(name)
        return None if value is None else self._time(value, value, name)

    def times(self, name: str) -> list[IncomingTime]:
        """Return all times of all lists of that name; raises CannotHold."""
        found = [
            self._time(one, values, name)
            for values in self.all(name)
            for one in getattr(values, "dts", [None])  # VALUE may make anything of it
        ]
        if len(found) > _MOST_DATES:
            raise CannotHold(LeftOut.RULE_OTHER, name)
        return found

    def _time(self, value: Any, whole: Any, name: str) -> IncomingTime:
        tzid = getattr(whole, "params", {}).get(_HIDDEN, "")
        moment = getattr(value, "dt", None)
        return as_time(moment, tzid if isinstance(tzid, str) else "", self.zones, name)


def as_time(value: object, tzid: str, zone_names: ZoneNames, name: str) -> IncomingTime:
    """Return a date or a date-time of icalendar's with its zone; raises CannotHold."""
    if not isinstance(value, date):
        raise CannotHold(LeftOut.BROKEN, name)
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise CannotHold(LeftOut.OUT_OF_RANGE, value.year)
    if not isinstance(value, datetime):
        midnight = datetime(value.year, value.month, value.day)  # noqa: DTZ001 - of any zone
        return IncomingTime(local=midnight, clock=Clock.ALL_DAY)
    if value.tzinfo is not None:  # it ends in Z, and then no TZID counts (RFC 5545 §3.2.19)
        return IncomingTime(local=value.replace(tzinfo=None), clock=Clock.ZONED, zone=UTC_ZONE)
    if not tzid:
        return IncomingTime(local=value, clock=Clock.FLOATING)
    zone = zone_names.zone(tzid)
    shown = tidy_line(tzid)[:200]
    if zone is None:
        return IncomingTime(local=value, clock=Clock.TO_ASK, tzid=shown)
    return IncomingTime(local=existing(value, zone), clock=Clock.ZONED, zone=zone, tzid=shown)


def properties(lines: str, zone_names: ZoneNames) -> Properties:
    """Return what stands in an event's own, unfolded lines; raises CannotHold."""
    from icalendar import Event

    plain, kept = _lines(lines)
    try:
        event = Event.from_ical("\n".join(["BEGIN:VEVENT", *kept, "END:VEVENT", ""]))
    except _RAISED as error:
        raise CannotHold(LeftOut.BROKEN, type(error).__name__) from None
    broken = {str(name).upper() for name, _message in event.errors if name}
    if any(name is None for name, _message in event.errors):
        broken |= _unparsed(kept)
    decisive = sorted(broken & _DECISIVE)
    if decisive:
        raise CannotHold(LeftOut.BROKEN, decisive[0])
    parsed = {str(name).upper(): value for name, value in event.items()}
    return Properties(plain, parsed, tuple(sorted(broken)), zone_names)


def _lines(lines: str) -> tuple[dict[str, list[str]], list[str]]:
    """Return the plain values by name, and the lines for icalendar; raises CannotHold."""
    plain: dict[str, list[str]] = {}
    kept: list[str] = []
    size = 0
    for number, line in enumerate(_LINE.finditer(lines)):
        name, length = line[1].upper(), line.end() - line.start()
        size += length
        if number >= _MOST_LINES or size > LARGEST_EVENT:
            raise CannotHold(LeftOut.TOO_LARGE)
        if length > _LONGEST_LINE and name not in _LONG:
            raise CannotHold(LeftOut.TOO_LARGE, name)
        if name == "RRULE" and length > _LONGEST_RULE:
            raise CannotHold(LeftOut.RULE_OTHER)
        if name in _PLAIN and line[2] == ":":
            value = line[3].strip()
            plain.setdefault(name, []).append(value if name == "URL" else unescaped(value))
        else:
            said = line[2] + line[3]
            kept.append(name + (_TZID.sub(f";{_HIDDEN}=", said) if name in TIMES else said))
    return plain, kept


def _unparsed(lines: list[str]) -> set[str]:
    """Return the names of lines that are no properties at all: icalendar drops them unnamed."""
    from icalendar.parser import Contentline

    names = set()
    for line in lines:
        try:
            Contentline(line).parts()  # type: ignore[no-untyped-call]
        except ValueError:
            names.add(re.split("[;:]", line, maxsplit=1)[0].strip().upper())
    return names


def stamp(found: Properties) -> datetime | None:
    """Return DTSTAMP in UTC, which it has to be in and is taken for where nothing is said."""
    value = next(iter(found.all("DTSTAMP")), None)
    moment = getattr(value, "dt", None)
    if not isinstance(moment, datetime):
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def people(found: Properties, name: str) -> tuple[IncomingPerson, ...]:
    """Return whom the properties of that name name."""
    return tuple(_person(value) for value in found.all(name))


def _person(value: Any) -> IncomingPerson:
    common = getattr(value, "params", {}).get("CN", "")
    name = ", ".join(common) if isinstance(common, list) else str(common)
    address = tidy_line(str(value))
    if address[:7].casefold() == "mailto:":
        address = address[7:]
    return IncomingPerson(tidy_line(name), address)


def elapsed(start: IncomingTime, end: IncomingTime) -> timedelta:
    """Return the time from `start` to `end`; raises CannotHold where their clocks differ."""
    if start.zone and end.zone:
        return zones.to_utc(end.local, end.zone) - zones.to_utc(start.local, start.zone)
    if (start.clock, start.tzid) == (end.clock, end.tzid):
        return end.local - start.local
    is_unknown = Clock.TO_ASK in {start.clock, end.clock}
    raise CannotHold(LeftOut.UNKNOWN_ZONE if is_unknown else LeftOut.BROKEN, end.tzid or "DTEND")
