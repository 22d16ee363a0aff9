"""What was deleted can be had back from the trash."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from tests.support.stage import context_for
from ui.dialogs.trash import TrashDialog


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
