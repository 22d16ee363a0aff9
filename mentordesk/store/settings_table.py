"""Named settings as JSON texts in the encrypted file."""

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from mentordesk.store.tables import SETTING


def read_setting(connection: Connection, name: str) -> str | None:
    """Return the JSON text under a name, or None."""
    found: str | None = connection.execute(
        select(SETTING.c.value).where(SETTING.c.name == name)
    ).scalar()
    return found


def write_setting(connection: Connection, name: str, text: str) -> None:
    """Keep a JSON text under a name."""
    statement = insert(SETTING).values(name=name, value=text)
    connection.execute(
        statement.on_conflict_do_update(index_elements=["name"], set_={"value": text})
    )


def read_settings(connection: Connection, start: str) -> dict[str, str]:
    """Return the JSON texts under all names that begin with `start`, by name, in their order."""
    named = select(SETTING).where(SETTING.c.name.startswith(start, autoescape=True))
    rows = connection.execute(named.order_by(SETTING.c.name))
    return {row.name: row.value for row in rows}


def erase_setting(connection: Connection, name: str) -> None:
    """Keep nothing under a name."""
    connection.execute(delete(SETTING).where(SETTING.c.name == name))
