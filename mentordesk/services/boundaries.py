"""Boundaries: proposed, agreed, or declined with a reason."""

from typing import Any

from mentordesk.domain.boundary import Boundary, BoundaryState
from mentordesk.domain.changes import Changes
from mentordesk.domain.ids import MentorshipId
from mentordesk.errors import Problem, ValidationError
from mentordesk.services.records import RecordService, amend
from mentordesk.store.store import Unit

_TERMS = frozenset(
    {"title", "detail", "area", "quiet_hours", "cancellation", "reply_time", "no_go", "stance"}
)


class Boundaries(RecordService[Boundary]):
    """What the two hold to."""

    record_type = Boundary

    def add(self, mentorship_id: MentorshipId, *, title: str, **fields: Any) -> Changes:
        """Propose a boundary; raises ValidationError."""
        return self._add(mentorship_id, title=title, **fields)

    def agree(self, record_id: str) -> Changes:
        """Note that both agree to it today."""
        with self._store.unit("boundary.agree") as unit:
            fields = {"state": BoundaryState.AGREED, "agreed_on": unit.today}
            amend(unit, unit.get(Boundary, record_id), declined_because="", **fields)
            return unit.commit()

    def decline(self, record_id: str, because: str) -> Changes:
        """Note that it is declined; raises ValidationError without a reason."""
        if not because.strip():
            raise ValidationError({"declined_because": Problem.NEEDS_REASON})
        with self._store.unit("boundary.decline") as unit:
            fields = {"state": BoundaryState.DECLINED, "agreed_on": None}
            amend(unit, unit.get(Boundary, record_id), declined_because=because, **fields)
            return unit.commit()

    def propose_again(self, record_id: str) -> Changes:
        """Put it back on the table."""
        with self._store.unit("boundary.edit") as unit:
            fields = {"state": BoundaryState.PROPOSED, "agreed_on": None}
            amend(unit, unit.get(Boundary, record_id), **fields)
            return unit.commit()

    def _amend(self, unit: Unit, record: Boundary, fields: dict[str, Any]) -> Boundary:
        changes_terms = any(
            name in _TERMS and getattr(record, name) != value for name, value in fields.items()
        )
        if changes_terms and record.state is BoundaryState.AGREED and "state" not in fields:
            fields = {**fields, "state": BoundaryState.PROPOSED, "agreed_on": None}
        return amend(unit, record, **fields)
