"""Time as the rules see it."""

from datetime import UTC, date, datetime

import pytest

from mentordesk.domain import clock


def test_now_is_in_utc_and_in_whole_milliseconds() -> None:
    for _ in range(50):
        now = clock.utc_now()
        assert now.tzinfo is UTC
        assert now.microsecond % 1000 == 0


@pytest.mark.parametrize(
    ("zone", "day"), [("Etc/UTC", 23), ("Asia/Tokyo", 24), ("America/New_York", 23)]
)
def test_today_is_what_the_wall_shows(zone: str, day: int) -> None:
    def at_night() -> datetime:
        return datetime(2026, 11, 23, 23, 30, tzinfo=UTC)

    assert clock.today(at_night, zone) == date(2026, 11, day)
