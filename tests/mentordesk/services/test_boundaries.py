"""Boundaries are proposed, agreed as they stand, or declined with a reason."""

from datetime import date, time
from typing import Any

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.boundary import Boundary, BoundaryArea, BoundaryState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.rules import EVERY_DAY, CancellationNotice, QuietHours, Window
from mentordesk.errors import Problem, RecordMissing, ValidationError
from tests.support.clock import SetClock
from tests.support.zone import living_in

NIGHT = Window(days=EVERY_DAY, start=time(22), end=time(7), zone="Europe/Berlin")


@pytest.fixture
def boundary(desk: Desk, mentorship: Mentorship) -> str:
    return desk.boundaries.add(mentorship.mentorship_id, title="No calls at night").made


def found(desk: Desk, boundary: str) -> Boundary:
    return desk.boundaries.get(boundary)


def test_it_begins_as_a_proposal_at_the_end(desk: Desk, mentorship: Mentorship) -> None:
    pair = mentorship.mentorship_id
    for title in ("b", "a"):
        desk.boundaries.add(pair, title=title, area=BoundaryArea.CONDUCT)
    assert [one.title for one in desk.boundaries.all(pair)] == ["b", "a"]
    assert {one.state for one in desk.boundaries.all(pair)} == {BoundaryState.PROPOSED}


def test_agreeing_keeps_the_day_where_the_user_is(
    desk: Desk, boundary: str, clock: SetClock
) -> None:
    clock.moment = clock.moment.replace(hour=20)
    with living_in("Pacific/Auckland"):
        desk.boundaries.agree(boundary)
    one = found(desk, boundary)
    assert (one.state, one.agreed_on) == (BoundaryState.AGREED, date(2026, 11, 24))


@pytest.mark.parametrize(
    "change",
    [
        {"title": "No calls"},
        {"detail": "Not even urgent ones"},
        {"area": BoundaryArea.PERSONAL},
        {"quiet_hours": QuietHours(window=NIGHT)},
        {"cancellation": CancellationNotice(hours=24)},
    ],
)
def test_other_terms_have_to_be_agreed_anew(
    desk: Desk, boundary: str, change: dict[str, Any]
) -> None:
    desk.boundaries.agree(boundary)
    desk.boundaries.update(boundary, **change)
    one = found(desk, boundary)
    assert (one.state, one.agreed_on) == (BoundaryState.PROPOSED, None)
    desk.history.undo()
    assert found(desk, boundary).state is BoundaryState.AGREED
    assert found(desk, boundary).agreed_on is not None


@pytest.mark.parametrize(
    "change",
    [
        {"review_on": date(2027, 1, 1)},
        {"title": "No calls at night"},
        {"title": " No calls at night "},
        {"detail": "\x00"},
    ],
)
def test_what_is_no_term_leaves_it_agreed(
    desk: Desk, boundary: str, change: dict[str, Any]
) -> None:
    desk.boundaries.agree(boundary)
    desk.boundaries.update(boundary, **change)
    assert found(desk, boundary).state is BoundaryState.AGREED


def test_declining_takes_a_reason(desk: Desk, boundary: str) -> None:
    desk.boundaries.agree(boundary)
    before = found(desk, boundary)
    for reason in ("", " \n\t"):
        with pytest.raises(ValidationError) as refused:
            desk.boundaries.decline(boundary, reason)
        assert refused.value.problems == {"declined_because": Problem.NEEDS_REASON}
    assert found(desk, boundary) == before
    desk.boundaries.decline(boundary, "We work in shifts")
    one = found(desk, boundary)
    assert (one.state, one.agreed_on) == (BoundaryState.DECLINED, None)
    assert one.declined_because == "We work in shifts"


def test_what_was_declined_can_be_agreed_after_all(desk: Desk, boundary: str) -> None:
    desk.boundaries.decline(boundary, "Shifts")
    desk.boundaries.propose_again(boundary)
    assert found(desk, boundary).state is BoundaryState.PROPOSED
    desk.boundaries.agree(boundary)
    assert found(desk, boundary).declined_because == ""


def test_a_rule_that_says_nothing_is_refused(desk: Desk, boundary: str) -> None:
    never = Window(days=(), start=time(22), end=time(7), zone="Europe/Berlin")
    with pytest.raises(ValidationError) as refused:
        desk.boundaries.update(boundary, quiet_hours=QuietHours(window=never))
    assert refused.value.problems == {"quiet_hours": Problem.EMPTY_SPAN}
    with pytest.raises(ValidationError):
        desk.boundaries.update(boundary, cancellation=CancellationNotice(hours=0))
    assert found(desk, boundary).quiet_hours is None


def test_an_unknown_one_is_missing(desk: Desk) -> None:
    for verb in (desk.boundaries.agree, desk.boundaries.propose_again, desk.boundaries.trash):
        with pytest.raises(RecordMissing):
            verb("nowhere")
