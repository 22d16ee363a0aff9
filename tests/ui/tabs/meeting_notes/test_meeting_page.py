"""The page of one meeting as it is seen and used."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.ids import MeetingId
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from mentordesk.domain.recurrence import Recurrence, Rhythm
from mentordesk.domain.scheduling import Objection, SchedulingWarning
from tests.support.clock import SetClock
from tests.support.shown import press, read, show
from ui.formats import LocaleFormats
from ui.tabs.meeting_notes.meeting_page import MeetingPageView
from ui.widgets.check_row import CheckRow
from ui.widgets.checklist import Checklist


@pytest.fixture
def page(qtbot: QtBot, mentorship: Mentorship, clock: SetClock) -> MeetingPageView:
    made = MeetingPageView(LocaleFormats(QLocale("en_GB")), lambda: mentorship, clock)
    show(qtbot, made)
    return made


@pytest.fixture
def meeting(desk: Desk, mentorship: Mentorship) -> str:
    pair = mentorship.mentorship_id
    made = desk.meetings.plan(
        pair, title="Talk", starts_local=datetime(2026, 11, 30, 16, 0), zone="Europe/Berlin"
    ).made
    desk.agenda.add(made, "A point", brought_by=Role.MENTEE)
    given = {"meeting_id": MeetingId(made), "due": date(2026, 12, 4)}
    desk.commitments.add(pair, text="Send it", owner=Role.MENTOR, **given)
    desk.commitments.add(pair, text="Read it", owner=Role.MENTEE, meeting_id=MeetingId(made))
    return made


def said(checklist: Checklist) -> list[tuple[str, str]]:
    """Return words and remarks as a screen reader says them."""
    boxes = [row.check for row in checklist.findChildren(CheckRow)]
    return [(box.accessibleName(), box.accessibleDescription()) for box in boxes]


def test_each_promise_stands_with_who_made_it(
    page: MeetingPageView, desk: Desk, meeting: str
) -> None:
    page.show_meeting(desk.meetings.page(meeting), ())
    assert said(page.agenda) == [("A point", "Jonas")]
    assert said(page.mine) == [("Send it", "by 4 Dec")]
    assert said(page.theirs) == [("Read it", "")]
    assert "What Jonas will do" in read(page)


def test_where_it_is_and_what_speaks_against_it(
    page: MeetingPageView, desk: Desk, meeting: str
) -> None:
    desk.meetings.update(meeting, place="Library", link="https://example.org")
    clash = SchedulingWarning(Objection.OVERLAPS, None, "Lecture")
    page.show_meeting(desk.meetings.page(meeting), [clash])
    assert {"Library", "A page on the web  ·  https://example.org"} <= set(read(page))
    assert "Overlaps with Lecture" in read(page)


def test_its_place_in_a_series_and_how_it_got_its_time(
    page: MeetingPageView, desk: Desk, mentorship: Mentorship
) -> None:
    rule = Recurrence(rhythm=Rhythm.WEEKLY, interval=2, count=3)
    given = {"title": "R", "starts_local": datetime(2026, 11, 30, 16), "zone": "Europe/Berlin"}
    desk.series.plan(mentorship.mentorship_id, rule=rule, **given)
    second = desk.meetings.planned(mentorship.mentorship_id)[1].id
    to = datetime(2026, 12, 15, 16)
    asked = {"asked_by": Role.MENTEE, "because": "A train", "despite": "Only then"}
    desk.meetings.reschedule(second, to, "Europe/Berlin", **asked)
    page.show_meeting(desk.meetings.page(second), ())
    (story,) = [words for words in read(page) if "2 of 3" in words]
    assert story.splitlines() == [
        "2 of 3, every 2 weeks",
        "Moved from Monday, 14 Dec, 16:00  ·  Jonas asked for it  ·  21 days’ notice: A train",
        "Planned all the same: Only then",
    ]


@pytest.mark.parametrize(
    ("name", "shared"), [("Write a shared note", True), ("Write a private note", False)]
)
def test_a_note_can_be_begun_from_here(
    page: MeetingPageView, desk: Desk, meeting: str, qtbot: QtBot, name: str, shared: bool
) -> None:
    page.show_meeting(desk.meetings.page(meeting), ())
    with qtbot.waitSignal(page.note_wanted) as told:
        press(page, name)
    assert told.args == [shared]
    assert page.meeting_id == meeting
