"""The agreement: all that both agreed on at one time, and each one's word that they hold to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from mentordesk.domain.boundary import Boundary, BoundaryState
from mentordesk.domain.expectation import Expectation, ExpectationState
from mentordesk.domain.record import Problems, Record, Role
from mentordesk.domain.rules import CancellationNotice, QuietHours, ReplyTime
from mentordesk.domain.terms import NO_TERMS, Days, Terms
from mentordesk.domain.text import LINE_LIMIT
from mentordesk.errors import Problem


class How(StrEnum):
    """How somebody accepted."""

    HERE = "here"
    ON_PAPER = "on_paper"
    BY_MESSAGE = "by_message"
    BY_WORD = "by_word"


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """One person's word: under which name, on which day, how."""

    name: str
    on: date
    how: How


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One thing agreed on, as it stood then; ``record_id`` is what it was made of.

    ``area`` is the kind of the expectation or the area of the boundary.
    """

    record_id: str
    source: str
    area: str
    title: str
    text: str
    terms: Terms = NO_TERMS
    quiet_hours: QuietHours | None = None
    cancellation: CancellationNotice | None = None
    reply_time: ReplyTime | None = None
    no_go: tuple[Days, ...] = ()
    stance: str = ""


class ClauseChange(StrEnum):
    """What became of a clause since a version."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference between two versions; ``before`` or ``after`` is None where there is none."""

    before: Clause | None
    after: Clause | None

    @property
    def change(self) -> ClauseChange:
        """What became of it."""
        if self.before is None:
            return ClauseChange.ADDED
        return ClauseChange.REMOVED if self.after is None else ClauseChange.CHANGED

    @property
    def title(self) -> str:
        """The title it goes by, or went by."""
        return next(one.title for one in (self.after, self.before) if one is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Record):
    """One version of the agreement; once somebody gave their word, its clauses never change."""

    KIND: ClassVar[str] = "agreement"
    LINES: ClassVar[tuple[str, ...]] = ("title",)
    REQUIRED: ClassVar[tuple[str, ...]] = ("title",)

    title: str
    number: int
    made_on: date
    purpose: str = ""
    clauses: tuple[Clause, ...] = ()
    review_on: date | None = None
    mentor_accepted: Acceptance | None = None
    mentee_accepted: Acceptance | None = None

    def accepted(self, role: Role) -> Acceptance | None:
        """Return the word of the person in `role`, if it was given."""
        return self.mentor_accepted if role is Role.MENTOR else self.mentee_accepted

    @property
    def is_in_force(self) -> bool:
        """Whether both have accepted."""
        return self.in_force_since is not None

    @property
    def in_force_since(self) -> date | None:
        """The day on which the second of the two accepted, or None."""
        words = [word for role in Role if (word := self.accepted(role)) is not None]
        return max(word.on for word in words) if len(words) == len(Role) else None

    def problems(self) -> Problems:
        """Return what is wrong, by field."""
        found = Record.problems(self)
        if not self.clauses:
            found["clauses"] = Problem.EMPTY
        for role in Role:
            given = self.accepted(role)
            if given is not None and not given.name.strip():
                found[f"{role.value}_accepted"] = Problem.EMPTY
            elif given is not None and len(given.name) > LINE_LIMIT:
                found[f"{role.value}_accepted"] = Problem.TOO_LONG
        return found


def clauses_of(
    expectations: Iterable[Expectation], boundaries: Iterable[Boundary]
) -> tuple[Clause, ...]:
    """Return what is agreed on now, in the order the pair gave it; declined ones are left out."""
    found = [_from_expectation(one) for one in expectations if one.state is ExpectationState.AGREED]
    found += [_from_boundary(one) for one in boundaries if one.state is BoundaryState.AGREED]
    return tuple(found)


def _from_expectation(one: Expectation) -> Clause:
    return Clause(
        record_id=one.id,
        source=Expectation.KIND,
        area=one.kind.value,
        title=one.title,
        text=one.agreed_answer.strip(),
        terms=one.agreed_terms,
    )


def _from_boundary(one: Boundary) -> Clause:
    return Clause(
        record_id=one.id,
        source=Boundary.KIND,
        area=one.area.value,
        title=one.title,
        text=one.detail.strip(),
        quiet_hours=one.quiet_hours,
        cancellation=one.cancellation,
        reply_time=one.reply_time,
        no_go=one.no_go,
        stance=one.stance.value if one.stance else "",
    )


def differences(before: Sequence[Clause], after: Sequence[Clause]) -> tuple[Difference, ...]:
    """Return what was changed, added and removed between two versions, in the order of `after`.

    The order of clauses is no difference.
    """
    old = {one.record_id: one for one in before}
    kept = {one.record_id for one in after}
    found = [
        Difference(old.get(one.record_id), one) for one in after if old.get(one.record_id) != one
    ]
    return (*found, *(Difference(one, None) for one in before if one.record_id not in kept))
