"""What became of a meeting: held, late, nobody came, called off, excused."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from mentordesk.domain.meeting import MeetingState
from mentordesk.domain.record import Problems, Role
from mentordesk.errors import Problem

_MAY_BE_EXCUSED = frozenset({MeetingState.MISSED, MeetingState.CANCELLED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A state, who it is down to (None: nobody in particular), and how it is to be taken.

    Only what was held began late, because of somebody; only what was missed or called off can be
    excused.
    """

    state: MeetingState
    by: Role | None = None
    is_late: bool = False
    is_excused: bool = False

    def problems(self) -> Problems:
        """Return what is wrong, by field of a meeting."""
        found: Problems = {}
        if self.is_late and self.state is not MeetingState.HELD:
            found["is_late"] = Problem.OUT_OF_RANGE
        elif self.is_late and self.by is None:
            found["outcome_by"] = Problem.EMPTY
        if self.is_excused and self.state not in _MAY_BE_EXCUSED:
            found["is_excused"] = Problem.OUT_OF_RANGE
        if self.by is not None and not self.is_late and self.state not in _MAY_BE_EXCUSED:
            found["outcome_by"] = Problem.OUT_OF_RANGE
        return found


def hours_of_notice(told_at: datetime, starts_at: datetime) -> float:
    """Return how many hours ahead of its start something was said of a meeting, none after it."""
    return max((starts_at - told_at) / timedelta(hours=1), 0.0)
