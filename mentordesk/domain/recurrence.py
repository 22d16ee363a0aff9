"""How a series of meetings comes again: by the wall clock, so that it keeps its local hour.

What a rule can say is what every calendar program takes (RFC 5545 §3.3.10): every so many weeks on
the weekday of the first meeting, or every so many months on its date or its weekday. It ends.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import count as counting
from itertools import islice

from mentordesk.errors import Problem

#: Five years of weekly meetings; more than a pair will plan at once.
MOST = 260
_MOST_APART = {"weekly": 52, "monthly_on_date": 24, "monthly_on_weekday": 24}
_DAYS = 7


class Rhythm(StrEnum):
    """What comes again: a weekday, a date, or the n-th weekday of a month."""

    WEEKLY = "weekly"
    MONTHLY_ON_DATE = "monthly_on_date"
    MONTHLY_ON_WEEKDAY = "monthly_on_weekday"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """Every `interval` weeks or months, `count` times or up to and on the day `until`.

    Which weekday or date is told by the first meeting. ``from_end`` counts its weekday from the end
    of the month: the last one, whichever number it has. Exactly one of `count` and `until` is set.
    """

    rhythm: Rhythm
    interval: int = 1
    count: int | None = None
    until: date | None = None
    from_end: bool = False

    def problem(self) -> Problem | None:
        """Return what is wrong with the rule, if anything."""
        if (self.count is None) == (self.until is None):
            return Problem.EMPTY
        if not 1 <= self.interval <= _MOST_APART[self.rhythm.value]:
            return Problem.OUT_OF_RANGE
        if self.count is not None and not 1 <= self.count <= MOST:
            return Problem.OUT_OF_RANGE
        return None


def occurrences(first: datetime, rule: Recurrence) -> Iterator[datetime]:
    """Yield the naive wall times of all meetings, the first one first, at most `MOST`.

    A month that has no such date or no such weekday is left out, as RFC 5545 has it.
    """
    for moment in islice(_without_end(first, rule), min(MOST, rule.count or MOST)):
        if rule.until is not None and moment.date() > rule.until:
            return
        yield moment


def ordinal(first: date, *, from_end: bool) -> int:
    """Return which one of its month a weekday is: 1 to 5, or -1 for the last."""
    return -1 if from_end else (first.day - 1) // _DAYS + 1


def is_last_weekday(day: date) -> bool:
    """Tell whether no such weekday follows in the month."""
    return day.day + _DAYS > monthrange(day.year, day.month)[1]


def _without_end(first: datetime, rule: Recurrence) -> Iterator[datetime]:
    if rule.rhythm is Rhythm.WEEKLY:
        for step in counting():
            yield first + timedelta(weeks=step * rule.interval)
    # A date that few months have comes round within four years at the latest.
    for step in range(0, MOST * 12 * rule.interval, rule.interval):
        year, month = divmod(first.year * 12 + first.month - 1 + step, 12)
        day = _day_of(year, month + 1, first, rule)
        if day is not None:
            yield first.replace(year=year, month=month + 1, day=day)


def _day_of(year: int, month: int, first: datetime, rule: Recurrence) -> int | None:
    if year > date.max.year - 1:
        return None
    weekday_of_first, days = monthrange(year, month)
    if rule.rhythm is Rhythm.MONTHLY_ON_DATE:
        return first.day if first.day <= days else None
    day = 1 + (first.weekday() - weekday_of_first) % _DAYS
    if rule.from_end:
        return day + (days - day) // _DAYS * _DAYS
    day += (ordinal(first, from_end=False) - 1) * _DAYS
    return day if day <= days else None
