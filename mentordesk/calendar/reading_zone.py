"""Which IANA zone a TZID means: said by its name or by the file, never guessed from offsets."""

from collections.abc import Iterable
from functools import cache

from mentordesk.calendar.reading_text import value_of
from mentordesk.calendar.zone_names import zone_from_name
from mentordesk.domain import zones

UTC_ZONE = "Etc/UTC"
# tzdata knows these as zones without summer time; calendars mean the American zones that have it.
_AMBIGUOUS = {"est", "mst", "hst"}
_LONGEST = 200
_OTHERS = {"tzone://microsoft/utc": UTC_ZONE, "utc": UTC_ZONE, "z": UTC_ZONE, "gmt": UTC_ZONE}


class ZoneNames:
    """Finds zones by the names that one calendar uses, with what its VTIMEZONEs say of them."""

    def __init__(self, definitions: Iterable[str] = ()) -> None:
        self._places: dict[str, str] = {}
        self._found: dict[str, str | None] = {}
        for lines in definitions:
            name, place = value_of("TZID", lines), value_of("X-LIC-LOCATION", lines)
            # Two definitions of one name that differ say nothing.
            self._places[name] = place if self._places.get(name, place) == place else ""

    def zone(self, tzid: str) -> str | None:
        """Return the IANA zone, or None where somebody has to be asked."""
        if tzid not in self._found:
            self._found[tzid] = _named(tzid) or _named(self._places.get(tzid, ""))
        return self._found[tzid]


def _named(name: str) -> str | None:
    plain = name.strip().strip('"').casefold()
    if not plain or plain in _AMBIGUOUS or len(plain) > _LONGEST:
        return None
    return (
        _OTHERS.get(plain) or _known().get(plain) or zone_from_name(plain) or _behind_vendor(plain)
    )


def _behind_vendor(plain: str) -> str | None:
    """Return the zone at the end of "/mozilla.org/20050126_1/Europe/Berlin" (RFC 5545 §3.2.19)."""
    if not plain.startswith("/"):
        return None
    parts = plain.strip("/").split("/")
    endings = ("/".join(parts[start:]) for start in range(len(parts)))
    return next(
        (_known()[end] for end in endings if end in _known() and end not in _AMBIGUOUS), None
    )


@cache
def _known() -> dict[str, str]:
    return {zone.casefold(): zone for zone in zones.known_zones()}
