"""A dialog about one record: it saves itself, says what is wrong, and closes with nothing lost."""

from collections.abc import Mapping

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.changes import Changes
from mentordesk.domain.goal import Goal
from mentordesk.domain.mentorship import Mentorship
from mentordesk.errors import DiskFull
from tests.support.shown import named, press, read, show
from tests.support.stage import context_for
from ui.dialogs.record_dialog import RecordDialog
from ui.widgets.field_spec import Text


class GoalDialog(RecordDialog[Goal]):
    """The title of a goal."""

    def load(self, desk: Desk) -> Goal:
        return desk.goals.get(self.record_id)

    def values(self, record: Goal) -> Mapping[str, object]:
        return {"title": record.title}

    def update_field(self, desk: Desk, spell: str, name: str, value: object) -> Changes:
        return desk.goals.update(self.record_id, spell=spell, **{name: value})


@pytest.fixture
def goal(desk: Desk, mentorship: Mentorship) -> str:
    return desk.goals.add(mentorship.mentorship_id, title="Publish").made


@pytest.fixture
def dialog(desk: Desk, goal: str, qtbot: QtBot) -> GoalDialog:
    _context, stage = context_for(desk)
    made = GoalDialog(
        None, stage.session, goal, title="A goal", specs=[Text("title", "Title")], height=300
    )
    show(qtbot, made)
    return made


def test_what_is_typed_is_saved_when_it_closes(
    dialog: GoalDialog, desk: Desk, goal: str, qtbot: QtBot
) -> None:
    field = named(dialog, "Title", QLineEdit)
    assert field.text() == "Publish"
    field.selectAll()
    qtbot.keyClicks(field, "Publish soon")
    press(dialog, "Done")
    assert not dialog.isVisible()
    assert desk.goals.get(goal).title == "Publish soon"


def test_what_is_wrong_is_said_beside_it(dialog: GoalDialog, qtbot: QtBot) -> None:
    named(dialog, "Title", QLineEdit).clear()
    dialog.form.edited.emit("title", " ")
    assert "Please fill this in" in read(dialog)
    dialog.form.edited.emit("title", "Right again")
    assert "Please fill this in" not in read(dialog)


def test_a_verb_is_done_and_shown(dialog: GoalDialog, desk: Desk, goal: str) -> None:
    dialog.run_verb(lambda d: d.goals.update(goal, title="From elsewhere"))
    assert desk.goals.get(goal).title == "From elsewhere"

    def fail(_desk: Desk) -> Changes:
        raise DiskFull(desk.store.path)

    dialog.run_verb(fail)
    assert any("disk is full" in line for line in read(dialog))
