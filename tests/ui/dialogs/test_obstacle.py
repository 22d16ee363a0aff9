"""An obstacle's own dialog: the plan with its steps, what came of it, and who sees it."""

import pytest
import shiboken6
from PySide6.QtWidgets import QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.changes import Changes
from mentordesk.domain.commitment import CommitmentState
from mentordesk.domain.goal import ObstacleKind, ObstacleState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role, Visibility
from tests.support.later_runner import LaterRunner
from tests.support.shown import named, press, read, show
from tests.support.stage import context_for
from ui.desk_session import DeskSession
from ui.dialogs.obstacle import KIND_WORDS, STATE_WORDS, ObstacleDialog

THEN = "… then I will"


class Prompter:
    """Answers as it was told, and remembers what it was asked."""

    answer = False
    asked = ""

    def confirm(self, title: str, text: str, action: str, danger: bool = False) -> bool:
        self.asked = text
        return self.answer


@pytest.fixture
def obstacle(desk: Desk, mentorship: Mentorship) -> str:
    goal = desk.goals.add(mentorship.mentorship_id, title="Give a talk").made
    return desk.obstacles.add(goal, "Stage fright").made


@pytest.fixture
def both(desk: Desk, obstacle: str, qtbot: QtBot) -> tuple[ObstacleDialog, Prompter]:
    context, stage = context_for(desk)
    prompter = Prompter()
    made = ObstacleDialog(None, stage.session, context.formats, obstacle, prompter)  # type: ignore[arg-type]
    show(qtbot, made)
    return made, prompter


def test_every_kind_and_state_has_its_words() -> None:
    assert set(KIND_WORDS) == set(ObstacleKind)
    assert set(STATE_WORDS) == set(ObstacleState)


def test_the_plan_and_what_came_of_it(
    both: tuple[ObstacleDialog, Prompter], desk: Desk, obstacle: str
) -> None:
    dialog, _prompter = both
    for name, value in (
        ("kind", "confidence"),
        ("plan_if", "My hands shake"),
        ("plan", "I breathe out"),
        ("plan_owner", "mentor"),
    ):
        dialog.form.edited.emit(name, value)
    one = desk.obstacles.get(obstacle)
    assert (one.kind, one.plan_if, one.plan_owner) == (
        ObstacleKind.CONFIDENCE,
        "My hands shake",
        Role.MENTOR,
    )
    assert "What helped" not in read(dialog)
    dialog.form.edited.emit("state", "overcome")
    assert "What helped" in read(dialog)
    dialog.form.edited.emit("plan_owner", "")
    assert desk.obstacles.get(obstacle).plan_owner is None


def test_steps_are_added_ticked_and_taken_away(
    both: tuple[ObstacleDialog, Prompter], desk: Desk, obstacle: str, qtbot: QtBot
) -> None:
    dialog, _prompter = both
    press(dialog, "Add a step")
    qtbot.keyClicks(named(dialog, "Add a step", QLineEdit), "Rehearse")
    dialog._steps.flush()
    (step,) = desk.obstacles.steps(obstacle)
    assert step.text == "Rehearse"
    dialog._steps.toggled.emit(step.id, True)
    assert desk.commitments.get(step.id).state is CommitmentState.DONE
    dialog._steps.removed.emit(step.id)
    assert desk.obstacles.steps(obstacle) == []


def test_a_step_being_typed_is_kept_when_it_closes(
    both: tuple[ObstacleDialog, Prompter], desk: Desk, obstacle: str, qtbot: QtBot
) -> None:
    dialog, _prompter = both
    press(dialog, "Add a step")
    qtbot.keyClicks(named(dialog, "Add a step", QLineEdit), "Rehearse")
    dialog.reject()
    assert [one.text for one in desk.obstacles.steps(obstacle)] == ["Rehearse"]


def test_it_is_shared_only_after_asking(
    both: tuple[ObstacleDialog, Prompter], desk: Desk, obstacle: str
) -> None:
    dialog, prompter = both
    assert "Private: only you see this." in read(dialog)
    press(dialog, "Share with Jonas…")
    assert "cannot be taken back" in prompter.asked
    assert desk.obstacles.get(obstacle).trashed_at is None
    prompter.answer = True
    press(dialog, "Share with Jonas…")
    assert desk.obstacles.get(obstacle).trashed_at is not None
    assert "Shared: Jonas sees this, too." in read(dialog)
    assert dialog.record_id != obstacle
    dialog.form.edited.emit("detail", "In rooms above thirty")
    saved = desk.obstacles.get(dialog.record_id)
    assert (saved.detail, saved.visibility) == ("In rooms above thirty", Visibility.SHARED)


def test_what_was_typed_last_is_saved_and_told_when_the_dialog_is_gone(
    desk: Desk, mentorship: Mentorship, obstacle: str, qtbot: QtBot
) -> None:
    later = LaterRunner()
    session = DeskSession(desk, later)
    session.show_mentorship(mentorship)
    dialog = ObstacleDialog(None, session, context_for(desk)[0].formats, obstacle)
    show(qtbot, dialog)
    later.go()
    heard: list[Changes] = []
    session.changed.connect(heard.append)
    plan = next(box for box in dialog.findChildren(QTextEdit) if box.accessibleName() == THEN)
    plan.setPlainText("I breathe out")
    dialog.accept()
    shiboken6.delete(dialog)
    later.go()
    assert desk.obstacles.get(obstacle).plan == "I breathe out"
    assert [one.topics for one in heard] == [frozenset({"obstacle"})]
