"""The sample pair: the pictured year, exact sizes, sound records, the same every time."""

import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import islice
from statistics import mean
from typing import TypeVar

import pytest

from mentordesk.domain.boundary import Boundary, BoundaryArea
from mentordesk.domain.commitment import Commitment
from mentordesk.domain.goal import (
    Goal,
    GoalStatus,
    Milestone,
    Obstacle,
    ObstacleState,
    Progress,
    progress_of,
    status_of,
)
from mentordesk.domain.meeting import Meeting, MeetingState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.note import Note, NoteText
from mentordesk.domain.record import Record, Role, Visibility
from mentordesk.domain.rules import touches
from mentordesk.domain.text import summary_of
from mentordesk.services.sample import generate
from mentordesk.services.sample.prose import BRIEF

PICTURED = date(2026, 11, 23)
R = TypeVar("R", bound=Record)
Records = Callable[[], tuple[Record, ...]]

# field of a record that names another one -> kind of the other one
PARENTS = {
    "goal_id": "goal",
    "expectation_id": "expectation",
    "meeting_id": "meeting",
    "obstacle_id": "obstacle",
    "mentorship_id": "mentorship",
}


@cache
def year() -> tuple[Record, ...]:
    return tuple(generate(today=PICTURED))


@cache
def large() -> tuple[Record, ...]:
    return tuple(generate(seed=7, meetings=300, notes=700, goals=40, today=PICTURED))


def only(kind: type[R], records: Iterable[Record] | None = None) -> list[R]:
    return [r for r in (year() if records is None else records) if isinstance(r, kind)]


def by_title(kind: type[R], title: str) -> R:
    return next(record for record in only(kind) if getattr(record, "title", "") == title)


def standing_of(goal: Goal) -> tuple[GoalStatus, Progress]:
    steps = progress_of(goal, [m for m in only(Milestone) if m.goal_id == goal.id])
    obstacles = [o for o in only(Obstacle) if o.goal_id == goal.id]
    return status_of(goal, steps, obstacles, PICTURED), steps


@pytest.mark.parametrize(
    ("title", "status", "progress", "target"),
    [
        (
            "Lead the payments design review",
            GoalStatus.ON_TRACK,
            Progress(3, 5),
            date(2026, 12, 18),
        ),
        (
            "Give a talk at the engineering day",
            GoalStatus.AT_RISK,
            Progress(1, 4),
            date(2027, 1, 29),
        ),
        (
            "Read and discuss “Staff Engineer”",
            GoalStatus.ON_TRACK,
            Progress(4, 6),
            date(2027, 2, 12),
        ),
        ("Mentor a junior colleague for one quarter", GoalStatus.NOT_STARTED, Progress(0, 3), None),
        ("Write a personal growth plan", GoalStatus.ACHIEVED, Progress(4, 4), None),
    ],
)
def test_the_pictured_goals(
    title: str, status: GoalStatus, progress: Progress, target: date | None
) -> None:
    goal = by_title(Goal, title)
    assert standing_of(goal) == (status, progress)
    assert target in {None, goal.target_date}


def test_goals_stand_in_the_pictured_order_and_dates() -> None:
    goals = only(Goal)
    assert [goal.position for goal in goals] == sorted(goal.position for goal in goals)
    assert goals[0].why == (
        "Own the review end to end, and bring two teams to one written decision."
    )
    assert goals[3].starts_on == date(2027, 4, 1)
    assert goals[4].closed_on == date(2026, 11, 2)


def test_pictured_milestones_make_the_pictured_steps() -> None:
    goal = by_title(Goal, "Lead the payments design review")
    steps = [(m.title, m.done_on) for m in only(Milestone) if m.goal_id == goal.id]
    assert steps == [
        ("Map every caller of the old API", date(2026, 9, 22)),
        ("Draft the decision record", date(2026, 10, 23)),
        ("Walk Amara through the draft", date(2026, 11, 12)),
        ("Hold the review with both teams", None),
        ("Publish the decision", None),
    ]


def test_what_holds_the_talk_up() -> None:
    talk = by_title(Goal, "Give a talk at the engineering day")
    open_ones = [o for o in only(Obstacle) if o.state is ObstacleState.OPEN]
    assert [(o.title, o.goal_id) for o in open_ones] == [("no slot confirmed yet", talk.id)]
    assert all(obstacle.plan_if and obstacle.plan for obstacle in only(Obstacle))
    assert not any(", then " in obstacle.plan for obstacle in only(Obstacle))


def test_goal_was_talked_about_in_the_pictured_meetings() -> None:
    goal = by_title(Goal, "Lead the payments design review")
    assert [m.title for m in only(Meeting) if goal.id in m.goal_ids] == [
        "Who has to be in the room?",
        "Reviewing the first draft",
    ]


def test_next_meeting_is_the_pictured_one() -> None:
    planned = [m for m in only(Meeting) if m.state is MeetingState.PLANNED]
    first = min(planned, key=lambda m: m.starts_at)
    assert (first.starts_local, first.zone, first.minutes) == (
        datetime(2026, 11, 26, 16),
        "Europe/Berlin",
        45,
    )


def test_a_year_of_meetings_with_the_unhappy_ones() -> None:
    states = Counter(m.state for m in only(Meeting))
    assert states[MeetingState.CANCELLED] == 1
    assert states[MeetingState.MISSED] == 1
    assert sum(states.values()) == 24
    assert {m.zone for m in only(Meeting)} == {"Europe/Berlin", "America/New_York"}
    assert len({m.uid for m in only(Meeting)}) == 24


def test_pictured_notes() -> None:
    shown = {(n.title, n.noted_at.date()) for n in only(Note) if n.meeting_id}
    assert {
        ("Reviewing the first draft", date(2026, 11, 12)),
        ("How to say no early", date(2026, 11, 5)),
        ("Who has to be in the room?", date(2026, 10, 29)),
        ("First goals", date(2026, 10, 15)),
        ("Getting to know each other", date(2026, 10, 1)),
    } <= shown
    note = by_title(Note, "Reviewing the first draft")
    body = next(text.body for text in only(NoteText) if text.id == note.id)
    assert "need the old endpoint until March\n" in body
    assert "- [ ] Both read chapter 5 before the 26th\n" in body
    assert body.endswith("> “Write for the person who joins next year.”\n")


def test_every_held_meeting_has_a_note_and_some_are_private() -> None:
    held = {m.id for m in only(Meeting) if m.state is MeetingState.HELD}
    assert held == {n.meeting_id for n in only(Note) if n.meeting_id}
    assert {n.visibility for n in only(Note)} == set(Visibility)
    assert any(n.meeting_id is None for n in only(Note))


def test_the_pair_is_seen_from_the_mentors_desk() -> None:
    (pair,) = only(Mentorship)
    assert pair.mine.name == "Amara Okafor"
    assert pair.partner.name == "Jonas Reyes"
    assert pair.start == date(2026, 3, 5)
    assert pair.id == pair.mentorship_id
    assert pair.mine.zone != pair.partner.zone


def test_boundaries_have_rules_and_areas() -> None:
    boundaries = only(Boundary)
    assert {b.area for b in boundaries} == set(BoundaryArea)
    assert {b.cancellation.hours for b in boundaries if b.cancellation} == {24}
    assert {b.quiet_hours.person for b in boundaries if b.quiet_hours} == set(Role)


@pytest.mark.parametrize("records", [year, large], ids=["year", "large"])
def test_no_planned_meeting_touches_quiet_hours(records: Records) -> None:
    quiet = [b.quiet_hours.window for b in only(Boundary) if b.quiet_hours]
    planned = [m for m in only(Meeting, records()) if m.state is MeetingState.PLANNED]
    assert planned
    assert not any(touches(w, m.starts_at, m.minutes) for m in planned for w in quiet)


@pytest.mark.parametrize("records", [year, large], ids=["year", "large"])
def test_parents_come_first_and_ids_are_unique(records: Records) -> None:
    seen: set[tuple[str, str]] = set()
    for record in records():
        assert (record.KIND, record.id) not in seen
        seen.add((record.KIND, record.id))
        for field, kind in PARENTS.items():
            parent = getattr(record, field, None)
            assert parent is None or (kind, parent) in seen
        assert all(("goal", goal) in seen for goal in getattr(record, "goal_ids", ()))
        if isinstance(record, NoteText):
            assert ("note", record.id) in seen
    assert len({key for _, key in seen}) == len(seen) - len(only(Note, records()))


@pytest.mark.parametrize("records", [year, large], ids=["year", "large"])
def test_moments_are_in_order_and_in_the_past(records: Records) -> None:
    (pair,) = only(Mentorship, records())
    for record in records():
        assert pair.created_at <= record.created_at <= record.updated_at
        assert record.updated_at.date() < PICTURED
        assert record.created_at.microsecond % 1000 == 0
        assert int(record.id.replace("-", "")[:12], 16) == record.created_at.timestamp() * 1000


@pytest.mark.parametrize("records", [year, large], ids=["year", "large"])
def test_notes_agree_with_their_texts(records: Records) -> None:
    texts = {text.id: text for text in only(NoteText, records())}
    for note in only(Note, records()):
        text = texts[note.id]
        assert (text.visibility, summary_of(text.body)) == (note.visibility, note.summary)
        assert note.summary


def test_shared_commitments_name_no_private_obstacle() -> None:
    private = {o.id for o in only(Obstacle) if o.visibility is Visibility.PRIVATE}
    assert private
    assert not private & {c.obstacle_id for c in only(Commitment)}


def test_same_seed_and_day_same_records() -> None:
    again = tuple(generate(seed=7, meetings=300, notes=700, goals=40, today=PICTURED))
    assert again == large()
    other = next(generate(seed=8, today=PICTURED))
    assert other.id != next(generate(seed=7, today=PICTURED)).id


@pytest.mark.parametrize(
    ("meetings", "notes", "goals"),
    [(0, 0, 0), (1, 1, 1), (24, 29, 9), (25, 30, 10), (3, 90, 2), (120, 4, 70), (None, 60, None)],
)
def test_sizes_are_exact(meetings: int | None, notes: int | None, goals: int | None) -> None:
    counts = Counter(
        r.KIND for r in generate(meetings=meetings, notes=notes, goals=goals, today=PICTURED)
    )
    assert counts["meeting"] == (24 if meetings is None else meetings)
    assert counts["note"] == counts["note_text"] == (29 if notes is None else notes)
    assert counts["goal"] == (9 if goals is None else goals)


def test_a_size_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        generate(notes=-1, today=PICTURED)


def test_notes_can_be_kept_brief() -> None:
    records = tuple(generate(notes=400, longest_note=BRIEF, today=PICTURED))
    lengths = [len(text.body) for text in only(NoteText, records)]
    assert max(lengths) <= BRIEF
    assert 250 < mean(lengths) < 350
    with pytest.raises(ValueError, match="characters or more"):
        generate(longest_note=BRIEF - 1, today=PICTURED)


def test_a_small_sample_keeps_what_is_nearest_to_today() -> None:
    (meeting,) = only(Meeting, generate(meetings=1, today=PICTURED))
    assert meeting.starts_local.date() == date(2026, 11, 26)


@pytest.mark.parametrize("shift", range(0, 400, 13))
def test_any_day_will_do(shift: int) -> None:
    today = PICTURED + timedelta(days=shift)
    records = list(generate(today=today))
    first = min(
        (m for m in only(Meeting, records) if m.state is MeetingState.PLANNED),
        key=lambda m: m.starts_at,
    )
    assert 3 <= (first.starts_local.date() - today).days <= 5
    assert first.starts_local.weekday() < 5
    assert first.starts_local.time() == time(16)
    assert all(record.updated_at.date() < today for record in records)


def test_records_are_streamed() -> None:
    next(generate(notes=100_000, meetings=10_000, today=PICTURED))  # pools are read once
    tracemalloc.start()
    try:
        taken = sum(1 for _ in islice(generate(notes=100_000, today=PICTURED), 8_000))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert taken == 8_000
    assert peak < 4_000_000


def test_large_samples_look_varied() -> None:
    bodies = [t.body for t in only(NoteText, large())]
    titles = {n.title for n in only(Note, large())}
    assert len(set(bodies)) == len(bodies)
    assert len(titles) > 0.8 * len(bodies)
