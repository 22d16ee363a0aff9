"""Everything out and in again, for the owner of the desk; private records on explicit choice."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import MsgspecError

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
from mentordesk.store.change_log import Direction, Verb
from mentordesk.store.columns import from_json, hints
from mentordesk.store.repository import Reader
from mentordesk.store.store import Store
from mentordesk.store.tables import RECORD_TYPES, parent_of

#: Fields that no verb changes.
_NEVER_CHANGED = frozenset({"id", "mentorship_id", "visibility", "created_at", "updated_at"})


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
        _check_history(archive, path)
        with self._store.unit("import", direction=Direction.NOTED) as unit:
            known = {change.id for change in tables.read_changes(unit.connection)}
            if any(unit.find(type(record), record.id) for record in records) or any(
                change.id in known for change in archive.changes
            ):
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
    known: dict[tuple[type[Record], str], Record] = {}
    for record in records:
        if (type(record), record.id) in known or not record.id:
            raise ImportRefused(path, RefusedBecause.INVALID)
        known[type(record), record.id] = record
        if record.problems() or tidied(record) != record:
            raise ImportRefused(path, RefusedBecause.INVALID)
    notes = {(one.id, visibility_of(one)) for one in records if isinstance(one, Note)}
    texts = {(one.id, visibility_of(one)) for one in records if isinstance(one, NoteText)}
    whole = notes == texts  # a private text is never the text of a shared note
    if not whole or not all(_has_parents(record, known) for record in records):
        raise ImportRefused(path, RefusedBecause.BROKEN_LINK)


def _has_parents(record: Record, known: Mapping[tuple[type[Record], str], Record]) -> bool:
    if (Mentorship, record.mentorship_id) not in known:
        return False
    parent = parent_of(record)
    return parent is None or parent in known


def _check_history(archive: ja.Archive, path: Path) -> None:
    """Refuse a history that undo could not walk."""
    private = {one.id for one in archive.records.every() if _is_private(one)}
    changes = {change.id for change in archive.changes}
    fields = {record_type.KIND: hints(record_type) for record_type in RECORD_TYPES}
    try:
        sound = len(changes) == len(archive.changes) and all(map(_is_sound, archive.changes))
        for entries, is_private in ((archive.history, False), (archive.private_history, True)):
            for entry in entries:
                in_place = (entry.record_id in private) == is_private
                sound = (
                    sound and in_place and entry.change_id in changes and _is_told(entry, fields)
                )
    except (KeyError, TypeError, ValueError, MsgspecError):
        sound = False
    if not sound:
        raise ImportRefused(path, RefusedBecause.INVALID)


def _is_private(record: Record) -> bool:
    return visibility_of(record) is Visibility.PRIVATE


def _is_sound(change: ja.Change) -> bool:
    datetime.fromisoformat(change.at)
    return change.direction in set(Direction)


def _is_told(entry: ja.FieldChange, fields: Mapping[str, Mapping[str, Any]]) -> bool:
    if entry.verb == Verb.ADD:
        return entry.kind in fields
    hint = fields[entry.kind][entry.field]
    from_json(entry.before or "", hint)
    from_json(entry.after or "", hint)
    return entry.verb == Verb.EDIT and entry.field not in _NEVER_CHANGED
