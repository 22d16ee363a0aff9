"""Notes name the goals they are about, as meetings do.

The tables are made anew, so that each row has all its columns: salvage tells rows by their shape.
"""

# ruff: noqa: E501 - statements stand as SQLite keeps them

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

STATEMENTS = (
    """ALTER TABLE {table} RENAME TO earlier_{table}""",
    """DROP INDEX ix_{table}_list""",
    """DROP INDEX ix_{table}_meeting_id""",
    """DROP INDEX ix_{table}_trash""",
    """CREATE TABLE {table} (
    id TEXT NOT NULL,
    mentorship_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    meeting_id TEXT,
    goal_ids TEXT NOT NULL,
    noted_at TEXT NOT NULL,
    visibility TEXT NOT NULL,
    PRIMARY KEY (id)
)""",
    """INSERT INTO {table} (id, mentorship_id, created_at, updated_at, trashed_at, title, summary, meeting_id, goal_ids, noted_at, visibility) SELECT id, mentorship_id, created_at, updated_at, trashed_at, title, summary, meeting_id, '[]', noted_at, visibility FROM earlier_{table}""",
    """DROP TABLE earlier_{table}""",
    """CREATE INDEX ix_{table}_list ON {table} (mentorship_id, trashed_at, noted_at, id)""",
    """CREATE INDEX ix_{table}_meeting_id ON {table} (meeting_id)""",
    """CREATE INDEX ix_{table}_trash ON {table} (trashed_at) WHERE trashed_at IS NOT NULL""",
    """CREATE INDEX ix_{table}_goals ON {table} (mentorship_id) WHERE goal_ids != '[]'""",
)


def upgrade() -> None:
    """Make both tables anew with what was in them; no note is about a goal yet."""
    for table in ("note", "private_note"):
        for statement in STATEMENTS:
            op.execute(statement.format(table=table))
