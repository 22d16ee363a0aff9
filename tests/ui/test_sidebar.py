"""What stands beside every tab."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from tests.support.shown import press, read, show
from tests.support.stage import context_for
from ui.sidebar import Sidebar, in_days
from ui.theme.theme import theme


@pytest.fixture
def sidebar(desk: Desk, qtbot: QtBot) -> Sidebar:
    context, _stage = context_for(desk)
    made = Sidebar(context)
    show(qtbot, made)
    return made


def refresh(sidebar: Sidebar, desk: Desk, mentorship: Mentorship) -> None:
    sidebar.show_aside(desk.overviews.aside(mentorship.mentorship_id, desk.clock()))


def plan(desk: Desk, mentorship: Mentorship, starts: datetime, zone: str = "Europe/Berlin") -> str:
    given = {"title": "Talk", "starts_local": starts, "zone": zone}
    return desk.meetings.plan(mentorship.mentorship_id, **given).made


def test_the_next_meeting_on_my_clock(
    sidebar: Sidebar, desk: Desk, mentorship: Mentorship, qtbot: QtBot
) -> None:
    meeting = plan(desk, mentorship, datetime(2026, 11, 26, 10, 0), "America/New_York")
    refresh(sidebar, desk, mentorship)
    said = read(sidebar)
    assert "Thursday, 26 Nov" in said
    assert "16:00 – 16:45, Berlin time" in said
    assert any("in 3 days" in words for words in said)
    with qtbot.waitSignal(sidebar.prepare) as told:
        sidebar.next_meeting.prepare.emit()
    assert told.args == [meeting]


def test_without_a_meeting_one_can_be_planned(
    sidebar: Sidebar, desk: Desk, mentorship: Mentorship, qtbot: QtBot
) -> None:
    plan(desk, mentorship, datetime(2026, 11, 20, 10, 0))
    refresh(sidebar, desk, mentorship)
    assert "Thursday, 26 Nov" not in read(sidebar)
    with qtbot.waitSignal(sidebar.plan):
        press(sidebar.next_meeting, "Plan a meeting")


def test_badges_are_part_of_what_a_tab_is_called(
    sidebar: Sidebar, desk: Desk, mentorship: Mentorship
) -> None:
    for title in ("One", "Two"):
        desk.goals.add(mentorship.mentorship_id, title=title)
    refresh(sidebar, desk, mentorship)
    names = [sidebar.tabs.accessibleTabName(index) for index in range(sidebar.tabs.count())]
    assert names[0] == "Overview"
    assert "2" in names[2]
    assert "Goals" in names[2]


def test_since_when_the_pair_works_together(sidebar: Sidebar, mentorship: Mentorship) -> None:
    sidebar.show_pair(mentorship)
    name = sidebar.pair.accessibleName() + sidebar.pair.accessibleDescription()
    assert "Since March 2026" in name
    assert "Amara" in name
    assert "Jonas" in name
    sidebar.show_pair(replace(mentorship, start=date(2019, 5, 1)))
    name = sidebar.pair.accessibleName() + sidebar.pair.accessibleDescription()
    assert "Since May 2019" in name
    assert name.count("2019") == 1


def test_days_in_words() -> None:
    assert [in_days(days) for days in (-1, 0, 1, 2)] == ["today", "today", "tomorrow", "in 2 days"]


def test_it_grows_with_the_text(sidebar: Sidebar, qapp: QApplication) -> None:
    before = sidebar.width()
    theme().apply(qapp, "light", 1.5)
    assert sidebar.width() == round(before * 1.5)
