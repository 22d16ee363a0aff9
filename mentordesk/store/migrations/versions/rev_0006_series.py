"""Series of meetings, and more about what becomes of a meeting.

The table of meetings is made anew, so that each row has all its columns: salvage tells rows by their
shape.
"""

# ruff: noqa: E501 - statements stand as SQLite keeps them

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

STATEMENTS = (
    """CREATE TABLE series (
    id TEXT NOT NULL,
    mentorship_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    title TEXT NOT NULL,
    starts_local TEXT NOT NULL,
    zone TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    place TEXT NOT NULL,
    link TEXT NOT NULL,
    passcode TEXT NOT NULL,
    rule TEXT NOT NULL,
    uid TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (id)
)""",
    """CREATE INDEX ix_series_trash ON series (trashed_at) WHERE trashed_at IS NOT NULL""",
    """ALTER TABLE meeting RENAME TO earlier_meeting""",
    """DROP INDEX ix_meeting_mentorship_id_starts_local""",
    """DROP INDEX ix_meeting_trash""",
    """CREATE TABLE meeting (
    id TEXT NOT NULL,
    mentorship_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    title TEXT NOT NULL,
    starts_local TEXT NOT NULL,
    zone TEXT NOT NULL,
    fold INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    place TEXT NOT NULL,
    link TEXT NOT NULL,
    passcode TEXT NOT NULL,
    state TEXT NOT NULL,
    is_late BOOLEAN NOT NULL,
    is_excused BOOLEAN NOT NULL,
    outcome_by TEXT,
    called_off_at TEXT,
    despite TEXT NOT NULL,
    moves TEXT NOT NULL,
    goal_ids TEXT NOT NULL,
    series_id TEXT,
    recurs_local TEXT,
    organizer TEXT NOT NULL,
    stamp TEXT,
    uid TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (id)
)""",
    """CREATE INDEX ix_meeting_mentorship_id_starts_local ON meeting (mentorship_id, starts_local)""",
    """CREATE INDEX ix_meeting_series_id ON meeting (series_id)""",
    """CREATE INDEX ix_meeting_trash ON meeting (trashed_at) WHERE trashed_at IS NOT NULL""",
    """INSERT INTO meeting (id, mentorship_id, created_at, updated_at, trashed_at, title, starts_local, zone, fold, minutes, place, link, passcode, state, is_late, is_excused, outcome_by, called_off_at, despite, moves, goal_ids, series_id, recurs_local, organizer, stamp, uid, sequence) SELECT id, mentorship_id, created_at, updated_at, trashed_at, title, starts_local, zone, fold, minutes, place, link, '', state, 0, 0, NULL, NULL, '', '[]', goal_ids, NULL, NULL, '', NULL, uid, sequence FROM earlier_meeting""",
    """DROP TABLE earlier_meeting""",
)


def upgrade() -> None:
    """Make the new table, and the changed one anew with what was in it."""
    for statement in STATEMENTS:
        op.execute(statement)
