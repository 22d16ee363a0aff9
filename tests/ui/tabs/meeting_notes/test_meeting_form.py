"""The form of a meeting as it is filled in."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.ids import SeriesId
from mentordesk.domain.meeting import Meeting, MeetingState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.scheduling import Objection, SchedulingWarning
from tests.support.shown import named, press, read, show
from ui.tabs.meeting_notes.meeting_form import MeetingForm


@pytest.fixture
def form(qtbot: QtBot, mentorship: Mentorship) -> MeetingForm:
    made = MeetingForm(lambda: mentorship)
    show(qtbot, made)
    return made


@pytest.fixture
def meeting(desk: Desk, mentorship: Mentorship) -> Meeting:
    changes = desk.meetings.plan(
        mentorship.mentorship_id,
        title="Talk",
        starts_local=datetime(2026, 11, 30, 16, 0),
        zone="Europe/Berlin",
        place="Library",
    )
    return desk.meetings.get(changes.made)


def test_it_begins_in_the_title_with_all_of_it_chosen(
    form: MeetingForm, meeting: Meeting, qtbot: QtBot
) -> None:
    form.show_meeting(meeting, ())
    title = named(form, "What it is about", QLineEdit)
    assert title.hasFocus()
    assert title.selectedText() == "Talk"
    with qtbot.waitSignal(form.edited) as told:
        qtbot.keyClicks(title, "Chat")
        form.flush()
    assert told.args == [meeting.id, "title", "Chat"]


def test_a_refresh_never_overwrites_what_is_typed(
    form: MeetingForm, meeting: Meeting, qtbot: QtBot
) -> None:
    form.show_meeting(meeting, ())
    place = named(form, "Place", QLineEdit)
    place.setFocus()
    place.end(False)
    qtbot.keyClicks(place, " of the town")
    form.show_meeting(replace(meeting, title="Other", place="Café"), ())
    assert place.text() == "Library of the town"
    assert named(form, "What it is about", QLineEdit).text() == "Other"


def test_typing_belongs_to_the_meeting_it_was_typed_for(
    form: MeetingForm, meeting: Meeting, qtbot: QtBot
) -> None:
    form.show_meeting(meeting, ())
    place = named(form, "Place", QLineEdit)
    place.setFocus()
    place.end(False)
    qtbot.keyClicks(place, "!")
    with qtbot.waitSignal(form.edited) as told:
        form.show_meeting(replace(meeting, id="other", place="Café"), ())
    assert told.args == [meeting.id, "place", "Library!"]
    assert place.text() == "Café"


def test_a_problem_stands_beneath_its_field(form: MeetingForm, meeting: Meeting) -> None:
    form.show_meeting(meeting, ())
    form.show_problems({"link": "Not a link"})
    assert "Not a link" in read(form)
    form.show_meeting(replace(meeting, id="other"), ())
    assert "Not a link" not in read(form)


def test_what_speaks_against_the_time_stands_above(form: MeetingForm, meeting: Meeting) -> None:
    form.show_meeting(meeting, [SchedulingWarning(Objection.OVERLAPS, None, "Lecture")])
    assert "Overlaps with Lecture" in read(form)
    form.show_meeting(meeting, ())
    assert "Overlaps with Lecture" not in read(form)


def test_done_tells_what_was_typed_before_it_ends(
    form: MeetingForm, meeting: Meeting, qtbot: QtBot
) -> None:
    form.show_meeting(meeting, ())
    qtbot.keyClicks(named(form, "What it is about", QLineEdit), "Chat")
    with qtbot.waitSignals([form.edited, form.finished], order="strict"):
        press(form, "Done")


def test_every_field_is_reached_by_tab(form: MeetingForm, meeting: Meeting, qtbot: QtBot) -> None:
    form.show_meeting(meeting, ())
    link = named(form, "Link to join", QLineEdit)
    for _step in range(30):
        if link.hasFocus():
            break
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
    assert link.hasFocus()


def test_usual_lengths_are_one_click_away(form: MeetingForm, meeting: Meeting) -> None:
    form.show_meeting(replace(meeting, minutes=90), ())
    told: list[tuple[object, ...]] = []
    form.edited.connect(lambda *args: told.append(args))
    for minutes in (30, 45, 60):
        press(form, f"{minutes} minutes")
    assert told == [(meeting.id, "minutes", minutes) for minutes in (30, 45, 60)]


def test_what_is_planned_is_moved_in_a_dialog(
    form: MeetingForm, meeting: Meeting, qtbot: QtBot
) -> None:
    form.show_meeting(meeting, ())
    assert "Starts" not in read(form)
    with qtbot.waitSignal(form.asked) as told:
        press(form, "Move it…")
    assert told.args == ["move"]
    form.show_meeting(replace(meeting, id="held", state=MeetingState.HELD), ())
    assert "Starts" in read(form)  # what has been is put right, not moved


def test_in_a_series_it_is_said_how_many_change(form: MeetingForm, meeting: Meeting) -> None:
    told: list[bool] = []
    form.following_chosen.connect(told.append)
    form.show_meeting(meeting, ())
    assert not form._scope.isVisible()
    form.show_meeting(replace(meeting, id="one", series_id=SeriesId("s")), ())
    form._scope.select_key("follow")
    form.show_meeting(replace(meeting, id="other", series_id=SeriesId("s")), ())
    assert told == [True, False]  # each begins with itself alone
