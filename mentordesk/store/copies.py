"""A copy of a desk's file, lying by itself: is it whole, and what is in it?"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from mentordesk.errors import DeskDamaged
from mentordesk.store import checks, driver, head_row

Check = Callable[[Any], list[str]]
_CHECKS: tuple[Check, ...] = (
    checks.broken_cipher_pages,
    checks.structure_problems,
    checks.broken_links,
)


def examine(path: Path, raw_key: bytes) -> dict[str, int]:
    """Check a copy by every check there is and return its records by kind; raises DeskDamaged.

    Takes about a second for 100,000 notes, so call it on a thread of its own.
    """
    with ThreadPoolExecutor(max_workers=len(_CHECKS)) as pool:  # each reads the whole file
        found = pool.map(lambda check: _read_by(path, raw_key, check), _CHECKS)
        problems = [problem for problems in found for problem in problems]
    if problems:
        raise DeskDamaged(path, "; ".join(problems[:3]))
    with closing(driver.connect_to_copy(path, raw_key)) as connection:
        return checks.counts(connection)


def checked(path: Path, raw_key: bytes, check: Check) -> list[str]:
    """Return what `check` finds wrong with a copy; one that cannot be opened is wrong, too."""
    try:
        with _opened(path, raw_key) as connection:
            return check(connection)
    except DeskDamaged as error:
        return [error.detail]


def change_key(path: Path, raw_key: bytes, new_raw_key: bytes) -> None:
    """Encrypt a copy anew with another data key (some 0.1 s for 10 MB); raises DeskError."""
    with _opened(path, raw_key) as connection:
        # What is cut short is thrown away, and whoever puts the copy in place waits for the disk.
        connection.execute("PRAGMA synchronous = OFF").fetchall()
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
        connection.execute("PRAGMA journal_mode = OFF").fetchall()
        connection.execute(f"PRAGMA rekey = \"x'{new_raw_key.hex()}'\"").fetchall()


def head(path: Path, raw_key: bytes) -> head_row.HeadRow:
    """Return the head of a copy; raises DeskError."""
    with _opened(path, raw_key) as connection:
        return head_row.read(connection)


def make_another(path: Path, raw_key: bytes) -> head_row.HeadRow:
    """Give a restored desk an id of its own, and return its head; raises DeskError."""
    with _opened(path, raw_key) as connection:
        head_row.rename(connection)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return head_row.read(connection)


def versions(path: Path, raw_key: bytes) -> dict[str, dict[str, str]]:
    """Return when each record in a copy was last changed, by kind and id; raises DeskError."""
    with _opened(path, raw_key) as connection:
        return versions_in(connection)


def versions_in(connection: Any) -> dict[str, dict[str, str]]:
    """Return when each record was last changed, by kind and id, outside the trash."""
    found: dict[str, dict[str, str]] = {}
    for kind, table in checks.record_tables(connection):
        rows = connection.execute(
            f"SELECT id, updated_at FROM {table} WHERE trashed_at IS NULL"  # noqa: S608 - our own names
        )
        found.setdefault(kind, {}).update(rows.fetchall())
    return found


def _read_by(path: Path, raw_key: bytes, check: Check) -> list[str]:
    try:
        with closing(driver.connect_to_copy(path, raw_key)) as connection:
            return check(connection)
    except sqlcipher.Error as error:
        return [driver.typed(error, path).detail]
    except DeskDamaged as error:
        return [error.detail]


@contextmanager
def _opened(path: Path, raw_key: bytes) -> Iterator[Any]:
    connection = driver.connect(path, raw_key)
    try:
        yield connection
    except sqlcipher.Error as error:
        raise driver.typed(error, path) from None
    finally:
        connection.close()
