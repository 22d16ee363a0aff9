"""Where the next meeting would fall by the pair's own rhythm. No Qt."""

from datetime import datetime, timedelta

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.rules import Cadence
from mentordesk.domain.zones import from_utc

_USUAL = Cadence(weeks=2, minutes=45)
_USUAL_HOUR = 16


def next_slot(desk: Desk, pair: Mentorship, now: datetime) -> tuple[datetime, int]:
    """Return a naive start on my wall clock, and minutes, for the next meeting to be planned.

    It keeps the hour and the weekday of the latest meeting, in the agreed cadence.
    """
    cadence = next(
        (
            one.agreed_terms.cadence
            for one in desk.expectations.all(pair.mentorship_id)
            if one.agreed_terms.cadence
        ),
        _USUAL,
    )
    here = from_utc(now, pair.mine.zone).replace(tzinfo=None)
    latest = _latest(desk, pair)
    step = timedelta(weeks=cadence.weeks)
    if latest is None:
        first = here.replace(hour=_USUAL_HOUR, minute=0, second=0, microsecond=0)
        return first + timedelta(days=7), cadence.minutes
    start = latest + step
    while start <= here:
        start += step
    return start, cadence.minutes


def _latest(desk: Desk, pair: Mentorship) -> datetime | None:
    planned = desk.meetings.planned(pair.mentorship_id)
    last = planned[-1] if planned else desk.meetings.last_held(pair.mentorship_id)
    return from_utc(last.starts_at, pair.mine.zone).replace(tzinfo=None) if last else None
