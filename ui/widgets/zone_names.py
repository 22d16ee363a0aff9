"""Time zones as people look for them: by city, with the hours they are off UTC. No Qt."""

from datetime import datetime
from functools import cache

from mentordesk.domain import zones

_AREAS = frozenset(
    {
        "Africa",
        "America",
        "Antarctica",
        "Arctic",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    }
)
_UTC = "Etc/UTC"
_HOUR, _MINUTE = 3600, 60
_NOT = 3


@cache
def offered() -> tuple[str, ...]:
    """Return the zones worth choosing from, sorted by city, each city once.

    Bare abbreviations and second names of a zone are left out. They can still be typed: old files
    may hold them.
    """
    return tuple(zone for _city, zone in sorted(_by_city().items()))


def city(zone: str) -> str:
    """Return "New York" for ``America/New_York``."""
    return zone.rpartition("/")[2].replace("_", " ")


def area(zone: str) -> str:
    """Return "America, Argentina" for ``America/Argentina/Salta``, nothing for ``UTC``."""
    return zone.rpartition("/")[0].replace("/", ", ").replace("_", " ")


def offset(zone: str, moment: datetime) -> str:
    """Return how far the clocks of `zone` are off UTC at `moment`, for example "UTC+05:30"."""
    seconds = round(zones.offset_at(moment, zone).total_seconds())
    hours, rest = divmod(abs(seconds), _HOUR)
    sign = "−" if seconds < 0 else "+"
    return f"UTC{sign}{hours:02}:{rest // _MINUTE:02}"


def found(typed: str) -> tuple[str, ...]:
    """Return the zones on offer that `typed` is a part of: first those whose city begins so."""
    wanted = _folded(typed)
    ranked = [(_rank(wanted, zone), at, zone) for at, zone in enumerate(offered())]
    return tuple(zone for rank, _at, zone in sorted(ranked) if rank < _NOT)


def zone_of(typed: str) -> str:
    """Return the zone that `typed` names by its city or its IANA name, in any letters.

    What names no zone is returned as it was typed.
    """
    wanted = _folded(typed)
    return _by_city().get(wanted) or _by_name().get(wanted) or typed.strip()


def _folded(typed: str) -> str:
    return " ".join(typed.replace("_", " ").split()).casefold()


def _rank(wanted: str, zone: str) -> int:
    place = city(zone).casefold()
    if place.startswith(wanted):
        return 0
    if f" {wanted}" in place:
        return 1
    return 2 if wanted in zone.replace("_", " ").casefold() else _NOT


@cache
def _by_city() -> dict[str, str]:
    named = [name for name in zones.known_zones() if name.partition("/")[0] in _AREAS]
    # The longest last: America/Argentina/Salta says more than its old name America/Salta.
    named.sort(key=lambda name: (len(name), name))
    return {city(name).casefold(): name for name in (*named, _UTC)}


@cache
def _by_name() -> dict[str, str]:
    return {name.replace("_", " ").casefold(): name for name in zones.known_zones()}
