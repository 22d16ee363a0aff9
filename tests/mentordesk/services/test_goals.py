"""Goals with their steps and obstacles, on the board and on a page of their own."""

import json
from datetime import date, datetime, timedelta

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.goal import GoalStatus, Measured, ObstacleState, Progress, Standing
from mentordesk.domain.ids import GoalId, MentorshipId
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role, Visibility
from mentordesk.errors import Problem, RecordMissing, ValidationError
from mentordesk.services.goals import GoalCard, GoalPage
from tests.support.clock import SetClock
from tests.support.zone import living_in

TODAY = date(2026, 11, 23)


@pytest.fixture
def pair(mentorship: Mentorship) -> MentorshipId:
    return mentorship.mentorship_id


@pytest.fixture
def goal(desk: Desk, pair: MentorshipId) -> str:
    return desk.goals.add(pair, title="Give a talk", milestones=("Find a slot", "Rehearse")).made


def page(desk: Desk, goal: str) -> GoalPage:
    return desk.goals.page(goal, TODAY)


def card(desk: Desk, pair: MentorshipId) -> GoalCard:
    (only,) = desk.goals.board(pair, TODAY)
    return only


def test_a_goal_begins_in_focus_with_its_steps(desk: Desk, pair: MentorshipId, goal: str) -> None:
    shown = card(desk, pair)
    assert shown.goal.standing is Standing.IN_FOCUS
    assert (shown.progress, shown.next_step) == (Progress(0, 2), "Find a slot")
    assert (shown.stuck_on, shown.status) == ("", GoalStatus.ON_TRACK)
    assert page(desk, goal).card == shown


def test_a_bad_step_keeps_the_goal_out(desk: Desk, pair: MentorshipId) -> None:
    with pytest.raises(ValidationError):
        desk.goals.add(pair, title="Talk", milestones=("good", " "))
    assert desk.goals.board(pair, TODAY) == []


def test_the_next_step_is_the_first_that_is_not_done(
    desk: Desk, pair: MentorshipId, goal: str
) -> None:
    first, second = page(desk, goal).milestones
    third = desk.milestones.add(goal, "Give it", owner=Role.MENTEE, due=TODAY).made
    assert [m.title for m in page(desk, goal).milestones][-1] == "Give it"
    desk.milestones.set_done(first.id, True)
    assert (card(desk, pair).progress, card(desk, pair).next_step) == (Progress(1, 3), "Rehearse")
    desk.milestones.move(third, 0)
    assert card(desk, pair).next_step == "Give it"
    for step in (second.id, third):
        desk.milestones.set_done(step, True)
    assert (card(desk, pair).progress.share, card(desk, pair).next_step) == (1.0, "")


def test_without_steps_there_is_no_measure(desk: Desk, pair: MentorshipId) -> None:
    made = desk.goals.add(pair, title="Talk").made
    assert card(desk, pair).progress.share is None
    assert page(desk, made).steps == ()


def test_a_tick_keeps_its_day(desk: Desk, goal: str, clock: SetClock) -> None:
    step = page(desk, goal).milestones[0].id
    clock.moment = clock.moment.replace(hour=23)
    with living_in("Australia/Sydney"):
        desk.milestones.set_done(step, True)
    clock.forward(days=2)
    assert not desk.milestones.set_done(step, True)
    assert desk.milestones.get(step).done_on == date(2026, 11, 24)
    desk.milestones.set_done(step, False)
    assert desk.milestones.get(step).done_on is None
    assert not desk.milestones.set_done(step, False)


@pytest.mark.parametrize(
    ("standing", "status"),
    [(Standing.ACHIEVED, GoalStatus.ACHIEVED), (Standing.DROPPED, GoalStatus.DROPPED)],
)
def test_a_closed_goal_keeps_the_day_until_it_is_opened(
    desk: Desk, pair: MentorshipId, goal: str, standing: Standing, status: GoalStatus
) -> None:
    desk.goals.set_standing(goal, standing, "because")
    closed = desk.goals.get(goal)
    assert (closed.closed_on, closed.dropped_because) == (TODAY, "because")
    assert card(desk, pair).status is status
    desk.goals.set_standing(goal, Standing.IN_FOCUS)
    opened = desk.goals.get(goal)
    assert (opened.closed_on, opened.dropped_because) == (None, "")


def test_an_obstacle_in_the_way_is_named(desk: Desk, pair: MentorshipId, goal: str) -> None:
    hidden = desk.obstacles.add(goal, "Stage fright", plan="Rehearse with two friends").made
    shared = desk.obstacles.add(goal, "No room", visibility=Visibility.SHARED).made
    assert card(desk, pair).stuck_on in {"Stage fright", "No room"}
    assert card(desk, pair).status is GoalStatus.AT_RISK
    assert page(desk, goal).card.status is GoalStatus.AT_RISK
    assert [o.title for o in page(desk, goal).obstacles] == ["Stage fright", "No room"]
    assert desk.obstacles.get(hidden).visibility is Visibility.PRIVATE
    desk.obstacles.update(hidden, state=ObstacleState.OVERCOME, what_helped="Friends")
    assert (card(desk, pair).stuck_on, card(desk, pair).stuck_privately) == ("No room", False)
    desk.obstacles.update(hidden, state=ObstacleState.OPEN)
    desk.obstacles.update(shared, state=ObstacleState.OVERCOME)
    found = card(desk, pair)
    assert (found.stuck_on, found.stuck_privately) == ("Stage fright", True)
    desk.obstacles.trash(hidden)
    assert (card(desk, pair).stuck_on, card(desk, pair).status) == ("", GoalStatus.ON_TRACK)


def test_board_and_page_name_the_same_obstacle(
    desk: Desk, pair: MentorshipId, goal: str, clock: SetClock
) -> None:
    desk.obstacles.add(goal, "first")
    clock.forward(minutes=1)
    second = desk.obstacles.add(goal, "second", visibility=Visibility.SHARED).made
    desk.obstacles.move(second, 0)
    assert card(desk, pair).stuck_on == page(desk, goal).card.stuck_on == "second"


def test_the_chart_rises_with_each_step_to_today(desk: Desk, goal: str) -> None:
    desk.goals.update(goal, starts_on=date(2026, 10, 1))
    first, second = page(desk, goal).milestones
    assert page(desk, goal).steps == ((date(2026, 10, 1), 0.0), (TODAY, 0.0))
    desk.milestones.update(first.id, done_on=date(2026, 11, 2))
    assert page(desk, goal).steps == (
        (date(2026, 10, 1), 0.0),
        (date(2026, 11, 2), 0.5),
        (TODAY, 0.5),
    )
    desk.milestones.update(second.id, done_on=date(2026, 9, 1))
    assert page(desk, goal).steps[0] == (date(2026, 9, 1), 0.0)
    assert [share for _, share in page(desk, goal).steps] == [0.0, 0.5, 1.0, 1.0]


def test_the_chart_of_a_closed_goal_ends_with_it(desk: Desk, goal: str, clock: SetClock) -> None:
    desk.goals.set_standing(goal, Standing.ACHIEVED)
    clock.forward(days=100)
    later = desk.goals.page(goal, clock().date())
    assert all(day <= TODAY for day, _ in later.steps)


def test_meetings_about_a_goal_are_listed_the_latest_first(
    desk: Desk, pair: MentorshipId, goal: str
) -> None:
    def planned(title: str, local: datetime, zone: str, *about: str) -> str:
        goals = tuple(GoalId(one) for one in about)
        return desk.meetings.plan(
            pair, title=title, starts_local=local, zone=zone, goal_ids=goals
        ).made

    planned("other", datetime(2026, 11, 2, 9), "Etc/UTC")
    # 00:00 and 14:00 UTC, though the first shows the later wall time
    planned("morning in Auckland", datetime(2026, 11, 2, 13), "Pacific/Auckland", goal)
    planned("morning in New York", datetime(2026, 11, 2, 9), "America/New_York", goal)
    gone = planned("gone", datetime(2026, 11, 3, 9), "Etc/UTC", goal)
    desk.meetings.trash(gone)
    shown = [meeting.title for meeting in page(desk, goal).talked_about_in]
    assert shown == ["morning in New York", "morning in Auckland"]


def test_a_target_before_the_start_is_refused(desk: Desk, goal: str) -> None:
    before = desk.goals.get(goal)
    with pytest.raises(ValidationError) as refused:
        desk.goals.update(goal, starts_on=TODAY, target_date=date(2026, 11, 22))
    assert refused.value.problems == {"target_date": Problem.BEFORE_START}
    assert desk.goals.get(goal) == before


def test_nothing_is_added_to_a_goal_that_is_not_there(desk: Desk) -> None:
    for verb in (
        lambda: desk.milestones.add("nowhere", "x"),
        lambda: desk.obstacles.add("nowhere", "x"),
        lambda: desk.goals.page("nowhere", TODAY),
        lambda: desk.goals.set_standing("nowhere", Standing.LATER),
    ):
        with pytest.raises(RecordMissing):
            verb()


def test_a_judged_goal_tells_how_far_it_has_come_over_time(
    desk: Desk, pair: MentorshipId, goal: str, clock: SetClock
) -> None:
    desk.goals.judge(goal, 20, "A title")
    clock.forward(days=7)
    desk.goals.judge(goal, 40)
    desk.goals.judge(goal, 50, "A story")  # the last of a day counts
    today = clock().date()
    shown = desk.goals.page(goal, today)
    assert shown.steps == ((TODAY, 0.2), (today, 0.5))
    assert shown.card.progress == Progress(50, 100, in_percent=True)
    assert card(desk, pair).progress == Progress(50, 100, in_percent=True)
    desk.goals.judge(goal, None)
    assert desk.goals.page(goal, today).card.progress.share is None
    assert desk.goals.page(goal, today).steps == ()
    with pytest.raises(ValidationError) as refused:
        desk.goals.judge(goal, 101)
    assert refused.value.problems == {"judged": Problem.OUT_OF_RANGE}


def test_a_first_judgement_says_nothing_of_the_time_before_it(
    desk: Desk, goal: str, clock: SetClock
) -> None:
    desk.goals.update(goal, starts_on=date(2026, 10, 1))
    clock.forward(days=7)
    desk.goals.judge(goal, 30)
    judged_on = clock().date()
    assert desk.goals.page(goal, judged_on).steps == ((judged_on, 0.3),)
    later = judged_on + timedelta(days=5)
    assert desk.goals.page(goal, later).steps == ((judged_on, 0.3), (later, 0.3))


def test_a_goal_that_was_added_with_its_judgement_shows_it(
    desk: Desk, pair: MentorshipId, clock: SetClock
) -> None:
    fields = {"measured": Measured.BY_JUDGEMENT, "judged": 40}
    made = desk.goals.add(pair, title="Talk", **fields).made
    later = TODAY + timedelta(days=9)
    assert desk.goals.page(made, TODAY).steps == ((TODAY, 0.4),)
    assert desk.goals.page(made, later).steps == ((TODAY, 0.4), (later, 0.4))
    clock.forward(days=2)
    desk.goals.judge(made, 60)
    changed = clock().date()
    shown = desk.goals.page(made, later).steps
    assert shown == ((TODAY, 0.4), (changed, 0.6), (later, 0.6))


def test_the_chart_of_a_judged_goal_ends_with_it(desk: Desk, goal: str, clock: SetClock) -> None:
    desk.goals.judge(goal, 20)
    clock.forward(days=3)
    desk.goals.set_standing(goal, Standing.ACHIEVED)
    closed = clock().date()
    shown = desk.goals.page(goal, closed + timedelta(days=50)).steps
    assert shown == ((TODAY, 0.2), (closed, 0.2))


def test_a_judgement_that_was_undone_is_not_on_the_chart(
    desk: Desk, goal: str, clock: SetClock
) -> None:
    desk.goals.judge(goal, 20)
    desk.history.undo()
    clock.forward(days=3)
    desk.goals.judge(goal, 50)
    today = clock().date()
    assert desk.goals.page(goal, today).steps == ((today, 0.5),)


def test_steps_against_an_obstacle_in_the_trash_are_not_owed(
    desk: Desk, pair: MentorshipId, goal: str
) -> None:
    obstacle = desk.obstacles.add(goal, "Stage fright").made
    desk.obstacles.add_step(obstacle, "Rehearse")
    mine = {"owner": Role.MENTEE, "goal_id": GoalId(goal)}
    desk.commitments.add(pair, text="Find a slot", **mine)

    def owed() -> list[set[str]]:
        shown = page(desk, goal).commitments
        return [{one.text for one in found} for found in (desk.commitments.open(pair), shown)]

    assert owed() == [{"Rehearse", "Find a slot"}] * 2
    desk.obstacles.trash(obstacle)
    assert owed() == [{"Find a slot"}] * 2
    desk.trash.restore("obstacle", obstacle)
    assert owed() == [{"Rehearse", "Find a slot"}] * 2
    desk.goals.trash(goal)
    assert [one.text for one in desk.commitments.open(pair)] == ["Find a slot"]


def test_notes_about_a_goal_are_listed_the_latest_first(
    desk: Desk, pair: MentorshipId, goal: str, clock: SetClock
) -> None:
    about = (GoalId(goal),)
    first = desk.notes.add(pair, title="Private", goal_ids=about).made
    clock.forward(days=1)
    shared = {"goal_ids": about, "visibility": Visibility.SHARED}
    second = desk.notes.add(pair, title="Shared", **shared).made
    desk.notes.add(pair, title="Of something else")
    desk.notes.trash(desk.notes.add(pair, title="Gone", goal_ids=about).made)
    found = page(desk, goal).noted_in
    assert [(row.id, row.title, row.private) for row in found] == [
        (second, "Shared", 0),
        (first, "Private", 1),
    ]
    desk.notes.link(first, ())
    assert [row.id for row in page(desk, goal).noted_in] == [second]
    desk.history.undo()
    assert [row.id for row in page(desk, goal).noted_in] == [second, first]


def test_what_a_private_note_is_about_stays_private(
    desk: Desk, pair: MentorshipId, goal: str
) -> None:
    note = desk.notes.add(pair, title="Zinnober").made
    desk.notes.link(note, (GoalId(goal),))
    for form in ("json", "markdown", "csv"):
        sent = desk.exported(form)
        assert note.encode() not in sent
        assert b"Zinnober" not in sent
    archive = json.loads(desk.exported("json"))
    assert all(row["record_id"] != note for row in archive["history"])
    made = desk.notes.share(note).made
    assert desk.notes.get(made).goal_ids == (goal,)
    assert [row.id for row in page(desk, goal).noted_in] == [made]


def test_the_names_of_goals_stand_in_order(desk: Desk, pair: MentorshipId, goal: str) -> None:
    second = desk.goals.add(pair, title="Read").made
    desk.goals.trash(desk.goals.add(pair, title="Gone").made)
    desk.goals.move(second, 0)
    desk.goals.set_standing(goal, Standing.ACHIEVED)
    assert desk.goals.names(pair) == [(second, "Read", 0), (goal, "Give a talk", 1)]
