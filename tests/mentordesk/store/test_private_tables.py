"""What may be private has a table of its own that mirrors the shared one."""

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.commitment import Commitment
from mentordesk.domain.concern import Concern
from mentordesk.domain.expectation import SealedAnswer
from mentordesk.domain.goal import Obstacle
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.note import Note, NoteText
from mentordesk.domain.record import Record, Role, Visibility
from mentordesk.errors import Problem, ValidationError
from mentordesk.store.private_tables import PRIVATE
from mentordesk.store.repository import field_names
from mentordesk.store.tables import METADATA, RECORD_TYPES, SHARED

MAY_BE_PRIVATE = [
    kind for kind in RECORD_TYPES if "visibility" in field_names(kind) and not kind.NEVER_SHARED
]
ALWAYS_PRIVATE = [kind for kind in RECORD_TYPES if kind.NEVER_SHARED]


def test_every_kind_that_has_a_choice_has_both_tables() -> None:
    assert set(MAY_BE_PRIVATE) == {Obstacle, Note, NoteText, Commitment}
    assert set(ALWAYS_PRIVATE) == {SealedAnswer, Concern}
    assert set(PRIVATE) == {*MAY_BE_PRIVATE, *ALWAYS_PRIVATE}


def test_what_is_never_shared_has_no_table_to_be_shared_from(
    desk: Desk, mentorship: Mentorship
) -> None:
    made = desk.concerns.add(mentorship.mentorship_id, title="He reads over my shoulder").made
    assert not {kind.KIND for kind in ALWAYS_PRIVATE} & set(METADATA.tables)
    with desk.store.shared_view() as view:
        assert view.all(Concern) == []
        assert view.find(Concern, made) is None
    with pytest.raises(ValidationError) as refused:
        desk.concerns.update(made, visibility=Visibility.SHARED)
    assert refused.value.problems == {"visibility": Problem.NEVER_SHARED}


@pytest.mark.parametrize("kind", MAY_BE_PRIVATE)
def test_both_tables_have_the_same_columns(kind: type[Record]) -> None:
    private, shared = PRIVATE[kind], SHARED[kind]
    assert private.name == f"private_{shared.name}"
    assert [str(c.type) for c in private.columns] == [str(c.type) for c in shared.columns]
    assert private.columns.keys() == shared.columns.keys()


@pytest.mark.parametrize("seen", list(Visibility))
def test_a_record_lives_in_one_of_the_two(
    desk: Desk, mentorship: Mentorship, seen: Visibility
) -> None:
    pair = mentorship.mentorship_id
    goal = desk.goals.add(pair, title="g").made
    desk.obstacles.add(goal, "o", visibility=seen)
    desk.notes.add(pair, title="n", visibility=seen)
    desk.commitments.add(pair, text="c", owner=Role.MENTOR, visibility=seen)
    for kind in MAY_BE_PRIVATE:
        with desk.store.reading() as reader:
            found = {
                table.name: reader.tuples(f"SELECT visibility FROM {table.name}", ())
                for table in (PRIVATE[kind], SHARED[kind])
            }
        here = PRIVATE[kind] if seen is Visibility.PRIVATE else SHARED[kind]
        other = SHARED[kind] if seen is Visibility.PRIVATE else PRIVATE[kind]
        assert found == {here.name: [(seen.value,)], other.name: []}


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM private_obstacle WHERE goal_id = 'x'",
        "SELECT * FROM private_note WHERE meeting_id = 'x'",
        "SELECT * FROM private_history WHERE change_id = 'x'",
        "SELECT noted_at, id, title, summary, meeting_id FROM private_note "
        "WHERE mentorship_id = 'x' AND trashed_at IS NULL ORDER BY noted_at DESC",
    ],
)
def test_what_is_asked_most_is_found_by_an_index(desk: Desk, query: str) -> None:
    with desk.store.reading() as reader:
        plan = " ".join(str(row[3]) for row in reader.tuples(f"EXPLAIN QUERY PLAN {query}", ()))
    assert "USING" in plan
    assert "SCAN" not in plan
