"""Something has changed: why is asked, and all is settled anew."""

import pytest
from PySide6.QtWidgets import QDialog, QTextEdit
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Format, Mentorship
from tests.support.shown import named, press, read, show
from tests.support.stage import context_for
from ui.dialogs.reestablish import ReestablishDialog


@pytest.fixture
def dialog(desk: Desk, mentorship: Mentorship, qtbot: QtBot) -> ReestablishDialog:
    _context, stage = context_for(desk)
    made = ReestablishDialog(None, stage.session)
    show(qtbot, made)
    return made


def test_why_is_said_and_all_is_asked_anew(
    dialog: ReestablishDialog, desk: Desk, mentorship: Mentorship, qtbot: QtBot
) -> None:
    pair = mentorship.mentorship_id
    made = desk.expectations.add(pair, title="Where?", agreed_answer="Here").made
    desk.expectations.agree(made)
    dialog._form.edited.emit("format", "in_person")
    qtbot.keyClicks(named(dialog, "What has changed?", QTextEdit), "We live in one town now")
    press(dialog, "Go through them")
    assert dialog.result() == QDialog.DialogCode.Accepted.value
    assert desk.expectations.get(made).again_because == "We live in one town now"
    assert desk.mentorships.get(pair).format is Format.IN_PERSON


def test_a_reason_is_needed(dialog: ReestablishDialog) -> None:
    press(dialog, "Go through them")
    assert dialog.isVisible()
    assert "Say why, in a few words" in read(dialog)
    press(dialog, "Not now")
    assert not dialog.isVisible()
