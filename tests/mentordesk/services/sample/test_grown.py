"""Records beyond the written year."""

from collections import Counter
from datetime import date, timedelta

from mentordesk.domain.goal import Goal, Milestone, Standing
from mentordesk.domain.meeting import Meeting, MeetingState, is_web_link
from mentordesk.domain.note import Note
from mentordesk.services.sample.grown import Growth
from mentordesk.services.sample.setting import setting_for

TODAY = date(2026, 11, 23)
GROWTH = Growth(setting_for(1, TODAY, -740), days=733, goals=60, meetings=500, notes=800)


def test_a_slot_is_the_meeting_of_that_number() -> None:
    made = [r for r in GROWTH.all_meetings() if isinstance(r, Meeting)]
    slots = [GROWTH.slot(number) for number in range(500)]
    assert [m.id for m in made] == [slot.id for slot in slots]
    assert [m.starts_at for m in made] == [slot.starts_at for slot in slots]


def test_most_meetings_were_held_and_one_in_fifty_lies_ahead() -> None:
    made = [r for r in GROWTH.all_meetings() if isinstance(r, Meeting)]
    states = Counter(m.state for m in made)
    assert states[MeetingState.PLANNED] == 10
    assert states[MeetingState.HELD] > 400
    assert states[MeetingState.MISSED]
    assert states[MeetingState.CANCELLED]
    for meeting in made:
        ahead = meeting.starts_local.date() > TODAY
        assert ahead == (meeting.state is MeetingState.PLANNED)


def test_meetings_are_on_working_days_with_sound_links() -> None:
    made = [r for r in GROWTH.all_meetings() if isinstance(r, Meeting)]
    assert all(m.starts_local.weekday() < 5 for m in made)
    assert all(bool(m.place) != is_web_link(m.link) for m in made)


def test_grown_things_spread_over_the_whole_time() -> None:
    days = [n.noted_at.date() for n in GROWTH.all_notes() if isinstance(n, Note)]
    assert min(days) < TODAY - timedelta(days=700)
    assert TODAY - timedelta(days=40) < max(days) < TODAY


def test_notes_belong_to_held_meetings_or_to_none() -> None:
    held = {GROWTH.slot(n).id for n in range(500) if GROWTH.slot(n).state is MeetingState.HELD}
    named = Counter(n.meeting_id in held for n in GROWTH.all_notes() if isinstance(n, Note))
    free = Counter(n.meeting_id is None for n in GROWTH.all_notes() if isinstance(n, Note))
    assert named[True] + free[True] == 800
    assert named[True] > 400
    assert free[True] > 200


def test_without_grown_meetings_notes_stand_alone() -> None:
    alone = Growth(GROWTH.setting, days=733, goals=0, meetings=0, notes=10)
    assert all(n.meeting_id is None for n in alone.all_notes() if isinstance(n, Note))


def test_goals_are_done_as_far_as_their_standing_says() -> None:
    records = list(GROWTH.all_goals())
    steps = [r for r in records if isinstance(r, Milestone)]
    goals = [r for r in records if isinstance(r, Goal)]
    assert {goal.standing for goal in goals} == set(Standing)
    for goal in goals:
        done = [step.done_on is not None for step in steps if step.goal_id == goal.id]
        assert len(done) >= 3
        if goal.standing is Standing.ACHIEVED:
            assert all(done)
        if goal.standing is Standing.LATER:
            assert not any(done)
        assert (goal.closed_on is not None) == (
            goal.standing in {Standing.ACHIEVED, Standing.DROPPED}
        )
        assert bool(goal.dropped_because) == (goal.standing is Standing.DROPPED)
