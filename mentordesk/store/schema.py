"""The shape of the desk file: made whole for a new desk, migrated for an older one."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection

from mentordesk.errors import DeskTooNew
from mentordesk.store import head_row, private_tables, search_index
from mentordesk.store.tables import METADATA

#: Revisions in order; a desk's ``user_version`` is the number of those it has been through.
REVISIONS = ("0001", "0002", "0003", "0004", "0005")
CURRENT = len(REVISIONS)

_PRIVATE = private_tables.PRIVATE  # imported for its tables, which METADATA then holds


def create(connection: Connection) -> None:
    """Make the present schema in an empty file."""
    METADATA.create_all(connection)
    search_index.create(connection)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (REVISIONS[-1],))
    head_row.create(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {CURRENT}")


def version(connection: Connection) -> int:
    """Return how many revisions the file has been through."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def bring_up_to_date(connection: Connection, path: Path, before: Callable[[], None]) -> None:
    """Migrate an older file in one transaction; raises DeskTooNew before anything is written.

    `before` is called first where there is something to migrate; what it raises stops it.
    """
    found = version(connection)
    if found > CURRENT:
        raise DeskTooNew(path, f"schema {found}, ours is {CURRENT}")
    if found < CURRENT:
        from mentordesk.store.upgrade import upgrade

        connection.rollback()
        before()

        upgrade(connection)
        connection.exec_driver_sql(f"PRAGMA user_version = {CURRENT}")
    connection.commit()
