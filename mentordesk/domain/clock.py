"""Time as the rules see it: a function that a test can replace."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
"""Returns the present moment as an aware UTC datetime."""


def utc_now() -> datetime:
    """Return the present moment in UTC, to the millisecond (what the store keeps)."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


def today(clock: Clock, zone: str) -> date:
    """Return the date that the wall calendar shows in `zone` now."""
    return clock().astimezone(ZoneInfo(zone)).date()
