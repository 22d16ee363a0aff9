"""The Overview: what comes next, what waits, what is owed, and how many there are."""

from datetime import date, datetime, timedelta

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.boundary import BoundaryState
from mentordesk.domain.commitment import CommitmentState
from mentordesk.domain.expectation import ExpectationState
from mentordesk.domain.goal import Standing
from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.meeting import MeetingState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role, Visibility
from mentordesk.services import overview as module
from mentordesk.services.overview import Counts, Overview
from tests.support.clock import SetClock
from tests.support.zone import living_in

TODAY = date(2026, 11, 23)


@pytest.fixture
def pair(mentorship: Mentorship) -> MentorshipId:
    return mentorship.mentorship_id


def gathered(desk: Desk, pair: MentorshipId) -> Overview:
    return desk.overviews.gather(pair, Role.MENTOR, desk.clock(), TODAY)


def planned(desk: Desk, pair: MentorshipId, starts: datetime, zone: str = "Etc/UTC") -> str:
    return desk.meetings.plan(pair, title="M", starts_local=starts, zone=zone).made


def test_an_empty_pair(desk: Desk, pair: MentorshipId) -> None:
    found = gathered(desk, pair)
    assert found.counts == Counts(0, 0, 0, 0)
    assert (found.next_meeting, found.last_held, found.days_since_we_met) == (None, None, None)
    assert (found.in_focus, found.i_owe, found.i_am_owed, found.recent_notes) == ((), (), (), ())
    assert set(found.expectation_states) == set(ExpectationState)
    assert set(found.boundary_states) == set(BoundaryState)


def test_a_meeting_is_next_until_it_is_over(
    desk: Desk, pair: MentorshipId, clock: SetClock
) -> None:
    first = planned(desk, pair, datetime(2026, 11, 23, 10, 0), "Europe/Berlin")  # now
    second = planned(desk, pair, datetime(2026, 11, 24, 9, 0))
    for minutes, coming in ((0, first), (44, first), (45, second)):
        now = clock() + timedelta(minutes=minutes)
        found = desk.overviews.gather(pair, Role.MENTOR, now, TODAY)
        aside = desk.overviews.aside(pair, now)
        assert found.next_meeting is not None
        assert found.next_meeting.id == coming, minutes
        assert aside.next_meeting == found.next_meeting
        assert aside.counts == found.counts
    assert [meeting.id for meeting in found.waiting_for_outcome] == [first]
    desk.meetings.set_state(first, MeetingState.HELD)
    desk.meetings.set_state(second, MeetingState.CANCELLED)
    clock.forward(hours=2)
    found = gathered(desk, pair)
    assert (found.next_meeting, found.waiting_for_outcome) == (None, ())
    assert found.last_held is not None
    assert found.last_held.id == first


def test_days_are_counted_where_the_user_is(desk: Desk, pair: MentorshipId) -> None:
    # 20:00 UTC on the day before
    held = planned(desk, pair, datetime(2026, 11, 23, 9, 0), "Pacific/Auckland")
    desk.meetings.set_state(held, MeetingState.HELD)
    for zone, days in (("Pacific/Auckland", 0), ("Europe/Berlin", 1)):
        with living_in(zone):
            assert gathered(desk, pair).days_since_we_met == days, zone


def test_what_is_owed_is_told_by_who_owes_it(desk: Desk, pair: MentorshipId) -> None:
    mine = desk.commitments.add(pair, text="mine", owner=Role.MENTOR).made
    theirs = desk.commitments.add(pair, text="theirs", owner=Role.MENTEE).made
    done = desk.commitments.add(pair, text="done", owner=Role.MENTOR).made
    desk.commitments.set_state(done, CommitmentState.DONE)
    found = gathered(desk, pair)
    assert [one.id for one in found.i_owe] == [mine]
    assert [one.id for one in found.i_am_owed] == [theirs]
    turned = desk.overviews.gather(pair, Role.MENTEE, desk.clock(), TODAY)
    assert (turned.i_owe, turned.i_am_owed) == (found.i_am_owed, found.i_owe)


def test_goals_in_focus_and_states_are_counted(desk: Desk, pair: MentorshipId) -> None:
    focus = desk.goals.add(pair, title="now").made
    for standing in (Standing.LATER, Standing.DROPPED):
        desk.goals.set_standing(desk.goals.add(pair, title="x").made, standing)
    desk.boundaries.agree(desk.boundaries.add(pair, title="a").made)
    desk.boundaries.add(pair, title="b")
    desk.expectations.agree(desk.expectations.add(pair, title="q").made, "yes")
    found = gathered(desk, pair)
    assert [card.goal.id for card in found.in_focus] == [focus]
    assert found.boundary_states[BoundaryState.AGREED] == 1
    assert found.boundary_states[BoundaryState.PROPOSED] == 1
    assert found.expectation_states[ExpectationState.AGREED] == 1
    assert found.counts == Counts(expectations=1, goals=3, boundaries=2, notes=0)


def test_notes_of_both_halves_are_counted_and_the_latest_shown(
    desk: Desk, pair: MentorshipId, clock: SetClock
) -> None:
    for number in range(6):
        seen = Visibility.SHARED if number % 2 else Visibility.PRIVATE
        desk.notes.add(pair, title=str(number), visibility=seen)
        clock.forward(minutes=1)
    desk.notes.trash(desk.notes.rows(pair)[0].id)
    found = gathered(desk, pair)
    assert found.counts.notes == 5
    assert [row.title for row in found.recent_notes] == ["4", "3", "2", "1"]


def test_counting_ends_somewhere(
    desk: Desk, pair: MentorshipId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_COUNTED", 3)
    desk.goals.add_many(pair, [{"title": str(number)} for number in range(5)])
    assert desk.overviews.aside(pair, desk.clock()).counts.goals == 3
