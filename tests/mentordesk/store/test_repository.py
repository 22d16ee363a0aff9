"""Records come back as the values they were, from whichever table they live in."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.boundary import Boundary
from mentordesk.domain.goal import Goal, Obstacle, Standing
from mentordesk.domain.ids import GoalId, MentorshipId
from mentordesk.domain.meeting import Meeting
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Record, Visibility
from mentordesk.domain.rules import EVERY_DAY, QuietHours, Window
from mentordesk.errors import RecordMissing
from mentordesk.services.records import fresh
from mentordesk.store.repository import field_names, values_of


@pytest.fixture
def pair(mentorship: Mentorship) -> MentorshipId:
    return mentorship.mentorship_id


def kept(desk: Desk, *records: Record) -> None:
    with desk.store.unit("test") as unit:
        unit.add_all(records)
        unit.commit()


def goal(desk: Desk, pair: MentorshipId, **fields: object) -> Goal:
    with desk.store.reading() as unit:
        return fresh(unit, Goal, pair, **{"title": "Ziel 🦉", **fields})  # type: ignore[arg-type]


def test_values_come_back_equal(desk: Desk, pair: MentorshipId) -> None:
    one = goal(desk, pair, target_date=date(2028, 2, 29), position=-0.5, why="a\nb")
    kept(desk, one)
    night = Window(days=EVERY_DAY, start=time(22), end=time(7), zone="Europe/Berlin")
    rule = QuietHours(window=night)
    boundary = desk.boundaries.add(pair, title="b", quiet_hours=rule).made
    twice = datetime(2026, 10, 25, 2, 30)
    meeting = desk.meetings.plan(
        pair,
        title="m",
        starts_local=twice,
        fold=1,
        zone="Europe/Berlin",
        goal_ids=(GoalId(one.id),),
    ).made
    with desk.store.reading() as reader:
        assert reader.get(Goal, one.id) == one
        assert reader.get(Boundary, boundary).quiet_hours == rule
        found = reader.get(Meeting, meeting)
        assert (found.starts_local, found.fold, found.goal_ids) == (twice, 1, (one.id,))
        assert reader.get(Mentorship, pair).mentor.name == "Amara Okafor"


def test_what_is_not_there(desk: Desk) -> None:
    with desk.store.reading() as reader:
        assert reader.find(Goal, "nowhere") is None
        assert reader.all(Goal) == []
        with pytest.raises(RecordMissing) as missing:
            reader.get(Goal, "nowhere")
    assert (missing.value.kind, missing.value.record_id) == ("goal", "nowhere")


def test_all_takes_values_and_choices_of_values(desk: Desk, pair: MentorshipId) -> None:
    later = goal(desk, pair, title="b", standing=Standing.LATER, position=1.0)
    focus = goal(desk, pair, title="a", position=2.0, target_date=date(2027, 1, 1))
    kept(desk, later, focus)
    with desk.store.reading() as reader:
        assert reader.all(Goal, order="title") == [focus, later]
        assert reader.all(Goal, order="position") == [later, focus]
        assert reader.all(Goal, standing=Standing.LATER) == [later]
        assert reader.all(Goal, target_date=None) == [later]
        assert reader.all(Goal, id=[focus.id, "nowhere"]) == [focus]
        assert reader.all(Goal, id={focus.id, later.id}, standing=Standing.LATER) == [later]
        assert reader.all(Goal, id=()) == []
        assert reader.all(Goal, mentorship_id="other") == []


def test_a_value_is_never_a_statement(desk: Desk, pair: MentorshipId) -> None:
    odd = goal(desk, pair, title="'; DROP TABLE goal; --")
    kept(desk, odd)
    with desk.store.reading() as reader:
        assert reader.all(Goal, title="' OR ''='") == []
        assert reader.all(Goal, title=odd.title) == [odd]


def test_the_trash_is_apart(desk: Desk, pair: MentorshipId) -> None:
    made = desk.goals.add(pair, title="gone").made
    desk.goals.trash(made)
    with desk.store.reading() as reader:
        assert reader.all(Goal) == []
        assert [one.id for one in reader.all(Goal, trashed=True)] == [made]
        assert reader.get(Goal, made).trashed_at == desk.clock()


def test_both_halves_are_read_by_the_desk_and_one_by_the_shared_view(
    desk: Desk, pair: MentorshipId
) -> None:
    one = goal(desk, pair)
    with desk.store.reading() as unit:
        given = {"title": "a", "goal_id": GoalId(one.id), "position": 2.0}
        hidden = fresh(unit, Obstacle, pair, **given)  # type: ignore[arg-type]
    shown = replace(hidden, id=one.id[::-1], visibility=Visibility.SHARED, position=1.0)
    kept(desk, one, hidden, shown)
    with desk.store.reading() as reader:
        assert reader.all(Obstacle, order="position") == [shown, hidden]
    with desk.store.shared_view() as view:
        assert view.all(Obstacle) == [shown]
        assert view.find(Obstacle, hidden.id) is None


def test_bare_rows_and_field_names(desk: Desk, pair: MentorshipId) -> None:
    one = goal(desk, pair)
    kept(desk, one)
    with desk.store.reading() as reader:
        assert reader.tuples("SELECT title FROM goal WHERE id = ?", (one.id,)) == [(one.title,)]
    assert field_names(Goal)[:2] == ("id", "mentorship_id")
    assert Goal(**values_of(one)) == one
