"""The goal map: every goal has a lane that says where it stands."""

from datetime import date

from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.goal import Standing
from mentordesk.domain.mentorship import Mentorship
from tests.support.shown import read, show
from tests.support.stage import context_for
from ui.dialogs.goal_map import GoalMapDialog, lane_of
from ui.widgets.goal_lane import GoalLane

TODAY = date(2026, 11, 23)


def opened(desk: Desk, qtbot: QtBot) -> GoalMapDialog:
    _context, stage = context_for(desk)
    made = GoalMapDialog(None, stage.session)
    show(qtbot, made)
    return made


def test_with_no_goal_it_says_so(desk: Desk, mentorship: Mentorship, qtbot: QtBot) -> None:
    assert "There is no goal yet." in read(opened(desk, qtbot))


def test_goals_stand_in_their_groups(desk: Desk, mentorship: Mentorship, qtbot: QtBot) -> None:
    pair = mentorship.mentorship_id
    desk.goals.add(pair, title="Someday", standing=Standing.LATER)
    now = desk.goals.add(pair, title="Now", milestones=("a", "b")).made
    desk.milestones.set_done(desk.goals.page(now, TODAY).milestones[0].id, True)
    dialog = opened(desk, qtbot)
    lanes = dialog.findChildren(GoalLane)
    assert [lane.accessibleName() for lane in lanes] == ["Now", "Someday"]
    assert [lane.accessibleDescription() for lane in lanes] == [
        "1 of 2  ·  On track",
        "No measure  ·  Not started",
    ]
    said = read(dialog)
    assert said.index("In focus") < said.index("Later")


def test_time_that_has_gone(desk: Desk, mentorship: Mentorship) -> None:
    pair = mentorship.mentorship_id
    for fields, used in (
        ({"starts_on": date(2026, 11, 13), "target_date": date(2026, 12, 3)}, 0.5),
        ({"starts_on": date(2026, 12, 1), "target_date": date(2026, 12, 3)}, 0.0),
        ({"target_date": date(2026, 11, 1)}, 1.0),
        ({}, None),
    ):
        made = desk.goals.add(pair, title="x", **fields).made
        shown = next(one for one in desk.goals.board(pair, TODAY) if one.goal.id == made)
        lane = lane_of(shown, TODAY)
        assert lane.used == used
        assert ("% of its time has gone" in lane.spoken) == (used is not None)
