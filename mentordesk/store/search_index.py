"""The full-text index inside the encrypted file (FTS5), and how it is kept in step.

Each half, shared and private, has a table of documents and an external-content index over it. The
number of a document is its moment in milliseconds shifted left, so that "newest first" is the
order in which FTS5 walks anyway: the newest fifty of 100,000 cost 2–3 ms, a ranking 100.

Beginnings of one and two letters are indexed; with three the index was a third larger and no search
noticeably sooner. FTS5 writes a segment a commit and by itself merges them in some later commit,
which then takes several times as long; here that waits until nobody types (`merge`).
"""

# ruff: noqa: S608 - the only thing put into a statement is one of two prefixes

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from mentordesk.domain.note import Note
from mentordesk.domain.record import Record, Visibility, visibility_of

_SLOTS_A_MOMENT = 4096
# One merge takes some 6 ms, and there are two indexes: a checkpoint is not to be felt.
_PAGES_A_MERGE, _MERGES = 64, 2

PREFIX = {Visibility.SHARED: "", Visibility.PRIVATE: "private_"}

#: Kinds that are not found by themselves: the note's text is found under the note; a sealed answer
#: is found by nobody.
_UNSEARCHED = {"mentorship", "note_text", "sealed_answer"}


@dataclass(frozen=True, slots=True)
class Document:
    """What the index holds of one record; `text` None means the text of the note itself."""

    kind: str
    record_id: str
    mentorship_id: str
    title: str
    text: str | None
    at: datetime
    visibility: Visibility


def moment_of(doc: int) -> float:
    """Return the moment that a document's number stands for, in seconds since 1970."""
    return doc / _SLOTS_A_MOMENT / 1000


def create(connection: Connection) -> None:
    """Make the views and the indexes of both halves."""
    for prefix in PREFIX.values():
        for statement in schema(prefix):
            connection.exec_driver_sql(statement)


def merge(connection: Any) -> None:
    """Merge some of the segments that commits left; give it the driver's connection."""
    for prefix in PREFIX.values():
        for _time in range(_MERGES):
            before = connection.total_changes
            connection.execute(
                f"INSERT INTO {prefix}search({prefix}search, rank) VALUES ('merge', ?)",
                (_PAGES_A_MERGE,),
            )
            if connection.total_changes - before < 2:  # FTS5 says so: there is nothing to merge
                break


def make_anew(connection: Any, half: Visibility) -> None:
    """Make one half's index anew from the records: no segment keeps a word that was forgotten.

    Give it the driver's connection.
    """
    table = f"{PREFIX[half]}search"
    connection.execute(f"INSERT INTO {table}({table}) VALUES ('rebuild')")


def schema(prefix: str) -> tuple[str, str, str]:
    """Return the statements that make one half: the content view, the index and its setting."""
    return (
        f"CREATE VIEW {prefix}search_content AS SELECT d.doc AS doc, d.title AS title, "
        f"coalesce(d.text, t.body, '') AS text FROM {prefix}search_doc d "
        f"LEFT JOIN {prefix}note_text t ON d.text IS NULL AND t.id = d.record_id",
        f"CREATE VIRTUAL TABLE {prefix}search USING fts5(title, text, "
        f"content='{prefix}search_content', content_rowid='doc', prefix='1 2', "
        f"tokenize='unicode61 remove_diacritics 2')",
        f"INSERT INTO {prefix}search({prefix}search, rank) VALUES ('automerge', 0)",
    )


def document_of(record: Record) -> Document | None:
    """Return what to index of a record, or None where it is not found by itself."""
    if record.KIND in _UNSEARCHED or record.trashed_at is not None:
        return None
    title = getattr(record, record.LINES[0])
    others = [getattr(record, name) for name in (*record.LINES[1:], *record.TEXTS)]
    text = None if isinstance(record, Note) else "\n".join(part for part in others if part)
    at = record.noted_at if isinstance(record, Note) else record.created_at
    return Document(
        record.KIND, record.id, record.mentorship_id, title, text, at, visibility_of(record)
    )


class SearchIndex:
    """Keeps the index in step with the records that one unit of work touches.

    FTS5 has to be told the old words to forget them, so a record's entry is taken out before its
    rows change (`forget`) and put back as it then stands (`learn`).
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def forget(self, record: Record) -> None:
        """Take the record's entry out, while the rows still hold the words it was made of."""
        prefix = PREFIX[visibility_of(record)]
        row = self._connection.exec_driver_sql(
            f"SELECT c.doc, c.title, c.text FROM {prefix}search_doc d "
            f"JOIN {prefix}search_content c ON c.doc = d.doc WHERE d.record_id = ?",
            (record.id,),
        ).first()
        if row is None:
            return
        self._connection.exec_driver_sql(
            f"INSERT INTO {prefix}search({prefix}search, rowid, title, text) "
            "VALUES ('delete', ?, ?, ?)",
            tuple(row),
        )
        self._connection.exec_driver_sql(
            f"DELETE FROM {prefix}search_doc WHERE doc = ?",
            (row[0],),
        )

    def learn(self, records: Sequence[tuple[Record, str]]) -> None:
        """Put records in; each comes with the note's text (empty for all but notes)."""
        docs: dict[str, list[tuple[Any, ...]]] = {}
        words: dict[str, list[tuple[Any, ...]]] = {}
        following: dict[tuple[str, int], int] = {}
        taken: set[tuple[str, int]] = set()
        for record, body in records:
            found = document_of(record)
            if found is None:
                continue
            prefix = PREFIX[found.visibility]
            doc = self._free_number(prefix, found.at, following, taken)
            taken.add((prefix, doc))
            docs.setdefault(prefix, []).append(
                (doc, found.kind, found.record_id, found.mentorship_id, found.title, found.text)
            )
            text = body if found.text is None else found.text
            words.setdefault(prefix, []).append((doc, found.title, text))
        for prefix, rows in docs.items():
            self._connection.exec_driver_sql(
                f"INSERT INTO {prefix}search_doc VALUES (?, ?, ?, ?, ?, ?)",
                rows,
            )
            self._connection.exec_driver_sql(
                f"INSERT INTO {prefix}search(rowid, title, text) VALUES (?, ?, ?)",
                words[prefix],
            )

    def _free_number(
        self,
        prefix: str,
        at: datetime,
        following: dict[tuple[str, int], int],
        taken: set[tuple[str, int]],
    ) -> int:
        base = int(at.timestamp() * 1000) * _SLOTS_A_MOMENT
        beyond = base + _SLOTS_A_MOMENT
        if (prefix, base) not in following:
            last = self._connection.exec_driver_sql(
                f"SELECT max(doc) FROM {prefix}search_doc WHERE doc >= ? AND doc < ?",
                (base, beyond),
            ).scalar()
            following[prefix, base] = base if last is None else last + 1
        doc = following[prefix, base]
        # A moment that is full takes numbers of the next ones.
        while (prefix, doc) in taken or (doc >= beyond and self._is_taken(prefix, doc)):
            doc += 1
        following[prefix, base] = doc + 1
        return doc

    def _is_taken(self, prefix: str, doc: int) -> bool:
        query = f"SELECT 1 FROM {prefix}search_doc WHERE doc = ?"
        return self._connection.exec_driver_sql(query, (doc,)).first() is not None
