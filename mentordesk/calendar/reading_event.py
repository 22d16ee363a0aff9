"""One VEVENT as an event that can be held, or the reason why it cannot."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from mentordesk.calendar.incoming import (
    Clock,
    IncomingEvent,
    IncomingTime,
    Method,
    Refusal,
    Status,
    rank,
)
from mentordesk.calendar.reading_properties import (
    LINKS,
    CannotHold,
    Properties,
    elapsed,
    people,
    properties,
    stamp,
)
from mentordesk.calendar.reading_rule import rule_of
from mentordesk.calendar.reading_text import value_of
from mentordesk.calendar.reading_zone import ZoneNames
from mentordesk.domain.text import tidy_line
from mentordesk.errors import LeftOut

_SHORTEST, _LONGEST = timedelta(minutes=5), timedelta(hours=24)
_METHODS, _STATUSES = {*map(str, Method)}, {*map(str, Status)}
_LONGEST_UID = 500
_HIGHEST_SEQUENCE = 2**31 - 1
_MOST_LINKS = 200
_LONGEST_LINK_LINE = 2000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an event was read as, and what tells it from others and from its older versions."""

    uid: str
    recurrence: str
    rank: tuple[int, datetime]
    read: IncomingEvent | Refusal


def outcome_of(lines: str, zone_names: ZoneNames, method: str) -> Outcome:
    """Return what an event's own, unfolded lines say."""
    uid = tidy_line(value_of("UID", lines))[:_LONGEST_UID]
    summary, recurrence, version = "", value_of("RECURRENCE-ID", lines), rank(0, None)
    try:
        found = properties(lines, zone_names)
        uid, summary = _uid(found), found.line("SUMMARY")
        version = rank(_sequence(found), stamp(found))
        replaced = found.time("RECURRENCE-ID")
        recurrence = _key(replaced)
        event = _event(found, lines, uid, method, replaced)
    except CannotHold as why:
        return Outcome(uid, recurrence, version, Refusal(uid, summary, why.reason, why.detail))
    return Outcome(uid, recurrence, version, event)


def _event(
    found: Properties, lines: str, uid: str, method: str, replaced: IncomingTime | None
) -> IncomingEvent:
    if method not in _METHODS:
        raise CannotHold(LeftOut.ANSWER, method)
    if replaced is not None and found.only("RECURRENCE-ID").params.get("RANGE"):
        raise CannotHold(LeftOut.THIS_AND_FOLLOWING)
    start, minutes, rule = None, 0, None
    if Method(method) is Method.CANCEL:
        start = found.time("DTSTART")
    else:
        start, minutes = _times(found)
        rule = rule_of(found, value_of("RRULE", lines), start)
        if rule is not None and replaced is not None:
            raise CannotHold(LeftOut.RULE_OTHER, "RECURRENCE-ID")
    organizer = people(found, "ORGANIZER")
    return IncomingEvent(
        uid=uid,
        method=Method(method),
        sequence=_sequence(found),
        stamp=stamp(found),
        summary=found.line("SUMMARY"),
        start=start,
        minutes=minutes,
        location=found.line("LOCATION"),
        description=found.text("DESCRIPTION"),
        link_lines=_link_lines(found),
        status=_status(found),
        recurrence_id=replaced,
        rule=rule,
        organizer=organizer[0] if organizer else None,
        attendees=people(found, "ATTENDEE"),
        left_out=found.broken,
    )


def _times(found: Properties) -> tuple[IncomingTime, int]:
    """Return the start and the minutes that really pass until the end; raises CannotHold."""
    start = found.time("DTSTART")
    if start is None:
        raise CannotHold(LeftOut.NO_START)
    span = _span(found, start)
    if span < timedelta(0):
        raise CannotHold(LeftOut.ENDS_BEFORE_START)
    minutes = round(span / timedelta(minutes=1))
    if span < _SHORTEST:
        raise CannotHold(LeftOut.TOO_SHORT, minutes)
    if span > _LONGEST:
        raise CannotHold(LeftOut.TOO_LONG, minutes)
    return start, minutes


def _span(found: Properties, start: IncomingTime) -> timedelta:
    end, duration = found.time("DTEND"), found.only("DURATION")
    if end is not None and duration is not None:
        raise CannotHold(LeftOut.BROKEN, "DTEND, DURATION")
    if end is not None:
        return elapsed(start, end)
    if duration is not None:
        span = getattr(duration, "td", None)
        if not isinstance(span, timedelta):
            raise CannotHold(LeftOut.BROKEN, "DURATION")
        return span
    if start.clock is Clock.ALL_DAY:
        return timedelta(days=1)  # RFC 5545 §3.6.1
    raise CannotHold(LeftOut.NO_END)


def _uid(found: Properties) -> str:
    """Return the UID; where there is none, one that the same event gets in the next file, too."""
    uid = found.only("UID")
    if uid is not None and (plain := tidy_line(str(uid))):
        if len(plain) > _LONGEST_UID:
            raise CannotHold(LeftOut.BROKEN, "UID")
        return plain
    said = [found.text(name) for name in ("SUMMARY", "ORGANIZER")]
    times = [repr(getattr(value, "dt", "")) for value in found.all("DTSTART")]
    digest = sha256("\n".join(said + times).encode("utf-8", "replace")).hexdigest()
    return f"{digest[:32]}@unnamed.mentordesk.invalid"


def _sequence(found: Properties) -> int:
    number = found.only("SEQUENCE")
    if number is None:
        return 0
    if not isinstance(number, int) or not 0 <= number <= _HIGHEST_SEQUENCE:
        raise CannotHold(LeftOut.BROKEN, "SEQUENCE")
    return int(number)


def _status(found: Properties) -> Status:
    said = found.line("STATUS").upper()
    return Status(said) if said in _STATUSES else Status.NONE


def _key(replaced: IncomingTime | None) -> str:
    """Return what is the same for two versions of one meeting of a series; "" is the series."""
    if replaced is None:
        return ""
    return str(replaced.moment or f"{replaced.local} {replaced.tzid}")


def _link_lines(found: Properties) -> tuple[str, ...]:
    texts = [tidy for name in LINKS for value in found.all(name) if (tidy := str(value))]
    lines = [tidy_line(line)[:_LONGEST_LINK_LINE] for text in texts for line in text.splitlines()]
    return tuple(dict.fromkeys(line for line in lines if line))[:_MOST_LINKS]
