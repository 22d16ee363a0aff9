"""The checks of a desk's file: each returns places that are wrong, nothing where all is well.

Neither of SQLCipher's and SQLite's own checks finds everything: a lost page at the end escapes
the first, a changed byte in a free page the second.
"""

from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from mentordesk.domain.note import NoteText
from mentordesk.domain.record import Visibility
from mentordesk.store.search_index import PREFIX
from mentordesk.store.tables import RECORD_TYPES

_MOST = 20

_LINKS = (
    ("milestone", "goal_id", ("goal",)),
    ("obstacle", "goal_id", ("goal",)),
    ("private_obstacle", "goal_id", ("goal",)),
    ("private_sealed_answer", "expectation_id", ("expectation",)),
    ("agenda_item", "meeting_id", ("meeting",)),
    ("note_text", "id", ("note",)),
    ("private_note_text", "id", ("private_note",)),
    ("note", "id", ("note_text",)),
    ("private_note", "id", ("private_note_text",)),
)


def counts(connection: Any) -> dict[str, int]:
    """Return how many records of each kind there are, private ones too, outside the trash.

    A note and its text count as one.
    """
    kinds = [record.KIND for record in RECORD_TYPES if record is not NoteText]
    found = dict.fromkeys(kinds, 0)
    tables = [(kind, table) for kind, table in record_tables(connection) if kind in found]
    for kind, table in tables:
        # Either number is read from an index; those outside the trash would take every row.
        every = f"SELECT count(*) FROM {table}"  # noqa: S608 - our own names
        trashed = f"{every} WHERE trashed_at IS NOT NULL"
        query = f"SELECT ({every}) - ({trashed})"
        found[kind] += connection.execute(query).fetchone()[0]
    return found


def record_tables(connection: Any) -> list[tuple[str, str]]:
    """Return the tables that hold records, each with the kind that it holds."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    there = {row[0] for row in rows}
    kinds = [record.KIND for record in RECORD_TYPES]
    return [(kind, name) for kind in kinds for name in (kind, f"private_{kind}") if name in there]


def fold_log(connection: Any) -> list[str]:
    """Fold the write-ahead log into the file; the other checks read the file alone."""
    busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return ["the log could not be folded in"] if busy else []


def broken_cipher_pages(connection: Any) -> list[str]:
    """Return the pages whose encryption does not hold."""
    rows = connection.execute("PRAGMA cipher_integrity_check").fetchmany(_MOST)
    return [str(row[0]) for row in rows]


def structure_problems(connection: Any) -> list[str]:
    """Return what SQLite finds wrong with tables and indexes."""
    rows = connection.execute(f"PRAGMA integrity_check({_MOST})").fetchall()
    return [str(row[0]) for row in rows if row[0] != "ok"]


def structure_problems_beside_search(connection: Any) -> list[str]:
    """Return what SQLite finds wrong with tables and indexes, the search index's pages among them.

    What SQLite's check asks of a search index beside that takes longer than all the rest, and is a
    check of its own (`search_problems`, `broken_search`). To leave it out, the index is taken out
    of the schema in a transaction that is taken back: the connection is one to a copy.
    """
    names = ", ".join(f"'{prefix}search'" for prefix in PREFIX.values())
    connection.execute("PRAGMA writable_schema = ON").fetchall()
    connection.execute("BEGIN")
    try:
        connection.execute(f"DELETE FROM sqlite_master WHERE type = 'table' AND name IN ({names})")  # noqa: S608 - our own names
        connection.execute("PRAGMA writable_schema = RESET").fetchall()
        return structure_problems(connection)
    finally:
        connection.execute("ROLLBACK")
        connection.execute("PRAGMA writable_schema = RESET").fetchall()


def search_problems(connection: Any, visibility: Visibility) -> list[str]:
    """Return what SQLite finds wrong with one half's search index, taken by itself."""
    table = f"{PREFIX[visibility]}search"
    rows = connection.execute(f"PRAGMA integrity_check('{table}')").fetchall()
    return [str(row[0]) for row in rows if row[0] != "ok"]


def broken_links(connection: Any) -> list[str]:
    """Return the tables in which records lack what they belong to."""
    found = []
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    there = {row[0] for row in rows}  # a copy from before an upgrade lacks what came since
    for table, field, parents in (link for link in _LINKS if link[0] in there):
        for parent in parents:
            count = connection.execute(
                f"SELECT count(*) FROM {table} WHERE {field} NOT IN (SELECT id FROM {parent})"  # noqa: S608 - our own names
            ).fetchone()[0]
            if count:
                found.append(f"{count} of {table} without {parent}")
    return found


def broken_search(connection: Any, *halves: Visibility) -> list[str]:
    """Return what is wrong with the search index (it can be made anew from the records).

    It is held against the records of the halves, or of both.
    """
    found = []
    for half in halves or PREFIX:
        table = f"{PREFIX[half]}search"
        try:
            connection.execute(
                f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)"  # noqa: S608 - our own names
            )
        except sqlcipher.DatabaseError:
            found.append(f"{table} does not match the records")
    return found
