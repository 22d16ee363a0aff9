"""Expectations: what each person answers, and the day on which they agree."""

from typing import Any

from mentordesk.domain.changes import Changes
from mentordesk.domain.expectation import Expectation
from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.record import checked
from mentordesk.services.records import RecordService, amend
from mentordesk.store.store import Unit

_TERMS = frozenset(
    {"title", "mentor_answer", "mentee_answer", "agreed_answer", "cadence", "reply_time"}
    | {"availability"}
)


class Expectations(RecordService[Expectation]):
    """The questions the two have answered, or have yet to."""

    record_type = Expectation

    def add(self, mentorship_id: MentorshipId, *, title: str, **fields: Any) -> Changes:
        """Add an expectation; raises ValidationError."""
        return self._add(mentorship_id, title=title, **fields)

    def agree(self, record_id: str, answer: str = "") -> Changes:
        """Note that both agree today, on `answer` or on what stands as agreed.

        Raises ValidationError where there is nothing to agree on.
        """
        with self._store.unit("expectation.agree") as unit:
            record = unit.get(Expectation, record_id)
            agreed = answer or record.agreed_answer or _common_answer(record)
            checked(amend(unit, record, agreed_answer=agreed, agreed_on=unit.today))
            return unit.commit()

    def _amend(self, unit: Unit, record: Expectation, fields: dict[str, Any]) -> Expectation:
        # What was agreed was agreed as it stood: changing a term means agreeing anew.
        changes_terms = any(
            name in _TERMS and getattr(record, name) != value for name, value in fields.items()
        )
        if changes_terms and record.agreed_on is not None and "agreed_on" not in fields:
            fields = {**fields, "agreed_on": None}
        return amend(unit, record, **fields)


def _common_answer(record: Expectation) -> str:
    answers = {record.mentor_answer.strip(), record.mentee_answer.strip()} - {""}
    return answers.pop() if len(answers) == 1 else ""
