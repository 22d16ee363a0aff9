"""Boundaries: what the two agree to do, to leave, and to keep to themselves."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from mentordesk.domain.record import Problems, Record
from mentordesk.domain.rules import CancellationNotice, QuietHours, ReplyTime
from mentordesk.domain.terms import Days
from mentordesk.errors import Problem


class BoundaryArea(StrEnum):
    """What a boundary is about."""

    COMMUNICATION = "communication"
    MEETINGS = "meetings"
    CONDUCT = "conduct"
    TOPICS = "topics"
    CONFIDENTIALITY = "confidentiality"
    PERSONAL = "personal"


class Stance(StrEnum):
    """How a topic is met here."""

    WELCOME = "welcome"
    WITH_CARE = "with_care"
    NOT_HERE = "not_here"


class BoundaryState(StrEnum):
    """Whether both hold to it."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundary(Record):
    """One guideline; where it is a matter of hours it carries a rule that scheduling consults."""

    KIND: ClassVar[str] = "boundary"
    LINES: ClassVar[tuple[str, ...]] = ("title",)
    TEXTS: ClassVar[tuple[str, ...]] = ("detail", "declined_because")
    REQUIRED: ClassVar[tuple[str, ...]] = ("title",)

    area: BoundaryArea = BoundaryArea.COMMUNICATION
    title: str
    detail: str = ""
    state: BoundaryState = BoundaryState.PROPOSED
    agreed_on: date | None = None
    declined_because: str = ""
    review_on: date | None = None
    quiet_hours: QuietHours | None = None
    cancellation: CancellationNotice | None = None
    reply_time: ReplyTime | None = None
    no_go: tuple[Days, ...] = ()
    stance: Stance | None = None
    position: float = 0.0

    def problems(self) -> Problems:
        """Return what is wrong, by field."""
        found = Record.problems(self)
        if self.quiet_hours and (bad := self.quiet_hours.window.problem()):
            found["quiet_hours"] = bad
        if self.cancellation and not (1 <= self.cancellation.hours <= 24 * 14):
            found["cancellation"] = Problem.OUT_OF_RANGE
        if self.reply_time and not (1 <= self.reply_time.hours <= 24 * 30):
            found["reply_time"] = Problem.OUT_OF_RANGE
        if bad := next((bad for days in self.no_go if (bad := days.problem())), None):
            found["no_go"] = bad
        return found
