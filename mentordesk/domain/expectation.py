"""Expectations: what each of the two takes for granted until it is said."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from mentordesk.domain.record import Problems, Record, Role
from mentordesk.domain.rules import Availability, Cadence, ReplyTime
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

    Where the answer is more than words, a typed rule stands beside it: how often
    (``cadence``), how fast to answer (``reply_time``), who can meet when (``availability``).
    """

    KIND: ClassVar[str] = "expectation"
    LINES: ClassVar[tuple[str, ...]] = ("title",)
    TEXTS: ClassVar[tuple[str, ...]] = ("mentor_answer", "mentee_answer", "agreed_answer")
    REQUIRED: ClassVar[tuple[str, ...]] = ("title",)

    kind: ExpectationKind = ExpectationKind.OWN
    title: str
    mentor_answer: str = ""
    mentee_answer: str = ""
    agreed_answer: str = ""
    agreed_on: date | None = None
    review_on: date | None = None
    cadence: Cadence | None = None
    reply_time: ReplyTime | None = None
    availability: tuple[Availability, ...] = ()
    position: float = 0.0

    @property
    def state(self) -> ExpectationState:
        """Unanswered until both have answered; then differing until both agree."""
        if self.agreed_on is not None:
            return ExpectationState.AGREED
        both = self.mentor_answer.strip() and self.mentee_answer.strip()
        return ExpectationState.DIFFERING if both else ExpectationState.UNANSWERED

    def answer(self, role: Role) -> str:
        """Return the answer of the person in `role`."""
        return self.mentor_answer if role is Role.MENTOR else self.mentee_answer

    def problems(self) -> Problems:
        """Return what is wrong, by field."""
        found = Record.problems(self)
        if self.agreed_on is not None and not self.agreed_answer.strip():
            found["agreed_answer"] = Problem.EMPTY
        if self.cadence and not (1 <= self.cadence.weeks <= 52):
            found["cadence"] = Problem.OUT_OF_RANGE
        if self.cadence and not (5 <= self.cadence.minutes <= 480):
            found["cadence"] = Problem.OUT_OF_RANGE
        if self.reply_time and not (1 <= self.reply_time.hours <= 24 * 30):
            found["reply_time"] = Problem.OUT_OF_RANGE
        windows = (window for person in self.availability for window in person.windows)
        if bad := next((problem for window in windows if (problem := window.problem())), None):
            found["availability"] = bad
        return found
