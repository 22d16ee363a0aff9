"""What the pair's own rules have against a time."""

import dataclasses
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from mentordesk.domain.boundary import Boundary, BoundaryState
from mentordesk.domain.expectation import Expectation
from mentordesk.domain.meeting import Meeting, MeetingState
from mentordesk.domain.record import Role
from mentordesk.domain.rules import (
    EVERY_DAY,
    WORKING_DAYS,
    Cadence,
    CancellationNotice,
    QuietHours,
    Window,
)
from mentordesk.domain.scheduling import (
    Objection,
    SchedulingWarning,
    cadence_warnings,
    notice_warnings,
    warnings_for,
)
from mentordesk.domain.terms import Days, Terms

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
COMMON: dict[str, Any] = {"mentorship_id": "p", "created_at": NOW, "updated_at": NOW}
BERLIN, TOKYO = "Europe/Berlin", "Asia/Tokyo"


def meeting(id: str = "m", hour: int = 16, **fields: Any) -> Meeting:
    given = {"title": id, "starts_local": datetime(2026, 11, 26, hour), "zone": BERLIN, "uid": id}
    return Meeting(id=id, **(COMMON | given | fields))


def quiet(person: Role | None = None, zone: str = BERLIN, **fields: Any) -> Boundary:
    window = Window(days=EVERY_DAY, start=time(20), end=time(7), zone=zone)
    hours = QuietHours(window=window, person=person)
    return Boundary(id="q", title="Quiet", quiet_hours=hours, **(COMMON | fields))


def notice(hours: int, **fields: Any) -> Boundary:
    rule = CancellationNotice(hours=hours)
    return Boundary(id="n", title="A day ahead", cancellation=rule, **(COMMON | fields))


def free(person: Role, start: int, end: int) -> Expectation:
    window = Window(days=WORKING_DAYS, start=time(start), end=time(end), zone=BERLIN)
    return of(person, Terms(windows=(window,)))


def of(person: Role, terms: Terms) -> Expectation:
    fields: dict[str, Any] = {f"{person.value}_terms": terms, **COMMON}
    return Expectation(id="e", title="Times", **fields)


def test_nothing_speaks_against_it() -> None:
    assert warnings_for(meeting(), [quiet()], [free(Role.MENTOR, 9, 18)], [meeting("x", 9)]) == []


def test_quiet_hours_are_those_of_the_persons_own_zone() -> None:
    assert warnings_for(meeting(), [quiet(Role.MENTEE, TOKYO)], []) == [
        SchedulingWarning(Objection.QUIET_HOURS, Role.MENTEE, "Quiet")
    ]


@pytest.mark.parametrize(
    ("state", "warned"),
    [
        (BoundaryState.PROPOSED, True),
        (BoundaryState.AGREED, True),
        (BoundaryState.DECLINED, False),
    ],
)
def test_a_declined_boundary_does_not_act(state: BoundaryState, warned: bool) -> None:
    late = meeting(hour=21)
    assert bool(warnings_for(late, [quiet(state=state)], [])) is warned
    assert bool(notice_warnings(late, [notice(336, state=state)], NOW)) is warned


def test_a_boundary_without_hours_says_nothing() -> None:
    plain = Boundary(id="b", title="Be kind", **COMMON)
    assert warnings_for(meeting(), [plain], []) == []
    assert notice_warnings(meeting(), [plain], NOW) == []


def test_who_is_not_available() -> None:
    asked = [free(Role.MENTOR, 9, 12), free(Role.MENTEE, 9, 18)]
    assert warnings_for(meeting(), [], asked) == [
        SchedulingWarning(Objection.NOT_AVAILABLE, Role.MENTOR, "Times")
    ]


def test_two_at_once() -> None:
    other = meeting("other", starts_local=datetime(2026, 11, 26, 16, 44))
    assert warnings_for(meeting(), [], [], [other]) == [
        SchedulingWarning(Objection.OVERLAPS, None, "other")
    ]


def test_one_after_the_other_is_not_at_once() -> None:
    other = meeting("other", starts_local=datetime(2026, 11, 26, 16, 45))
    assert warnings_for(meeting(), [], [], [other]) == []


def test_a_meeting_does_not_overlap_itself_or_what_is_called_off() -> None:
    moved = meeting(starts_local=datetime(2026, 11, 26, 16, 10))
    called_off = meeting("other", state=MeetingState.CANCELLED)
    assert warnings_for(moved, [], [], [meeting(), called_off]) == []


def test_meetings_in_two_zones_overlap_by_their_moments() -> None:
    there = meeting("there", zone=TOKYO, starts_local=datetime(2026, 11, 27, 0, 15))
    assert [one.source for one in warnings_for(meeting(), [], [], [there])] == ["there"]


def test_calling_off_late() -> None:
    rule, one = notice(24), meeting()
    in_time, late = one.starts_at - timedelta(hours=24), one.starts_at - timedelta(hours=23)
    assert notice_warnings(one, [rule], in_time) == []
    assert notice_warnings(one, [rule], late) == [
        SchedulingWarning(Objection.LATE_NOTICE, None, "A day ahead")
    ]


def test_all_objections_are_told() -> None:
    night = dataclasses.replace(meeting(), starts_local=datetime(2026, 11, 26, 21))
    found = warnings_for(
        night, [quiet()], [free(Role.MENTOR, 9, 18)], [dataclasses.replace(night, id="x")]
    )
    assert [one.objection for one in found] == [
        Objection.QUIET_HOURS,
        Objection.NOT_AVAILABLE,
        Objection.OVERLAPS,
    ]


CHRISTMAS = Days(first=date(2026, 11, 26), last=date(2026, 12, 1), label="Christmas, early")


def test_who_is_away() -> None:
    assert warnings_for(meeting(), [], [of(Role.MENTEE, Terms(away=(CHRISTMAS,)))]) == [
        SchedulingWarning(Objection.AWAY, Role.MENTEE, "Christmas, early")
    ]
    before = meeting(starts_local=datetime(2026, 11, 25, 16))
    assert warnings_for(before, [], [of(Role.MENTEE, Terms(away=(CHRISTMAS,)))]) == []


def test_somebody_is_away_by_the_days_of_their_own_zone() -> None:
    window = Window(days=EVERY_DAY, start=time(0), end=time(0), zone=TOKYO)
    away = of(Role.MENTEE, Terms(windows=(window,), away=(CHRISTMAS,)))
    late = meeting(starts_local=datetime(2026, 11, 25, 23))  # the 26th in Tokyo
    assert [one.objection for one in warnings_for(late, [], [away])] == [Objection.AWAY]


def test_days_that_both_leave_free() -> None:
    free_days = Boundary(id="b", title="Holidays", no_go=(CHRISTMAS,), **COMMON)
    assert warnings_for(meeting(), [free_days], []) == [
        SchedulingWarning(Objection.NO_GO, None, "Christmas, early")
    ]
    declined = dataclasses.replace(free_days, state=BoundaryState.DECLINED)
    assert warnings_for(meeting(), [declined], []) == []


def test_notice_that_was_agreed_as_an_expectation_acts_too() -> None:
    rule = Terms(notice=CancellationNotice(hours=24))
    asked = Expectation(id="e", title="A day ahead", agreed_terms=rule, **COMMON)
    agreed = dataclasses.replace(asked, agreed_on=date(2026, 3, 1))
    late = meeting().starts_at - timedelta(hours=23)
    assert notice_warnings(meeting(), [], late, [asked]) == []
    assert [one.source for one in notice_warnings(meeting(), [], late, [agreed])] == ["A day ahead"]


def rhythm(weeks: int, **fields: Any) -> Expectation:
    terms = Terms(cadence=Cadence(weeks=weeks, minutes=45))
    given = {"agreed_on": date(2026, 11, 1), "agreed_terms": terms, **fields}
    return Expectation(id="r", title="How often", **(COMMON | given))


@pytest.mark.parametrize(
    ("days", "fields", "warned"),
    [
        (27, {}, False),
        (29, {}, True),
        (29, {"agreed_on": None}, False),
        (29, {"agreed_terms": Terms()}, False),
        (-29, {}, False),
    ],
)
def test_further_apart_than_agreed(days: int, fields: dict[str, Any], warned: bool) -> None:
    far = meeting(starts_local=datetime(2026, 11, 23, 16) + timedelta(days=days))
    found = cadence_warnings(far, [rhythm(2, **fields)], [far], NOW)
    expected = [SchedulingWarning(Objection.CADENCE, None, "How often")] if warned else []
    assert found == expected


def test_a_neighbour_on_either_side_is_near_enough() -> None:
    far = meeting(starts_local=datetime(2027, 3, 1, 16))
    for near in (datetime(2027, 2, 15), datetime(2027, 3, 15)):
        other = meeting("other", starts_local=near)
        assert cadence_warnings(far, [rhythm(2)], [other], NOW) == []
    off = dataclasses.replace(far, state=MeetingState.HELD)
    assert cadence_warnings(off, [rhythm(2)], [], NOW) == []
