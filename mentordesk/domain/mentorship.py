"""A mentorship: two people, how they work together, and where they stand."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from mentordesk.domain.record import Problems, Record, Role, end_problem, zone_problem
from mentordesk.errors import Problem

# Enough to catch a slip, no more: RFC 5321 allows far stranger addresses than people have.
_EMAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\".]+")


class Format(StrEnum):
    """Where the two meet."""

    VIRTUAL = "virtual"
    IN_PERSON = "in_person"
    HYBRID = "hybrid"


class Phase(StrEnum):
    """The four phases of a mentorship, as Lois Zachary named them."""

    PREPARING = "preparing"
    NEGOTIATING = "negotiating"
    ENABLING_GROWTH = "enabling_growth"
    COMING_TO_CLOSURE = "coming_to_closure"


class MentorshipState(StrEnum):
    """Whether the work goes on."""

    ACTIVE = "active"
    PAUSED = "paused"
    COMPLETED = "completed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One of the two people, with the zone that their own calendar is in."""

    name: str
    email: str = ""
    zone: str = "Etc/UTC"

    @property
    def first_name(self) -> str:
        """The name by which the other is likely to call them."""
        return self.name.split()[0] if self.name.split() else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentorship(Record):
    """One mentor and one mentee; ``me`` is the one whose desk this is.

    A mentorship is its own mentorship: ``mentorship_id`` equals ``id``.
    """

    KIND: ClassVar[str] = "mentorship"
    TEXTS: ClassVar[tuple[str, ...]] = ("purpose", "ended_because")

    mentor: Person
    mentee: Person
    me: Role
    format: Format = Format.VIRTUAL
    start: date
    planned_end: date | None = None
    phase: Phase = Phase.PREPARING
    state: MentorshipState = MentorshipState.ACTIVE
    purpose: str = ""
    paused_until: date | None = None
    ended_on: date | None = None
    ended_because: str = ""

    def person(self, role: Role) -> Person:
        """Return the person in `role`."""
        return self.mentor if role is Role.MENTOR else self.mentee

    @property
    def mine(self) -> Person:
        """The person whose desk this is."""
        return self.person(self.me)

    @property
    def partner(self) -> Person:
        """The other one."""
        return self.person(self.me.other)

    @property
    def is_over(self) -> bool:
        """Whether it was completed or ended."""
        return self.state in {MentorshipState.COMPLETED, MentorshipState.ENDED}

    def problems(self) -> Problems:
        """Return what is wrong, by field; a person's fields are named ``mentor.email``."""
        found = Record.problems(self)
        for role in Role:
            for field, problem in _person_problems(self.person(role)).items():
                found[f"{role.value}.{field}"] = problem
        if late := end_problem(self.start, self.planned_end):
            found["planned_end"] = late
        return found


def _person_problems(person: Person) -> Problems:
    found: Problems = {}
    if not person.name.strip():
        found["name"] = Problem.EMPTY
    elif len(person.name) > 120:
        found["name"] = Problem.TOO_LONG
    if person.email and not _EMAIL.fullmatch(person.email):
        found["email"] = Problem.NOT_AN_EMAIL
    if bad := zone_problem(person.zone):
        found["zone"] = bad
    return found
