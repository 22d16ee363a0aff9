"""Obstacles: private until shared, with a plan whose steps are commitments."""

from datetime import date, datetime

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.goal import ObstacleKind, ObstacleState
from mentordesk.domain.ids import MeetingId, MentorshipId
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role, Visibility
from mentordesk.errors import Problem, RecordMissing, ValidationError

TODAY = date(2026, 11, 23)


@pytest.fixture
def goal(desk: Desk, mentorship: Mentorship) -> str:
    return desk.goals.add(mentorship.mentorship_id, title="Give a talk").made


@pytest.fixture
def obstacle(desk: Desk, goal: str) -> str:
    return desk.obstacles.add(
        goal,
        "Stage fright",
        kind=ObstacleKind.CONFIDENCE,
        plan_if="My hands shake",
        plan="I breathe out twice",
        plan_owner=Role.MENTOR,
    ).made


def test_steps_are_commitments_seen_by_whoever_sees_the_obstacle(
    desk: Desk, goal: str, obstacle: str
) -> None:
    desk.obstacles.add_step(obstacle, "Rehearse with two friends", due=date(2026, 12, 1))
    desk.obstacles.add_step(obstacle, "Watch a recording", Role.MENTEE)
    first, second = desk.obstacles.steps(obstacle)
    assert (first.text, first.owner, first.due) == (
        "Rehearse with two friends",
        Role.MENTOR,
        date(2026, 12, 1),
    )
    assert second.owner is Role.MENTEE
    assert first.visibility is second.visibility is Visibility.PRIVATE
    assert first.goal_id == goal
    page = desk.goals.page(goal, TODAY)
    assert [one.text for one in page.commitments] == [first.text, second.text]
    shared = desk.obstacles.add(goal, "No room", visibility=Visibility.SHARED).made
    desk.obstacles.add_step(shared, "Ask the library")
    (step,) = desk.obstacles.steps(shared)
    assert (step.visibility, step.owner) == (Visibility.SHARED, Role.MENTEE)


def test_sharing_makes_a_new_one_without_its_past(
    desk: Desk, goal: str, obstacle: str, mentorship: Mentorship
) -> None:
    desk.obstacles.update(obstacle, detail="Zinnober, said in anger")
    desk.obstacles.update(obstacle, detail="It happened twice")
    desk.obstacles.add_step(obstacle, "Rehearse")
    meeting = MeetingId(
        desk.meetings.plan(
            mentorship.mentorship_id,
            title="Kick-off",
            starts_local=datetime(2026, 12, 1, 9),
            zone="Etc/UTC",
        ).made
    )
    desk.commitments.update(desk.obstacles.steps(obstacle)[0].id, meeting_id=meeting)
    made = desk.obstacles.share(obstacle).made
    new = desk.obstacles.get(made)
    assert made != obstacle
    assert (new.visibility, new.title, new.plan_if) == (
        Visibility.SHARED,
        "Stage fright",
        "My hands shake",
    )
    (step,) = desk.obstacles.steps(made)
    assert (step.text, step.visibility) == ("Rehearse", Visibility.SHARED)
    assert (step.meeting_id, step.goal_id) == (meeting, goal)
    assert desk.obstacles.get(obstacle).trashed_at is not None
    assert [one.id for one in desk.goals.page(goal, TODAY).obstacles] == [made]
    assert b"Zinnober" not in desk.exported("json")
    again = desk.obstacles.share(made)
    assert not again
    desk.history.undo()
    assert desk.obstacles.get(obstacle).trashed_at is None
    (back,) = desk.goals.page(goal, TODAY).obstacles
    assert back.id == obstacle
    assert [one.text for one in desk.obstacles.steps(obstacle)] == ["Rehearse"]


def test_what_is_overcome_says_what_helped(desk: Desk, goal: str, obstacle: str) -> None:
    assert desk.goals.board(MentorshipId(desk.goals.get(goal).mentorship_id), TODAY)[0].stuck_on
    desk.obstacles.update(obstacle, state=ObstacleState.OVERCOME, what_helped="Two friends")
    assert not desk.goals.board(MentorshipId(desk.goals.get(goal).mentorship_id), TODAY)[0].stuck_on


def test_what_cannot_be_is_refused(desk: Desk, obstacle: str) -> None:
    with pytest.raises(ValidationError) as refused:
        desk.obstacles.add_step(obstacle, " ")
    assert refused.value.problems == {"text": Problem.EMPTY}
    with pytest.raises(RecordMissing):
        desk.obstacles.add("nowhere", "x")
    with pytest.raises(RecordMissing):
        desk.obstacles.share("nowhere")
