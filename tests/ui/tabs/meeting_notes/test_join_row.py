"""One joins from ten minutes before; a passcode is out of sight till it is asked for."""

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.meeting import Meeting, MeetingState
from mentordesk.domain.mentorship import Mentorship
from tests.support.clock import SetClock
from tests.support.shown import press, read, show
from ui.tabs.meeting_notes.join_row import JoinRow

LINK = "https://us02web.zoom.us/j/81750263914?pwd=AbCdEf.1"


@pytest.fixture
def row(qtbot: QtBot, clock: SetClock) -> JoinRow:
    made = JoinRow(clock)
    show(qtbot, made)
    return made


@pytest.fixture
def meeting(desk: Desk, mentorship: Mentorship, clock: SetClock) -> Meeting:
    starts = clock().replace(tzinfo=None, hour=10)
    made = desk.meetings.plan(
        mentorship.mentorship_id,
        title="Talk",
        starts_local=starts,
        zone="Etc/UTC",
        link=LINK,
        passcode="418 Kolibri",
    ).made
    return desk.meetings.get(made)


def test_whose_room_it_is_is_said_without_its_passcode(row: JoinRow, meeting: Meeting) -> None:
    row.show_meeting(meeting)
    said = " ".join(read(row))
    assert "Zoom  ·  meeting 81750263914" in said
    assert "AbCdEf" not in said
    assert "Kolibri" not in said
    press(row, "Show the passcode")
    assert "Passcode 418 Kolibri" in read(row)
    press(row, "Hide the passcode")
    assert "Kolibri" not in " ".join(read(row))
    press(row, "Show the passcode")
    row.show_meeting(meeting)
    assert "Kolibri" not in " ".join(read(row))


def test_the_button_stands_out_when_it_is_time(
    row: JoinRow, meeting: Meeting, clock: SetClock, qtbot: QtBot
) -> None:
    row.show_meeting(meeting)
    assert row._button._kind == ""
    clock.forward(minutes=50)
    row._due._look()
    assert row._button._kind == "primary"
    with qtbot.waitSignal(row.join) as told:
        press(row, "Join")
    assert told.args == [LINK]
    clock.forward(minutes=56)
    row._due._look()
    assert row._button._kind == ""


def test_without_a_way_in_there_is_no_row(row: JoinRow, meeting: Meeting, desk: Desk) -> None:
    desk.meetings.set_state(meeting.id, MeetingState.CANCELLED)
    row.show_meeting(desk.meetings.get(meeting.id))
    assert not row.isVisible()
    assert not row._due._timer.isActive()


def test_a_link_that_is_none_is_said_to_be_none(row: JoinRow, meeting: Meeting, desk: Desk) -> None:
    desk.meetings.update(meeting.id, link="http://zoom.us:8080/j/81750263914")
    row.show_meeting(desk.meetings.get(meeting.id))
    assert any("cannot be opened from here" in line for line in read(row))
    assert not row._button.isEnabled()
