"""What the dialogs about one planned meeting share."""

from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from mentordesk.domain.recurrence import Recurrence, Rhythm
from tests.support.shown import press, show
from tests.support.stage import context_for
from ui.dialogs.call_off import CallOffDialog
from ui.dialogs.meeting_dialog import role_of

FIRST, BERLIN = datetime(2026, 11, 24, 16), "Europe/Berlin"


def test_keys_of_choices_are_people_or_nobody() -> None:
    assert (role_of("mentee"), role_of("")) == (Role.MENTEE, None)


@pytest.mark.parametrize(("place", "asks"), [(0, True), (2, False)])
def test_how_much_of_a_series_is_asked_where_others_follow(
    desk: Desk, mentorship: Mentorship, qtbot: QtBot, place: int, *, asks: bool
) -> None:
    pair = mentorship.mentorship_id
    rule = Recurrence(rhythm=Rhythm.WEEKLY, count=3)
    desk.series.plan(pair, rule=rule, starts_local=FIRST, title="Regular", zone=BERLIN)
    context, stage = context_for(desk)
    one = desk.meetings.planned(pair)[place].id
    dialog = CallOffDialog(None, stage.session, context.formats, one)
    show(qtbot, dialog)
    assert dialog.scope.isVisible() is asks
    assert dialog.with_following is False


def test_what_fails_is_said_and_nothing_is_changed(
    desk: Desk, mentorship: Mentorship, qtbot: QtBot
) -> None:
    given = {"title": "M", "starts_local": FIRST, "zone": BERLIN}
    one = desk.meetings.plan(mentorship.mentorship_id, **given).made
    context, stage = context_for(desk)
    dialog = CallOffDialog(None, stage.session, context.formats, one)
    show(qtbot, dialog)
    dialog.meeting_id = "gone"
    press(dialog, "Call it off")
    assert dialog.isVisible()
    assert dialog.error.text() == "This is not there any more. It may be in the trash."
