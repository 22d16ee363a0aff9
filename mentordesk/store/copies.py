"""A copy of a desk's file, lying by itself: is it whole, and what is in it?"""

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from mentordesk.domain.record import Visibility
from mentordesk.errors import DeskDamaged, DeskError
from mentordesk.store import checks, driver, head_row

Check = Callable[[Any], list[str]]
Outcome = Future[list[str]]
#: What a copy has to pass to count; those that take longest first.
_CHECKS: tuple[Check, ...] = (
    checks.structure_problems_beside_search,
    *(partial(checks.search_problems, visibility=half) for half in Visibility),
    checks.broken_cipher_pages,
    checks.broken_links,
)
# More would only wait for the disk, and one core is left to the people at work.
_AT_ONCE = max(2, min(4, (os.cpu_count() or 2) - 1))


@contextmanager
def under_way(path: Path, raw_key: bytes, run: Sequence[Check]) -> Iterator[list[Outcome]]:
    """Run checks of a copy side by side, on threads of their own; yields what they will find.

    The copy has to be ours alone. One that cannot be opened is wrong; an outcome may raise DiskFull
    or DeskReadOnly.
    """

    def found(check: Check) -> list[str]:
        with suppress(DeskDamaged):  # which the check will say
            ready.result()
        return _found(path, raw_key, check)

    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="check") as pool:
        ready = pool.submit(driver.fold_away_log, path, raw_key)
        try:
            yield [pool.submit(found, check) for check in run]
        finally:
            pool.shutdown(cancel_futures=True)


def examine(path: Path, raw_key: bytes) -> dict[str, int]:
    """Check a copy by every check there is and return its records by kind; raises DeskDamaged.

    Takes about a second for 100,000 notes, so call it on a thread of its own.
    """
    with under_way(path, raw_key, _CHECKS) as outcomes:
        problems = [problem for outcome in outcomes for problem in outcome.result()]
    if problems:
        raise DeskDamaged(path, "; ".join(problems[:3]))
    with closing(driver.connect_to_copy(path, raw_key)) as connection:
        return checks.counts(connection)


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


def holds_private(path: Path, raw_key: bytes, mentorship_id: str, kinds: Collection[str]) -> bool:
    """Tell whether a copy holds anything private of these kinds, in the trash or not.

    Where there is no record, there is no history of it. Raises DeskError.
    """
    with _opened(path, raw_key) as connection:
        there = {table for _kind, table in checks.record_tables(connection)}
        for table in sorted({f"private_{kind}" for kind in kinds} & there):
            query = f"SELECT 1 FROM {table} WHERE mentorship_id = ? LIMIT 1"  # noqa: S608 - our own names
            if connection.execute(query, (mentorship_id,)).fetchone():
                return True
    return False


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


def _found(path: Path, raw_key: bytes, check: Check) -> list[str]:
    try:
        with closing(driver.connect_to_copy(path, raw_key)) as connection:
            return check(connection)
    except sqlcipher.Error as error:
        return [driver.typed(error, path).detail]
    except DeskError as error:
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
