"""What records of every kind have in common: tidy words, order, one change a verb."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentordesk.desk import Desk
from mentordesk.domain.goal import Goal
from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.mentorship import Mentorship, Person
from mentordesk.domain.text import LINE_LIMIT, TEXT_LIMIT, tidy_line, tidy_text
from mentordesk.errors import NothingToUndo, Problem, RecordMissing, ValidationError
from mentordesk.services.records import fresh, tidied
from tests.support.clock import SetClock


@pytest.fixture
def pair(mentorship: Mentorship) -> MentorshipId:
    return mentorship.mentorship_id


def titles(desk: Desk, pair: MentorshipId) -> list[str]:
    return [goal.title for goal in desk.goals.all(pair)]


def made(desk: Desk, pair: MentorshipId, *names: str) -> list[str]:
    return [desk.goals.add(pair, title=name).made for name in names]


def test_words_are_tidied_on_the_way_in(desk: Desk, pair: MentorshipId) -> None:
    goal = desk.goals.add(pair, title="  a\x00b\r\nc  ", why="one\r\ntwo\x07").made
    assert (desk.goals.get(goal).title, desk.goals.get(goal).why) == ("ab c", "one\ntwo")
    desk.goals.update(goal, title="🦉\u2028x", why="\ud800y")
    assert (desk.goals.get(goal).title, desk.goals.get(goal).why) == ("🦉 x", "y")


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(title=st.text(max_size=60), why=st.text(max_size=200))
def test_any_words_come_back_as_they_are_kept(
    desk: Desk, mentorship: Mentorship, title: str, why: str
) -> None:
    kept = f"x{title}"
    goal = desk.goals.add(mentorship.mentorship_id, title=kept, why=why).made
    found = desk.goals.get(goal)
    assert (found.title, found.why) == (tidy_line(kept), tidy_text(why))
    assert tidied(found) == found


def test_people_are_tidied_too(desk: Desk, mentorship: Mentorship) -> None:
    desk.mentorships.update(mentorship.id, mentor=Person(name=" Amara\n\x00Okafor "))
    assert desk.mentorships.get(mentorship.id).mentor.name == "Amara Okafor"


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"title": ""}, {"title": Problem.EMPTY}),
        ({"title": " \u2003\n"}, {"title": Problem.EMPTY}),
        ({"title": "x" * (LINE_LIMIT + 1)}, {"title": Problem.TOO_LONG}),
        ({"why": "x" * (TEXT_LIMIT + 1)}, {"why": Problem.TOO_LONG}),
    ],
)
def test_what_is_refused_changes_nothing(
    desk: Desk, pair: MentorshipId, fields: dict[str, str], problem: dict[str, Problem]
) -> None:
    (goal,) = made(desk, pair, "As it was")
    before = desk.archives.export_json(include_private=True)
    with pytest.raises(ValidationError) as refused:
        desk.goals.update(goal, **fields)
    assert refused.value.problems == problem
    with pytest.raises(ValidationError):
        desk.goals.add(pair, **{"title": "t", **fields})
    assert desk.archives.export_json(include_private=True) == before


def test_one_bad_row_of_many_keeps_all_out(desk: Desk, pair: MentorshipId) -> None:
    with pytest.raises(ValidationError):
        desk.goals.add_many(pair, [{"title": "good"}, {"title": ""}])
    assert titles(desk, pair) == []


def test_many_are_added_at_the_end_as_one_change(desk: Desk, pair: MentorshipId) -> None:
    made(desk, pair, "first")
    changes = desk.goals.add_many(pair, [{"title": "b"}, {"title": "a"}])
    assert len(changes.ids) == 2
    assert titles(desk, pair) == ["first", "b", "a"]
    desk.history.undo()
    assert titles(desk, pair) == ["first"]
    desk.history.redo()
    assert titles(desk, pair) == ["first", "b", "a"]
    assert not desk.goals.add_many(pair, [])


def test_changes_tell_what_became_stale(desk: Desk, pair: MentorshipId, clock: SetClock) -> None:
    (goal,) = made(desk, pair, "A")
    created = desk.goals.get(goal)
    clock.forward(minutes=1)
    changes = desk.goals.update(goal, title="B")
    assert (changes.topics, changes.ids) == (frozenset({"goal"}), frozenset({goal}))
    assert (changes.label, bool(changes)) == ("goal.edit", True)
    found = desk.goals.get(goal)
    assert (found.created_at, found.updated_at) == (created.created_at, clock())


def test_saving_what_is_already_so_is_no_change(desk: Desk, pair: MentorshipId) -> None:
    (goal,) = made(desk, pair, "A")
    before = desk.goals.get(goal)
    assert not desk.goals.update(goal, title="A")
    assert not desk.goals.update(goal, title=" A ")
    assert desk.goals.get(goal) == before
    desk.history.undo()
    assert titles(desk, pair) == []


def test_nothing_of_another_kind_or_unknown_is_touched(desk: Desk, pair: MentorshipId) -> None:
    (goal,) = made(desk, pair, "A")
    for verb in (
        lambda: desk.boundaries.get(goal),
        lambda: desk.boundaries.update(goal, title="B"),
        lambda: desk.goals.trash("nowhere"),
        lambda: desk.goals.move("nowhere", 0),
    ):
        with pytest.raises(RecordMissing):
            verb()
    assert titles(desk, pair) == ["A"]


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(-2, 7)), max_size=12))
def test_moving_is_moving_in_a_list(
    desk: Desk, mentorship: Mentorship, moves: list[tuple[int, int]]
) -> None:
    pair = mentorship.mentorship_id
    for goal in desk.goals.all(pair):
        desk.goals.trash(goal.id)
    order = made(desk, pair, *"abcde")
    for which, index in moves:
        chosen = order.pop(which)
        order.insert(min(max(index, 0), 4), chosen)
        desk.goals.move(chosen, index)
        assert [goal.id for goal in desk.goals.all(pair)] == order


def test_moving_to_where_it_is_is_no_change(desk: Desk, pair: MentorshipId) -> None:
    first, second, third = made(desk, pair, *"abc")
    assert not desk.goals.move(first, 0)
    assert not desk.goals.move(second, 1)
    assert not desk.goals.move(third, 9)
    assert desk.goals.move(third, 0)
    desk.history.undo()
    assert titles(desk, pair) == ["a", "b", "c"]


def test_steps_are_in_order_within_their_goal(desk: Desk, pair: MentorshipId) -> None:
    one, other = made(desk, pair, "one", "other")
    steps = [desk.milestones.add(one, title).made for title in "abc"]
    alone = desk.milestones.add(other, "alone").made
    desk.milestones.move(steps[2], 0)
    day = desk.clock().date()
    assert [m.title for m in desk.goals.page(one, day).milestones] == ["c", "a", "b"]
    assert not desk.milestones.move(alone, 3)


def test_other_pairs_are_not_seen(desk: Desk, pair: MentorshipId, mentorship: Mentorship) -> None:
    made(desk, pair, "ours")
    other = desk.mentorships.begin(
        mentor=Person(name="A"), mentee=Person(name="B"), me=mentorship.me, start=mentorship.start
    ).made
    made(desk, MentorshipId(other), "theirs")
    assert titles(desk, pair) == ["ours"]
    assert titles(desk, MentorshipId(other)) == ["theirs"]


def test_a_spell_that_ends_where_it_began_is_nothing_to_undo(
    desk: Desk, pair: MentorshipId
) -> None:
    (goal,) = made(desk, pair, "A")
    desk.goals.update(goal, title="AB", spell="typing")
    desk.goals.update(goal, title="A", spell="typing")
    desk.history.undo()
    assert titles(desk, pair) == []
    desk.history.redo()
    assert titles(desk, pair) == ["A"]
    with pytest.raises(NothingToUndo):
        desk.history.redo()


def test_fresh_records_are_made_now(desk: Desk, pair: MentorshipId, clock: SetClock) -> None:
    with desk.store.reading() as unit:
        goal = fresh(unit, Goal, pair, title="x")  # type: ignore[arg-type]
    assert goal.created_at == goal.updated_at == clock()
    assert goal.trashed_at is None
