"""Notes begin as private, both the heading and the text."""

from datetime import UTC, datetime

from mentordesk.domain.note import Note, NoteText
from mentordesk.domain.record import Visibility, visibility_of
from mentordesk.domain.text import TEXT_LIMIT
from mentordesk.errors import Problem

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
COMMON = {"id": "n", "mentorship_id": "p", "created_at": NOW, "updated_at": NOW}


def test_a_new_note_is_private() -> None:
    assert visibility_of(Note(title="", noted_at=NOW, **COMMON)) is Visibility.PRIVATE
    assert visibility_of(NoteText(body="", **COMMON)) is Visibility.PRIVATE


def test_a_note_may_have_no_title() -> None:
    assert Note(title="", noted_at=NOW, **COMMON).problems() == {}


def test_how_long_a_text_may_be() -> None:
    assert NoteText(body="x" * TEXT_LIMIT, **COMMON).problems() == {}
    assert NoteText(body="x" * (TEXT_LIMIT + 1), **COMMON).problems() == {"body": Problem.TOO_LONG}
