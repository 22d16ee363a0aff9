"""Identities of records: UUIDv7 text, so that they sort by the time they were made."""

from datetime import UTC, datetime
from typing import NewType
from uuid import UUID

MentorshipId = NewType("MentorshipId", str)
ExpectationId = NewType("ExpectationId", str)
SealedAnswerId = NewType("SealedAnswerId", str)
GoalId = NewType("GoalId", str)
MilestoneId = NewType("MilestoneId", str)
ObstacleId = NewType("ObstacleId", str)
BoundaryId = NewType("BoundaryId", str)
AgreementId = NewType("AgreementId", str)
ConcernId = NewType("ConcernId", str)
MeetingId = NewType("MeetingId", str)
AgendaItemId = NewType("AgendaItemId", str)
SeriesId = NewType("SeriesId", str)
NoteId = NewType("NoteId", str)
CommitmentId = NewType("CommitmentId", str)
ChangeId = NewType("ChangeId", str)

#: The version of an id that begins with its moment.
_TIMED = 7


def new_id() -> str:
    """Return a fresh id (RFC 9562 §5.7)."""
    import uuid6  # its import reads package metadata, which costs 20 ms: not before it is needed

    return str(uuid6.uuid7())


def made_at(record_id: str) -> datetime | None:
    """Return when a record was made, as its id tells (UTC, to the millisecond), or None."""
    try:
        number = UUID(record_id)
        if number.version != _TIMED:
            return None
        return datetime.fromtimestamp((number.int >> 80) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None
