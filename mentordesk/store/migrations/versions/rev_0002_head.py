"""The head: a counter of units of work, so that a lost or replaced file is noticed."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

STATEMENTS = (
    """CREATE TABLE head (
    one INTEGER NOT NULL,
    counter INTEGER NOT NULL,
    desk_id TEXT NOT NULL,
    keys_generation INTEGER NOT NULL,
    PRIMARY KEY (one)
)""",
    """INSERT INTO head VALUES (1, 0, lower(hex(randomblob(16))), 0)""",
)


def upgrade() -> None:
    """Make the head of a desk that never had one."""
    for statement in STATEMENTS:
        op.execute(statement)
