"""RRULE and EXDATE as a series that can be held, or the reason why not: nothing is made to fit."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from mentordesk.calendar.incoming import Clock, Frequency, IncomingRule, IncomingTime
from mentordesk.calendar.reading_properties import LAST_YEAR, CannotHold, Properties
from mentordesk.domain import zones
from mentordesk.errors import LeftOut

_HELD = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTHDAY", "BYSETPOS"}
_ONCE = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"}
_MOST_MEETINGS = 1000
_MOST_APART = 52
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NTHS = {1, 2, 3, 4, -1}
_DAY_END = timedelta(days=1) - timedelta(seconds=1)


def rule_of(found: Properties, raw: str, start: IncomingTime) -> IncomingRule | None:
    """Return the series, or None where there is none; raises CannotHold.

    `raw` is RRULE as the file has it: icalendar passes over parts that it cannot split.
    """
    if found.all("RDATE") or found.all("EXRULE"):
        raise CannotHold(LeftOut.RULE_DATES)
    parts = found.only("RRULE")
    if parts is None:
        return None
    if not isinstance(parts, dict):
        raise CannotHold(LeftOut.BROKEN, "RRULE")
    rule = {name.upper(): values for name, values in parts.items()}
    _check_parts(rule, raw)
    frequency = _frequency(rule)
    if frequency is Frequency.WEEKLY:
        day = _weekly(rule, start.local)
    else:
        day = _monthly(rule, start.local)
    count, interval = _number(rule, "COUNT", _MOST_MEETINGS), _number(rule, "INTERVAL", _MOST_APART)
    if count and "UNTIL" in rule:
        raise CannotHold(LeftOut.RULE_OTHER, "COUNT, UNTIL")
    until, in_utc = _until(rule, start)
    return IncomingRule(
        frequency=frequency,
        interval=interval or 1,
        **day,
        count=count,
        until=until,
        until_in_utc=in_utc,
        exdates=_exdates(found.times("EXDATE"), start),
    )


def _check_parts(rule: dict[str, Any], raw: str) -> None:
    pieces = [piece for piece in raw.split(";") if piece.strip()]
    names = [piece.partition("=")[0].strip().upper() for piece in pieces]
    if any(piece.count("=") != 1 for piece in pieces) or len(set(names)) != len(names):
        raise CannotHold(LeftOut.RULE_OTHER, raw)
    unknown = [name for name in (*names, *rule) if name not in _HELD]
    if unknown and rule.get("FREQ", [""])[0] in {"WEEKLY", "MONTHLY"}:
        raise CannotHold(LeftOut.RULE_OTHER, unknown[0])
    if any(len(rule[name]) != 1 for name in _ONCE if name in rule):
        raise CannotHold(LeftOut.RULE_OTHER, raw)


def _frequency(rule: dict[str, Any]) -> Frequency:
    said = str(rule.get("FREQ", [""])[0]).upper()
    if said not in {"WEEKLY", "MONTHLY"}:
        raise CannotHold(LeftOut.RULE_FREQUENCY, said)
    return Frequency(said)


def _weekly(rule: dict[str, Any], start: datetime) -> dict[str, int]:
    if "BYMONTHDAY" in rule or "BYSETPOS" in rule:
        raise CannotHold(LeftOut.RULE_OTHER, "BYMONTHDAY, BYSETPOS")
    if "BYDAY" in rule:
        weekday, nth = _weekday(rule["BYDAY"])
        if nth:
            raise CannotHold(LeftOut.RULE_OTHER, f"BYDAY={rule['BYDAY'][0]}")
        if weekday != start.weekday():
            raise CannotHold(LeftOut.RULE_START, f"BYDAY={_DAYS[weekday]}")
    return {"weekday": start.weekday()}


def _monthly(rule: dict[str, Any], start: datetime) -> dict[str, int]:
    if "BYDAY" not in rule:
        if "BYSETPOS" in rule:
            raise CannotHold(LeftOut.RULE_OTHER, "BYSETPOS")
        return _by_date(rule.get("BYMONTHDAY", [start.day]), start)
    if "BYMONTHDAY" in rule:
        raise CannotHold(LeftOut.RULE_OTHER, "BYDAY, BYMONTHDAY")
    weekday, nth = _weekday(rule["BYDAY"])
    positions = rule.get("BYSETPOS", [])
    if positions and not nth and len(positions) == 1:
        nth = int(positions[0])  # of one weekday's days that is the nth of them: as Outlook says it
    elif positions:
        raise CannotHold(LeftOut.RULE_OTHER, "BYSETPOS")
    if nth not in _NTHS:
        raise CannotHold(LeftOut.RULE_DAYS if not nth else LeftOut.RULE_OTHER, f"BYDAY, {nth}")
    last = (start + timedelta(days=7)).month != start.month
    if weekday != start.weekday() or not (last if nth == -1 else (start.day + 6) // 7 == nth):
        raise CannotHold(LeftOut.RULE_START, f"BYDAY={nth}{_DAYS[weekday]}")
    return {"weekday": weekday, "nth": nth}


def _by_date(days: list[Any], start: datetime) -> dict[str, int]:
    if len(days) != 1:
        raise CannotHold(LeftOut.RULE_DAYS, "BYMONTHDAY")
    day = int(days[0])
    if day < 1:
        raise CannotHold(LeftOut.RULE_OTHER, f"BYMONTHDAY={day}")
    if day != start.day:
        raise CannotHold(LeftOut.RULE_START, f"BYMONTHDAY={day}")
    return {"month_day": day}


def _weekday(days: list[Any]) -> tuple[int, int]:
    """Return the one weekday of BYDAY (0 is Monday) and its number (0: none)."""
    if len(days) != 1:
        raise CannotHold(LeftOut.RULE_DAYS, "BYDAY")
    said = str(days[0]).upper()
    number = said[:-2]
    if said[-2:] not in _DAYS or not (number == "" or number.lstrip("+-").isdecimal()):
        raise CannotHold(LeftOut.RULE_OTHER, said)
    return _DAYS.index(said[-2:]), int(number or 0)


def _number(rule: dict[str, Any], name: str, most: int) -> int | None:
    if name not in rule:
        return None
    number = int(rule[name][0])
    if not 1 <= number <= most:
        raise CannotHold(LeftOut.RULE_OTHER, f"{name}={number}")
    return number


def _until(rule: dict[str, Any], start: IncomingTime) -> tuple[datetime | None, bool]:
    """Return the last moment at which a meeting may start, and whether it is still in UTC."""
    if "UNTIL" not in rule:
        return None, False
    said = rule["UNTIL"][0]
    said = getattr(said, "dt", said)
    if not isinstance(said, date):
        raise CannotHold(LeftOut.BROKEN, "UNTIL")
    if said.year > LAST_YEAR:
        return None, False  # nobody lives to see it
    if said.year < start.local.year - 1:
        raise CannotHold(LeftOut.RULE_EMPTY, "UNTIL")
    if not isinstance(said, datetime):
        until = datetime(said.year, said.month, said.day) + _DAY_END  # noqa: DTZ001
    elif said.tzinfo is None or start.clock in {Clock.FLOATING, Clock.ALL_DAY}:
        until = said.replace(tzinfo=None)
    elif start.zone is None:
        return said.astimezone(UTC).replace(tzinfo=None), True
    else:
        until = zones.from_utc(said, start.zone).replace(tzinfo=None)
    if until < start.local:
        raise CannotHold(LeftOut.RULE_EMPTY, "UNTIL")
    return until, False


def _exdates(days: list[IncomingTime], start: IncomingTime) -> tuple[datetime, ...]:
    """Return the starts of meetings that do not take place, in the zone of the start."""
    return tuple(sorted({_exdate(day, start) for day in days}))


def _exdate(day: IncomingTime, start: IncomingTime) -> datetime:
    if day.clock is Clock.ALL_DAY:
        return datetime.combine(day.local, start.local.time())
    if day.clock is Clock.FLOATING or (day.clock, day.tzid) == (start.clock, start.tzid):
        return day.local
    if day.zone and start.zone:
        return day.local_in(start.zone)
    raise CannotHold(LeftOut.UNKNOWN_ZONE, day.tzid or "EXDATE")
