"""Undo and redo put back exactly what was, over restarts, and never get stuck."""

import dataclasses
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentordesk.desk import Desk, open_desk
from mentordesk.domain.goal import Goal, Standing
from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.note import NoteText
from mentordesk.domain.record import Record, Role
from mentordesk.domain.rules import QuietHours, Weekday, Window
from mentordesk.errors import NothingToUndo
from mentordesk.store.tables import RECORD_TYPES
from tests.support.clock import SetClock


@pytest.fixture
def pair(mentorship: Mentorship) -> MentorshipId:
    return mentorship.mentorship_id


def everything(desk: Desk) -> dict[tuple[str, str], Record]:
    """All that is not in the trash, but for the moment of the last change."""
    with desk.store.reading() as reader:
        return {
            (kind.KIND, record.id): dataclasses.replace(record, updated_at=record.created_at)
            for kind in RECORD_TYPES
            for record in reader.all(kind)
        }


def full_desk(desk: Desk, pair: MentorshipId) -> dict[str, str]:
    goal = desk.goals.add(pair, title="Talk", milestones=("One", "Two")).made
    meeting = desk.meetings.plan(
        pair,
        title="Kick-off",
        starts_local=datetime(2026, 11, 30, 10),
        zone="Europe/Berlin",
        agenda=("Hello",),
    ).made
    window = Window(days=(Weekday.SUNDAY,), start=at(22), end=at(7), zone="Etc/UTC")
    return {
        "goal": goal,
        "meeting": meeting,
        "milestone": desk.goals.page(goal, date(2026, 11, 23)).milestones[0].id,
        "obstacle": desk.obstacles.add(goal, "Nerves", plan="Rehearse").made,
        "boundary": desk.boundaries.add(
            pair, title="Nights", quiet_hours=QuietHours(window=window, person=Role.MENTEE)
        ).made,
        "expectation": desk.expectations.add(pair, title="How often", mentor_answer="Weekly").made,
        "note": desk.notes.add(pair, title="Private", body="words").made,
        "commitment": desk.commitments.add(pair, text="Read", owner=Role.MENTEE).made,
    }


def at(hour: int) -> time:
    return time(hour)


VERBS = {
    "edit": lambda d, i, p: d.goals.update(i["goal"], title="Speech 🎤", why="a\nb"),
    "dates": lambda d, i, p: d.goals.update(i["goal"], target_date=date(2027, 2, 28)),
    "close": lambda d, i, p: d.goals.set_standing(i["goal"], Standing.DROPPED, "no time"),
    "tick": lambda d, i, p: d.milestones.set_done(i["milestone"], True),
    "move": lambda d, i, p: d.milestones.move(i["milestone"], 1),
    "trash": lambda d, i, p: d.goals.trash(i["goal"]),
    "obstacle": lambda d, i, p: d.obstacles.update(i["obstacle"], title="Fear"),
    "write": lambda d, i, p: d.notes.write(i["note"], "other words"),
    "share": lambda d, i, p: d.notes.share(i["note"]),
    "trash note": lambda d, i, p: d.notes.trash(i["note"]),
    "agree": lambda d, i, p: d.boundaries.agree(i["boundary"]),
    "rule": lambda d, i, p: d.boundaries.update(i["boundary"], quiet_hours=None),
    "answer": lambda d, i, p: d.expectations.agree(i["expectation"]),
    "postpone": lambda d, i, p: d.meetings.update(
        i["meeting"], starts_local=datetime(2026, 12, 1, 9)
    ),
    "cancel": lambda d, i, p: d.meetings.trash(i["meeting"]),
    "promise": lambda d, i, p: d.commitments.trash(i["commitment"]),
    "add": lambda d, i, p: d.goals.add(p, title="New", milestones=("x",)),
    "add many": lambda d, i, p: d.boundaries.add_many(p, [{"title": "a"}, {"title": "b"}]),
    "pair": lambda d, i, p: d.mentorships.update(p, purpose="Grow"),
}


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_undone_and_redone_exactly(
    desk: Desk, pair: MentorshipId, clock: SetClock, verb: str
) -> None:
    ids = full_desk(desk, pair)
    before = everything(desk)
    clock.forward(minutes=5)
    changes = VERBS[verb](desk, ids, pair)
    after = everything(desk)
    assert after != before
    undo = desk.history.stacks().undo
    assert undo is not None
    assert (undo.change_id, undo.label) == (changes.change_id, changes.label)
    desk.history.undo()
    assert everything(desk) == before
    redo = desk.history.stacks().redo
    assert redo is not None
    assert redo.label == changes.label
    clock.forward(minutes=5)
    desk.history.redo()
    assert everything(desk) == after
    desk.history.undo()
    assert everything(desk) == before
    assert not any(finding.problems for finding in desk.verification.run())


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(sorted(VERBS)), min_size=1, max_size=8))
def test_any_verbs_are_undone_to_the_beginning_and_redone_to_the_end(
    desk: Desk, mentorship: Mentorship, verbs: list[str]
) -> None:
    pair = mentorship.mentorship_id
    ids = full_desk(desk, pair)
    seen = [everything(desk)]
    for verb in verbs:
        if VERBS[verb](desk, ids, pair):
            seen.append(everything(desk))
    for state in reversed(seen[:-1]):
        desk.history.undo()
        assert everything(desk) == state
    for state in seen[1:]:
        desk.history.redo()
        assert everything(desk) == state
    with pytest.raises(NothingToUndo):
        desk.history.redo()


def test_both_go_on_after_a_restart(
    desk: Desk, pair: MentorshipId, folder: Path, raw_key: bytes
) -> None:
    goal = desk.goals.add(pair, title="A").made
    desk.goals.update(goal, title="B")
    desk.goals.update(goal, title="C")
    desk.history.undo()
    desk.close()
    again = open_desk(folder, raw_key)
    try:
        again.history.undo()
        assert again.goals.get(goal).title == "A"
        again.history.redo()
        again.history.redo()
        assert again.goals.get(goal).title == "C"
    finally:
        again.close()


def test_a_new_change_leaves_nothing_to_redo(desk: Desk, pair: MentorshipId) -> None:
    goal = desk.goals.add(pair, title="A").made
    desk.goals.update(goal, title="B")
    desk.history.undo()
    desk.goals.update(goal, why="because")
    assert desk.history.stacks().redo is None
    with pytest.raises(NothingToUndo):
        desk.history.redo()
    assert (desk.goals.get(goal).title, desk.goals.get(goal).why) == ("A", "because")


def test_a_setting_is_nothing_to_undo(desk: Desk, pair: MentorshipId) -> None:
    desk.goals.add(pair, title="A")
    desk.settings.put("theme", "dark")
    desk.history.undo()
    assert desk.goals.all(pair) == []
    assert desk.settings.get("theme", str) == "dark"


def test_what_undo_brings_back_is_found_again(desk: Desk, pair: MentorshipId) -> None:
    note = desk.notes.add(pair, title="Draft", body="quince").made
    desk.notes.write(note, "medlar")
    desk.history.undo()
    assert [hit.id for hit in desk.search.newest("quince")] == [note]
    assert desk.search.newest("medlar") == []
    desk.history.undo()
    assert desk.search.newest("quince") == []


def test_revisions_tell_what_a_field_was(desk: Desk, pair: MentorshipId, clock: SetClock) -> None:
    goal = desk.goals.add(pair, title="A").made
    clock.forward(minutes=1)
    desk.goals.update(goal, title="Ä", target_date=date(2026, 12, 24))
    first = clock()
    clock.forward(minutes=1)
    desk.goals.update(goal, title="🦉")
    told = desk.history.revisions(Goal, goal, "title")
    assert [(one.before, one.after) for one in told] == [("A", "Ä"), ("Ä", "🦉")]
    assert [one.at for one in told] == [first, clock()]
    dates = desk.history.revisions(Goal, goal, "target_date")
    assert [(one.before, one.after) for one in dates] == [(None, date(2026, 12, 24))]
    assert desk.history.revisions(Goal, goal, "why") == []


def test_a_private_text_has_one_revision_a_spell(desk: Desk, pair: MentorshipId) -> None:
    note = desk.notes.add(pair, title="n", body="one").made
    for body in ("one t", "one tw", "one two"):
        desk.notes.write(note, body, spell="first")
    desk.notes.write(note, "three", spell="second")
    told = desk.history.revisions(NoteText, note, "body")
    assert [(one.before, one.after) for one in told] == [("one", "one two"), ("one two", "three")]


def test_undo_ends_before_the_pair_itself(desk: Desk, mentorship: Mentorship) -> None:
    desk.goals.add(mentorship.mentorship_id, title="A")
    desk.history.undo()
    assert desk.history.stacks().undo is None
    with pytest.raises(NothingToUndo):
        desk.history.undo()
    assert desk.mentorships.in_view() == mentorship
