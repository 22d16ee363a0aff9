"""What was found in a calendar that others made: values, not yet meetings of ours."""

import dataclasses
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from mentordesk.domain import zones
from mentordesk.errors import LeftOut


class Method(StrEnum):
    """What a calendar asks of whoever gets it (RFC 5546); NONE: it asks nothing."""

    NONE = ""
    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


class Status(StrEnum):
    """What has become of an event (RFC 5545 §3.8.1.11); NONE: it does not say."""

    NONE = ""
    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


class Clock(StrEnum):
    """By which clock a time is meant."""

    ZONED = "zoned"
    TO_ASK = "to_ask"
    FLOATING = "floating"
    ALL_DAY = "all_day"


class Frequency(StrEnum):
    """How often a series that can be held comes round."""

    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingTime:
    """A naive wall-clock time and what is known of its zone.

    ``zone`` is an IANA name where ``clock`` is ZONED, else None. ``tzid`` is the name as the file
    has it: what to show where the zone has to be asked. Of a time that happens twice the first is
    meant (RFC 5545 §3.3.5), so ``fold`` is 0.
    """

    local: datetime
    clock: Clock
    zone: str | None = None
    tzid: str = ""
    fold: int = 0

    @property
    def moment(self) -> datetime | None:
        """The UTC moment, where the zone is known."""
        return None if self.zone is None else zones.to_utc(self.local, self.zone, self.fold)

    def local_in(self, zone: str) -> datetime:
        """Return the naive wall-clock time in `zone`; unchanged where the own zone is not known."""
        moment = self.moment
        if moment is None or zone == self.zone:
            return self.local
        return zones.from_utc(moment, zone).replace(tzinfo=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingRule:
    """How a series comes round, always on the day of its start.

    Weekly: ``weekday`` (0 is Monday). Monthly: ``month_day``, or ``weekday`` with ``nth`` (1 to 4,
    -1 for the last). ``until`` is inclusive and naive, in the zone of the start; where
    ``until_in_utc``, that zone has to be asked first (see ``in_zone``). ``exdates`` are naive
    starts of meetings that do not take place.
    """

    frequency: Frequency
    interval: int = 1
    weekday: int | None = None
    nth: int | None = None
    month_day: int | None = None
    count: int | None = None
    until: datetime | None = None
    until_in_utc: bool = False
    exdates: tuple[datetime, ...] = ()

    @property
    def endless(self) -> bool:
        """Whether it says neither how often nor until when."""
        return self.count is None and self.until is None


@dataclass(frozen=True, slots=True)
class IncomingPerson:
    """Someone whom an event names; either may be empty."""

    name: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingEvent:
    """An event that can be held.

    Where ``method`` is CANCEL, ``start`` may be None, and ``minutes`` is 0: such an event need not
    say when it was. ``recurrence_id`` names the meeting of a series that this one replaces.
    ``link_lines`` are the lines to look for a join link in, the likeliest first. ``left_out`` names
    properties that could not be read and decide nothing.
    """

    uid: str
    method: Method = Method.NONE
    sequence: int = 0
    stamp: datetime | None = None
    summary: str = ""
    start: IncomingTime | None = None
    minutes: int = 0
    location: str = ""
    description: str = ""
    link_lines: tuple[str, ...] = ()
    status: Status = Status.NONE
    recurrence_id: IncomingTime | None = None
    rule: IncomingRule | None = None
    organizer: IncomingPerson | None = None
    attendees: tuple[IncomingPerson, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def rank(self) -> tuple[int, datetime]:
        """What tells which of two versions is the newer one: SEQUENCE, then DTSTAMP."""
        return rank(self.sequence, self.stamp)

    @property
    def is_cancelled(self) -> bool:
        """Whether it calls the meeting off."""
        return self.method is Method.CANCEL or self.status is Status.CANCELLED


@dataclass(frozen=True, slots=True)
class Refusal:
    """An event that cannot be held, and why; ``detail`` quotes the file."""

    uid: str
    summary: str
    reason: LeftOut
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingCalendar:
    """All that a file holds: each event is either in ``events`` or in ``refusals``.

    ``zone`` is the calendar's own zone, a good guess to offer where one has to be asked.
    ``letters_guessed``: the text was not UTF-8, so letters may look odd.
    """

    name: str = ""
    zone: str | None = None
    events: tuple[IncomingEvent, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    letters_guessed: bool = False

    @property
    def method(self) -> Method:
        """What all of its events ask; NONE where they differ."""
        methods = {event.method for event in self.events}
        return methods.pop() if len(methods) == 1 else Method.NONE

    @property
    def zones_to_ask(self) -> tuple[str, ...]:
        """The names of zones that nobody here knows, each once, in the order of the events."""
        times = [time for event in self.events for time in (event.start, event.recurrence_id)]
        return tuple(
            dict.fromkeys(time.tzid for time in times if time and time.clock is Clock.TO_ASK)
        )


def rank(sequence: int, stamp: datetime | None) -> tuple[int, datetime]:
    """Return what sorts versions of an event: one without a stamp is the oldest of its number."""
    return sequence, stamp or datetime.min.replace(tzinfo=UTC)


def in_zone(event: IncomingEvent, zone: str) -> IncomingEvent:
    """Return `event` with `zone` as the answer wherever its zone had to be asked or it floats."""
    rule = event.rule
    if rule is not None and rule.until is not None and rule.until_in_utc:
        local = zones.from_utc(rule.until.replace(tzinfo=UTC), zone).replace(tzinfo=None)
        rule = dataclasses.replace(rule, until=local, until_in_utc=False)
    return dataclasses.replace(
        event,
        start=_answered(event.start, zone),
        recurrence_id=_answered(event.recurrence_id, zone),
        rule=rule,
    )


def _answered(time: IncomingTime | None, zone: str) -> IncomingTime | None:
    if time is None or time.clock not in {Clock.TO_ASK, Clock.FLOATING}:
        return time
    local = existing(time.local, zone)
    return dataclasses.replace(time, local=local, clock=Clock.ZONED, zone=zone)


def existing(local: datetime, zone: str) -> datetime:
    """Return `local`, or what is meant where `zone` skips it (RFC 5545 §3.3.5)."""
    if zones.kind_of_local_time(local, zone) is not zones.LocalTime.MISSING:
        return local
    return zones.from_utc(zones.to_utc(local, zone), zone).replace(tzinfo=None)
