"""What is wrong with a boundary."""

from datetime import UTC, datetime, time
from typing import Any

import pytest

from mentordesk.domain.boundary import Boundary, BoundaryState
from mentordesk.domain.rules import WORKING_DAYS, CancellationNotice, QuietHours, Window
from mentordesk.errors import Problem

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def boundary(**fields: Any) -> Boundary:
    given = {"id": "b", "mentorship_id": "p", "created_at": NOW, "updated_at": NOW, "title": "No"}
    return Boundary(**(given | fields))


def quiet(zone: str = "Europe/Berlin", days: tuple[Any, ...] = WORKING_DAYS) -> QuietHours:
    return QuietHours(window=Window(days=days, start=time(20), end=time(7), zone=zone))


def test_one_that_is_fine() -> None:
    fine = boundary(quiet_hours=quiet(), cancellation=CancellationNotice(hours=24))
    assert fine.problems() == {}
    assert fine.state is BoundaryState.PROPOSED


@pytest.mark.parametrize("title", ["", "  \t"])
def test_it_needs_a_title(title: str) -> None:
    assert boundary(title=title).problems() == {"title": Problem.EMPTY}


def test_quiet_hours_need_a_zone_and_a_day() -> None:
    assert boundary(quiet_hours=quiet("Mars/Olympus")).problems() == {
        "quiet_hours": Problem.UNKNOWN_ZONE
    }
    assert boundary(quiet_hours=quiet(days=())).problems() == {"quiet_hours": Problem.EMPTY_SPAN}


@pytest.mark.parametrize(
    ("hours", "wrong"), [(0, True), (1, False), (336, False), (337, True), (-1, True)]
)
def test_notice_is_between_an_hour_and_two_weeks(hours: int, wrong: bool) -> None:
    found = boundary(cancellation=CancellationNotice(hours=hours)).problems()
    assert found == ({"cancellation": Problem.OUT_OF_RANGE} if wrong else {})
