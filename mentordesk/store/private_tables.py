"""The tables of what never leaves this computer.

Only the unit of work imports this module. ``SharedView``, which calendars, exchange, reports and
bridges are given, does not; an import contract keeps it so.
"""

from sqlalchemy import Index, Table

from mentordesk.domain.commitment import Commitment
from mentordesk.domain.concern import Concern
from mentordesk.domain.expectation import SealedAnswer
from mentordesk.domain.goal import Obstacle
from mentordesk.domain.note import Note, NoteText
from mentordesk.domain.record import Record
from mentordesk.store.columns import table_for
from mentordesk.store.tables import METADATA, history_table, note_goals_index, search_table

PRIVATE: dict[type[Record], Table] = {
    record_type: table_for(record_type, f"private_{record_type.KIND}", METADATA)
    for record_type in (SealedAnswer, Obstacle, Concern, Note, NoteText, Commitment)
}

PRIVATE_HISTORY = history_table("private_history")
PRIVATE_SEARCH_DOC = search_table("private_search_doc")

for _type, _columns in (
    (SealedAnswer, ("expectation_id",)),
    (Obstacle, ("goal_id",)),
    (Note, ("meeting_id",)),
    (Commitment, ("mentorship_id",)),
):
    Index(
        f"ix_private_{_type.KIND}_{'_'.join(_columns)}",
        *(PRIVATE[_type].c[column] for column in _columns),
    )
_NOTE_LIST = ("mentorship_id", "trashed_at", "noted_at", "id")
Index("ix_private_note_list", *(PRIVATE[Note].c[column] for column in _NOTE_LIST))
note_goals_index(PRIVATE[Note])
