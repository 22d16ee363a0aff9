"""The head row: how far a desk has come, told apart from every other desk and every older copy.

Each unit of work raises the counter inside its own transaction, so the counter and the records it
counts are on the disk together or not at all.
"""

import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

_ID_BYTES = 16


@dataclass(frozen=True, slots=True)
class HeadRow:
    """``desk_id`` is 32 hexadecimal digits, another one for every restored copy."""

    counter: int
    desk_id: str
    keys_generation: int


def create(connection: Connection) -> None:
    """Give a new desk its id and a counter at zero."""
    connection.exec_driver_sql(
        "INSERT INTO head VALUES (1, 0, ?, 0)", (secrets.token_hex(_ID_BYTES),)
    )


def read(driver_connection: Any) -> HeadRow:
    """Return the head of a desk; one of before there were heads has an empty one."""
    known = "SELECT 1 FROM sqlite_master WHERE name = 'head'"
    if not driver_connection.execute(known).fetchone():
        return HeadRow(0, "0" * 2 * _ID_BYTES, 0)
    query = "SELECT counter, desk_id, keys_generation FROM head"
    return HeadRow(*driver_connection.execute(query).fetchone())


def advance(connection: Connection) -> int:
    """Raise the counter by one, in the transaction of `connection`, and return it."""
    query = "UPDATE head SET counter = counter + 1 RETURNING counter"
    return int(connection.exec_driver_sql(query).scalar_one())


def note_keys(driver_connection: Any, generation: int) -> None:
    """Remember the generation of the key slots that were last seen."""
    driver_connection.execute("UPDATE head SET keys_generation = ?", (generation,))


def rename(driver_connection: Any) -> None:
    """Give a restored desk an id of its own."""
    driver_connection.execute("UPDATE head SET desk_id = ?", (secrets.token_hex(_ID_BYTES),))
