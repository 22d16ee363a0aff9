"""Each screen of planning shows what it is named for, and leaves the desk as it was."""

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from tests.support.shown import read
from ui.desk_session import DeskSession
from ui.formats import LocaleFormats
from ui.inline_runner import InlineRunner
from ui.meeting_screens import MEETINGS, paint_meeting
from ui.workspace import Workspace

TITLES = {
    "past": "What became of it?",
    "plan": "Plan a meeting",
    "series": "Plan a meeting",
    "move": "Move the meeting",
    "call-off": "Call it off",
    "leave-out": "Leave out days",
}


@pytest.mark.parametrize("name", MEETINGS)
def test_it_shows_what_it_is_named_for(
    desk: Desk, mentorship: Mentorship, qtbot: QtBot, name: str
) -> None:
    session = DeskSession(desk, InlineRunner())
    workspace = Workspace(session, LocaleFormats())
    qtbot.addWidget(workspace)
    session.show_mentorship(mentorship)
    shown = paint_meeting(workspace, name)
    qtbot.addWidget(shown)
    assert TITLES[name] in read(shown)
    assert desk.meetings.planned(mentorship.mentorship_id) == []
