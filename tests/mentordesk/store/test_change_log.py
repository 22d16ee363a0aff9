"""The history says what changed from what to what, and keeps private words apart."""

from typing import Any

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.goal import Goal, Obstacle
from mentordesk.domain.ids import ChangeId, MentorshipId
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Visibility
from mentordesk.store.change_log import ChangeLog, Direction, Verb, history_of
from mentordesk.store.private_tables import PRIVATE_HISTORY
from mentordesk.store.tables import HISTORY
from tests.support.clock import SetClock


@pytest.fixture
def pair(mentorship: Mentorship) -> MentorshipId:
    return mentorship.mentorship_id


def rows(desk: Desk, query: str) -> list[tuple[Any, ...]]:
    with desk.store.reading() as reader:
        return reader.tuples(query, ())


def test_an_added_record_is_told_without_its_words(desk: Desk, pair: MentorshipId) -> None:
    made = desk.goals.add(pair, title="Quitte", milestones=("Mispel",))
    told = rows(desk, "SELECT kind, verb, field, before, after, change_id FROM history")[-2:]
    change = made.change_id
    assert told == [
        ("goal", Verb.ADD, "", None, None, change),
        ("milestone", Verb.ADD, "", None, None, change),
    ]


def test_a_change_says_when_and_what(desk: Desk, pair: MentorshipId, clock: SetClock) -> None:
    goal = desk.goals.add(pair, title="A").made
    clock.forward(minutes=1)
    desk.goals.update(goal, title="B", why="c")
    desk.history.undo()
    told = rows(desk, "SELECT at, actor, label, direction, reverses, id FROM change")[-2:]
    done, undone = told
    assert done[:4] == ("2026-11-23T09:01:00.000Z", "me", "goal.edit", Direction.DONE)
    assert done[4] is None
    assert (undone[2], undone[3], undone[4]) == ("goal.edit", Direction.UNDONE, done[5])
    fields = rows(desk, f"SELECT field, before, after FROM history WHERE change_id = '{done[5]}'")
    assert sorted(fields) == [("title", '"A"', '"B"'), ("why", '""', '"c"')]


def test_each_half_has_its_own_table(desk: Desk, pair: MentorshipId) -> None:
    goal = desk.goals.add(pair, title="g").made
    hidden = desk.obstacles.get(desk.obstacles.add(goal, "o").made)
    shown = desk.obstacles.get(desk.obstacles.add(goal, "p", visibility=Visibility.SHARED).made)
    assert history_of(desk.goals.get(goal)) is HISTORY
    assert (history_of(shown), history_of(hidden)) == (HISTORY, PRIVATE_HISTORY)


def test_where_nothing_changes_nothing_is_told(desk: Desk, pair: MentorshipId) -> None:
    goal = desk.goals.add(pair, title="A").made
    before = rows(desk, "SELECT count(*) FROM change")
    desk.goals.update(goal, title="A")
    with desk.store.unit("goal.edit") as unit:
        unit.change(unit.get(Goal, goal), title="never")  # and no commit
    assert rows(desk, "SELECT count(*) FROM change") == before


def test_a_spell_tells_each_field_once(desk: Desk, pair: MentorshipId) -> None:
    goal = desk.goals.add(pair, title="A").made
    for title, why in (("B", ""), ("C", "x"), ("D", "xy")):
        desk.goals.update(goal, title=title, why=why, spell="s")
    told = rows(desk, "SELECT field, before, after FROM history WHERE verb = 'edit'")
    assert sorted(told) == [("title", '"A"', '"D"'), ("why", '""', '"xy"')]


def test_a_spell_that_goes_on_to_another_record_is_one_change(
    desk: Desk, pair: MentorshipId
) -> None:
    one, two = (desk.goals.add(pair, title=title).made for title in "AB")
    first = desk.goals.update(one, title="A2", spell="s")
    second = desk.goals.update(two, title="B2", spell="s")
    assert first.change_id == second.change_id
    desk.history.undo()
    assert [goal.title for goal in desk.goals.all(pair)] == ["A", "B"]


def test_what_is_erased_is_forgotten_in_its_own_half_alone(desk: Desk, pair: MentorshipId) -> None:
    goal = desk.goals.add(pair, title="g").made
    obstacle = desk.obstacles.add(goal, "o").made
    with desk.store.unit("test") as unit:
        unit.erase(unit.get(Obstacle, obstacle))
        unit.commit()
    assert rows(desk, f"SELECT * FROM private_history WHERE record_id = '{obstacle}'") == []
    assert len(rows(desk, f"SELECT * FROM history WHERE record_id = '{goal}'")) == 1


def test_a_log_that_goes_on_keeps_its_id(desk: Desk) -> None:
    with desk.store.reading() as reader:
        going_on = ChangeLog(reader.connection, "x", desk.clock(), continues=ChangeId("the same"))
        assert going_on.id == going_on.close() == "the same"
        fresh = ChangeLog(reader.connection, "x", desk.clock())
        assert fresh.id == fresh.close() != "the same"
