"""Migrations by Alembic; imported only when there is something to migrate (0.3 s)."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def configuration(connection: Connection) -> Config:
    """Return Alembic's settings, with the connection that the migration is to use."""
    config = Config()
    config.set_main_option("script_location", "mentordesk.store:migrations")
    config.attributes["connection"] = connection
    return config


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run the migrations up to `revision` on an open connection, in its transaction."""
    command.upgrade(configuration(connection), revision)
