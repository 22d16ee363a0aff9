"""A series is checked like a meeting, and its rule with it."""

import dataclasses
from datetime import UTC, date, datetime

import pytest

from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.recurrence import Recurrence, Rhythm
from mentordesk.domain.series import Series
from mentordesk.errors import Problem

NOW = datetime(2026, 11, 23, tzinfo=UTC)
WEEKLY = Recurrence(rhythm=Rhythm.WEEKLY, count=3)
SERIES = Series(
    id="s",
    mentorship_id=MentorshipId("m"),
    created_at=NOW,
    updated_at=NOW,
    title="Regular",
    starts_local=datetime(2026, 11, 24, 16),
    zone="Europe/Berlin",
    rule=WEEKLY,
    uid="s@mentordesk",
)
LAST = Recurrence(rhythm=Rhythm.MONTHLY_ON_WEEKDAY, count=3, from_end=True)


def test_its_meetings_are_a_week_apart() -> None:
    assert SERIES.problems() == {}
    assert [at.day for at in SERIES.wall_times()] == [24, 1, 8]


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"title": " "}, {"title": Problem.EMPTY}),
        ({"zone": "Mars/Olympus"}, {"zone": Problem.UNKNOWN_ZONE}),
        ({"minutes": 4}, {"minutes": Problem.OUT_OF_RANGE}),
        ({"link": "javascript:alert(1)"}, {"link": Problem.NOT_A_LINK}),
        ({"rule": Recurrence(rhythm=Rhythm.WEEKLY)}, {"rule": Problem.EMPTY}),
        (
            {"rule": Recurrence(rhythm=Rhythm.WEEKLY, until=date(2026, 11, 23))},
            {"rule": Problem.BEFORE_START},
        ),
        (
            {"rule": dataclasses.replace(WEEKLY, from_end=True)},
            {"rule": Problem.OUT_OF_RANGE},
        ),
        (
            {"rule": LAST, "starts_local": datetime(2026, 11, 10, 16)},
            {"rule": Problem.OUT_OF_RANGE},
        ),
        ({"rule": LAST}, {}),
    ],
)
def test_what_cannot_be_is_told_by_field(
    fields: dict[str, object], problem: dict[str, Problem]
) -> None:
    assert dataclasses.replace(SERIES, **fields).problems() == problem  # type: ignore[arg-type]
