"""Commitments: who will do what by when, and whether it was done."""

from typing import Any

from mentordesk.domain.changes import Changes
from mentordesk.domain.commitment import Commitment, CommitmentState
from mentordesk.domain.goal import Obstacle
from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.record import Role
from mentordesk.services.records import RecordService, amend

_SETTLED = frozenset({CommitmentState.DONE, CommitmentState.CONFIRMED})


class Commitments(RecordService[Commitment]):
    """What each of the two said they would do."""

    record_type = Commitment

    def add(self, mentorship_id: MentorshipId, *, text: str, owner: Role, **fields: Any) -> Changes:
        """Add a commitment; raises ValidationError."""
        return self._add(mentorship_id, text=text, owner=owner, **fields)

    def set_state(self, commitment_id: str, state: CommitmentState) -> Changes:
        """Say what has become of it; "done" keeps today as the day."""
        with self._store.unit(f"commitment.{state.value}") as unit:
            record = unit.get(Commitment, commitment_id)
            day = (record.done_on or unit.today) if state in _SETTLED else None
            amend(unit, record, state=state, done_on=day)
            return unit.commit()

    def open(self, mentorship_id: MentorshipId) -> list[Commitment]:
        """Return what is still to be done, the nearest due first and the undated last.

        A step against an obstacle is owed while the obstacle is there.
        """
        with self._store.reading() as reader:
            found = reader.all(Commitment, mentorship_id=mentorship_id, state=CommitmentState.OPEN)
            against = {one.obstacle_id for one in found if one.obstacle_id}
            there = {one.id for one in reader.all(Obstacle, id=against)} if against else set()
        owed = [one for one in found if one.obstacle_id is None or one.obstacle_id in there]
        return sorted(owed, key=lambda c: (c.due is None, c.due or c.created_at.date(), c.id))
