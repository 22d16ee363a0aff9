"""The course of a mentorship: checklists drawn from the desk, and the ways to its end."""

from datetime import date, datetime

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.agreement import How
from mentordesk.domain.goal import Outcome, Standing
from mentordesk.domain.mentorship import Mentorship, MentorshipState, Person, Phase
from mentordesk.domain.record import Role, Visibility
from mentordesk.errors import Problem, ValidationError
from mentordesk.services.closure import Place, Point, Writing
from tests.support.clock import SetClock

TODAY = date(2026, 11, 23)


def left(desk: Desk, pair: Mentorship) -> dict[Point, int]:
    return {item.point: item.left for item in desk.course.checklist(pair.mentorship_id, TODAY)}


def now(desk: Desk, pair: Mentorship) -> Mentorship:
    return desk.mentorships.get(pair.id)


def test_preparing_asks_for_people_expectations_and_a_meeting(
    desk: Desk, mentorship: Mentorship
) -> None:
    pair = mentorship.mentorship_id
    assert left(desk, mentorship) == {
        Point.PEOPLE_KNOWN: 2,
        Point.EXPECTATIONS_WRITTEN: 1,
        Point.FIRST_MEETING: 1,
    }
    for role in Role:
        person = Person(name="Ann", email="ann@example.org", zone="Europe/Berlin")
        desk.mentorships.update(pair, **{role.value: person})
    desk.expectations.add(pair, title="How often")
    desk.meetings.plan(
        pair, title="Hello", starts_local=datetime(2026, 1, 5, 9), zone="Europe/Berlin"
    )
    items = desk.course.checklist(pair, TODAY)
    assert all(item.done for item in items)
    assert [i.leads_to for i in items] == [Place.PAIR, Place.EXPECTATIONS, Place.MEETINGS]


def test_negotiating_asks_for_agreement_on_all_of_it(desk: Desk, mentorship: Mentorship) -> None:
    pair = mentorship.mentorship_id
    desk.course.go_to_phase(pair, Phase.NEGOTIATING)
    assert set(left(desk, mentorship).values()) == {1}
    asked = [desk.expectations.add(pair, title=title).made for title in ("One", "Two")]
    rule = desk.boundaries.add_many(pair, [{"title": "Quiet"}])
    assert left(desk, mentorship)[Point.EXPECTATIONS_AGREED] == 2
    for one in asked:
        desk.expectations.agree(one, "Yes")
    boundary = desk.boundaries.all(pair)[0]
    assert boundary.id in rule.ids
    desk.boundaries.agree(boundary.id)
    desk.goals.add(pair, title="Speak")
    version = desk.agreements.make(pair).made
    desk.agreements.accept(version, Role.MENTOR, "Amara", How.HERE, TODAY)
    assert left(desk, mentorship)[Point.AGREEMENT_ACCEPTED] == 1
    desk.agreements.accept(version, Role.MENTEE, "Jonas", How.BY_WORD, TODAY)
    assert set(left(desk, mentorship).values()) == {0}


def test_enabling_growth_looks_ahead(desk: Desk, mentorship: Mentorship) -> None:
    pair = mentorship.mentorship_id
    desk.course.go_to_phase(pair, Phase.ENABLING_GROWTH)
    goal = desk.goals.add(pair, title="Speak").made
    stuck = desk.obstacles.add(goal, "Stage fright").made
    asked = desk.expectations.add(pair, title="How often", review_on=TODAY).made
    held = {"title": "Past", "starts_local": datetime(2026, 11, 2, 9), "zone": "Europe/Berlin"}
    desk.meetings.plan(pair, **held)
    assert left(desk, mentorship) == {
        Point.NEXT_MEETING: 1,
        Point.GOALS_MEASURED: 1,
        Point.OBSTACLES_PLANNED: 1,
        Point.REVIEWS_DONE: 1,
    }
    desk.meetings.plan(pair, **{**held, "starts_local": datetime(2026, 12, 1, 9)})
    desk.milestones.add(goal, "One talk")
    desk.obstacles.update(stuck, plan="Breathe")
    desk.expectations.update(asked, review_on=date(2027, 1, 1))
    assert set(left(desk, mentorship).values()) == {0}


def test_closing_asks_for_outcomes_words_and_an_archive(desk: Desk, mentorship: Mentorship) -> None:
    pair = mentorship.mentorship_id
    desk.course.go_to_phase(pair, Phase.COMING_TO_CLOSURE)
    goals = [desk.goals.add(pair, title=title).made for title in ("One", "Two")]
    assert left(desk, mentorship)[Point.GOALS_CLOSED] == 2
    desk.goals.set_standing(goals[0], Standing.DROPPED, "Not now")
    desk.goals.set_standing(goals[1], Standing.ACHIEVED)
    desk.goals.update(goals[1], outcome=Outcome.MOSTLY)
    for what in Writing:
        assert desk.course.written(pair, what) is None
        made = desk.course.begin_writing(pair, what).made
        assert desk.course.written(pair, what) == made
    unwritten = left(desk, mentorship)
    assert unwritten[Point.REFLECTION_WRITTEN] == unwritten[Point.LETTER_WRITTEN] == 1
    for what in Writing:
        note = desk.course.written(pair, what) or ""
        desk.notes.write(note, "It was good.")
    desk.course.note_archive(pair, TODAY)
    assert desk.course.archive_saved_on(pair) == TODAY
    assert set(left(desk, mentorship).values()) == {0}
    desk.notes.trash(desk.course.written(pair, Writing.LETTER) or "")
    assert left(desk, mentorship)[Point.LETTER_WRITTEN] == 1


def test_the_reflection_is_private_and_the_letter_shared(
    desk: Desk, mentorship: Mentorship
) -> None:
    for what in Writing:
        desk.course.begin_writing(mentorship.mentorship_id, what)
    assert {note.visibility for note in desk.notes.all(mentorship.mentorship_id)} == set(Visibility)


def test_a_pause_and_going_on_can_be_undone(desk: Desk, mentorship: Mentorship) -> None:
    pair = mentorship.mentorship_id
    with pytest.raises(ValidationError) as refused:
        desk.course.pause(pair, TODAY)
    assert refused.value.problems == {"paused_until": Problem.NOT_LATER}
    desk.course.pause(pair, date(2027, 1, 10))
    paused = now(desk, mentorship)
    assert (paused.state, paused.paused_until) == (MentorshipState.PAUSED, date(2027, 1, 10))
    desk.course.resume(pair)
    assert now(desk, mentorship).state is MentorshipState.ACTIVE
    desk.history.undo()
    assert now(desk, mentorship).paused_until == date(2027, 1, 10)
    desk.history.undo()
    assert now(desk, mentorship).state is MentorshipState.ACTIVE


def test_only_both_can_extend_it(desk: Desk, mentorship: Mentorship) -> None:
    pair = mentorship.mentorship_id
    desk.mentorships.update(pair, planned_end=date(2027, 3, 1))
    with pytest.raises(ValidationError) as refused:
        desk.course.extend(pair, date(2027, 3, 1), mentor_agrees=True, mentee_agrees=False)
    assert refused.value.problems == {
        "mentee_agrees": Problem.NEEDS_BOTH,
        "planned_end": Problem.NOT_LATER,
    }
    desk.course.extend(pair, date(2027, 6, 1), mentor_agrees=True, mentee_agrees=True)
    assert now(desk, mentorship).planned_end == date(2027, 6, 1)
    desk.history.undo()
    assert now(desk, mentorship).planned_end == date(2027, 3, 1)


def test_early_completion_is_completion(
    desk: Desk, mentorship: Mentorship, clock: SetClock
) -> None:
    pair = mentorship.mentorship_id
    desk.mentorships.update(pair, planned_end=date(2027, 3, 1))
    for day in (date(2026, 2, 28), date(2026, 11, 25)):
        with pytest.raises(ValidationError):
            desk.course.complete(pair, day)
    desk.course.complete(pair, TODAY)
    done = now(desk, mentorship)
    assert (done.state, done.ended_on) == (MentorshipState.COMPLETED, TODAY)
    assert done.phase is Phase.COMING_TO_CLOSURE
    for verb in (desk.course.pause, desk.course.end, desk.course.resume):
        with pytest.raises(ValidationError):
            verb(pair)
    desk.course.reopen(pair)
    again = now(desk, mentorship)
    assert (again.state, again.ended_on) == (MentorshipState.ACTIVE, None)


@pytest.mark.parametrize("because", ["", "She moved on to another firm."])
def test_it_ends_with_or_without_a_reason(desk: Desk, mentorship: Mentorship, because: str) -> None:
    desk.course.end(mentorship.mentorship_id, because)
    over = now(desk, mentorship)
    assert (over.state, over.ended_on, over.ended_because) == (
        MentorshipState.ENDED,
        TODAY,
        because,
    )
    desk.history.undo()
    assert now(desk, mentorship) == mentorship or now(desk, mentorship).ended_on is None
