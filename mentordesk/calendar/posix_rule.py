"""The rule that a zone goes by from now on: the POSIX line at the end of its tzdata file.

Such a line ("CET-1CEST,M3.5.0,M10.5.0/3") says which offsets there are and on which weekday of
which month they change (RFC 9636 §3.3, POSIX.1 §8.3).
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib import resources

_NAME = r"(<[^>]+>|[A-Za-z]+)"
_OFFSET = r"([+-]?\d{1,3}(?::\d{2}(?::\d{2})?)?)"
_CHANGE = r"M(\d+)\.(\d)\.(\d)(?:/([+-]?\d+(?::\d+(?::\d+)?)?))?"
_LINE = re.compile(rf"{_NAME}{_OFFSET}(?:{_NAME}(?:{_OFFSET})?,{_CHANGE},{_CHANGE})?")
_USUAL_HOUR = "2"
_LAST_WEEK = 5


@dataclass(frozen=True, slots=True)
class Change:
    """A change of offset: the `week`-th (5: the last) `weekday` (0: Sunday) of `month`.

    ``at`` is the wall-clock time of day before the change.
    """

    month: int
    week: int
    weekday: int
    at: timedelta

    @property
    def is_within_its_day(self) -> bool:
        """Whether its time is one of that day; hours before 0 or after 24 fall on another."""
        return timedelta(0) <= self.at < timedelta(days=1)

    def onset(self, year: int) -> datetime:
        """Return the naive wall-clock moment of the change in `year`."""
        first = date(year, self.month, 1)
        offset = (self.weekday - first.isoweekday() % 7) % 7 + 7 * (self.week - 1)
        day = first + timedelta(days=offset)
        while day.month != self.month:
            day -= timedelta(days=7)
        return datetime.combine(day, time()) + self.at


@dataclass(frozen=True, slots=True)
class Offset:
    """An offset east of UTC, what it is called, and the change that brings it (None: always)."""

    name: str
    east: timedelta
    begins: Change | None


@dataclass(frozen=True, slots=True)
class PosixRule:
    """One offset, or two that take turns."""

    offsets: tuple[Offset, ...]


@cache
def posix_rule(zone: str) -> PosixRule | None:
    """Return the rule of an IANA zone from the tzdata wheel, or None where it has no simple one."""
    found = _LINE.fullmatch(_last_line(zone))
    if found is None:
        return None
    name, west, other, other_west, *changes = found.groups()
    standard = -_span(west)
    if other is None:
        return PosixRule((Offset(_plain(name), standard, None),))
    east = -_span(other_west) if other_west else standard + timedelta(hours=1)
    return PosixRule(
        (
            Offset(_plain(other), east, _change(changes[:4])),
            Offset(_plain(name), standard, _change(changes[4:])),
        )
    )


def _last_line(zone: str) -> str:
    folder = resources.files("tzdata").joinpath("zoneinfo", *zone.split("/"))
    return folder.read_bytes().rsplit(b"\n", 2)[1].decode("ascii")


def _change(parts: list[str]) -> Change:
    month, week, weekday, at = parts
    return Change(int(month), int(week), int(weekday), _span(at or _USUAL_HOUR))


def _span(text: str) -> timedelta:
    sign = -1 if text.startswith("-") else 1
    hours, minutes, seconds = ([int(part) for part in text.lstrip("+-").split(":")] + [0, 0])[:3]
    return sign * timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _plain(name: str) -> str:
    return name.strip("<>")
