"""Meetings and what is on their agenda."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar
from urllib.parse import urlsplit

from mentordesk.domain import zones
from mentordesk.domain.ids import GoalId, MeetingId, SeriesId
from mentordesk.domain.record import Problems, Record, Role, zone_problem
from mentordesk.domain.text import LINK_LIMIT
from mentordesk.errors import Problem


class MeetingState(StrEnum):
    """What has become of a meeting."""

    PLANNED = "planned"
    HELD = "held"
    MISSED = "missed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A meeting was moved: when (UTC), away from which time, who asked for it, and why."""

    at: datetime
    from_local: datetime
    from_zone: str
    asked_by: Role | None = None
    because: str = ""

    @property
    def hours_of_notice(self) -> float:
        """How many hours ahead of the time that was given up it was moved, none after it."""
        lost = zones.to_utc(self.from_local, self.from_zone)
        return max((lost - self.at) / timedelta(hours=1), 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Record):
    """A meeting at a wall-clock time in a zone, so that new zone rules do not move it.

    ``starts_local`` is naive; ``fold`` 1 means the second of two equal wall times. ``uid`` never
    changes, and ``sequence`` rises whenever time, place or state do (RFC 5545 §3.8.4.7, §3.8.7.4).
    One of a series carries its ``series_id`` and ``recurs_local``, the wall time at which the
    series' rule puts it, whatever became of it since.

    ``outcome_by`` was late (``is_late``), did not come, or called it off at ``called_off_at``
    (UTC); None is nobody in particular. ``despite`` is why it stands where the pair's own rules
    speak against it. What came as an invitation has its ``organizer`` and the ``stamp`` (UTC) by
    which an older one is told from a newer (RFC 5546 §2.1.5).
    """

    KIND: ClassVar[str] = "meeting"
    LINES: ClassVar[tuple[str, ...]] = (
        "title",
        "place",
        "link",
        "passcode",
        "despite",
        "organizer",
    )
    REQUIRED: ClassVar[tuple[str, ...]] = ("title",)

    title: str
    starts_local: datetime
    zone: str
    fold: int = 0
    minutes: int = 45
    place: str = ""
    link: str = ""
    passcode: str = ""
    state: MeetingState = MeetingState.PLANNED
    is_late: bool = False
    is_excused: bool = False
    outcome_by: Role | None = None
    called_off_at: datetime | None = None
    despite: str = ""
    moves: tuple[Move, ...] = ()
    goal_ids: tuple[GoalId, ...] = ()
    series_id: SeriesId | None = None
    recurs_local: datetime | None = None
    organizer: str = ""
    stamp: datetime | None = None
    uid: str
    sequence: int = 0

    @property
    def starts_at(self) -> datetime:
        """The UTC moment at which it starts."""
        return zones.to_utc(self.starts_local, self.zone, self.fold)

    @property
    def ends_at(self) -> datetime:
        """The UTC moment at which it ends."""
        return self.starts_at + timedelta(minutes=self.minutes)

    def problems(self) -> Problems:
        """Return what is wrong, by field."""
        found = Record.problems(self)
        if bad_zone := zone_problem(self.zone):
            found["zone"] = bad_zone
        elif bad_time := _time_problem(self.starts_local, self.zone):
            found["starts_local"] = bad_time
        if not 5 <= self.minutes <= 24 * 60:
            found["minutes"] = Problem.OUT_OF_RANGE
        found.pop("link", None)  # which is no line of words
        if bad_link := link_problem(self.link):
            found["link"] = bad_link
        return found


# What reaches the .ics: a change to any of these is news for other calendars.
SCHEDULED_FIELDS = frozenset(
    {"title", "starts_local", "zone", "fold", "minutes", "place", "link", "state"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Record):
    """One point to talk about, and who brought it."""

    KIND: ClassVar[str] = "agenda_item"
    LINES: ClassVar[tuple[str, ...]] = ("text",)
    REQUIRED: ClassVar[tuple[str, ...]] = ("text",)

    meeting_id: MeetingId
    text: str
    brought_by: Role | None = None
    done: bool = False
    position: float = 0.0


def link_problem(link: str) -> Problem | None:
    """Return the problem of a link to join by, if there is one; none at all is right."""
    if len(link) > LINK_LIMIT:
        return Problem.TOO_LONG
    return Problem.NOT_A_LINK if link and not is_web_link(link) else None


def is_web_link(link: str) -> bool:
    """Tell whether `link` is an http(s) address with a host, without user-info or white space."""
    if any(char.isspace() for char in link) or not link.isprintable():
        return False  # urlsplit drops line breaks without a word
    try:
        parts = urlsplit(link)
        return (
            parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
        )
    except ValueError:
        return False


def _time_problem(local: datetime, zone: str) -> Problem | None:
    if not 1970 < local.year < 2200:
        return Problem.OUT_OF_RANGE
    missing = zones.kind_of_local_time(local, zone) is zones.LocalTime.MISSING
    return Problem.NO_SUCH_TIME if missing else None
