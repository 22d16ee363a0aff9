"""Which outcomes can be, and how much notice was given."""

from datetime import UTC, datetime, timedelta

import pytest

from mentordesk.domain.meeting import MeetingState, Move
from mentordesk.domain.outcome import Outcome, hours_of_notice
from mentordesk.domain.record import Role
from mentordesk.errors import Problem

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "outcome",
    [
        Outcome(state=MeetingState.PLANNED),
        Outcome(state=MeetingState.HELD),
        Outcome(state=MeetingState.HELD, is_late=True, by=Role.MENTEE),
        Outcome(state=MeetingState.MISSED),
        Outcome(state=MeetingState.MISSED, by=Role.MENTOR, is_excused=True),
        Outcome(state=MeetingState.CANCELLED, by=Role.MENTOR),
        Outcome(state=MeetingState.CANCELLED, is_excused=True),
    ],
)
def test_what_can_be(outcome: Outcome) -> None:
    assert outcome.problems() == {}


@pytest.mark.parametrize(
    ("outcome", "field", "problem"),
    [
        (Outcome(state=MeetingState.HELD, is_late=True), "outcome_by", Problem.EMPTY),
        (Outcome(state=MeetingState.HELD, by=Role.MENTOR), "outcome_by", Problem.OUT_OF_RANGE),
        (Outcome(state=MeetingState.PLANNED, by=Role.MENTOR), "outcome_by", Problem.OUT_OF_RANGE),
        (Outcome(state=MeetingState.HELD, is_excused=True), "is_excused", Problem.OUT_OF_RANGE),
        (
            Outcome(state=MeetingState.MISSED, is_late=True, by=Role.MENTOR),
            "is_late",
            Problem.OUT_OF_RANGE,
        ),
    ],
)
def test_what_cannot_be(outcome: Outcome, field: str, problem: Problem) -> None:
    assert outcome.problems() == {field: problem}


def test_notice_ends_with_the_start() -> None:
    assert hours_of_notice(NOON - timedelta(hours=30), NOON) == 30
    assert hours_of_notice(NOON + timedelta(hours=1), NOON) == 0


def test_the_notice_of_a_move_is_that_of_the_time_given_up() -> None:
    local = datetime(2026, 11, 26, 16)
    move = Move(at=NOON, from_local=local, from_zone="Europe/Berlin")
    assert move.hours_of_notice == 3
    late = Move(at=NOON + timedelta(days=1), from_local=local, from_zone="Europe/Berlin")
    assert late.hours_of_notice == 0
