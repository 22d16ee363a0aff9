"""What is left is put together without a word, a date or a state made up."""

from datetime import UTC, datetime

import pytest

from mentordesk.domain.expectation import Expectation, SealedAnswer
from mentordesk.domain.goal import Goal, Milestone
from mentordesk.domain.meeting import AgendaItem, Meeting
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.note import Note, NoteText
from mentordesk.domain.record import Record, Visibility
from mentordesk.services.mending import GONE, Lack, Mended, Mending
from mentordesk.services.snapshots import finish
from mentordesk.store.remains import Key, Part, Remains, gather
from mentordesk.store.tables import parent_of
from tests.support.damage import KEY, Kept, keep

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return keep(tmp_path_factory.mktemp("kept"))


@pytest.fixture
def remains(kept: Kept) -> Remains:
    return finish(gather(kept.folder / "desk.db", KEY))


def mend(remains: Remains) -> Mended:
    mended = Mending(remains, NOW).run()
    for record in mended.records.values():
        parent = parent_of(record)
        assert parent is None or (parent[0].KIND, parent[1]) in mended.records
        assert (Mentorship.KIND, record.mentorship_id) in mended.records
        assert not record.problems()
    places = [type(record) for record in mended.in_order()]
    assert places.index(Goal) < places.index(Milestone)
    return mended


def lose(remains: Remains, kind: type[Record], *, named: bool = True) -> Key:
    """Lose the first record of a kind that has something belonging to it, or any."""
    parents = {p[1] for r in remains.records.values() if (p := parent_of(r)) and p[0] is kind}
    keys = [key for key in remains.records if key[0] == kind.KIND]
    key = next((one for one in keys if one[1] in parents), keys[0])
    del remains.records[key]
    if not named:
        remains.headings.pop(key, None)
    return key


def words(mended: Mended) -> str:
    """Return the words that were kept in notes of their own."""
    texts = [
        mended.records[NoteText.KIND, record.id]
        for record in mended.records.values()
        if isinstance(record, Note) and record.title == "Words of what was lost"
    ]
    assert all(isinstance(text, NoteText) for text in texts)
    assert all(getattr(text, "visibility", None) is Visibility.PRIVATE for text in texts)
    return "\n".join(getattr(text, "body", "") for text in texts)


def test_what_is_whole_stays_as_it_is(remains: Remains, kept: Kept) -> None:
    mended = mend(remains)
    assert (mended.records, mended.flaws) == (kept.records, {})


def test_a_lost_goal_keeps_a_place_for_what_belongs_to_it(remains: Remains, kept: Kept) -> None:
    key = lose(remains, Goal)
    mended = mend(remains)
    goal = mended.records[key]
    assert getattr(goal, "title", "") == getattr(kept.records[key], "title", None)
    assert mended.flaws[key].lack is Lack.PLACE_ONLY


def test_a_sealed_answer_keeps_a_place_for_its_lost_question_and_its_seal(
    remains: Remains, kept: Kept
) -> None:
    sealed = next(one for one in kept.records.values() if isinstance(one, SealedAnswer))
    lost = Expectation.KIND, sealed.expectation_id
    del remains.records[lost]
    mended = mend(remains)
    made = mended.records[lost]
    assert isinstance(made, Expectation)
    assert (made.title, made.sealed_by) == (kept.records[lost].title, (sealed.person,))  # type: ignore[attr-defined]
    assert mended.flaws[lost].lack is Lack.PLACE_ONLY
    assert mended.records[SealedAnswer.KIND, sealed.id] == sealed
    assert sealed.answer not in words(mended)


def test_a_goal_that_nothing_names_has_no_title_made_up(remains: Remains) -> None:
    key = lose(remains, Goal, named=False)
    remains.history.clear()
    assert getattr(mend(remains).records[key], "title", None) == GONE


def test_words_of_a_lost_meeting_and_its_agenda_are_kept_in_a_note(
    remains: Remains, kept: Kept
) -> None:
    key = lose(remains, Meeting)
    mended = mend(remains)
    assert key not in mended.records  # its date would be a guess
    assert mended.flaws[key].lack is Lack.IN_A_NOTE
    assert str(getattr(kept.records[key], "title", None)) in words(mended)
    items = [r for r in kept.records.values() if isinstance(r, AgendaItem)]
    for item in (one for one in items if one.meeting_id == key[1]):
        assert item.text in words(mended)
        assert mended.flaws[item.KIND, item.id].lack is Lack.IN_A_NOTE


def test_what_nothing_speaks_of_but_the_history_is_lost(remains: Remains) -> None:
    key = next(k for k in remains.records if k[0] == "boundary")
    del remains.records[key], remains.headings[key]
    mended = mend(remains)
    assert mended.flaws[key].lack is Lack.LOST
    assert mended.flaws[key].made_at is not None
    assert words(mended) == ""


def long_note(kept: Kept, half: Visibility) -> str:
    return next(
        one.id
        for one in kept.records.values()
        if isinstance(one, Note) and one.title.startswith("long") and one.visibility is half
    )


@pytest.mark.parametrize("half", list(Visibility))
def test_a_text_without_its_note(remains: Remains, kept: Kept, half: Visibility) -> None:
    note = long_note(kept, half)
    old = remains.records.pop((Note.KIND, note))
    mended = mend(remains)
    made = mended.records[Note.KIND, note]
    assert isinstance(made, Note)
    assert isinstance(old, Note)
    assert (made.title, made.summary, made.visibility) == (old.title, old.summary, half)
    assert mended.flaws[Note.KIND, note].lack is Lack.SOME_FIELDS


@pytest.mark.parametrize("half", list(Visibility))
def test_a_note_without_its_text_has_it_from_the_history(
    remains: Remains, kept: Kept, half: Visibility
) -> None:
    note = long_note(kept, half)
    old = remains.records.pop((NoteText.KIND, note))
    made = mend(remains).records[NoteText.KIND, note]
    assert getattr(made, "body", None) == getattr(old, "body", "")
    assert getattr(made, "visibility", None) is half
    remains.history.clear()
    mended = mend(remains)
    assert getattr(mended.records[NoteText.KIND, note], "body", None) == ""
    assert mended.flaws[NoteText.KIND, note].lack is Lack.SOME_FIELDS


@pytest.mark.parametrize("half", list(Visibility))
def test_a_text_that_is_cut_stays_in_its_half(
    remains: Remains, kept: Kept, half: Visibility
) -> None:
    note = long_note(kept, half)
    old = remains.records.pop((NoteText.KIND, note))
    names = ("id", "mentorship_id", "created_at", "updated_at", "trashed_at")
    known = {name: getattr(old, name) for name in names}
    remains.parts[NoteText.KIND, note] = Part(NoteText, 1, known, "body", "begins")
    made = mend(remains).records[NoteText.KIND, note]
    assert getattr(made, "body", "").startswith("begins ")  # whole again, by the history
    remains.history.clear()
    mended = mend(remains)
    cut = mended.records[NoteText.KIND, note]
    assert (getattr(cut, "body", ""), getattr(cut, "visibility", None)) == ("begins", half)
    assert mended.flaws[NoteText.KIND, note].lack is Lack.CUT_SHORT


def test_of_a_goal_that_is_cut_the_words_are_kept(remains: Remains, kept: Kept) -> None:
    alone = next(r for r in kept.records.values() if isinstance(r, Goal) and r.title == "Dropped")
    del remains.records[Goal.KIND, alone.id]
    names = ("id", "mentorship_id", "created_at", "updated_at")
    known = {name: getattr(alone, name) for name in names} | {"trashed_at": None, "title": "Mine"}
    remains.parts[Goal.KIND, alone.id] = Part(Goal, 9, known, "why", "because of")
    remains.history.clear()
    mended = mend(remains)
    assert "Mine" in words(mended)
    assert "because of" in words(mended)
    assert mended.flaws[Goal.KIND, alone.id].lack is Lack.IN_A_NOTE
    assert mended.records.keys() >= remains.records.keys()


def test_without_its_mentorship_the_rest_can_still_be_seen(remains: Remains) -> None:
    key = lose(remains, Mentorship)
    mended = mend(remains)
    made = mended.records[key]
    assert isinstance(made, Mentorship)
    assert GONE in made.mentor.name
    assert mended.flaws[key].lack is Lack.PLACE_ONLY


def test_very_many_lost_words_take_more_than_one_note(remains: Remains) -> None:
    goals = [key for key in remains.records if key[0] == Goal.KIND]
    for number, key in enumerate(goals):
        heading = remains.headings.get(key)
        if heading is not None:
            remains.headings[key] = type(heading)(heading.mentorship_id, f"g{number}", "x" * 90_000)
    for key in [k for k in remains.records if k[0] in (Goal.KIND, "milestone", "obstacle")]:
        del remains.records[key]
    mended = Mending(remains, NOW).run()
    texts = [r for r in mended.records.values() if not r.problems() and isinstance(r, NoteText)]
    assert sum("x" * 1000 in text.body for text in texts) > 1
