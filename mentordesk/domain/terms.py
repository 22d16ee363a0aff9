"""What an answer says that is more than words: it can be compared, agreed on and acted on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from mentordesk.domain.mentorship import Format
from mentordesk.domain.record import end_problem
from mentordesk.domain.rules import Cadence, CancellationNotice, ReplyTime, Window
from mentordesk.domain.text import LINE_LIMIT
from mentordesk.errors import Problem


class Channel(StrEnum):
    """A way of reaching each other."""

    VIDEO = "video"
    PHONE = "phone"
    IN_PERSON = "in_person"
    EMAIL = "email"
    CHAT = "chat"
    TEXT_MESSAGE = "text_message"
    LETTER = "letter"


class Scheduler(StrEnum):
    """Who sees to it that the next meeting is in the calendar."""

    MENTOR = "mentor"
    MENTEE = "mentee"
    IN_TURN = "in_turn"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Days on which somebody is away, or which are left free; ``last`` belongs to them."""

    first: date
    last: date
    label: str = ""

    def problem(self) -> Problem | None:
        """Return what is wrong with them, if anything."""
        if len(self.label) > LINE_LIMIT:
            return Problem.TOO_LONG
        return end_problem(self.first, self.last)

    def hold(self, day: date) -> bool:
        """Tell whether `day` is one of them."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The typed part of one person's answer; what a kind of expectation has no use for is empty.

    ``channels`` are in the order of preference: what comes first is tried first, what comes last is
    the fallback. ``windows`` and ``away`` are the person's own hours and days.
    """

    cadence: Cadence | None = None
    format: Format | None = None
    channels: tuple[Channel, ...] = ()
    reply_time: ReplyTime | None = None
    windows: tuple[Window, ...] = ()
    away: tuple[Days, ...] = ()
    scheduler: Scheduler | None = None
    notice: CancellationNotice | None = None
    months: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said."""
        return self == NO_TERMS

    def problem(self) -> Problem | None:
        """Return what is wrong, if anything."""
        if not all(low <= value <= high for value, low, high in self._ranges()):
            return Problem.OUT_OF_RANGE
        if len(set(self.channels)) != len(self.channels):
            return Problem.NAMED_TWICE
        parts: Iterable[Window | Days] = (*self.windows, *self.away)
        return next((bad for part in parts if (bad := part.problem())), None)

    def _ranges(self) -> Iterator[tuple[int, int, int]]:
        if self.cadence is not None:
            yield self.cadence.weeks, 1, 52
            yield self.cadence.minutes, 5, 480
        if self.reply_time is not None:
            yield self.reply_time.hours, 1, 24 * 30
        if self.notice is not None:
            yield self.notice.hours, 1, 24 * 14
        if self.months is not None:
            yield self.months, 1, 120


NO_TERMS = Terms()

#: Fields of `Terms` that are each person's own: nothing to agree on.
PERSONAL = frozenset({"windows", "away"})


def common(one: Terms, other: Terms) -> Terms | None:
    """Return the terms in which both answers are the same, or None where they differ.

    A part that only one of them speaks of is taken from that one; each person's own hours and days
    are left out.
    """
    found = {}
    for field in fields(Terms):
        mine, theirs = getattr(one, field.name), getattr(other, field.name)
        if field.name in PERSONAL:
            continue
        empty = getattr(NO_TERMS, field.name)
        if mine != theirs and empty not in (mine, theirs):
            return None
        found[field.name] = theirs if mine == empty else mine
    return Terms(**found)
