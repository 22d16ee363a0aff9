"""IANA time zones and the local times that do not exist, or exist twice.

The rules come from the pinned ``tzdata`` wheel, never from the system's copy: the two can be a
release apart, and then a planned meeting would move by an hour from one computer to the next.
"""

import zoneinfo
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import cache

zoneinfo.reset_tzpath(to=())


class LocalTime(StrEnum):
    """What a wall-clock time means in a zone."""

    ONCE = "once"
    MISSING = "missing"
    TWICE = "twice"


@cache
def known_zones() -> frozenset[str]:
    """Return the names of all zones that can be chosen."""
    return frozenset(
        name
        for name in zoneinfo.available_timezones()
        if name not in {"localtime", "Factory", "posixrules"}
    )


def is_zone(name: str) -> bool:
    """Tell whether `name` is an IANA zone that we have rules for."""
    return name in known_zones()


def to_utc(local: datetime, zone: str, fold: int = 0) -> datetime:
    """Return the UTC moment of the naive wall time `local` in `zone`.

    `fold` 1 means the second of two equal wall times. A wall time that a clock change skips is read
    by the offset before the change (after it, where `fold` is 1), as PEP 495 does.
    """
    return local.replace(tzinfo=zoneinfo.ZoneInfo(zone), fold=fold).astimezone(UTC)


def from_utc(moment: datetime, zone: str) -> datetime:
    """Return the aware local time of `moment` in `zone`."""
    return moment.astimezone(zoneinfo.ZoneInfo(zone))


def kind_of_local_time(local: datetime, zone: str) -> LocalTime:
    """Tell whether the naive wall time `local` happens once, twice or never in `zone`."""
    early, late = to_utc(local, zone, 0), to_utc(local, zone, 1)
    if early == late:
        return LocalTime.ONCE
    back = from_utc(early, zone).replace(tzinfo=None)
    return LocalTime.TWICE if back == local and early < late else LocalTime.MISSING


def change_between(early: datetime, late: datetime, zone: str) -> datetime:
    """Return the UTC moment, to the second, of the one change of offset in ``early < … <= late``.

    Where there is none, that is `late`.
    """
    old = offset_at(early, zone)
    while late - early > timedelta(seconds=1):
        middle = (early + (late - early) / 2).replace(microsecond=0)
        early, late = (middle, late) if offset_at(middle, zone) == old else (early, middle)
    return late


def offset_at(moment: datetime, zone: str) -> timedelta:
    """Return how far east of UTC the clocks of `zone` are at `moment`."""
    return from_utc(moment, zone).utcoffset() or timedelta(0)


def reached(local: datetime, zone: str) -> datetime:
    """Return the first UTC moment at which clocks in `zone` show the naive `local` or later.

    A wall time that a clock change skips is reached at the change itself.
    """
    if kind_of_local_time(local, zone) is LocalTime.MISSING:
        return change_between(to_utc(local, zone, 1), to_utc(local, zone, 0), zone)
    return to_utc(local, zone)
