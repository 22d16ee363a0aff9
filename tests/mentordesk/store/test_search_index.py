"""The index follows the records, each half by itself, whatever order things change in."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentordesk.desk import Desk
from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.note import Note
from mentordesk.domain.record import Record, Visibility
from mentordesk.store.search_index import document_of, moment_of
from mentordesk.store.tables import RECORD_TYPES
from tests.support.clock import SetClock


@pytest.fixture
def pair(mentorship: Mentorship) -> MentorshipId:
    return mentorship.mentorship_id


def documents(desk: Desk) -> dict[str, int]:
    with desk.store.reading() as reader:
        rows = reader.tuples(
            "SELECT record_id, doc FROM search_doc UNION ALL "
            "SELECT record_id, doc FROM private_search_doc",
            (),
        )
    assert len({record_id for record_id, _ in rows}) == len(rows)
    return dict(rows)


def findable(desk: Desk) -> set[str]:
    with desk.store.reading() as reader:
        every: list[Record] = [record for kind in RECORD_TYPES for record in reader.all(kind)]
    return {record.id for record in every if document_of(record)}


def test_a_number_stands_for_its_moment(desk: Desk, pair: MentorshipId, clock: SetClock) -> None:
    clock.moment = datetime(1969, 7, 20, 20, 17, 40, 123_000, tzinfo=UTC)
    early = desk.goals.add(pair, title="a").made
    twin = desk.goals.add(pair, title="b").made
    clock.moment = datetime(2026, 11, 23, 9, 0, 0, 1000, tzinfo=UTC)
    late = desk.goals.add(pair, title="c").made
    found = documents(desk)
    assert found[early] < found[twin] < found[late]
    assert moment_of(found[early]) == pytest.approx(-14182939.877, abs=0.001)
    assert datetime.fromtimestamp(moment_of(found[late]), UTC) == clock.moment


def test_what_is_indexed_of_a_record(desk: Desk, pair: MentorshipId, clock: SetClock) -> None:
    made = desk.goals.add(pair, title="Ziel", why="warum", measure="wie").made
    goal = document_of(desk.goals.get(made))
    assert goal is not None
    assert (goal.title, goal.text, goal.visibility) == ("Ziel", "warum\nwie", Visibility.SHARED)
    note = document_of(desk.notes.get(desk.notes.add(pair, title="n", body="b").made))
    assert note is not None
    assert (note.title, note.text, note.visibility) == ("n", None, Visibility.PRIVATE)
    desk.goals.trash(made)
    assert document_of(desk.goals.get(made)) is None
    assert document_of(desk.mentorships.get(pair)) is None


def test_a_note_moves_in_the_order_with_its_moment(
    desk: Desk, pair: MentorshipId, clock: SetClock
) -> None:
    first = desk.notes.add(pair, title="word one").made
    clock.forward(minutes=1)
    second = desk.notes.add(pair, title="word two").made
    clock.forward(minutes=1)
    with desk.store.unit("test") as unit:
        unit.change(unit.get(Note, first), noted_at=clock())
        unit.commit()
    assert [hit.id for hit in desk.search.newest("word")] == [first, second]


def test_a_unit_taken_back_leaves_the_index_as_it_was(desk: Desk, pair: MentorshipId) -> None:
    note = desk.notes.add(pair, title="quince").made
    before = documents(desk)
    with desk.store.unit("test") as unit:
        unit.change(unit.get(Note, note), title="medlar")
        unit.finish()
    assert documents(desk) == before
    assert [hit.id for hit in desk.search.newest("quince")] == [note]
    assert desk.search.newest("medlar") == []


def test_more_than_fit_into_a_moment(desk: Desk, pair: MentorshipId, clock: SetClock) -> None:
    """An import or a clock that stands still may bring thousands of one millisecond."""
    for _ in range(2):
        clock.forward(milliseconds=1)
        desk.goals.add_many(pair, [{"title": "word"}] * 10)
    clock.forward(milliseconds=-1)
    desk.goals.add_many(pair, [{"title": "word"}] * 4100)
    desk.goals.add(pair, title="word")
    clock.forward(milliseconds=1)
    desk.goals.add(pair, title="word")
    clock.forward(seconds=1)
    last = desk.goals.add(pair, title="word").made
    assert len(documents(desk)) == 4123
    assert desk.search.newest("word", 1)[0].id == last
    assert not any(finding.problems for finding in desk.verification.run())


def test_full_moments_side_by_side_in_one_unit(
    desk: Desk, pair: MentorshipId, clock: SetClock
) -> None:
    one = desk.goals.get(desk.goals.add(pair, title="word").made)
    goals = [
        replace(one, id=f"{number}", created_at=clock() + timedelta(milliseconds=number % 2))
        for number in range(9000)
    ]
    with desk.store.unit("test") as unit:
        unit.take_in(goals)
        unit.commit()
    assert len(documents(desk)) == 9001


verbs = st.sampled_from(["add", "share", "rename", "write", "trash", "undo", "redo", "goal"])


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.tuples(verbs, st.integers(0, 9), st.text("äb c", max_size=5)), max_size=15))
def test_any_changes_leave_it_in_step(
    desk: Desk, mentorship: Mentorship, changes: list[tuple[str, int, str]]
) -> None:
    pair = mentorship.mentorship_id
    for verb, which, words in changes:
        notes = [row.id for row in desk.notes.rows(pair)]
        chosen = notes[which % len(notes)] if notes else ""
        stacks = desk.history.stacks()
        if verb == "add":
            desk.notes.add(pair, title=words, body=words)
        elif verb == "goal":
            desk.goals.add(pair, title=f"g{words}", milestones=("m",))
        elif verb == "undo" and stacks.undo:
            desk.history.undo()
        elif verb == "redo" and stacks.redo:
            desk.history.redo()
        elif verb in {"share", "trash"} and chosen:
            getattr(desk.notes, verb)(chosen)
        elif verb == "rename" and chosen:
            desk.notes.update(chosen, title=words)
        elif verb == "write" and chosen:
            desk.notes.write(chosen, words)
    assert set(documents(desk)) == findable(desk)
    assert not any(finding.problems for finding in desk.verification.run())


def segments(desk: Desk) -> int:
    with desk.store.reading() as reader:
        return int(reader.tuples("SELECT count(DISTINCT segid) FROM private_search_idx", ())[0][0])


def test_what_commits_leave_is_merged_when_nobody_types(desk: Desk, pair: MentorshipId) -> None:
    note = desk.notes.add(pair, title="log").made
    for number in range(10):
        desk.notes.write(note, f"word{number} and what stays")
    left = segments(desk)
    assert left >= 10  # no commit took the time
    for _checkpoint in range(4):
        desk.safekeeping.checkpoint()
    assert segments(desk) < 5
    assert [hit.id for hit in desk.search.newest("word9 stays")] == [note]
    assert desk.search.newest("word8") == []
    assert not any(finding.problems for finding in desk.verification.run())
