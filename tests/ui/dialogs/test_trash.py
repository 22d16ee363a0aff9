"""What was deleted can be had back from the trash."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from tests.support.stage import context_for
from ui.dialogs.trash import TrashDialog
from ui.models.presenting import presenting


def test_put_back(desk: Desk, mentorship: Mentorship, qtbot: QtBot) -> None:
    goal = desk.goals.add(mentorship.mentorship_id, title="Give a talk").made
    desk.goals.trash(goal)
    context, stage = context_for(desk)
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = TrashDialog(parent, stage.session, context.formats)
    dialog.show()
    assert dialog._list.current_id() == goal
    assert not dialog._nothing.isVisible()
    dialog._restore.click()
    assert [one.id for one in desk.goals.all(mentorship.mentorship_id)] == [goal]
    assert dialog._nothing.isVisible()
    assert not dialog._restore.isEnabled()


def test_while_presenting_notes_and_obstacles_are_told_by_their_kind(
    desk: Desk, mentorship: Mentorship, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = mentorship.mentorship_id
    desk.notes.trash(desk.notes.add(pair, title="She doubts it").made)
    desk.goals.trash(desk.goals.add(pair, title="Give a talk").made)
    context, stage = context_for(desk)
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(presenting, "is_on", True)
    dialog = TrashDialog(parent, stage.session, context.formats)
    model = dialog._list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    heard = [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]
    assert "She doubts it" not in " ".join(heard)
    assert "Hidden while presenting" in " ".join(heard)
    assert "Give a talk" in " ".join(heard)
