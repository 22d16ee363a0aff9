"""Calendars that others made (RFC 5545), read in short steps so that nobody has to wait.

Every event is either read or refused with a reason; what cannot be a calendar at all is refused
whole, with ImportRefused. Nothing else is raised, whatever the bytes are.
"""

import contextlib
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

from mentordesk.calendar.incoming import IncomingCalendar, IncomingEvent, Refusal
from mentordesk.calendar.reading_event import Outcome, outcome_of
from mentordesk.calendar.reading_text import (
    CalendarText,
    Share,
    calendars_in,
    decoded,
    unescaped,
    unfolded,
    value_of,
)
from mentordesk.calendar.reading_zone import ZoneNames
from mentordesk.domain.text import LINE_LIMIT, tidy_line
from mentordesk.errors import ImportRefused, LeftOut, RefusedBecause

T = TypeVar("T")

LARGEST = 5 * 1024 * 1024
MOST_EVENTS = 5000
SECONDS = 2.0
# Some ten milliseconds of work.
_CHARACTERS_A_STEP = 16 * 1024
_NOWHERE = Path()


@dataclass(frozen=True, slots=True)
class Part:
    """The bytes of a calendar, and what a mail says of them."""

    data: bytes
    charset: str = ""
    method: str = ""


def read_calendar(data: bytes, path: Path = _NOWHERE) -> IncomingCalendar:
    """Return what the .ics file holds, in one go; `path` is only for the error.

    Raises ImportRefused: TOO_LARGE, NOT_A_CALENDAR, BROKEN_CALENDAR, TOO_MANY_EVENTS, TOO_SLOW.
    """
    return to_the_end(reading_steps(data, path))


def reading_steps(
    data: bytes,
    path: Path = _NOWHERE,
    *,
    seconds: float = SECONDS,
    clock: Callable[[], float] = time.thread_time,
) -> Generator[Share, None, IncomingCalendar]:
    """Read as ``read_calendar`` does, giving way every few milliseconds.

    What `clock` says passes inside the steps may add up to `seconds`.
    """
    return within(parts_steps([Part(data)], path), path, seconds, clock)


def check_size(size: int, path: Path) -> None:
    """Raise ImportRefused where there are more bytes than are ever taken."""
    if size > LARGEST:
        raise ImportRefused(path, RefusedBecause.TOO_LARGE, str(size))


def to_the_end(steps: Generator[Share, None, T]) -> T:
    """Run `steps` to their end in one go, and return what they do."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            return cast("T", done.value)


def within(
    steps: Generator[Share, None, T], path: Path, seconds: float, clock: Callable[[], float]
) -> Generator[Share, None, T]:
    """Run `steps` as long as they take no more than `seconds`; raises ImportRefused(TOO_SLOW)."""
    spent = 0.0
    with contextlib.closing(steps):
        while True:
            began = clock()
            try:
                share = next(steps)
            except StopIteration as done:
                return cast("T", done.value)
            spent += clock() - began
            if spent > seconds:
                raise ImportRefused(path, RefusedBecause.TOO_SLOW, f"{share:.0%}")
            yield share


def parts_steps(parts: Sequence[Part], path: Path) -> Generator[Share, None, IncomingCalendar]:
    """Read `parts` as one calendar; raises ImportRefused."""
    check_size(sum(len(part.data) for part in parts), path)
    guessed = False
    calendars: list[tuple[CalendarText, str]] = []
    for part in parts:
        text, is_guess = decoded(part.data, part.charset)
        yield 0.0
        text = unfolded(text)
        guessed = guessed or is_guess
        for calendar in (yield from calendars_in(text, path, MOST_EVENTS)):
            calendars.append((calendar, _method(calendar) or part.method.strip().upper()))
    if sum(len(calendar.events) for calendar, _ in calendars) > MOST_EVENTS:
        raise ImportRefused(path, RefusedBecause.TOO_MANY_EVENTS)
    outcomes = yield from _outcomes(calendars)
    events, refusals = _settled(outcomes)
    return IncomingCalendar(
        name=_name(calendars[0][0]),
        zone=ZoneNames().zone(value_of("X-WR-TIMEZONE", calendars[0][0].own)),
        events=events,
        refusals=refusals,
        letters_guessed=guessed,
    )


def _outcomes(
    calendars: Sequence[tuple[CalendarText, str]],
) -> Generator[Share, None, list[Outcome]]:
    total = sum(len(lines) for calendar, _ in calendars for lines in calendar.events)
    found, done, given_way = [], 0, 0
    for calendar, method in calendars:
        zone_names = ZoneNames(calendar.zones)
        for lines in calendar.events:
            found.append(outcome_of(lines, zone_names, method))
            done += len(lines)
            if done - given_way > _CHARACTERS_A_STEP:
                given_way = done
                yield done / total
    return found


def _settled(
    outcomes: Sequence[Outcome],
) -> tuple[tuple[IncomingEvent, ...], tuple[Refusal, ...]]:
    """Return the newest version of each event, and all that is refused, in the file's order."""
    newest: dict[tuple[str, str], Outcome] = {}
    for one in outcomes:
        key = (one.uid, one.recurrence)
        if key not in newest or one.rank > newest[key].rank:
            newest[key] = one
    lost = {uid for (uid, replaced), one in newest.items() if not replaced and _is_refused(one)}
    events, refusals = [], []
    for one in outcomes:
        best = newest[one.uid, one.recurrence]
        if isinstance(one.read, Refusal):
            refusals.append(one.read)
        elif one is not best:
            if one.read != best.read:  # a mail has the same invitation twice
                refusals.append(Refusal(one.uid, one.read.summary, LeftOut.OVERTAKEN))
        elif one.recurrence and one.uid in lost:
            refusals.append(Refusal(one.uid, one.read.summary, LeftOut.SERIES_LEFT_OUT))
        else:
            events.append(one.read)
    return tuple(events), tuple(refusals)


def _is_refused(one: Outcome) -> bool:
    return isinstance(one.read, Refusal)


def _method(calendar: CalendarText) -> str:
    return value_of("METHOD", calendar.own).upper()


def _name(calendar: CalendarText) -> str:
    """Return the calendar's name (RFC 7986 §5.1, or what was used before it)."""
    raw = value_of("NAME", calendar.own) or value_of("X-WR-CALNAME", calendar.own)
    return tidy_line(unescaped(raw))[:LINE_LIMIT]
