"""What every record of a desk has in common, and how its fields are checked."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, TypeVar

from mentordesk.domain import zones
from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.text import LINE_LIMIT, TEXT_LIMIT
from mentordesk.errors import Problem, ValidationError

Problems = dict[str, Problem]


class Visibility(StrEnum):
    """Who may ever see a record; decided when it is made."""

    PRIVATE = "private"
    SHARED = "shared"


class Role(StrEnum):
    """The two people of a mentorship."""

    MENTOR = "mentor"
    MENTEE = "mentee"

    @property
    def other(self) -> "Role":
        """The other of the two."""
        return Role.MENTEE if self is Role.MENTOR else Role.MENTOR


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A thing that a desk keeps: frozen; a change is a new value with the same id.

    ``created_at``, ``updated_at`` and ``trashed_at`` are aware UTC moments. A record with
    ``trashed_at`` is in the trash and is shown nowhere else.
    """

    KIND: ClassVar[str] = ""
    #: names of fields that hold one line, and of fields that hold longer text
    LINES: ClassVar[tuple[str, ...]] = ()
    TEXTS: ClassVar[tuple[str, ...]] = ()
    REQUIRED: ClassVar[tuple[str, ...]] = ()
    #: Whether there is no table for shared ones: what sends things out has no way to it.
    NEVER_SHARED: ClassVar[bool] = False

    id: str
    mentorship_id: MentorshipId
    created_at: datetime
    updated_at: datetime
    trashed_at: datetime | None = None

    def problems(self) -> Problems:
        """Return what is wrong, by field; empty where nothing is."""
        found: Problems = {}
        for name in self.TEXTS:
            if len(getattr(self, name)) > TEXT_LIMIT:
                found[name] = Problem.TOO_LONG
        for name in self.LINES:
            if len(getattr(self, name)) > LINE_LIMIT:
                found[name] = Problem.TOO_LONG
        for name in self.REQUIRED:
            if not getattr(self, name).strip():
                found[name] = Problem.EMPTY
        if self.NEVER_SHARED and visibility_of(self) is not Visibility.PRIVATE:
            found["visibility"] = Problem.NEVER_SHARED
        return found


R = TypeVar("R", bound=Record)


def checked(record: R) -> R:
    """Return `record`, or raise ValidationError with the problem of each field."""
    problems = record.problems()
    if problems:
        raise ValidationError(problems)
    return record


def visibility_of(record: Record) -> Visibility:
    """Return the record's visibility; a kind that has no choice is shared with the pair."""
    seen = getattr(record, "visibility", Visibility.SHARED)
    return Visibility(seen)


def zone_problem(zone: str) -> Problem | None:
    """Return the problem of a zone's name, if there is one."""
    return None if zones.is_zone(zone) else Problem.UNKNOWN_ZONE


def end_problem(start: date, end: date | None) -> Problem | None:
    """Return the problem of an end that lies before its start."""
    return Problem.BEFORE_START if end is not None and end < start else None
