"""Search of everything: the newest first at once, the best after."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from mentordesk.domain.ids import MentorshipId
from mentordesk.store.search_index import PREFIX, moment_of
from mentordesk.store.store import Store
from mentordesk.store.unit_of_work import TYPES_BY_KIND

#: Around each word found in a snippet (control characters, which texts never hold).
MARK_OPEN, MARK_CLOSE = "\x02", "\x03"

_WORDS = re.compile(r"\w+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found; the words found are marked in ``title`` and ``snippet``."""

    kind: str
    id: str
    mentorship_id: MentorshipId
    title: str
    snippet: str
    at: datetime
    private: bool


class Search:
    """Finds words, and beginnings of words, in everything the desk holds."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def newest(self, query: str, limit: int = 20) -> list[Hit]:
        """Return the newest records in which every word of `query` begins a word."""
        return self._find(query, limit, "rowid DESC")

    def best(self, query: str, limit: int = 20) -> list[Hit]:
        """Return the records that fit best (BM25, titles before texts)."""
        return self._find(query, limit, "bm25({prefix}search, 4.0, 1.0)")

    def place_of(self, kind: str, record_id: str) -> tuple[str, str, MentorshipId]:
        """Return kind and id of the record whose page shows this one, and its mentorship."""
        with self._store.reading() as reader:
            record = reader.get(TYPES_BY_KIND[kind], record_id)
        for whole in ("goal", "meeting"):
            if kind != "note" and (parent := getattr(record, f"{whole}_id", None)):
                return whole, parent, record.mentorship_id
        return kind, record_id, record.mentorship_id

    def _find(self, query: str, limit: int, order: str) -> list[Hit]:
        expression = match_expression(query)
        if not expression:
            return []
        hits: list[tuple[float, Hit]] = []
        with self._store.reading() as reader:
            for visibility, prefix in PREFIX.items():
                statement = _statement(prefix, order.format(prefix=prefix))
                rows = reader.connection.exec_driver_sql(statement, (expression, limit))
                hits += [(row[0], _hit(row, private=visibility == "private")) for row in rows]
        return _merged(hits, limit, newest=order.startswith("rowid"))


def _merged(hits: list[tuple[float, Hit]], limit: int, *, newest: bool) -> list[Hit]:
    ordered = sorted(hits, key=lambda hit: hit[1].at, reverse=True)
    if not newest:
        ordered.sort(key=lambda hit: hit[0])
    return [hit for _, hit in ordered[:limit]]


def match_expression(query: str) -> str:
    """Return the FTS5 expression for what a person typed: every word, as a beginning."""
    # Composed, for an accent typed as a character of its own would end a word.
    words = _WORDS.findall(unicodedata.normalize("NFC", query))
    return " ".join(f'"{word}"*' for word in words[:12])


def _statement(prefix: str, order: str) -> str:
    rank = "0.0" if order.startswith("rowid") else order
    # The inner query finds and limits; snippets are then cut for those few only.
    return (
        f"SELECT {rank}, d.kind, d.record_id, d.mentorship_id, "  # noqa: S608
        f"highlight({prefix}search, 0, char(2), char(3)), "
        f"snippet({prefix}search, 1, char(2), char(3), '…', 14), d.doc "
        f"FROM {prefix}search JOIN {prefix}search_doc d ON d.doc = {prefix}search.rowid "
        f"WHERE {prefix}search MATCH ? "
        f"ORDER BY {order.replace('rowid', f'{prefix}search.rowid')} LIMIT ?"
    )


def _hit(row: Sequence[object], *, private: bool) -> Hit:
    _, kind, record_id, mentorship_id, title, snippet, doc = row
    at = datetime.fromtimestamp(moment_of(int(str(doc))), UTC)
    return Hit(
        str(kind),
        str(record_id),
        MentorshipId(str(mentorship_id)),
        str(title),
        str(snippet),
        at,
        private,
    )
