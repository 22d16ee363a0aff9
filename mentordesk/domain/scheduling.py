"""What speaks against a time for a meeting: the pair's own rules, asked while scheduling."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from mentordesk.domain import zones
from mentordesk.domain.boundary import Boundary, BoundaryState
from mentordesk.domain.expectation import Expectation
from mentordesk.domain.meeting import Meeting, MeetingState
from mentordesk.domain.record import Role
from mentordesk.domain.rules import Availability, is_late_notice, suits, touches


class Objection(StrEnum):
    """Why a time does not suit, or why calling off would break what was agreed."""

    QUIET_HOURS = "quiet_hours"
    NOT_AVAILABLE = "not_available"
    LATE_NOTICE = "late_notice"
    AWAY = "away"
    NO_GO = "no_go"
    OVERLAPS = "overlaps"
    CADENCE = "cadence"


@dataclass(frozen=True, slots=True)
class SchedulingWarning:
    """One objection: whose (None: both), and the title of the boundary or meeting it is from."""

    objection: Objection
    person: Role | None
    source: str


def warnings_for(
    meeting: Meeting,
    boundaries: Sequence[Boundary],
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
    found += [
        SchedulingWarning(Objection.NO_GO, None, days.label or boundary.title)
        for boundary in boundaries
        if boundary.state is not BoundaryState.DECLINED
        for days in boundary.no_go
        if days.hold(meeting.starts_local.date())
    ]
    for expectation in expectations:
        for role in Role:
            found += _personal(expectation, role, start, minutes)
    found += [
        SchedulingWarning(Objection.OVERLAPS, None, other.title)
        for other in others
        if other.id != meeting.id and _overlap(meeting, other)
    ]
    return found


def _personal(
    expectation: Expectation, role: Role, start: datetime, minutes: int
) -> Iterator[SchedulingWarning]:
    terms = expectation.terms(role)
    if not suits(Availability(person=role, windows=terms.windows), start, minutes):
        yield SchedulingWarning(Objection.NOT_AVAILABLE, role, expectation.title)
    zone = next((window.zone for window in terms.windows), None)
    # Without hours of their own nobody's zone is known here; the meeting's day is near enough.
    day = (zones.from_utc(start, zone) if zone else start).date()
    for days in terms.away:
        if days.hold(day):
            yield SchedulingWarning(Objection.AWAY, role, days.label or expectation.title)


def notice_warnings(
    meeting: Meeting,
    boundaries: Iterable[Boundary],
    now: datetime,
    expectations: Iterable[Expectation] = (),
) -> list[SchedulingWarning]:
    """Return what was agreed and calling the meeting off at `now` would break."""
    rules = [
        (boundary.title, boundary.cancellation)
        for boundary in boundaries
        if boundary.state is not BoundaryState.DECLINED
    ]
    rules += [(one.title, one.agreed_terms.notice) for one in expectations if one.agreed_on]
    return [
        SchedulingWarning(Objection.LATE_NOTICE, None, title)
        for title, rule in rules
        if rule is not None and is_late_notice(rule, meeting.starts_at, now)
    ]


def cadence_warnings(
    meeting: Meeting,
    expectations: Iterable[Expectation],
    others: Iterable[Meeting],
    now: datetime,
) -> list[SchedulingWarning]:
    """Return the agreed rhythms by which another meeting would fit in before this one and after it.

    The wait begins now: a break that has been is no reason against any time to come.
    """
    if meeting.state is not MeetingState.PLANNED or meeting.starts_at <= now:
        return []
    near = [other.starts_at for other in others if other.id != meeting.id]
    gap = min(abs(meeting.starts_at - one) for one in (now, *near))
    return [
        SchedulingWarning(Objection.CADENCE, None, one.title)
        for one in expectations
        if one.agreed_on is not None
        and one.agreed_terms.cadence is not None
        and gap >= 2 * timedelta(weeks=one.agreed_terms.cadence.weeks)
    ]


def _overlap(one: Meeting, other: Meeting) -> bool:
    both_planned = one.state is other.state is MeetingState.PLANNED
    return both_planned and one.starts_at < other.ends_at and other.starts_at < one.ends_at
