"""A lighter search index, which merges itself only when told to, and a lighter index of notes."""

# ruff: noqa: E501 - statements stand as SQLite keeps them

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STATEMENTS = (
    """DROP TABLE search""",
    """CREATE VIRTUAL TABLE search USING fts5(title, text, content='search_content', content_rowid='doc', prefix='1 2', tokenize='unicode61 remove_diacritics 2')""",
    """INSERT INTO search(search, rank) VALUES ('automerge', 0)""",
    """INSERT INTO search(search) VALUES ('rebuild')""",
    """DROP TABLE private_search""",
    """CREATE VIRTUAL TABLE private_search USING fts5(title, text, content='private_search_content', content_rowid='doc', prefix='1 2', tokenize='unicode61 remove_diacritics 2')""",
    """INSERT INTO private_search(private_search, rank) VALUES ('automerge', 0)""",
    """INSERT INTO private_search(private_search) VALUES ('rebuild')""",
    """DROP INDEX ix_note_list""",
    """CREATE INDEX ix_note_list ON note (mentorship_id, trashed_at, noted_at, id)""",
    """DROP INDEX ix_private_note_list""",
    """CREATE INDEX ix_private_note_list ON private_note (mentorship_id, trashed_at, noted_at, id)""",
)


def upgrade() -> None:
    """Make both indexes anew; the records stay as they are."""
    for statement in STATEMENTS:
        op.execute(statement)
