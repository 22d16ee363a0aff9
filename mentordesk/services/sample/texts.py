"""The written year as it stands in resources/sample: typed, so that a slip in a file is found."""

import tomllib
from datetime import date, datetime, time
from functools import cache
from typing import Any, TypeVar

import msgspec

import resources
from mentordesk.domain.boundary import BoundaryArea, BoundaryState, Stance
from mentordesk.domain.commitment import CommitmentState
from mentordesk.domain.expectation import ExpectationKind
from mentordesk.domain.goal import Measured, ObstacleKind, ObstacleState, Outcome, Standing
from mentordesk.domain.meeting import MeetingState
from mentordesk.domain.mentorship import Format, Person, Phase
from mentordesk.domain.record import Role, Visibility
from mentordesk.domain.terms import NO_TERMS, Terms

T = TypeVar("T")


class _Text(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of a file; whole numbers that name a day count from the anchor."""


class MentorshipText(_Text, frozen=True, kw_only=True):
    start: int
    planned_end: int
    made: int
    format: Format
    phase: Phase
    purpose: str


class PairText(_Text, frozen=True, kw_only=True):
    mentorship: MentorshipText
    mentor: Person
    mentee: Person


class HoursText(_Text, frozen=True, kw_only=True):
    """Hours of one person's day, on the clock of their own zone."""

    person: Role
    start: time
    end: time


class SealedText(_Text, frozen=True, kw_only=True):
    """What one of them answered out of the other's sight."""

    person: Role
    answer: str
    on: int


class ExpectationText(_Text, frozen=True, kw_only=True):
    """A question; `agreed_before` is what the first agreement said where it said otherwise."""

    key: str
    kind: ExpectationKind
    title: str
    mentor_answer: str = ""
    mentee_answer: str = ""
    sealed: SealedText | None = None
    agreed_answer: str = ""
    agreed_before: str = ""
    again_because: str = ""
    agreed_on: int | None = None
    review_on: int | None = None
    mentor: Terms = NO_TERMS
    mentee: Terms = NO_TERMS
    agreed: Terms = NO_TERMS
    availability: tuple[HoursText, ...] = ()


class BoundaryText(_Text, frozen=True, kw_only=True):
    key: str
    area: BoundaryArea
    title: str
    detail: str
    state: BoundaryState
    stance: Stance | None = None
    made: int
    agreed_on: int | None = None
    declined_because: str = ""
    review_on: int | None = None
    quiet: HoursText | None = None
    cancellation: int | None = None


class ConcernText(_Text, frozen=True, kw_only=True):
    key: str
    title: str
    happened: str
    will_do: str
    made: int
    happened_on: int
    resolved_on: int | None = None


class MilestoneText(_Text, frozen=True, kw_only=True):
    title: str
    owner: Role | None = None
    due: int | None = None
    done_on: int | None = None


class ObstacleText(_Text, frozen=True, kw_only=True):
    key: str
    title: str
    kind: ObstacleKind
    detail: str
    plan_if: str = ""
    plan: str
    plan_owner: Role
    state: ObstacleState
    what_helped: str = ""
    visibility: Visibility
    made: int
    updated: int | None = None


class GoalText(_Text, frozen=True, kw_only=True):
    key: str
    title: str
    why: str
    measure: str = ""
    relevance: str = ""
    standing: Standing
    made: int
    starts_on: int | None = None
    target_date: int | None = None
    measured: Measured = Measured.BY_MILESTONES
    judged: int | None = None
    judged_because: str = ""
    closed_on: int | None = None
    dropped_because: str = ""
    outcome: Outcome | None = None
    reflection: str = ""
    milestone: tuple[MilestoneText, ...] = ()
    obstacle: tuple[ObstacleText, ...] = ()


class AgendaText(_Text, frozen=True, kw_only=True):
    """A point of an agenda; `left` says that a meeting that was held did not come to it."""

    by: Role
    text: str
    left: bool = False


class MeetingText(_Text, frozen=True, kw_only=True):
    """A meeting; without a state it was held if it lies behind, and is planned if ahead."""

    key: str
    when: int
    at: time = time(16)
    zone: str = "Europe/Berlin"
    minutes: int = 45
    title: str
    place: str = ""
    link: str = ""
    state: MeetingState | None = None
    goals: tuple[str, ...] = ()
    agenda: tuple[AgendaText, ...] = ()

    @property
    def outcome(self) -> MeetingState:
        """What has become of it."""
        return self.state or (MeetingState.HELD if self.when < 0 else MeetingState.PLANNED)


class NoteText(_Text, frozen=True, kw_only=True):
    """A note of a meeting (`meeting`), or a free one with its own day, hour and title."""

    meeting: str = ""
    when: int = 0
    at: time = time(18)
    title: str = ""
    goals: tuple[str, ...] = ()
    visibility: Visibility = Visibility.SHARED
    body: str


class CommitmentText(_Text, frozen=True, kw_only=True):
    text: str
    owner: Role
    meeting: str = ""
    goal: str = ""
    obstacle: str = ""
    visibility: Visibility = Visibility.SHARED
    made: int = 0
    due: int
    done_on: int | None = None
    state: CommitmentState


class Year(_Text, frozen=True, kw_only=True):
    """Everything that was written by hand."""

    pair: PairText
    expectations: tuple[ExpectationText, ...]
    boundaries: tuple[BoundaryText, ...]
    concerns: tuple[ConcernText, ...]
    goals: tuple[GoalText, ...]
    meetings: tuple[MeetingText, ...]
    notes: tuple[NoteText, ...]
    commitments: tuple[CommitmentText, ...]


class Pools(_Text, frozen=True, kw_only=True):
    """Sentences to write more from: words that fill them, running text, and titles."""

    words: dict[str, tuple[str, ...]]
    sentences: dict[str, tuple[str, ...]]
    titles: dict[str, tuple[str, ...]]


@cache
def year() -> Year:
    """Return the written year; a file that does not read as it should is our own bug."""
    return Year(
        pair=_convert(_load("pair"), PairText),
        expectations=_rows("expectation", ExpectationText),
        boundaries=_rows("boundary", BoundaryText, "boundaries"),
        concerns=_rows("concern", ConcernText),
        goals=_rows("goal", GoalText),
        meetings=_rows("meeting", MeetingText),
        notes=_rows("note", NoteText),
        commitments=_rows("commitment", CommitmentText),
    )


@cache
def pools() -> Pools:
    """Return the sentences from which a larger desk is written."""
    return _convert(_load("pools"), Pools)


def _rows(table: str, kind: type[T], file: str = "") -> tuple[T, ...]:
    rows = _load(file or f"{table}s")[table]
    return tuple(_convert(row, kind) for row in rows)


def _convert(value: object, kind: type[T]) -> T:
    return msgspec.convert(value, kind, builtin_types=(datetime, date, time))


def _load(name: str) -> dict[str, Any]:
    path = resources.root() / "sample" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
