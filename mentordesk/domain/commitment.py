"""Commitments: who said they would do what, by when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from mentordesk.domain.ids import GoalId, MeetingId, ObstacleId
from mentordesk.domain.record import Record, Role, Visibility


class CommitmentState(StrEnum):
    """What has become of it; done is what its owner says, confirmed what the other adds."""

    OPEN = "open"
    DONE = "done"
    CONFIRMED = "confirmed"
    MISSED = "missed"
    EXCUSED = "excused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Record):
    """A thing one of the two will do."""

    KIND: ClassVar[str] = "commitment"
    LINES: ClassVar[tuple[str, ...]] = ("text",)
    REQUIRED: ClassVar[tuple[str, ...]] = ("text",)

    text: str
    owner: Role
    due: date | None = None
    state: CommitmentState = CommitmentState.OPEN
    done_on: date | None = None
    meeting_id: MeetingId | None = None
    goal_id: GoalId | None = None
    obstacle_id: ObstacleId | None = None
    visibility: Visibility = Visibility.SHARED
    position: float = 0.0
