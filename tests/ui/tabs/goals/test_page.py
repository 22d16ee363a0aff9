"""The page of one goal as it is seen and used."""

from datetime import date, datetime

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.commitment import CommitmentState
from mentordesk.domain.goal import Measured, ObstacleState, Outcome, Standing
from mentordesk.domain.ids import GoalId
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role, Visibility
from mentordesk.services.goals import GoalPage
from tests.support.clock import SetClock
from tests.support.shown import press, read, show
from tests.support.stage import context_for
from ui.models.presenting import presenting
from ui.tabs.goals.page import GoalPageView
from ui.widgets.check_row import CheckRow
from ui.widgets.checklist import Checklist


@pytest.fixture
def page(desk: Desk, mentorship: Mentorship, qtbot: QtBot) -> GoalPageView:
    context, _stage = context_for(desk)
    made = GoalPageView(context)
    show(qtbot, made)
    return made


@pytest.fixture
def goal(desk: Desk, mentorship: Mentorship) -> str:
    changes = desk.goals.add(
        mentorship.mentorship_id, title="Publish", why="To be read", measure="A link"
    )
    return changes.made


def load(desk: Desk, goal: str, clock: SetClock) -> GoalPage:
    return desk.goals.page(goal, clock().date())


def said(checklist: Checklist) -> list[tuple[str, bool, str]]:
    boxes = [row.check for row in checklist.findChildren(CheckRow)]
    return [(b.accessibleName(), b.isChecked(), b.accessibleDescription()) for b in boxes]


def test_without_milestones_there_is_no_measure_and_no_chart(
    page: GoalPageView, desk: Desk, goal: str, clock: SetClock
) -> None:
    page.show_record(load(desk, goal, clock))
    words = read(page)
    assert {"Publish", "To be read", "A link", "No measure"} <= set(words)
    assert "Progress" not in words
    assert "Meetings and notes" not in words


def test_milestones_and_obstacles_are_ticked_as_they_stand(
    page: GoalPageView, desk: Desk, goal: str, clock: SetClock
) -> None:
    first = desk.milestones.add(goal, "Outline").made
    desk.milestones.add(goal, "Draft")
    desk.milestones.set_done(first, True)
    over = desk.obstacles.add(goal, "No time", plan="Mornings").made
    desk.obstacles.update(over, state=ObstacleState.OVERCOME)
    desk.obstacles.add(goal, "No room")
    page.show_record(load(desk, goal, clock))
    assert said(page.milestones) == [("Outline", True, ""), ("Draft", False, "")]
    assert said(page.obstacles) == [
        ("No time", True, "Private  ·  Mornings"),
        ("No room", False, "Private  ·  No plan yet"),
    ]
    assert {"1 of 2", "Progress"} <= set(read(page))
    assert "50 % on 23 November" in page._chart.accessibleDescription()


def test_a_talk_about_it_is_a_way_there(
    page: GoalPageView, desk: Desk, mentorship: Mentorship, goal: str, clock: SetClock, qtbot: QtBot
) -> None:
    meeting = desk.meetings.plan(
        mentorship.mentorship_id,
        title="A talk with a title far too long for the narrow room beside the list of goals",
        starts_local=datetime(2026, 11, 19, 16, 0),
        zone="Europe/Berlin",
        goal_ids=(GoalId(goal),),
    ).made
    page.show_record(load(desk, goal, clock))
    assert "Meetings and notes" in read(page)
    full = "19 Nov – A talk with a title far too long for the narrow room beside the list of goals"
    with qtbot.waitSignal(page.opened) as told:
        press(page, full)
    assert told.args == ["meeting", meeting]
    page.show_record(load(desk, goal, clock))
    assert page._talks.count() == 1


def test_edit_is_asked_for(
    page: GoalPageView, desk: Desk, goal: str, clock: SetClock, qtbot: QtBot
) -> None:
    page.show_record(load(desk, goal, clock))
    with qtbot.waitSignal(page.edit_requested):
        press(page, "Edit goal")


def test_a_judged_goal_says_how_far_and_why(
    page: GoalPageView, desk: Desk, goal: str, clock: SetClock
) -> None:
    desk.goals.update(goal, measured=Measured.BY_JUDGEMENT)
    page.show_record(load(desk, goal, clock))
    assert {"No measure", "Not judged yet"} <= set(read(page))
    desk.goals.judge(goal, 60, "The outline stands")
    page.show_record(load(desk, goal, clock))
    assert {"60 %", "Judged to be at 60 %: The outline stands"} <= set(read(page))
    assert "Progress" in read(page)


def test_whose_a_milestone_is_and_when_it_is_due(
    page: GoalPageView, desk: Desk, goal: str, clock: SetClock
) -> None:
    desk.milestones.add(goal, "Draft", owner=Role.MENTEE, due_after=14)
    page.show_record(load(desk, goal, clock))
    assert said(page.milestones) == [("Draft", False, "Jonas  ·  due 7 Dec")]


def test_once_its_day_has_passed_it_asks_what_becomes_of_it(
    page: GoalPageView, desk: Desk, goal: str, clock: SetClock, qtbot: QtBot
) -> None:
    desk.goals.update(goal, target_date=date(2026, 11, 23))
    page.show_record(load(desk, goal, clock))
    with pytest.raises(AssertionError):
        press(page, "Move the date")  # it is due today: there is time
    desk.goals.update(goal, target_date=date(2026, 11, 22))
    page.show_record(load(desk, goal, clock))
    with qtbot.waitSignal(page.extend_requested):
        press(page, "Move the date")
    for name, standing in (("Achieved", Standing.ACHIEVED), ("Let it go", Standing.DROPPED)):
        with qtbot.waitSignal(page.close_requested) as told:
            press(page, name)
        assert told.args == [standing]


def test_what_came_of_it_is_read_once_it_is_closed(
    page: GoalPageView, desk: Desk, goal: str, clock: SetClock
) -> None:
    desk.goals.update(goal, outcome=Outcome.MOSTLY, reflection="Begin earlier")
    page.show_record(load(desk, goal, clock))
    assert "Reached: Mostly\nBegin earlier" not in read(page)
    desk.goals.set_standing(goal, Standing.ACHIEVED)
    page.show_record(load(desk, goal, clock))
    assert "Reached: Mostly\nBegin earlier" in read(page)
    desk.goals.set_standing(goal, Standing.IN_FOCUS)
    page.show_record(load(desk, goal, clock))
    assert "Reached: Mostly\nBegin earlier" not in read(page)


def test_a_dropped_goal_says_why(
    page: GoalPageView, desk: Desk, goal: str, clock: SetClock
) -> None:
    desk.goals.set_standing(goal, Standing.DROPPED, "The journal closed")
    desk.goals.update(goal, outcome=Outcome.NO)
    page.show_record(load(desk, goal, clock))
    assert "Dropped: The journal closed\nReached: No" in read(page)


def test_what_was_promised_for_it_is_told(
    page: GoalPageView,
    desk: Desk,
    goal: str,
    clock: SetClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.show_record(load(desk, goal, clock))
    assert "Promised" not in read(page)
    hidden = desk.obstacles.add(goal, "Stage fright").made
    desk.obstacles.add_step(hidden, "Rehearse", Role.MENTOR, date(2026, 12, 1))
    shared = {"text": "Send the outline", "owner": Role.MENTEE, "goal_id": GoalId(goal)}
    promise = desk.commitments.add(desk.goals.get(goal).mentorship_id, **shared).made
    desk.commitments.set_state(promise, CommitmentState.DONE)
    page.show_record(load(desk, goal, clock))
    assert "Amara: Rehearse  ·  due 1 Dec\nJonas: Send the outline  ·  done" in read(page)
    monkeypatch.setattr(presenting, "is_on", True)
    page.show_record(load(desk, goal, clock))
    assert "Jonas: Send the outline  ·  done" in read(page)


def test_notes_about_it_are_ways_there_and_private_ones_are_hidden_presenting(
    page: GoalPageView,
    desk: Desk,
    goal: str,
    clock: SetClock,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pair = desk.goals.get(goal).mentorship_id
    about = (GoalId(goal),)
    private = desk.notes.add(pair, title="Doubts & hopes", goal_ids=about).made
    clock.forward(days=1)
    fields = {"goal_ids": about, "visibility": Visibility.SHARED}
    shared = desk.notes.add(pair, title="", **fields).made
    page.show_record(load(desk, goal, clock))
    for name, note in (
        ("24 Nov – Untitled note", shared),
        ("23 Nov – Doubts & hopes (private)", private),
    ):
        with qtbot.waitSignal(page.opened) as told:
            press(page, name)
        assert told.args == ["note", note]
    monkeypatch.setattr(presenting, "is_on", True)
    page.show_record(load(desk, goal, clock))
    assert page._talks.count() == 1


def test_more_than_a_few_are_shown_on_demand(
    page: GoalPageView, desk: Desk, goal: str, clock: SetClock
) -> None:
    pair = desk.goals.get(goal).mentorship_id
    for number in range(8):
        desk.notes.add(pair, title=f"Note {number}", goal_ids=(GoalId(goal),))
        clock.forward(minutes=1)
    page.show_record(load(desk, goal, clock))
    assert page._talks.count() == 7
    press(page, "Show 2 more")
    assert page._talks.count() == 8
    focused = page.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "23 Nov – Note 1 (private)"
