"""Everything out and in again, for the owner of the desk; private records on explicit choice."""

from collections import Counter
from dataclasses import asdict
from pathlib import Path

from mentordesk.domain.record import Record, Visibility, visibility_of
from mentordesk.errors import ImportRefused, RefusedBecause
from mentordesk.exchange import json_archive as ja
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

    def _write_history(self, reader: Reader, archive: ja.Archive) -> None:
        connection = reader.connection
        changes = [tables.ChangeEntry(**asdict(one)) for one in archive.changes]
        tables.write_changes(connection, changes)
        for private, entries in ((False, archive.history), (True, archive.private_history)):
            rows = [tables.HistoryEntry(**asdict(one)) for one in entries]
            tables.write_history(connection, rows, private=private)


def _records(reader: Reader, *, include_private: bool) -> ja.Records:
    found: dict[str, tuple[Record, ...]] = {}
    for record_type in RECORD_TYPES:
        every = [*reader.all(record_type), *reader.all(record_type, trashed=True)]
        found[record_type.KIND] = tuple(
            sorted(
                (
                    record
                    for record in every
                    if include_private or visibility_of(record) is Visibility.SHARED
                ),
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
