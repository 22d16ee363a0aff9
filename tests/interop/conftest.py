"""Meetings at the hours where calendar programs go wrong, and what they must be read as."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from mentordesk.calendar.export import calendar_file
from mentordesk.domain import zones
from mentordesk.domain.meeting import Meeting
from mentordesk.domain.mentorship import Mentorship, Person
from mentordesk.domain.record import Role

NOW = datetime(2026, 1, 1, 9, 0, tzinfo=UTC)
ZONES = (
    "Africa/Cairo",
    "Africa/Casablanca",
    "America/New_York",
    "America/Santiago",
    "America/Vancouver",
    "Asia/Gaza",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Etc/UTC",
    "Europe/Berlin",
    "Europe/Dublin",
)
FIRST, LAST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
PAIR = Mentorship(
    id="pair",
    mentorship_id="pair",
    created_at=NOW,
    updated_at=NOW,
    mentor=Person(name="Amara Okafor"),
    mentee=Person(name="Jonas Reyes"),
    me=Role.MENTOR,
    start=date(2026, 3, 1),
)

Found = list[tuple[str, int, int]]
"""What a reader found of each event: UID, start and end in seconds since 1970; sorted."""


def _meeting(number: int, moment: datetime, zone: str) -> Meeting:
    local = zones.from_utc(moment, zone)
    return Meeting(
        id=str(number),
        mentorship_id="pair",
        created_at=NOW,
        updated_at=NOW,
        title="Reviewing the first draft",
        starts_local=local.replace(tzinfo=None, fold=0),
        fold=local.fold,
        zone=zone,
        minutes=45,
        place="Room 3, upstairs; ring twice",
        link="https://us02web.zoom.us/j/81750263914?pwd=AbCdEf.1",
        uid=f"{number:05}@mentordesk.invalid",
    )


def _moments(zone: str) -> list[datetime]:
    """Return a noon of each month, and each quarter of an hour around each change of the clocks."""
    days = [FIRST + timedelta(days=day) for day in range((LAST - FIRST).days)]
    moments = [day.replace(hour=12) for day in days if day.day == 1]
    for day in days:
        after = day + timedelta(days=1)
        if zones.offset_at(day, zone) != zones.offset_at(after, zone):
            change = zones.change_between(day, after, zone)
            moments += [change + timedelta(minutes=15 * step) for step in range(-10, 11)]
    return moments


@pytest.fixture(scope="session")
def edges() -> list[Meeting]:
    """Meetings in many zones, most of them where the clocks change."""
    moments = [(moment, zone) for zone in ZONES for moment in _moments(zone)]
    return [_meeting(number, *each) for number, each in enumerate(moments)]


@pytest.fixture(scope="session")
def everywhere() -> list[Meeting]:
    """A meeting each half year, in every zone there is."""
    moments = [
        (FIRST + timedelta(days=40 + 182 * half), zone)
        for zone in sorted(zones.known_zones())
        for half in range(10)
    ]
    return [_meeting(number, *each) for number, each in enumerate(moments)]


@pytest.fixture(scope="session")
def written() -> Callable[[Sequence[Meeting]], bytes]:
    """Return the .ics of some meetings."""
    return lambda meetings: calendar_file(meetings, PAIR, now=NOW)


@pytest.fixture(scope="session")
def expected() -> Callable[[Sequence[Meeting]], Found]:
    """Return what every reader must find of some meetings."""
    return lambda meetings: sorted(
        (one.uid, int(one.starts_at.timestamp()), int(one.ends_at.timestamp())) for one in meetings
    )
