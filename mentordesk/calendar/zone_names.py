"""Names of time zones that other programs write, as IANA zones."""

from functools import cache

from mentordesk.domain import zones


def zone_from_name(name: str) -> str | None:
    """Return the IANA zone that Windows calls `name` ("W. Europe Standard Time"), or None."""
    return _by_windows_name().get(name.strip().casefold())


@cache
def _by_windows_name() -> dict[str, str]:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return {name.casefold(): zone for name, zone in WINDOWS_TO_OLSON.items() if zones.is_zone(zone)}
