"""Names of time zones as other programs write them, and the IANA zones that they mean.

A name that may mean several zones, or none that we know, is left for the person to say.
"""

import re
from collections.abc import Iterable
from datetime import timedelta
from functools import cache

from mentordesk.calendar.posix_rule import posix_rule
from mentordesk.domain import zones

_UTC = {"utc", "gmt", "z", "coordinated universal time"}
_OFFSET = re.compile(r"\((?:UTC|GMT)(?:([+-−–])(\d{1,2})(?::?(\d{2}))?)?\)\s*", re.IGNORECASE)
# Where a German city of a zone is not spelled as in the zone's name.
_GERMAN_CITIES = {
    "athen": "athens",
    "belgrad": "belgrade",
    "brüssel": "brussels",
    "bukarest": "bucharest",
    "istanbul": "istanbul",
    "kairo": "cairo",
    "kiew": "kiev",
    "kopenhagen": "copenhagen",
    "kyiv": "kiev",
    "lissabon": "lisbon",
    "luxemburg": "luxembourg",
    "moskau": "moscow",
    "neu-delhi": "kolkata",
    "new delhi": "kolkata",
    "prag": "prague",
    "rom": "rome",
    "singapur": "singapore",
    "tokio": "tokyo",
    "warschau": "warsaw",
    "wien": "vienna",
    "zürich": "zurich",
}


def zone_from_name(name: str) -> str | None:
    """Return the IANA zone of a TZID: an IANA or Windows name, or a path that ends in one.

    Names meant for people, such as "(UTC-05:00) Eastern Time (US & Canada)", give None: what a file
    means by them is not for us to guess.
    """
    wanted = name.strip().strip("/").casefold()
    if zone := _known().get(wanted) or _windows().get(wanted):
        return zone
    if not name.strip().startswith("/"):
        return None
    # "/freeassociation.sourceforge.net/Europe/Berlin" (RFC 5545 §3.8.3.1)
    parts = wanted.split("/")
    tails = ("/".join(parts[start:]) for start in range(1, len(parts) - 1))
    return next((_known()[tail] for tail in tails if tail in _known()), None)


def zone_from_words(words: str) -> str | None:
    """Return the IANA zone that an invitation names: also by its cities, or as Zoom calls it.

    Abbreviations ("IST", "CST") give None, and so does a name whose stated offset is not its own.
    """
    words = words.strip()
    offset = _OFFSET.match(words)
    bare = (words[offset.end() :] if offset else words).strip(" ,;.")
    if not bare:
        return "UTC" if offset and not offset[1] else None
    if bare[0] == "(" and bare.find(")") == len(bare) - 1:
        bare = bare[1:-1].strip()
    zone = _zone_of(bare)
    if zone and offset and _stated(offset) not in _offsets(zone):
        return None
    return zone


def _zone_of(bare: str) -> str | None:
    if bare.casefold() in _UTC:
        return "UTC"
    if "/" in bare and (zone := zone_from_name(bare)):
        return zone
    base = bare.partition("(")[0].strip()
    if zone := _windows().get(base.casefold()):
        return zone
    # Zoom and Webex leave "Standard" out, or say which of the two times it is
    general = re.sub(r"( Standard| Daylight| Summer)? Time$", "", base, flags=re.IGNORECASE)
    if general != base and (zone := _windows().get(f"{general} standard time".casefold())):
        return zone
    return _zone_of_cities(base)


def _zone_of_cities(names: str) -> str | None:
    """Return the one zone of a list of cities ("Amsterdam, Berlin, Rome, Stockholm, Vienna").

    Some of three or more may be unknown to tzdata; those that are known have to agree.
    """
    cities = [city.strip().casefold() for city in names.split(",")]
    found = [_cities().get(_GERMAN_CITIES.get(city, city), ()) for city in cities]
    candidates = [zone for some in found for zone in some]
    if not all(found) and len(cities) < 3:
        return None
    if not candidates or len({_rule(zone) for zone in candidates}) > 1:
        return None
    return _most_usual(candidates)


def _most_usual(candidates: Iterable[str]) -> str:
    usual = set(_windows().values())
    return min(candidates, key=lambda zone: zone not in usual)


def _rule(zone: str) -> tuple[object, ...]:
    rule = posix_rule(zone)
    return tuple((one.east, one.begins) for one in rule.offsets) if rule else (zone,)


def _offsets(zone: str) -> set[timedelta]:
    rule = posix_rule(zone)
    return {one.east for one in rule.offsets} if rule else set()


def _stated(offset: re.Match[str]) -> timedelta:
    size = timedelta(hours=int(offset[2] or 0), minutes=int(offset[3] or 0))
    return size if offset[1] in {"+", None} else -size


@cache
def _known() -> dict[str, str]:
    return {zone.casefold(): zone for zone in zones.known_zones()}


@cache
def _windows() -> dict[str, str]:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return {name.casefold(): zone for name, zone in WINDOWS_TO_OLSON.items() if zones.is_zone(zone)}


@cache
def _cities() -> dict[str, tuple[str, ...]]:
    """Return the zones whose names end in a city (or, rarely, a state: "US/Arizona")."""
    found: dict[str, tuple[str, ...]] = {}
    for zone in sorted(zones.known_zones()):
        area, slash, place = zone.partition("/")
        if slash and area != "Etc":
            city = place.rpartition("/")[2].replace("_", " ").casefold()
            found[city] = (*found.get(city, ()), zone)
    return found
