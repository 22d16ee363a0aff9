"""Notes: private unless shared, the newest first, and their words kept as they were written."""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentordesk.desk import Desk
from mentordesk.domain.ids import MeetingId, MentorshipId
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.note import Note
from mentordesk.domain.record import Visibility
from mentordesk.domain.text import TEXT_LIMIT, tidy_text
from mentordesk.errors import Problem, RecordMissing, ValidationError
from mentordesk.services.notes import row_of
from tests.support.clock import SetClock


@pytest.fixture
def pair(mentorship: Mentorship) -> MentorshipId:
    return mentorship.mentorship_id


def test_a_note_is_private_and_of_now_unless_told_otherwise(
    desk: Desk, pair: MentorshipId, clock: SetClock
) -> None:
    note = desk.notes.get(desk.notes.add(pair, title="").made)
    assert (note.visibility, note.noted_at, note.summary) == (Visibility.PRIVATE, clock(), "")
    assert desk.notes.text(note.id) == ""


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(body=st.text(max_size=400), shared=st.booleans())
def test_any_words_are_kept(desk: Desk, mentorship: Mentorship, body: str, shared: bool) -> None:
    seen = Visibility.SHARED if shared else Visibility.PRIVATE
    note = desk.notes.add(mentorship.mentorship_id, title="n", visibility=seen).made
    desk.notes.write(note, body)
    assert desk.notes.text(note) == tidy_text(body)


def test_the_summary_follows_the_text(desk: Desk, pair: MentorshipId) -> None:
    note = desk.notes.add(pair, title="n", body="# Heading\n\n- [ ] **Erste** Worte").made
    assert desk.notes.rows(pair)[0].summary == "Erste Worte"
    changes = desk.notes.write(note, "")
    assert changes.topics == frozenset({"note", "note_text"})
    assert desk.notes.rows(pair)[0].summary == ""
    assert not desk.notes.write(note, "")


def test_what_is_too_long_leaves_the_note_as_it_was(desk: Desk, pair: MentorshipId) -> None:
    note = desk.notes.add(pair, title="n", body="short").made
    before = desk.archives.export_json(include_private=True)
    with pytest.raises(ValidationError) as refused:
        desk.notes.write(note, "x" * (TEXT_LIMIT + 1))
    assert refused.value.problems == {"body": Problem.TOO_LONG}
    with pytest.raises(ValidationError):
        desk.notes.add(pair, title="m", body="x" * (TEXT_LIMIT + 1))
    assert desk.archives.export_json(include_private=True) == before
    desk.notes.write(note, "x" * TEXT_LIMIT)
    assert len(desk.notes.text(note)) == TEXT_LIMIT


def test_a_spell_of_typing_is_one_change(desk: Desk, pair: MentorshipId) -> None:
    note = desk.notes.add(pair, title="n", body="a").made
    for body in ("ab", "abc", "abcd"):
        desk.notes.write(note, body, spell="s")
    assert desk.notes.rows(pair)[0].summary == "abcd"
    desk.history.undo()
    assert (desk.notes.text(note), desk.notes.rows(pair)[0].summary) == ("a", "a")


def test_rows_of_both_halves_come_the_newest_first(
    desk: Desk, pair: MentorshipId, clock: SetClock
) -> None:
    made = []
    for number in range(6):
        seen = Visibility.SHARED if number % 2 else Visibility.PRIVATE
        made.append(desk.notes.add(pair, title=f"{number}", visibility=seen).made)
        clock.forward(minutes=number % 3)  # some share their moment
    desk.notes.trash(made.pop(2))
    rows = desk.notes.rows(pair)
    assert [row.id for row in rows] == made[::-1]
    assert [row.private for row in rows] == [0, 1, 0, 0, 1]
    assert desk.notes.count(pair) == 5
    assert rows == [row_of(desk.notes.get(row.id)) for row in rows]


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_pages_of_rows_join_without_gap_or_repeat(
    desk: Desk, pair: MentorshipId, clock: SetClock, size: int
) -> None:
    for number in range(7):
        seen = Visibility.SHARED if number % 3 else Visibility.PRIVATE
        desk.notes.add(pair, title=f"{number}", visibility=seen)
        clock.forward(minutes=number % 2)
    whole, joined, last = desk.notes.rows(pair), [], None
    while page := desk.notes.rows(pair, limit=size, before=last):
        joined += page
        last = page[-1]
    assert joined == whole


def test_a_note_of_a_meeting_stands_at_its_time(desk: Desk, pair: MentorshipId) -> None:
    when = datetime(2026, 12, 24, 10)
    meeting = desk.meetings.plan(pair, title="M", starts_local=when, zone="Asia/Tokyo").made
    note = desk.notes.add(pair, title="n", meeting_id=MeetingId(meeting)).made
    assert desk.notes.rows(pair)[0][:2] == ("2026-12-24T01:00:00.000Z", note)
    assert desk.notes.rows(pair)[0].meeting_id == meeting
    with pytest.raises(RecordMissing):
        desk.notes.add(pair, title="n", meeting_id=MeetingId("nowhere"))
    assert desk.notes.count(pair) == 1


def test_sharing_makes_a_shared_note_and_trashes_the_private(
    desk: Desk, pair: MentorshipId, clock: SetClock
) -> None:
    private = desk.notes.add(pair, title="Draft", body="words").made
    noted = clock()
    clock.forward(days=1)
    shared = desk.notes.share(private).made
    assert [row.id for row in desk.notes.rows(pair)] == [shared]
    assert desk.notes.get(shared).noted_at == noted
    with desk.store.shared_view() as view:
        assert view.get(Note, shared).title == "Draft"
        assert view.find(Note, private) is None
    assert not desk.notes.share(shared)
    desk.history.undo()
    assert [row.id for row in desk.notes.rows(pair)] == [private]
    desk.history.redo()
    assert [row.id for row in desk.notes.rows(pair)] == [shared]
    assert desk.notes.text(shared) == "words"


def test_an_unknown_one_is_missing(desk: Desk) -> None:
    for verb in (
        lambda: desk.notes.text("nowhere"),
        lambda: desk.notes.write("nowhere", "x"),
        lambda: desk.notes.share("nowhere"),
    ):
        with pytest.raises(RecordMissing):
            verb()


def test_a_note_of_the_future_or_past_keeps_its_place(
    desk: Desk, pair: MentorshipId, clock: SetClock
) -> None:
    clock.moment -= timedelta(days=20_000)
    old = desk.notes.add(pair, title="old", body="ancient").made
    clock.moment += timedelta(days=40_000)
    new = desk.notes.add(pair, title="new", body="ancient").made
    assert [row.id for row in desk.notes.rows(pair)] == [new, old]
    assert [hit.id for hit in desk.search.newest("ancient")] == [new, old]
