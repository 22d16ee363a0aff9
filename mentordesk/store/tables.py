"""The tables of what the pair may share, and of the desk itself.

Private records live in ``private_tables``, which code that sends things out never imports.
"""

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text, text

from mentordesk.domain.agreement import Agreement
from mentordesk.domain.boundary import Boundary
from mentordesk.domain.commitment import Commitment
from mentordesk.domain.concern import Concern
from mentordesk.domain.expectation import Expectation, SealedAnswer
from mentordesk.domain.goal import Goal, Milestone, Obstacle
from mentordesk.domain.meeting import AgendaItem, Meeting
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.note import Note, NoteText
from mentordesk.domain.record import Record
from mentordesk.store.columns import table_for

#: Every kind of record, parents before children.
RECORD_TYPES: tuple[type[Record], ...] = (
    Mentorship,
    Expectation,
    SealedAnswer,
    Goal,
    Milestone,
    Obstacle,
    Boundary,
    Agreement,
    Concern,
    Meeting,
    AgendaItem,
    Note,
    NoteText,
    Commitment,
)

#: Which field of a record names the record that it belongs to and goes to the trash with.
#: (A note outlives its meeting.)
PARENT_FIELDS: dict[type[Record], str] = {
    SealedAnswer: "expectation_id",
    Milestone: "goal_id",
    Obstacle: "goal_id",
    AgendaItem: "meeting_id",
    NoteText: "id",
}

#: Of which type that record is.
PARENTS: dict[type[Record], type[Record]] = {
    SealedAnswer: Expectation,
    Milestone: Goal,
    Obstacle: Goal,
    AgendaItem: Meeting,
    NoteText: Note,
}


def parent_of(record: Record) -> tuple[type[Record], str] | None:
    """Return type and id of the record that `record` belongs to, or None where it stands alone."""
    parent = PARENTS.get(type(record))
    return (parent, getattr(record, PARENT_FIELDS[type(record)])) if parent else None


METADATA = MetaData()

#: Kinds that are never shared have no table here.
SHARED: dict[type[Record], Table] = {
    record_type: table_for(record_type, record_type.KIND, METADATA)
    for record_type in RECORD_TYPES
    if not record_type.NEVER_SHARED
}


def history_table(name: str) -> Table:
    """Return a table of changed fields; one for what is shared, one for what is private."""
    return Table(
        name,
        METADATA,
        Column("seq", Integer, primary_key=True),
        Column("change_id", Text, nullable=False, index=True),
        Column("kind", Text, nullable=False),
        Column("record_id", Text, nullable=False, index=True),
        Column("verb", Text, nullable=False),
        Column("field", Text, nullable=False),
        Column("before", Text),
        Column("after", Text),
    )


def search_table(name: str) -> Table:
    """Return a table of what the search index knows; `text` NULL: it is the note's own text."""
    return Table(
        name,
        METADATA,
        Column("doc", Integer, primary_key=True),
        Column("kind", Text, nullable=False),
        Column("record_id", Text, nullable=False, unique=True),
        Column("mentorship_id", Text, nullable=False),
        Column("title", Text, nullable=False),
        Column("text", Text),
    )


def note_goals_index(table: Table) -> Index:
    """Index the notes that are about goals: few of many thousands, and asked for by each goal."""
    about = text("goal_ids != '[]'")
    return Index(f"ix_{table.name}_goals", table.c.mentorship_id, sqlite_where=about)


#: One row a unit of work: when, what was done, and which earlier change it takes back.
CHANGE = Table(
    "change",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("direction", Text, nullable=False),
    Column("reverses", Text),
)

#: One row: how many units of work there have been, which desk this is, and which generation of
#: key slots it last saw. Kept outside as well (``desk.head``), it reveals what was lost.
HEAD = Table(
    "head",
    METADATA,
    Column("one", Integer, primary_key=True),
    Column("counter", Integer, nullable=False),
    Column("desk_id", Text, nullable=False),
    Column("keys_generation", Integer, nullable=False),
)

SETTING = Table(
    "setting",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

HISTORY = history_table("history")
SEARCH_DOC = search_table("search_doc")

for _table, _columns in (
    ("milestone", ("goal_id",)),
    ("obstacle", ("goal_id",)),
    ("agenda_item", ("meeting_id",)),
    ("meeting", ("mentorship_id", "starts_local")),
    ("commitment", ("mentorship_id",)),
    ("note", ("meeting_id",)),
):
    Index(f"ix_{_table}_{'_'.join(_columns)}", *(METADATA.tables[_table].c[c] for c in _columns))
# The list of notes is in this order. (With titles and summaries in the index the list came no
# sooner than a quarter, for 6 % of the file.)
_NOTE_LIST = ("mentorship_id", "trashed_at", "noted_at", "id")
Index("ix_note_list", *(METADATA.tables["note"].c[c] for c in _NOTE_LIST))
note_goals_index(METADATA.tables["note"])
