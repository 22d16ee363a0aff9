"""Identities of records: UUIDv7 text, so that they sort by the time they were made."""

from typing import NewType

MentorshipId = NewType("MentorshipId", str)
ExpectationId = NewType("ExpectationId", str)
GoalId = NewType("GoalId", str)
MilestoneId = NewType("MilestoneId", str)
ObstacleId = NewType("ObstacleId", str)
BoundaryId = NewType("BoundaryId", str)
MeetingId = NewType("MeetingId", str)
AgendaItemId = NewType("AgendaItemId", str)
NoteId = NewType("NoteId", str)
CommitmentId = NewType("CommitmentId", str)
ChangeId = NewType("ChangeId", str)


def new_id() -> str:
    """Return a fresh id (RFC 9562 §5.7)."""
    import uuid6  # its import reads package metadata, which costs 20 ms: not before it is needed

    return str(uuid6.uuid7())
