"""What speaks against a time for a meeting: the pair's own rules, asked while scheduling."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mentordesk.domain.boundary import Boundary, BoundaryState
from mentordesk.domain.expectation import Expectation
from mentordesk.domain.meeting import Meeting, MeetingState
from mentordesk.domain.record import Role
from mentordesk.domain.rules import is_late_notice, suits, touches


class Objection(StrEnum):
    """Why a time does not suit, or why calling off would break what was agreed."""

    QUIET_HOURS = "quiet_hours"
    NOT_AVAILABLE = "not_available"
    LATE_NOTICE = "late_notice"
    OVERLAPS = "overlaps"


@dataclass(frozen=True, slots=True)
class SchedulingWarning:
    """One objection: whose (None: both), and the title of the boundary or meeting it is from."""

    objection: Objection
    person: Role | None
    source: str


def warnings_for(
    meeting: Meeting,
    boundaries: Iterable[Boundary],
    expectations: Iterable[Expectation],
    others: Iterable[Meeting] = (),
) -> list[SchedulingWarning]:
    """Return what the agreed rules have against a meeting's time; it may still be planned.

    A declined boundary does not act; a proposed one does, since it is safer to warn.
    """
    start, minutes = meeting.starts_at, meeting.minutes
    found = [
        SchedulingWarning(Objection.QUIET_HOURS, boundary.quiet_hours.person, boundary.title)
        for boundary in boundaries
        if boundary.quiet_hours is not None
        and boundary.state is not BoundaryState.DECLINED
        and touches(boundary.quiet_hours.window, start, minutes)
    ]
    for expectation in expectations:
        found += [
            SchedulingWarning(Objection.NOT_AVAILABLE, one.person, expectation.title)
            for one in expectation.availability
            if not suits(one, start, minutes)
        ]
    found += [
        SchedulingWarning(Objection.OVERLAPS, None, other.title)
        for other in others
        if other.id != meeting.id and _overlap(meeting, other)
    ]
    return found


def notice_warnings(
    meeting: Meeting, boundaries: Iterable[Boundary], now: datetime
) -> list[SchedulingWarning]:
    """Return the boundaries that calling the meeting off at `now` would break."""
    return [
        SchedulingWarning(Objection.LATE_NOTICE, None, boundary.title)
        for boundary in boundaries
        if boundary.cancellation is not None
        and boundary.state is not BoundaryState.DECLINED
        and is_late_notice(boundary.cancellation, meeting.starts_at, now)
    ]


def _overlap(one: Meeting, other: Meeting) -> bool:
    both_planned = one.state is other.state is MeetingState.PLANNED
    return both_planned and one.starts_at < other.ends_at and other.starts_at < one.ends_at
