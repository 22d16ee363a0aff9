"""Once a week, whatever the clock says meanwhile, and again as long as something is wrong."""

from datetime import timedelta

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.services.snapshots import finish
from mentordesk.services.verify import Check
from tests.support.clock import SetClock


def test_a_desk_that_was_never_checked_is_due(desk: Desk, mentorship: Mentorship) -> None:
    assert desk.weekly_check.is_due()
    assert finish(desk.weekly_check.steps()) == ()
    assert not desk.weekly_check.is_due()
    assert desk.weekly_check.last() == desk.clock()


@pytest.mark.parametrize(
    ("later", "due"),
    [
        (timedelta(0), False),
        (timedelta(days=6, hours=23), False),
        (timedelta(days=7), True),
        (timedelta(days=3650), True),
        (timedelta(days=-1), True),  # it was noted by a clock that ran ahead
    ],
)
def test_it_is_due_after_a_week(desk: Desk, clock: SetClock, later: timedelta, due: bool) -> None:
    desk.weekly_check.note_whole()
    clock.moment += later
    assert desk.weekly_check.is_due() is due


def test_a_check_that_was_cut_short_counts_for_nothing(desk: Desk) -> None:
    steps = desk.weekly_check.steps()
    next(steps)
    steps.close()
    assert desk.weekly_check.is_due()


def test_what_is_wrong_is_returned_and_checked_again(desk: Desk, mentorship: Mentorship) -> None:
    desk.goals.add(mentorship.mentorship_id, title="Speak up", milestones=("First",))
    with desk.store.checking() as connection:
        connection.execute("DELETE FROM goal")
    found = finish(desk.weekly_check.steps())
    assert Check.LINKS in {finding.check for finding in found}
    assert desk.weekly_check.is_due()
