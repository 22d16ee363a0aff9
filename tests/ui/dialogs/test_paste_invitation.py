"""What is pasted fills the fields; what is doubtful is said; the meeting changes once, undoably."""

from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from tests.mentordesk.services.test_joining import ZOOM
from tests.support.shown import press, read, show
from tests.support.stage import context_for
from ui.dialogs.paste_invitation import PasteInvitation


@pytest.fixture
def meeting(desk: Desk, mentorship: Mentorship) -> str:
    return desk.meetings.plan(
        mentorship.mentorship_id,
        title="Talk",
        starts_local=datetime(2026, 11, 25, 10),
        zone="Europe/Berlin",
    ).made


@pytest.fixture
def dialog(desk: Desk, meeting: str, qtbot: QtBot) -> PasteInvitation:
    context, stage = context_for(desk)
    made = PasteInvitation(None, stage.session, context.formats, meeting)
    show(qtbot, made)
    return made


def test_it_fills_the_meeting_and_is_taken_back_whole(
    dialog: PasteInvitation, desk: Desk, meeting: str
) -> None:
    before = desk.meetings.get(meeting)
    dialog.text.setPlainText(ZOOM)
    assert not dialog._warnings.isVisible()
    press(dialog, "Use it for this meeting")
    now = desk.meetings.get(meeting)
    assert (now.title, now.passcode) == ("Reviewing the first draft", "418291")
    assert now.starts_local == datetime(2026, 11, 30, 16)
    assert not dialog.isVisible()
    desk.history.undo()
    assert desk.meetings.get(meeting).link == before.link


def test_two_readings_are_asked_for(dialog: PasteInvitation, desk: Desk, meeting: str) -> None:
    dialog.text.setPlainText("Time: 03/04/2027 4:00 PM\n")
    assert any("either way round" in line for line in read(dialog))
    assert dialog._readings.isVisible()
    dialog._readings.select_key("1")
    press(dialog, "Use it for this meeting")
    assert desk.meetings.get(meeting).starts_local.date() == dialog._found.time.readings[1].date()  # type: ignore[union-attr]


def test_a_look_alike_is_warned_of_and_not_taken(dialog: PasteInvitation) -> None:
    dialog.text.setPlainText("Join Zoom Meeting\nhttps://evilzoom.us/j/81750263914\n")
    assert any("looks like a provider" in line for line in read(dialog))
    assert dialog._values["link"] == ""


def test_what_cannot_be_stays_beside_its_field(dialog: PasteInvitation) -> None:
    dialog.form.edited.emit("title", " ")
    press(dialog, "Use it for this meeting")
    assert any("Please fill this in" in line for line in read(dialog))
    assert dialog.isVisible()
    press(dialog, "Cancel")
    assert not dialog.isVisible()
