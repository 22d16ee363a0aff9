"""All of a unit of work happens, or nothing; the index and the history follow."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from mentordesk.desk import Desk, open_desk
from mentordesk.domain.goal import Goal, Obstacle
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.note import Note, NoteText
from mentordesk.domain.record import Visibility
from mentordesk.errors import RecordMissing
from mentordesk.services.records import fresh
from tests.support.clock import SetClock


def rows(desk: Desk, query: str) -> list[tuple[object, ...]]:
    with desk.store.checking() as connection:
        found: list[tuple[object, ...]] = connection.execute(query).fetchall()
        return found


def test_leaving_without_commit_means_that_nothing_happened(
    desk: Desk, mentorship: Mentorship
) -> None:
    with desk.store.unit("goal.add") as unit:
        unit.add(fresh(unit, Goal, mentorship.mentorship_id, title="Never"))
    assert desk.goals.all(mentorship.mentorship_id) == []
    assert rows(desk, "SELECT * FROM history WHERE kind = 'goal'") == []


def test_an_exception_takes_everything_back(desk: Desk, mentorship: Mentorship) -> None:
    def half() -> None:
        with desk.store.unit("goal.add") as unit:
            unit.add(fresh(unit, Goal, mentorship.mentorship_id, title="Half"))
            raise KeyError

    with pytest.raises(KeyError):
        half()
    assert desk.goals.all(mentorship.mentorship_id) == []
    assert desk.search.newest("half") == []


def test_a_spell_is_one_change(desk: Desk, mentorship: Mentorship) -> None:
    goal = desk.goals.add(mentorship.mentorship_id, title="A").made
    for title in ("Ab", "Abc", "Abcd"):
        desk.goals.update(goal, title=title, spell="one")
    desk.goals.update(goal, title="Z", spell="two")
    told = rows(desk, "SELECT before, after FROM history WHERE field = 'title' ORDER BY seq")
    assert told == [('"A"', '"Abcd"'), ('"Abcd"', '"Z"')]
    desk.history.undo()
    desk.history.undo()
    assert desk.goals.get(goal).title == "A"


def test_another_change_ends_a_spell(desk: Desk, mentorship: Mentorship) -> None:
    one = desk.goals.add(mentorship.mentorship_id, title="A").made
    desk.goals.update(one, title="B", spell="s")
    desk.goals.add(mentorship.mentorship_id, title="other")
    desk.goals.update(one, title="C", spell="s")
    desk.history.undo()
    assert desk.goals.get(one).title == "B"


def test_private_words_stay_in_private_tables(desk: Desk, mentorship: Mentorship) -> None:
    note = desk.notes.add(mentorship.mentorship_id, title="Quitte", body="Quitte im Text").made
    desk.notes.write(note, "Quitte geändert")
    goal = desk.goals.add(mentorship.mentorship_id, title="open").made
    desk.obstacles.add(goal, "Quitte im Weg")
    shared = [
        table
        for (table,) in rows(desk, "SELECT name FROM sqlite_master WHERE type = 'table'")
        if not str(table).startswith(("private_", "sqlite_"))
    ]
    for table in shared:
        for row in rows(desk, f"SELECT * FROM {table}"):
            assert "Quitte" not in repr(row), table


def test_trash_takes_what_belongs_to_it_and_gives_it_back(
    desk: Desk, mentorship: Mentorship, clock: SetClock
) -> None:
    goal = desk.goals.add(mentorship.mentorship_id, title="Talk", milestones=("Find a slot",)).made
    earlier = desk.milestones.add(goal, "Gone before").made
    desk.milestones.trash(earlier)
    clock.forward(seconds=1)
    desk.goals.trash(goal)
    assert desk.search.newest("slot") == []
    assert next(item.id for item in desk.trash.items()) == goal
    desk.trash.restore("goal", goal)
    page = desk.goals.page(goal, desk.clock().date())
    assert [m.title for m in page.milestones] == ["Find a slot"]
    assert [hit.title for hit in desk.search.newest("slot")] == ["Find a \x02slot\x03"]


def test_erasing_leaves_no_word(desk: Desk, mentorship: Mentorship) -> None:
    note = desk.notes.add(mentorship.mentorship_id, title="Mispel", body="Mispel").made
    desk.notes.write(note, "Mispel zwei")
    with desk.store.unit("note.erase") as unit:
        unit.erase(unit.get(Note, note))
        unit.commit()
    with pytest.raises(RecordMissing):
        desk.notes.get(note)
    for (table,) in rows(desk, "SELECT name FROM sqlite_master WHERE type = 'table'"):
        if not str(table).startswith("sqlite_"):
            assert "Mispel" not in repr(rows(desk, f"SELECT * FROM {table}")), table


def test_sharing_makes_a_new_record_without_history(desk: Desk, mentorship: Mentorship) -> None:
    old = desk.notes.add(mentorship.mentorship_id, title="Draft", body="first words").made
    desk.notes.write(old, "second words")
    new = desk.notes.share(old).made
    assert new != old
    assert desk.notes.get(new).visibility is Visibility.SHARED
    assert desk.notes.text(new) == "second words"
    assert "first words" not in repr(rows(desk, "SELECT * FROM history"))


def test_a_random_walk_with_undo_agrees_with_a_naive_model(
    desk: Desk, mentorship: Mentorship, folder: Path, raw_key: bytes
) -> None:
    rng = random.Random(7)
    pair = mentorship.mentorship_id
    past: list[dict[str, tuple[str, str]]] = [{}]
    future: list[dict[str, tuple[str, str]]] = []
    opened = desk

    def state() -> dict[str, tuple[str, str]]:
        return {n.id: (n.title, opened.notes.text(n.id)) for n in opened.notes.all(pair)}

    def act() -> None:
        ids = [note.id for note in opened.notes.all(pair)]
        verbs: list[Callable[[], object]] = [
            lambda: opened.notes.add(pair, title=f"t{rng.random()}", body=f"b{rng.random()}")
        ]
        if ids:
            chosen = rng.choice(ids)
            verbs += [
                lambda: opened.notes.write(chosen, f"w{rng.random()}"),
                lambda: opened.notes.update(chosen, title=f"r{rng.random()}"),
                lambda: opened.notes.trash(chosen),
            ]
        rng.choice(verbs)()
        past.append(state())
        future.clear()

    for step in range(150):
        kind = rng.random()
        if kind < 0.6:
            act()
        elif kind < 0.8 and len(past) > 1:
            opened.history.undo()
            future.append(past.pop())
        elif future:
            opened.history.redo()
            past.append(future.pop())
        assert state() == past[-1], step
        if step % 50 == 49:
            opened.close()
            opened = open_desk(folder, raw_key)
            assert not any(finding.problems for finding in opened.verification.run())
    found = {hit.id for hit in opened.search.newest("w0 OR b0 t0", 200)}
    assert found <= set(past[-1])
    opened.close()


def test_a_private_obstacle_is_found_and_kept_apart(desk: Desk, mentorship: Mentorship) -> None:
    goal = desk.goals.add(mentorship.mentorship_id, title="Goal").made
    obstacle = desk.obstacles.add(goal, "Quince in the way").made
    with desk.store.reading() as reader:
        assert reader.get(Obstacle, obstacle).visibility is Visibility.PRIVATE
    hit = desk.search.newest("quince")[0]
    assert hit.private
    assert desk.search.place_of(hit.kind, hit.id)[:2] == ("goal", goal)
    with desk.store.shared_view() as view:
        assert view.find(Obstacle, obstacle) is None
        assert view.all(NoteText) == []


@pytest.mark.parametrize("field", ["visibility", "mentorship_id", "id"])
def test_what_a_record_was_made_with_is_never_changed(
    desk: Desk, mentorship: Mentorship, field: str
) -> None:
    """A private row that called itself shared would stay in the private table."""
    pair = mentorship.mentorship_id
    note = desk.notes.add(pair, title="Privat", body="hush").made
    before = desk.archives.export_json(include_private=True)
    value = Visibility.SHARED if field == "visibility" else "another"
    with pytest.raises(ValueError, match=field):
        desk.notes.update(note, **{field: value})
    assert desk.archives.export_json(include_private=True) == before
    assert desk.notes.get(note).visibility is Visibility.PRIVATE
    assert not desk.notes.update(note, visibility=Visibility.PRIVATE)


def test_a_refusal_says_nothing_of_what_people_wrote(desk: Desk, mentorship: Mentorship) -> None:
    note = desk.notes.add(mentorship.mentorship_id, title="Quitte").made
    with pytest.raises(ValueError, match="keeps") as refused:
        desk.notes.update(note, title="Quittenmus", visibility=Visibility.SHARED)
    assert "Quitte" not in str(refused.value)
    assert desk.notes.get(note).title == "Quitte"
