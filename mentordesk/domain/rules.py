"""Typed rules that two people agree on, and that act: hours, notice, rhythm.

Each rule is a value; each question about it is a pure function of the rule and a moment.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from functools import lru_cache

from mentordesk.domain import zones
from mentordesk.domain.record import Role
from mentordesk.errors import Problem


class Weekday(IntEnum):
    """Days as ``date.weekday()`` counts them."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


WORKING_DAYS = tuple(Weekday(day) for day in range(5))
EVERY_DAY = tuple(Weekday)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Hours on some days of the week, on one person's wall clock.

    An `end` at or before `start` belongs to the next day (22:00–07:00 runs over midnight); equal
    times mean the whole day. `days` name the day on which the window opens.
    """

    days: tuple[Weekday, ...]
    start: time
    end: time
    zone: str

    def problem(self) -> Problem | None:
        """Return what is wrong with the window, if anything."""
        if not zones.is_zone(self.zone):
            return Problem.UNKNOWN_ZONE
        return None if self.days else Problem.EMPTY_SPAN


@dataclass(frozen=True, slots=True, kw_only=True)
class Availability:
    """When one person can meet."""

    person: Role
    windows: tuple[Window, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietHours:
    """When a person (both, where `person` is None) is not to be disturbed."""

    window: Window
    person: Role | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CancellationNotice:
    """How many hours ahead a meeting may still be called off."""

    hours: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """Meet every `weeks` weeks for `minutes` minutes."""

    weeks: int
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyTime:
    """Answer messages within `hours` hours, weekends apart where `working_days` is set."""

    hours: int
    working_days: bool = True


def window_spans(window: Window, around: datetime) -> list[tuple[datetime, datetime]]:
    """Return the UTC spans of `window` that open from two days before to two days after.

    Where the clocks change, each end is the first moment at which they show its time or a later.
    """
    return list(_spans(window, zones.from_utc(around, window.zone).date()))


@lru_cache(maxsize=512)  # looking for a free hour asks for the same days over and over
def _spans(window: Window, middle: date) -> tuple[tuple[datetime, datetime], ...]:
    spans = []
    for shift in range(-2, 3):
        day = middle + timedelta(days=shift)
        if Weekday(day.weekday()) in window.days:
            last = day if window.end > window.start else day + timedelta(days=1)
            opens = zones.reached(datetime.combine(day, window.start), window.zone)
            closes = zones.reached(datetime.combine(last, window.end), window.zone)
            spans.append((opens, closes))
    return tuple(spans)


def touches(window: Window, start: datetime, minutes: int) -> bool:
    """Tell whether a meeting from the UTC moment `start` overlaps the window."""
    end = start + timedelta(minutes=minutes)
    return any(opens < end and start < closes for opens, closes in window_spans(window, start))


def rings_at(start: datetime, minutes: int, quiet: Sequence[Window]) -> int | None:
    """Return how many minutes before the UTC moment `start` a reminder may ring, or None: not.

    One that would ring in quiet hours waits for their end; where that is no sooner than `start`,
    there is none.
    """
    moment = start - timedelta(minutes=minutes)
    spans = sorted(span for window in quiet for span in window_spans(window, start))
    for opens, closes in spans:
        if opens <= moment < closes:
            moment = closes
    left = start - moment
    return int(left.total_seconds() // 60) if left > timedelta(0) else None


def contains(window: Window, start: datetime, minutes: int) -> bool:
    """Tell whether a meeting from the UTC moment `start` lies wholly in the window."""
    return _lies_within([window], start, minutes)


def suits(availability: Availability, start: datetime, minutes: int) -> bool:
    """Tell whether a meeting fits a person; no window at all means any time.

    It may run from one window into the next, where no time lies between them.
    """
    windows = availability.windows
    return not windows or _lies_within(windows, start, minutes)


def _lies_within(windows: Sequence[Window], start: datetime, minutes: int) -> bool:
    covered, end = start, start + timedelta(minutes=minutes)
    for opens, closes in sorted(span for window in windows for span in window_spans(window, start)):
        if opens <= covered < closes:
            covered = closes
    return covered >= end


def is_late_notice(rule: CancellationNotice, start: datetime, now: datetime) -> bool:
    """Tell whether calling off at `now` a meeting that starts at `start` breaks the rule."""
    return now < start and start - now < timedelta(hours=rule.hours)
