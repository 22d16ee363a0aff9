"""The history goes out as values and comes back as it was, each half by itself."""

from dataclasses import replace

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.store.archive_tables import (
    ChangeEntry,
    HistoryEntry,
    read_changes,
    read_history,
    write_changes,
    write_history,
)

CHANGE = ChangeEntry(
    id="c", at="2026-11-23T09:00:00.000Z", actor="me", label="x", direction="done", reverses=None
)
ENTRY = HistoryEntry(
    change_id="c",
    kind="goal",
    record_id="r",
    verb="edit",
    field="title",
    before='"ä"',
    after='"🦉"',
)


@pytest.mark.parametrize("private", [False, True])
def test_a_half_comes_back_in_its_order(desk: Desk, private: bool) -> None:
    entries = [ENTRY, replace(ENTRY, verb="add", field="", before=None, after=None), ENTRY]
    with desk.store.unit("test") as unit:
        before = read_history(unit.connection, private=private)
        other = read_history(unit.connection, private=not private)
        write_history(unit.connection, entries, private=private)
        assert read_history(unit.connection, private=private) == [*before, *entries]
        assert read_history(unit.connection, private=not private) == other


def test_changes_come_back_in_their_order(desk: Desk) -> None:
    added = [replace(CHANGE, id="z"), replace(CHANGE, id="a", direction="undone", reverses="z")]
    with desk.store.unit("test") as unit:
        before = read_changes(unit.connection)
        write_changes(unit.connection, added)
        write_changes(unit.connection, [])
        write_history(unit.connection, [], private=True)
        assert read_changes(unit.connection) == [*before, *added]


def test_what_a_desk_did_is_read_by_halves(desk: Desk, mentorship: Mentorship) -> None:
    note = desk.notes.add(mentorship.mentorship_id, title="Quitte").made
    changes = desk.notes.update(note, title="Mispel")
    with desk.store.reading() as reader:
        shared = read_history(reader.connection, private=False)
        private = read_history(reader.connection, private=True)
        told = read_changes(reader.connection)[-1]
    assert [entry.kind for entry in shared] == ["mentorship"]
    last = private[-1]
    assert (last.record_id, last.before, last.after) == (note, '"Quitte"', '"Mispel"')
    assert told.id == last.change_id == changes.change_id
    assert (told.label, told.direction, told.reverses) == ("note.edit", "done", None)
