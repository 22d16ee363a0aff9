"""Commitments: what is open, in the order in which it is due, and what became of it."""

from datetime import date

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.commitment import CommitmentState
from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role, Visibility
from mentordesk.errors import Problem, RecordMissing, ValidationError
from tests.support.clock import SetClock
from tests.support.zone import living_in


@pytest.fixture
def pair(mentorship: Mentorship) -> MentorshipId:
    return mentorship.mentorship_id


def test_open_ones_come_by_what_is_due_first(
    desk: Desk, pair: MentorshipId, clock: SetClock
) -> None:
    for text, due in (
        ("undated", None),
        ("later", date(2027, 1, 1)),
        ("overdue", date(2026, 1, 1)),
    ):
        desk.commitments.add(pair, text=text, owner=Role.MENTEE, due=due)
        clock.forward(days=1)
    desk.commitments.add(pair, text="undated too", owner=Role.MENTOR)
    order = [one.text for one in desk.commitments.open(pair)]
    assert order == ["overdue", "later", "undated", "undated too"]


def test_what_is_settled_is_no_longer_open(desk: Desk, pair: MentorshipId) -> None:
    made = desk.commitments.add(pair, text="Read", owner=Role.MENTEE).made
    for state in set(CommitmentState) - {CommitmentState.OPEN}:
        desk.commitments.set_state(made, state)
        assert desk.commitments.open(pair) == [], state
    desk.commitments.set_state(made, CommitmentState.OPEN)
    assert [one.id for one in desk.commitments.open(pair)] == [made]
    desk.commitments.trash(made)
    assert desk.commitments.open(pair) == []


def test_done_keeps_its_day_when_it_is_confirmed(
    desk: Desk, pair: MentorshipId, clock: SetClock
) -> None:
    made = desk.commitments.add(pair, text="Read", owner=Role.MENTEE).made
    clock.moment = clock.moment.replace(hour=2)
    with living_in("America/Los_Angeles"):
        desk.commitments.set_state(made, CommitmentState.DONE)
    clock.forward(days=3)
    desk.commitments.set_state(made, CommitmentState.CONFIRMED)
    assert desk.commitments.get(made).done_on == date(2026, 11, 22)


@pytest.mark.parametrize(
    "state", [CommitmentState.OPEN, CommitmentState.MISSED, CommitmentState.EXCUSED]
)
def test_what_is_not_done_has_no_day(
    desk: Desk, pair: MentorshipId, state: CommitmentState
) -> None:
    made = desk.commitments.add(pair, text="Read", owner=Role.MENTEE).made
    desk.commitments.set_state(made, CommitmentState.DONE)
    desk.commitments.set_state(made, state)
    assert desk.commitments.get(made).done_on is None
    desk.history.undo()
    assert desk.commitments.get(made).state is CommitmentState.DONE
    assert desk.commitments.get(made).done_on == desk.clock().date()


def test_private_and_shared_are_listed_together_in_order(desk: Desk, pair: MentorshipId) -> None:
    for text, visibility in (("a", Visibility.SHARED), ("b", Visibility.PRIVATE)):
        desk.commitments.add(pair, text=text, owner=Role.MENTOR, visibility=visibility)
    third = desk.commitments.add(pair, text="c", owner=Role.MENTOR).made
    assert [one.text for one in desk.commitments.all(pair)] == ["a", "b", "c"]
    desk.commitments.move(third, 1)
    assert [one.text for one in desk.commitments.all(pair)] == ["a", "c", "b"]


def test_nothing_promised_is_refused(desk: Desk, pair: MentorshipId) -> None:
    with pytest.raises(ValidationError) as refused:
        desk.commitments.add(pair, text="\t", owner=Role.MENTEE)
    assert refused.value.problems == {"text": Problem.EMPTY}
    assert desk.commitments.all(pair) == []
    with pytest.raises(RecordMissing):
        desk.commitments.set_state("nowhere", CommitmentState.DONE)
