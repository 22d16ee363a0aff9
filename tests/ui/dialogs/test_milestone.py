"""A milestone's own dialog: whose it is, and when it is due."""

from datetime import date

import pytest
from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from tests.support.shown import named, read, show
from tests.support.stage import context_for
from ui.dialogs.milestone import MilestoneDialog


@pytest.fixture
def milestone(desk: Desk, mentorship: Mentorship) -> str:
    goal = desk.goals.add(mentorship.mentorship_id, title="Publish").made
    return desk.milestones.add(goal, "Draft").made


def test_owner_and_day_are_set(desk: Desk, milestone: str, qtbot: QtBot) -> None:
    _context, stage = context_for(desk)
    dialog = MilestoneDialog(None, stage.session, milestone)
    show(qtbot, dialog)
    dialog.form.edited.emit("owner", "mentee")
    dialog.form.edited.emit("due_after", 14)
    one = desk.milestones.get(milestone)
    assert (one.owner, one.due_after) == (Role.MENTEE, 14)
    assert named(dialog, "Or so long after the goal starts", QSpinBox).value() == 14
    dialog.form.edited.emit("due", date(2026, 12, 7))
    assert "Or so long after the goal starts" not in read(dialog)
    dialog.form.edited.emit("owner", "")
    assert desk.milestones.get(milestone).owner is None
