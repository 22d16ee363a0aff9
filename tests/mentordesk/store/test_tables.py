"""The tables name every kind, every parent, and make the lists that are read most quick."""

import dataclasses

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.goal import Goal, Milestone
from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.note import Note, NoteText
from mentordesk.domain.record import Record
from mentordesk.errors import DeskError
from mentordesk.store.tables import PARENT_FIELDS, PARENTS, RECORD_TYPES, SHARED, parent_of


def kinds(of: type[Record]) -> set[str]:
    below = (kinds(one) for one in of.__subclasses__())
    return {of.KIND, *set().union(*below)} - {""}


def test_every_kind_of_record_has_a_table_of_its_name() -> None:
    assert {kind.KIND for kind in RECORD_TYPES} == kinds(Record)
    shared = [kind for kind in RECORD_TYPES if not kind.NEVER_SHARED]
    assert list(SHARED) == shared
    assert [SHARED[kind].name for kind in shared] == [kind.KIND for kind in shared]
    assert len({kind.KIND for kind in RECORD_TYPES}) == len(RECORD_TYPES)


def test_parents_come_before_children() -> None:
    assert set(PARENTS) == set(PARENT_FIELDS)
    for child, parent in PARENTS.items():
        assert RECORD_TYPES.index(parent) < RECORD_TYPES.index(child)
        assert PARENT_FIELDS[child] in {field.name for field in dataclasses.fields(child)}


def test_a_record_knows_what_it_belongs_to(desk: Desk, mentorship: Mentorship) -> None:
    pair = mentorship.mentorship_id
    goal = desk.goals.add(pair, title="g", milestones=("m",)).made
    note = desk.notes.add(pair, title="n").made
    with desk.store.reading() as reader:
        (step,) = reader.all(Milestone)
        assert parent_of(step) == (Goal, goal)
        assert parent_of(reader.get(Goal, goal)) is None
        assert parent_of(reader.get(NoteText, note)) == (Note, note)
        assert parent_of(reader.get(Note, note)) is None


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM milestone WHERE goal_id = 'x'",
        "SELECT * FROM agenda_item WHERE meeting_id = 'x'",
        "SELECT * FROM note WHERE meeting_id = 'x'",
        "SELECT * FROM history WHERE change_id = 'x'",
        "SELECT * FROM history WHERE record_id = 'x'",
        "SELECT * FROM goal WHERE trashed_at IS NOT NULL",
        "SELECT * FROM private_note WHERE mentorship_id = 'x' AND +trashed_at IS NULL "
        "AND goal_ids != '[]' AND goal_ids LIKE 'x'",
        "SELECT noted_at, id, title, summary, meeting_id FROM note "
        "WHERE mentorship_id = 'x' AND trashed_at IS NULL ORDER BY noted_at DESC",
    ],
)
def test_what_is_asked_most_is_found_by_an_index(desk: Desk, query: str) -> None:
    with desk.store.reading() as reader:
        plan = " ".join(str(row[3]) for row in reader.tuples(f"EXPLAIN QUERY PLAN {query}", ()))
    assert "USING" in plan
    assert "SCAN" not in plan
    assert "TEMP B-TREE" not in plan


def test_an_id_is_taken_once(desk: Desk, mentorship: Mentorship) -> None:
    goal = desk.goals.get(desk.goals.add(mentorship.mentorship_id, title="g").made)
    with pytest.raises(DeskError), desk.store.unit("test") as unit:
        unit.take_in([goal])
    assert desk.goals.all(MentorshipId(mentorship.id)) == [goal]
