"""Everything out and in again, for the owner of the desk; private records on explicit choice."""

from collections import Counter
from dataclasses import asdict
from pathlib import Path

from mentordesk.domain.boundary import Boundary
from mentordesk.domain.commitment import Commitment
from mentordesk.domain.expectation import Expectation
from mentordesk.domain.goal import Goal, Milestone, Obstacle
from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.meeting import AgendaItem, Meeting
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.note import Note, NoteText
from mentordesk.domain.record import R, Record, Visibility, visibility_of
from mentordesk.errors import ImportRefused, RefusedBecause
from mentordesk.exchange import json_archive as ja
from mentordesk.exchange.csv_tables import to_csv_zip
from mentordesk.exchange.markdown import Readable, to_markdown
from mentordesk.services.records import tidied
from mentordesk.store import archive_tables as tables
from mentordesk.store.change_log import Direction
from mentordesk.store.repository import Reader
from mentordesk.store.store import Store
from mentordesk.store.tables import PARENT_FIELDS, RECORD_TYPES


class Archives:
    """The owner's archive of a desk."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def export_json(self, *, include_private: bool) -> bytes:
        """Return the whole desk as JSON, trash and history with it."""
        with self._store.reading() as reader:
            records = _records(reader, include_private=include_private)
            connection = reader.connection
            history = tables.read_history(connection, private=False)
            private = tables.read_history(connection, private=True) if include_private else []
            told = {entry.change_id for entry in (*history, *private)}
            changes = [one for one in tables.read_changes(connection) if one.id in told]
        return ja.encode(
            ja.Archive(
                private_included=include_private,
                records=records,
                changes=tuple(ja.Change(**asdict(one)) for one in changes),
                history=tuple(ja.FieldChange(**asdict(one)) for one in history),
                private_history=tuple(ja.FieldChange(**asdict(one)) for one in private),
            )
        )

    def import_json(self, data: bytes, path: Path, *, dry_run: bool = False) -> Counter[str]:
        """Take an archive in; return how many records of each kind it adds.

        One transaction: all of it, or nothing. Raises ImportRefused; `path` is for its error.
        """
        archive = ja.decode(data, path)
        records = archive.records.every()
        _check(records, path)
        with self._store.unit("import", direction=Direction.NOTED) as unit:
            for record in records:
                if unit.find(type(record), record.id) is not None:
                    raise ImportRefused(path, RefusedBecause.ALREADY_THERE)
            if not dry_run:
                unit.take_in(records)
                self._write_history(unit, archive)
                unit.commit()
        return Counter(record.KIND for record in records)

    def export_csv(self, *, include_private: bool) -> bytes:
        """Return a ZIP of tables for spreadsheets, without trash and history."""
        with self._store.reading() as reader:
            return to_csv_zip(
                {
                    record_type.KIND: _wanted(reader.all(record_type), include_private)
                    for record_type in RECORD_TYPES
                }
            )

    def export_markdown(self, mentorship_id: MentorshipId, *, include_private: bool) -> bytes:
        """Return a mentorship as one readable document; raises RecordMissing."""
        with self._store.reading() as reader:
            return to_markdown(_readable(reader, mentorship_id, include_private))

    def _write_history(self, reader: Reader, archive: ja.Archive) -> None:
        connection = reader.connection
        changes = [tables.ChangeEntry(**asdict(one)) for one in archive.changes]
        tables.write_changes(connection, changes)
        for private, entries in ((False, archive.history), (True, archive.private_history)):
            rows = [tables.HistoryEntry(**asdict(one)) for one in entries]
            tables.write_history(connection, rows, private=private)


def _readable(reader: Reader, pair: MentorshipId, include_private: bool) -> Readable:
    def every(record_type: type[R], order: str) -> list[R]:
        return _wanted(reader.all(record_type, order=order, mentorship_id=pair), include_private)

    texts = {text.id: text.body for text in every(NoteText, "created_at")}
    return Readable(
        mentorship=reader.get(Mentorship, pair),
        expectations=every(Expectation, "position"),
        goals=every(Goal, "position"),
        milestones=every(Milestone, "position"),
        obstacles=every(Obstacle, "position"),
        boundaries=every(Boundary, "position"),
        meetings=every(Meeting, "starts_local"),
        agenda=every(AgendaItem, "position"),
        commitments=every(Commitment, "position"),
        notes=[(note, texts.get(note.id, "")) for note in every(Note, "noted_at")],
    )


def _wanted(records: list[R], include_private: bool) -> list[R]:
    return [r for r in records if include_private or visibility_of(r) is Visibility.SHARED]


def _records(reader: Reader, *, include_private: bool) -> ja.Records:
    found: dict[str, tuple[Record, ...]] = {}
    for record_type in RECORD_TYPES:
        every = [*reader.all(record_type), *reader.all(record_type, trashed=True)]
        found[record_type.KIND] = tuple(
            sorted(
                (record for record in _wanted(every, include_private)),
                key=lambda record: record.id,
            )
        )
    return ja.Records(**found)  # type: ignore[arg-type]


def _check(records: list[Record], path: Path) -> None:
    """Refuse what no desk of ours could have written."""
    known: set[tuple[type[Record], str]] = set()
    for record in records:
        if (type(record), record.id) in known or not record.id:
            raise ImportRefused(path, RefusedBecause.INVALID)
        known.add((type(record), record.id))
        if record.problems() or tidied(record) != record:
            raise ImportRefused(path, RefusedBecause.INVALID)
    ids = {record.id for record in records}
    for record in records:
        parent = getattr(record, PARENT_FIELDS.get(type(record), "mentorship_id"))
        if parent not in ids or record.mentorship_id not in ids:
            raise ImportRefused(path, RefusedBecause.BROKEN_LINK)
