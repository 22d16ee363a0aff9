"""Where the next meeting is put before anybody chose a time."""

from datetime import datetime, timedelta

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.meeting import MeetingState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.rules import Cadence
from mentordesk.domain.terms import Terms
from tests.support.clock import SetClock
from ui.tabs.meeting_notes.planning import next_slot


def plan(desk: Desk, pair: Mentorship, starts: datetime, zone: str = "Europe/Berlin") -> str:
    given = {"title": "Talk", "starts_local": starts, "zone": zone}
    return desk.meetings.plan(pair.mentorship_id, **given).made


def test_the_first_meeting_is_in_a_week_at_four(
    desk: Desk, mentorship: Mentorship, clock: SetClock
) -> None:
    assert next_slot(desk, mentorship, clock()) == (datetime(2026, 11, 30, 16, 0), 45)


@pytest.mark.parametrize("held", [True, False])
def test_it_keeps_day_and_hour_of_the_latest(
    desk: Desk, mentorship: Mentorship, clock: SetClock, held: bool
) -> None:
    meeting = plan(desk, mentorship, datetime(2026, 11, 19, 9, 30))
    if held:
        desk.meetings.set_state(meeting, MeetingState.HELD)
    assert next_slot(desk, mentorship, clock()) == (datetime(2026, 12, 3, 9, 30), 45)


def test_it_follows_the_last_one_planned(
    desk: Desk, mentorship: Mentorship, clock: SetClock
) -> None:
    plan(desk, mentorship, datetime(2027, 1, 4, 9, 0))
    plan(desk, mentorship, datetime(2026, 12, 7, 11, 0))
    assert next_slot(desk, mentorship, clock())[0] == datetime(2027, 1, 18, 9, 0)


def test_the_agreed_rhythm_decides(desk: Desk, mentorship: Mentorship, clock: SetClock) -> None:
    rhythm = Terms(cadence=Cadence(weeks=4, minutes=90))
    desk.expectations.add(mentorship.mentorship_id, title="How often?", agreed_terms=rhythm)
    plan(desk, mentorship, datetime(2026, 11, 19, 9, 30))
    assert next_slot(desk, mentorship, clock()) == (datetime(2026, 12, 17, 9, 30), 90)


def test_after_a_long_break_it_is_in_the_future_all_the_same(
    desk: Desk, mentorship: Mentorship, clock: SetClock
) -> None:
    desk.meetings.set_state(plan(desk, mentorship, datetime(2026, 3, 5, 9, 30)), MeetingState.HELD)
    start, _minutes = next_slot(desk, mentorship, clock())
    assert datetime(2026, 11, 23, 10, 0) < start <= datetime(2026, 11, 23, 10) + timedelta(weeks=2)
    assert (start.weekday(), start.hour, start.minute) == (3, 9, 30)


def test_it_is_told_on_my_clock(desk: Desk, mentorship: Mentorship, clock: SetClock) -> None:
    plan(desk, mentorship, datetime(2026, 11, 19, 10, 0), "America/New_York")
    assert next_slot(desk, mentorship, clock())[0] == datetime(2026, 12, 3, 16, 0)
