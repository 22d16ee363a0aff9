"""Notes: private by default, saved while they are written, one revision a spell of writing."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from mentordesk.domain.changes import Changes
from mentordesk.domain.goal import Goal
from mentordesk.domain.ids import GoalId, MeetingId, MentorshipId
from mentordesk.domain.meeting import Meeting
from mentordesk.domain.note import Note, NoteText
from mentordesk.domain.record import Visibility, checked
from mentordesk.domain.text import summary_of, tidy_text
from mentordesk.services.records import RecordService, fresh, tidied
from mentordesk.store.columns import moment_text
from mentordesk.store.repository import Reader
from mentordesk.store.store import Store, Unit

#: What a shared note has of the private one that it is made of, besides its words.
_PLACE = ("meeting_id", "goal_ids", "noted_at")
_LIST = (
    "SELECT noted_at, id, title, summary, meeting_id, {private} AS private FROM {table} "
    "WHERE mentorship_id = ? AND {which}"
)


class NoteRow(NamedTuple):
    """What a list shows of a note; ``noted_at`` is UTC, ISO 8601; ``private`` is 0 or 1."""

    noted_at: str
    id: str
    title: str
    summary: str
    meeting_id: str | None
    private: int


class Notes(RecordService[Note]):
    """What was said, for both or for oneself."""

    record_type = Note

    def __init__(self, store: Store) -> None:
        super().__init__(store)

    def add(
        self,
        mentorship_id: MentorshipId,
        *,
        title: str,
        body: str = "",
        meeting_id: MeetingId | None = None,
        goal_ids: tuple[GoalId, ...] = (),
        visibility: Visibility = Visibility.PRIVATE,
    ) -> Changes:
        """Begin a note; raises ValidationError."""
        with self._store.unit("note.add") as unit:
            meeting = unit.get(Meeting, meeting_id) if meeting_id else None
            noted_at = meeting.starts_at if meeting else unit.now
            place = {"meeting_id": meeting_id, "noted_at": noted_at, "goal_ids": goal_ids}
            given = {**place, "visibility": visibility}
            _add_note(unit, mentorship_id, title, body, given)
            return unit.commit()

    def text(self, note_id: str) -> str:
        """Return a note's Markdown; raises RecordMissing."""
        with self._store.reading() as reader:
            return reader.get(NoteText, note_id).body

    def write(self, note_id: str, body: str, *, spell: str = "") -> Changes:
        """Save a note's text; raises ValidationError where it is too long."""
        with self._store.unit("note.edit", spell=spell) as unit:
            text = unit.get(NoteText, note_id)
            body = tidy_text(body)
            checked(NoteText(**{**_shared_fields(text), "body": body}))
            # The note first: the index then has it at hand when it learns the text.
            unit.change(unit.get(Note, note_id), summary=summary_of(body))
            unit.change(text, body=body)
            return unit.commit()

    def link(self, note_id: str, goal_ids: tuple[GoalId, ...]) -> Changes:
        """Say which goals a note is about; of a private one nobody else learns them."""
        with self._store.unit("note.link") as unit:
            unit.change(unit.get(Note, note_id), goal_ids=goal_ids)
            return unit.commit()

    def share(self, note_id: str) -> Changes:
        """Make a shared note of a private one: a new record, without the private one's history."""
        with self._store.unit("note.share") as unit:
            note, text = unit.get(Note, note_id), unit.get(NoteText, note_id)
            if note.visibility is Visibility.SHARED:
                return unit.commit()
            given = {name: getattr(note, name) for name in _PLACE}
            given["visibility"] = Visibility.SHARED
            _add_note(unit, note.mentorship_id, note.title, text.body, given)
            unit.trash(note)
            return unit.commit()

    def rows(
        self, mentorship_id: MentorshipId, *, limit: int = -1, before: NoteRow | None = None
    ) -> list[NoteRow]:
        """Return rows of both halves, the newest first; `before` continues after that row."""
        place = " AND (noted_at, id) < (?, ?)" if before else ""
        one = [mentorship_id, before.noted_at, before.id] if before else [mentorship_id]
        with self._store.reading() as reader:
            return _rows(reader, f"trashed_at IS NULL{place}", one, limit)

    def count(self, mentorship_id: MentorshipId) -> int:
        """Return how many notes a mentorship has."""
        query = " UNION ALL ".join(
            f"SELECT count(*) FROM {table} WHERE mentorship_id = ? AND trashed_at IS NULL"  # noqa: S608
            for table in ("note", "private_note")
        )
        with self._store.reading() as reader:
            rows = reader.connection.exec_driver_sql(query, (mentorship_id, mentorship_id))
            return sum(row[0] for row in rows)


def rows_about(reader: Reader, goal: Goal) -> list[NoteRow]:
    """Return rows of the notes, of both halves, that are about a goal, the newest first."""
    # The "+" keeps SQLite to the index of notes that are about goals.
    which = "+trashed_at IS NULL AND goal_ids != '[]' AND goal_ids LIKE ?"
    return _rows(reader, which, [goal.mentorship_id, f'%"{goal.id}"%'])


def row_of(note: Note) -> NoteRow:
    """Return what a list shows of a note."""
    private = note.visibility is Visibility.PRIVATE
    moment = moment_text(note.noted_at)
    return NoteRow(moment, note.id, note.title, note.summary, note.meeting_id, int(private))


def _rows(reader: Reader, which: str, values: Sequence[str], limit: int = -1) -> list[NoteRow]:
    selects = [
        _LIST.format(private=private, table=table, which=which)
        for private, table in enumerate(("note", "private_note"))
    ]
    query = f"{' UNION ALL '.join(selects)} ORDER BY noted_at DESC, id DESC LIMIT ?"
    return list(map(NoteRow._make, reader.tuples(query, (*values, *values, limit))))


def _add_note(
    unit: Unit, mentorship_id: MentorshipId, title: str, body: str, given: dict[str, Any]
) -> None:
    body = tidy_text(body)
    note = fresh(unit, Note, mentorship_id, title=title, summary=summary_of(body), **given)
    unit.add(note)
    text = NoteText(**{**_shared_fields(note), "id": note.id, "body": body})
    unit.add(checked(tidied(text)))


def _shared_fields(record: Note | NoteText) -> dict[str, Any]:
    names = ("id", "mentorship_id", "created_at", "updated_at", "trashed_at", "visibility")
    return {name: getattr(record, name) for name in names}
