"""The page that a pair opens first: what comes next, what is owed, what is in focus."""

from dataclasses import dataclass
from datetime import date, datetime

from mentordesk.domain.boundary import BoundaryState
from mentordesk.domain.commitment import Commitment
from mentordesk.domain.expectation import ExpectationState
from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.meeting import Meeting
from mentordesk.domain.record import Role
from mentordesk.services.boundaries import Boundaries
from mentordesk.services.commitments import Commitments
from mentordesk.services.expectations import Expectations
from mentordesk.services.goals import GoalCard, Goals
from mentordesk.services.meetings import Meetings
from mentordesk.services.notes import NoteRow, Notes
from mentordesk.store.store import Store

MOST_COUNTED = 1000


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each kind there are, for the badges of the tabs; at most ``MOST_COUNTED``.

    Counting 100,000 notes would take longer than showing the window.
    """

    expectations: int
    goals: int
    boundaries: int
    notes: int


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the Overview shows."""

    counts: Counts
    next_meeting: Meeting | None
    last_held: Meeting | None
    waiting_for_outcome: tuple[Meeting, ...]
    in_focus: tuple[GoalCard, ...]
    i_owe: tuple[Commitment, ...]
    i_am_owed: tuple[Commitment, ...]
    expectation_states: dict[ExpectationState, int]
    boundary_states: dict[BoundaryState, int]
    recent_notes: tuple[NoteRow, ...]
    days_since_we_met: int | None


@dataclass(frozen=True, slots=True)
class Aside:
    """What stands beside every tab: the badges and the next meeting."""

    counts: Counts
    next_meeting: Meeting | None


class Overviews:
    """Gathers the Overview of a mentorship."""

    def __init__(
        self,
        store: Store,
        *,
        expectations: Expectations,
        goals: Goals,
        boundaries: Boundaries,
        meetings: Meetings,
        notes: Notes,
        commitments: Commitments,
    ) -> None:
        self._store = store
        self._expectations = expectations
        self._goals = goals
        self._boundaries = boundaries
        self._meetings = meetings
        self._notes = notes
        self._commitments = commitments

    def gather(self, mentorship_id: MentorshipId, me: Role, now: datetime, today: date) -> Overview:
        """Return the Overview as it is at `now` (UTC); `today` is the date where the user is."""
        expectations = [record.state for record in self._expectations.all(mentorship_id)]
        boundaries = [record.state for record in self._boundaries.all(mentorship_id)]
        owed = self._commitments.open(mentorship_id)
        last = self._meetings.last_held(mentorship_id)
        planned = self._meetings.planned(mentorship_id)
        return Overview(
            counts=self._counts(mentorship_id),
            next_meeting=next((m for m in planned if m.ends_at > now), None),
            last_held=last,
            waiting_for_outcome=tuple(m for m in planned if m.ends_at <= now),
            in_focus=tuple(self._goals.in_focus(mentorship_id, today)),
            i_owe=tuple(c for c in owed if c.owner is me),
            i_am_owed=tuple(c for c in owed if c.owner is not me),
            expectation_states={state: expectations.count(state) for state in ExpectationState},
            boundary_states={state: boundaries.count(state) for state in BoundaryState},
            recent_notes=tuple(self._notes.rows(mentorship_id, limit=4)),
            days_since_we_met=_days_between(last.starts_at, today) if last else None,
        )

    def aside(self, mentorship_id: MentorshipId, now: datetime) -> Aside:
        """Return the badges and the next meeting as they are at `now` (UTC)."""
        planned = self._meetings.planned(mentorship_id)
        coming = next((meeting for meeting in planned if meeting.ends_at > now), None)
        return Aside(self._counts(mentorship_id), coming)

    def _counts(self, mentorship_id: MentorshipId) -> Counts:
        with self._store.reading() as reader:
            found = [
                reader.connection.exec_driver_sql(
                    f"SELECT count(*) FROM (SELECT 1 FROM {table} "  # noqa: S608 - our own names
                    "WHERE mentorship_id = ? AND trashed_at IS NULL LIMIT ?)",
                    (mentorship_id, MOST_COUNTED),
                ).scalar_one()
                for table in ("expectation", "goal", "boundary", "note", "private_note")
            ]
        return Counts(found[0], found[1], found[2], found[3] + found[4])


def _days_between(moment: datetime, today: date) -> int:
    return max((today - moment.astimezone().date()).days, 0)
