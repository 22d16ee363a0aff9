"""The sample pair shows every state that a record can be in, so that every look of it is seen."""

from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.agreement import How
from mentordesk.domain.boundary import Boundary, BoundaryState, Stance
from mentordesk.domain.commitment import Commitment, CommitmentState
from mentordesk.domain.concern import Concern
from mentordesk.domain.expectation import Expectation, ExpectationState
from mentordesk.domain.goal import (
    GoalStatus,
    Measured,
    Milestone,
    Obstacle,
    ObstacleState,
    Standing,
)
from mentordesk.domain.meeting import Meeting, MeetingState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.note import Note
from mentordesk.domain.record import Record, Role, Visibility
from mentordesk.opening import sample_desk
from mentordesk.services.goals import GoalCard

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder: Path = tmp_path_factory.mktemp("sample")
    made = sample_desk(folder, TODAY)
    yield made
    made.close()


@pytest.fixture(scope="module")
def pair(sample: Desk) -> Mentorship:
    found = sample.mentorships.in_view()
    assert found is not None
    return found


@pytest.fixture(scope="module")
def cards(sample: Desk, pair: Mentorship) -> list[GoalCard]:
    return sample.goals.board(pair.mentorship_id, TODAY)


def kept(sample: Desk, kind: type[Record]) -> list[Record]:
    with sample.store.reading() as reader:
        return list(reader.all(kind))


@pytest.mark.parametrize(
    ("kind", "field", "states"),
    [
        (Expectation, "state", ExpectationState),
        (Boundary, "state", BoundaryState),
        (Boundary, "stance", Stance),
        (Obstacle, "state", ObstacleState),
        (Obstacle, "visibility", Visibility),
        (Note, "visibility", Visibility),
        (Commitment, "state", CommitmentState),
        (Commitment, "owner", Role),
        (Commitment, "visibility", Visibility),
        (Milestone, "owner", Role),
        (Meeting, "state", MeetingState),
    ],
)
def test_every_state_is_there(
    sample: Desk, kind: type[Record], field: str, states: type[StrEnum]
) -> None:
    shown = {getattr(record, field) for record in kept(sample, kind)}
    assert set(states) - shown == set()


@pytest.mark.parametrize(
    ("states", "of"),
    [
        (Standing, lambda card: card.goal.standing),
        (GoalStatus, lambda card: card.status),
        (Measured, lambda card: card.goal.measured),
    ],
)
def test_every_state_of_a_goal_is_there(
    cards: list[GoalCard], states: type[StrEnum], of: Callable[[GoalCard], StrEnum]
) -> None:
    assert {of(card) for card in cards} == set(states)


def test_closed_goals_say_how_it_went_and_why(cards: list[GoalCard]) -> None:
    goals = [card.goal for card in cards]
    closed = [one for one in goals if one.standing in (Standing.ACHIEVED, Standing.DROPPED)]
    assert all(one.closed_on and one.outcome and one.reflection for one in closed)
    assert all(one.dropped_because for one in closed if one.standing is Standing.DROPPED)


def test_a_goal_is_judged_one_is_late_and_one_has_no_measure(cards: list[GoalCard]) -> None:
    judged = [card.goal for card in cards if card.goal.measured is Measured.BY_JUDGEMENT]
    assert all(one.judged is not None and one.judged_because for one in judged)
    going = [card for card in cards if card.goal.closed_on is None]
    assert any(one.goal.target_date and one.goal.target_date < TODAY for one in going)
    assert any(one.progress.share is None and not one.goal.measure for one in going)


def test_milestones_are_done_late_and_to_come(sample: Desk, cards: list[GoalCard]) -> None:
    going = {card.goal.id for card in cards if card.goal.closed_on is None}
    steps = [m for m in kept(sample, Milestone) if isinstance(m, Milestone) and m.goal_id in going]
    left = [m.due for m in steps if m.done_on is None and m.due]
    assert any(m.done_on for m in steps)
    assert min(left) < TODAY < max(left)


def test_one_expectation_is_asked_anew_and_one_is_sealed(sample: Desk, pair: Mentorship) -> None:
    (again,) = sample.expectations.to_settle(pair.mentorship_id)
    assert again.agreed_answer
    assert again.state is not ExpectationState.AGREED
    found = sample.expectations.all(pair.mentorship_id)
    (question,) = [one for one in found if one.sealed_by]
    assert question.sealed_by == (Role.MENTOR,)
    assert not any(question.is_answered(role) for role in Role)
    given = sample.expectations.sealed(question.id, Role.MENTOR)
    assert given is not None
    assert given.answer
    assert sample.expectations.sealed(question.id, Role.MENTEE) is None
    # not opened before the other has answered, too
    assert not sample.expectations.open_answers(pair.mentorship_id).topics


def test_declined_boundaries_say_why(sample: Desk, pair: Mentorship) -> None:
    declined = [
        one
        for one in sample.boundaries.all(pair.mentorship_id)
        if one.state is BoundaryState.DECLINED
    ]
    assert all(one.declined_because for one in declined)


def test_the_agreement_was_renewed_and_something_has_changed_since(
    sample: Desk, pair: Mentorship
) -> None:
    standing = sample.agreements.standing(pair.mentorship_id)
    assert standing.in_force is not None
    assert standing.earlier
    assert standing.since
    words = [standing.in_force.accepted(role) for role in Role]
    assert {word.how for word in words if word} == {How.HERE, How.BY_MESSAGE}


def test_a_concern_is_open_and_one_resolved(sample: Desk, pair: Mentorship) -> None:
    found: list[Concern] = sample.concerns.all(pair.mentorship_id)
    assert {bool(one.resolved_on) for one in found} == {True, False}
