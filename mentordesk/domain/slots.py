"""The next times at which two people can meet, and nothing of what they agreed speaks against."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

from mentordesk.domain import zones
from mentordesk.domain.boundary import Boundary
from mentordesk.domain.expectation import Expectation
from mentordesk.domain.meeting import Meeting, MeetingState
from mentordesk.domain.rules import Availability, suits
from mentordesk.domain.scheduling import warnings_for

WITHIN = timedelta(weeks=4)
_GRID = timedelta(minutes=15)

Span = tuple[datetime, datetime]


def next_slots(
    draft: Meeting,
    after: datetime,
    *,
    expectations: Sequence[Expectation] = (),
    boundaries: Sequence[Boundary] = (),
    others: Iterable[Meeting] = (),
    hours: Sequence[Availability] = (),
    count: int = 5,
) -> list[datetime]:
    """Return when a draft could be next, as aware times of its zone, from the UTC moment `after`.

    Each is the first of a stretch of free time, on a quarter of an hour, at most four weeks ahead.
    `hours` have to suit beside all that the two agreed on.
    """
    found: list[datetime] = []
    taken = _taken(draft, others)
    was_free: datetime | None = None
    for start in _grid(after):
        here = zones.from_utc(start, draft.zone)
        is_free = _is_free(start, draft.minutes, taken, hours) and not warnings_for(
            _at(draft, here), boundaries, expectations
        )
        # A stretch without an end, where nobody named hours, begins anew each day.
        if is_free and (was_free is None or was_free.date() != here.date()):
            found.append(here)
            if len(found) == count:
                break
        was_free = here if is_free else None
    return found


def _grid(after: datetime) -> Iterator[datetime]:
    past = (after - datetime.min.replace(tzinfo=UTC)) % _GRID
    start = after - past + _GRID if past else after
    while start <= after + WITHIN:
        yield start
        start += _GRID


def _at(draft: Meeting, here: datetime) -> Meeting:
    local = here.replace(tzinfo=None, fold=0)
    return dataclasses.replace(draft, starts_local=local, fold=here.fold)


def _taken(draft: Meeting, others: Iterable[Meeting]) -> list[Span]:
    return [
        (one.starts_at, one.ends_at)
        for one in others
        if one.id != draft.id and one.state is MeetingState.PLANNED
    ]


def _is_free(
    start: datetime, minutes: int, taken: Sequence[Span], hours: Sequence[Availability]
) -> bool:
    end = start + timedelta(minutes=minutes)
    if any(start < closes and opens < end for opens, closes in taken):
        return False
    return all(suits(one, start, minutes) for one in hours)
