"""The button that says which goals a note or a meeting is about."""

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from mentordesk.services.goals import GoalName
from tests.support.shown import show
from ui.tabs.meeting_notes.about import AboutGoals

GOALS = (
    GoalName("a", "Give a talk", 0),
    GoalName("b", "Read & write", 0),
    GoalName("c", "Closed long ago", 1),
)


@pytest.fixture
def about(qtbot: QtBot) -> AboutGoals:
    made = AboutGoals()
    made.set_goals(GOALS)
    show(qtbot, made)
    return made


def offered(about: AboutGoals) -> dict[str, QAction]:
    about.menu().aboutToShow.emit()
    return {action.text(): action for action in about.menu().actions()}


def test_it_names_the_goals(about: AboutGoals) -> None:
    about.show_record("n", ())
    assert about.text() == about.accessibleName() == "Link to a goal"
    about.show_record("n", ("b",))
    assert about.text() == "Read && write"
    assert about.accessibleName() == "About these goals: Read & write"
    about.show_record("n", ("b", "a"))
    assert about.text() == "Give a talk +1"
    assert about.accessibleName() == "About these goals: Give a talk, Read & write"


def test_goals_that_are_closed_are_offered_where_they_are_linked(about: AboutGoals) -> None:
    about.show_record("n", ("a",))
    assert {words: one.isChecked() for words, one in offered(about).items()} == {
        "Give a talk": True,
        "Read && write": False,
    }
    about.show_record("n", ("c",))
    assert offered(about)["Closed long ago"].isChecked()


def test_a_choice_is_told_and_goals_in_the_trash_stay_linked(
    about: AboutGoals, qtbot: QtBot
) -> None:
    about.show_record("n", ("in the trash", "a"))
    with qtbot.waitSignal(about.chosen) as told:
        offered(about)["Read && write"].trigger()
    assert told.args == ["n", ("in the trash", "a", "b")]
    with qtbot.waitSignal(about.chosen) as told:
        offered(about)["Give a talk"].trigger()
    assert told.args == ["n", ("in the trash",)]


def test_without_an_open_goal_there_is_nothing_to_choose(about: AboutGoals) -> None:
    about.show_record("n", ())
    assert about.has_choice()
    about.set_goals(GOALS[2:])
    assert not about.has_choice()
    about.show_record("n", ("c",))
    assert about.has_choice()


def test_a_long_title_is_cut(about: AboutGoals) -> None:
    about.set_goals([GoalName("a", "Talk " * 60, 0)])
    about.show_record("n", ("a",))
    assert about.text().endswith("…")
    assert about.sizeHint().width() < 400
