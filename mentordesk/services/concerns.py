"""Concerns: a private log. No verb here hands one to anybody else."""

from typing import Any

from mentordesk.domain.changes import Changes
from mentordesk.domain.concern import Concern
from mentordesk.domain.ids import MentorshipId
from mentordesk.services.records import RecordService, amend


class Concerns(RecordService[Concern]):
    """What somebody noticed, and what they will do."""

    record_type = Concern

    def add(self, mentorship_id: MentorshipId, *, title: str, **fields: Any) -> Changes:
        """Note a concern; raises ValidationError."""
        return self._add(mentorship_id, title=title, **fields)

    def set_resolved(self, record_id: str, resolved: bool) -> Changes:
        """Note that it is resolved today, or that it is not after all."""
        with self._store.unit("concern.edit") as unit:
            resolved_on = unit.today if resolved else None
            amend(unit, unit.get(Concern, record_id), resolved_on=resolved_on)
            return unit.commit()
