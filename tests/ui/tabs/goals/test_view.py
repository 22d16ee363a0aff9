"""The Goals tab in a window."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.goal import ObstacleState, Standing
from mentordesk.domain.ids import GoalId
from mentordesk.domain.mentorship import Mentorship
from tests.support.shown import named, press, read, show_tab
from tests.support.stage import Stage
from ui.list_detail.tab import ListDetailTab
from ui.tabs.goals.page import GoalPageView
from ui.tabs.goals.view import make
from ui.widgets.check_row import CheckRow
from ui.widgets.checklist import Checklist
from ui.widgets.roles import Role


@pytest.fixture
def both(desk: Desk, mentorship: Mentorship, qtbot: QtBot) -> tuple[ListDetailTab, Stage]:
    desk.goals.add(mentorship.mentorship_id, title="Publish")
    return show_tab(qtbot, desk, make)


def add(qtbot: QtBot, checklist: Checklist, name: str, words: str) -> None:
    press(checklist, name)
    field = named(checklist, name, QLineEdit)
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def page_of(tab: ListDetailTab) -> GoalPageView:
    return tab.view.findChildren(GoalPageView)[0]


def test_milestones_are_written_one_after_the_other(
    both: tuple[ListDetailTab, Stage], qtbot: QtBot, desk: Desk
) -> None:
    tab, stage = both
    steps = page_of(tab).milestones
    add(qtbot, steps, "Add milestone", "Outline")
    field = named(steps, "Add milestone", QLineEdit)
    assert field.hasFocus()
    qtbot.keyClicks(field, "Draft")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "0 of 2" in read(tab.widget)
    first = steps.findChildren(CheckRow)[0].check
    qtbot.keyClick(first, Qt.Key.Key_Space)
    assert "1 of 2" in read(tab.widget)
    qtbot.keyClick(first, Qt.Key.Key_Delete)
    assert stage.said == ["Milestone deleted"]
    assert "0 of 1" in read(tab.widget)
    stage.session.undo()
    assert "1 of 2" in read(tab.widget)


def test_an_obstacle_puts_the_goal_at_risk_until_it_is_overcome(
    both: tuple[ListDetailTab, Stage], qtbot: QtBot, desk: Desk
) -> None:
    tab, _stage = both
    obstacles = page_of(tab).obstacles
    add(qtbot, obstacles, "Add obstacle", "No time")
    card = tab.view.model.index(1, 0)
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert card.data(spoken) == "Publish, At risk, No date yet, Blocked: No time"
    row = obstacles.findChildren(CheckRow)[0]
    qtbot.keyClick(row.check, Qt.Key.Key_Space)
    assert desk.obstacles.get(row.item_id).state is ObstacleState.OVERCOME
    assert card.data(spoken) == "Publish, On track, No date yet"


def test_an_obstacle_can_be_renamed_and_opened(
    both: tuple[ListDetailTab, Stage], qtbot: QtBot, desk: Desk
) -> None:
    tab, stage = both
    page = page_of(tab)
    add(qtbot, page.obstacles, "Add obstacle", "No time")
    obstacle = page.obstacles.findChildren(CheckRow)[0].item_id
    page.obstacles.renamed.emit(obstacle, "No room")
    assert desk.obstacles.get(obstacle).title == "No room"
    page.obstacles.opened.emit(obstacle)
    assert stage.went_to[-1] == ("obstacle details", obstacle)


def test_a_talk_leads_to_its_meeting(
    both: tuple[ListDetailTab, Stage], desk: Desk, mentorship: Mentorship
) -> None:
    tab, stage = both
    meeting = desk.meetings.plan(
        mentorship.mentorship_id,
        title="Talk",
        starts_local=datetime(2026, 11, 19, 16, 0),
        zone="Europe/Berlin",
        goal_ids=(GoalId(tab.presenter.current),),
    ).made
    tab.presenter.refresh()
    press(page_of(tab), "19 Nov – Talk")
    assert stage.went_to == [("meeting", meeting)]


def test_an_end_before_the_start_is_told_beside_it(both: tuple[ListDetailTab, Stage]) -> None:
    tab, _stage = both
    tab.edit()
    tab.view.form.edited.emit("starts_on", datetime(2026, 12, 1).date())
    tab.view.form.edited.emit("target_date", datetime(2026, 11, 1).date())
    assert "This lies before the start" in read(tab.view.form)


def test_a_template_fills_the_empty_tab(both: tuple[ListDetailTab, Stage]) -> None:
    tab, _stage = both
    tab.delete()
    tab.view._empty.template.emit("grow")
    assert "Turn one wish into a first step" in read(tab.widget)


def test_a_goal_whose_day_has_passed_is_moved_or_closed(
    both: tuple[ListDetailTab, Stage], desk: Desk
) -> None:
    tab, _stage = both
    goal = tab.presenter.current
    desk.goals.update(goal, target_date=date(2026, 11, 1))
    tab.presenter.refresh()
    press(tab.widget, "Move the date")
    assert named(tab.widget, "Target date", QDateEdit).hasFocus()
    tab.view.end_edit()
    press(tab.widget, "Let it go")
    assert desk.goals.get(goal).standing is Standing.DROPPED
    assert named(tab.widget, "Why it was dropped", QLineEdit).hasFocus()
    assert named(tab.widget, "Was it reached?", QComboBox).isVisible()


def test_a_judgement_has_fields_only_where_it_is_the_measure(
    both: tuple[ListDetailTab, Stage], desk: Desk
) -> None:
    tab, _stage = both
    tab.edit()
    assert "Judged to be at" not in read(tab.view.form)
    tab.presenter.field_edited("measured", "by_judgement")
    assert "Judged to be at" in read(tab.view.form)
    tab.presenter.field_edited("judged", 40)
    assert desk.goals.get(tab.presenter.current).judged == 40
    assert tab.view.model.index(1, 0).data(Role.CARD).progress == "40 %"
