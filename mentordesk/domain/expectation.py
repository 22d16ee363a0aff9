"""Expectations: what each of the two takes for granted until it is said."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar

from mentordesk.domain.ids import ExpectationId
from mentordesk.domain.record import Problems, Record, Role, Visibility
from mentordesk.domain.terms import NO_TERMS, PERSONAL, Terms, common
from mentordesk.errors import Problem


class ExpectationKind(StrEnum):
    """What an expectation is about."""

    CADENCE = "cadence"
    FORMAT = "format"
    CHANNELS = "channels"
    REPLY_TIME = "reply_time"
    AVAILABILITY = "availability"
    PREPARATION = "preparation"
    SCHEDULING = "scheduling"
    CANCELLATION = "cancellation"
    CONFIDENTIALITY = "confidentiality"
    DURATION = "duration"
    OWN = "own"


class ExpectationState(StrEnum):
    """How far the two have come with it."""

    UNANSWERED = "unanswered"
    DIFFERING = "differing"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation(Record):
    """One question, each person's answer, and the day on which both agreed.

    Where an answer is more than words, its typed part stands beside it (``mentor_terms`` …). What
    somebody answered out of the other's sight is not here until both have (``sealed_by``).
    ``again_because`` says why it has to be settled anew; what was agreed before still stands there.
    """

    KIND: ClassVar[str] = "expectation"
    LINES: ClassVar[tuple[str, ...]] = ("title",)
    TEXTS: ClassVar[tuple[str, ...]] = (
        "mentor_answer",
        "mentee_answer",
        "agreed_answer",
        "again_because",
    )
    REQUIRED: ClassVar[tuple[str, ...]] = ("title",)

    kind: ExpectationKind = ExpectationKind.OWN
    title: str
    mentor_answer: str = ""
    mentee_answer: str = ""
    agreed_answer: str = ""
    agreed_on: date | None = None
    review_on: date | None = None
    mentor_terms: Terms = NO_TERMS
    mentee_terms: Terms = NO_TERMS
    agreed_terms: Terms = NO_TERMS
    sealed_by: tuple[Role, ...] = ()
    again_because: str = ""
    position: float = 0.0

    @property
    def state(self) -> ExpectationState:
        """Unanswered until both have answered; then differing until both agree."""
        if self.agreed_on is not None:
            return ExpectationState.AGREED
        both = all(self.is_answered(role) for role in Role)
        return ExpectationState.DIFFERING if both else ExpectationState.UNANSWERED

    def is_answered(self, role: Role) -> bool:
        """Tell whether an answer of the person in `role` can be read."""
        return bool(self.answer(role).strip()) or not self.terms(role).is_empty

    def terms(self, role: Role) -> Terms:
        """Return the typed part of the answer of the person in `role`."""
        return self.mentor_terms if role is Role.MENTOR else self.mentee_terms

    def in_common(self) -> tuple[str, Terms] | None:
        """Return the words and terms that both answers share, or None where they differ."""
        words = {answer for role in Role if (answer := self.answer(role).strip())}
        terms = common(self.mentor_terms, self.mentee_terms)
        return (words.pop() if words else "", terms) if terms and len(words) < 2 else None

    def answer(self, role: Role) -> str:
        """Return the answer of the person in `role`."""
        return self.mentor_answer if role is Role.MENTOR else self.mentee_answer

    def problems(self) -> Problems:
        """Return what is wrong, by field."""
        found = Record.problems(self)
        said = self.agreed_answer.strip() or not self.agreed_terms.is_empty or self._is_personal()
        if self.agreed_on is not None and not said:
            found["agreed_answer"] = Problem.EMPTY
        for name in ("mentor_terms", "mentee_terms", "agreed_terms"):
            if bad := getattr(self, name).problem():
                found[name] = bad
        return found

    def _is_personal(self) -> bool:
        """Tell whether both only told of their own hours and days: to know them is to agree."""
        bare = {name: getattr(NO_TERMS, name) for name in PERSONAL}
        return all(
            not self.terms(role).is_empty and replace(self.terms(role), **bare).is_empty
            for role in Role
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedAnswer(Record):
    """One person's answer, kept out of sight until the other has answered, too."""

    KIND: ClassVar[str] = "sealed_answer"
    TEXTS: ClassVar[tuple[str, ...]] = ("answer",)
    NEVER_SHARED: ClassVar[bool] = True

    expectation_id: ExpectationId
    person: Role
    answer: str = ""
    terms: Terms = NO_TERMS
    visibility: Visibility = Visibility.PRIVATE

    def problems(self) -> Problems:
        """Return what is wrong, by field."""
        found = Record.problems(self)
        if bad := self.terms.problem():
            found["terms"] = bad
        return found
