"""What the history is asked: the latest changes, a change's rows, a field's past."""

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.goal import Goal, Milestone
from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.note import NoteText
from mentordesk.domain.record import Record
from mentordesk.store.history_rows import (
    latest_changes,
    rows_of_change,
    rows_of_field,
    trashing_changes,
)
from tests.support.clock import SetClock


@pytest.fixture
def pair(mentorship: Mentorship) -> MentorshipId:
    return mentorship.mentorship_id


def latest(desk: Desk, limit: int = 100) -> list[tuple[str, str]]:
    with desk.store.reading() as reader:
        return [(label, how) for _, label, how in latest_changes(reader.connection, limit)]


def test_the_latest_come_last_and_as_many_as_asked_for(desk: Desk, pair: MentorshipId) -> None:
    goal = desk.goals.add(pair, title="A").made
    desk.notes.add(pair, title="n")
    desk.goals.update(goal, title="B")
    desk.history.undo()
    assert latest(desk) == [
        ("mentorship.add", "noted"),
        ("goal.add", "done"),
        ("note.add", "done"),
        ("goal.edit", "done"),
        ("goal.edit", "undone"),
    ]
    assert latest(desk, 2) == [("goal.edit", "done"), ("goal.edit", "undone")]


def test_what_left_nothing_different_is_passed_over(
    desk: Desk, pair: MentorshipId, clock: SetClock
) -> None:
    before = latest(desk)
    goal = desk.goals.add(pair, title="A").made
    desk.goals.update(goal, title="B", spell="s")
    desk.goals.update(goal, title="A", spell="s")
    assert latest(desk) == [*before, ("goal.add", "done")]
    desk.goals.trash(goal)
    clock.forward(days=31)
    desk.trash.purge()
    assert latest(desk) == before


def test_rows_of_a_change_come_the_last_first(desk: Desk, pair: MentorshipId) -> None:
    change = desk.goals.add(pair, title="A", milestones=("one", "two")).change_id
    assert change is not None
    with desk.store.reading() as reader:
        kinds = [row.kind for row in rows_of_change(reader.connection, change)]
        assert kinds == ["milestone", "milestone", "goal"]
        assert rows_of_change(reader.connection, "nowhere") == []


def test_rows_of_a_field_are_found_in_either_half(
    desk: Desk, pair: MentorshipId, clock: SetClock
) -> None:
    note = desk.notes.add(pair, title="n", body="a").made
    desk.notes.write(note, "b")
    clock.forward(minutes=1)
    desk.notes.write(note, "c")
    with desk.store.reading() as reader:
        told = list(rows_of_field(reader.connection, NoteText.KIND, note, "body"))
        assert list(rows_of_field(reader.connection, "note", note, "body")) == []
    assert told == [
        ("2026-11-23T09:00:00.000Z", '"a"', '"b"'),
        ("2026-11-23T09:01:00.000Z", '"b"', '"c"'),
    ]


def test_which_change_trashed_what(desk: Desk, pair: MentorshipId) -> None:
    goal = desk.goals.add(pair, title="A", milestones=("one",)).made
    alone = desk.milestones.add(goal, "two").made
    first = desk.milestones.trash(alone).change_id
    second = desk.goals.trash(goal).change_id
    note = desk.notes.add(pair, title="n").made
    third = desk.notes.trash(note).change_id
    with desk.store.reading() as reader:
        every: list[Record] = [
            *reader.all(Goal, trashed=True),
            *reader.all(Milestone, trashed=True),
            *reader.all(NoteText, trashed=True),
        ]
        found = trashing_changes(reader.connection, every)
        assert trashing_changes(reader.connection, []) == {}
    assert found[("goal", goal)] == second
    assert found[("milestone", alone)] == first
    assert found[("note_text", note)] == third
    assert sorted(map(str, found.values())) == sorted(map(str, (first, second, second, third)))
    assert ("note", note) not in found


def test_a_large_trash_is_looked_up_whole(desk: Desk, pair: MentorshipId) -> None:
    desk.goals.add(pair, title="A", milestones=tuple(f"{n}" for n in range(1100)))
    changes = desk.history.undo()
    with desk.store.reading() as reader:
        trashed = reader.all(Milestone, trashed=True)
        found = trashing_changes(reader.connection, trashed)
    assert len(found) == 1100
    assert set(found.values()) == {changes.change_id}
