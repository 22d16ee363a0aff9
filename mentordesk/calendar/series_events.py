"""A series as VEVENTs: one with its rule, and one for each meeting that is not as the rule has it.

RRULE as every program takes it (RFC 5545 §3.3.10), EXDATE for what was left out, RECURRENCE-ID for
what was moved, renamed or called off (§3.8.4.4, §3.8.5); both in zoned local time like DTSTART.
"""

import dataclasses
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from mentordesk.calendar.event import event_component, is_in_utc
from mentordesk.domain import zones
from mentordesk.domain.ids import SeriesId
from mentordesk.domain.meeting import Meeting, MeetingState
from mentordesk.domain.recurrence import Rhythm, ordinal
from mentordesk.domain.series import Series

if TYPE_CHECKING:
    from icalendar import Event

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
#: How many minutes before a meeting it is rung for; None: not at all.
Reminder = Callable[[Meeting], int | None]

_SAID_BY_THE_RULE = ("starts_local", "zone", "fold", "minutes", "title", "place", "link")


def series_events(
    series: Series, meetings: Sequence[Meeting], now: datetime, reminder: Reminder
) -> list["Event"]:
    """Return the events of a series whose meetings (none in the trash) are `meetings`.

    Where a wall time of it happens twice, or never, or its zone is UTC, a rule or an exception to
    it would mean another moment to one reader than to the next: each meeting is its own event.
    """
    times = series.wall_times()
    like_it = _as_meetings(series, times)
    if not meetings or not times or _is_uncertain(series, like_it):
        return [event_component(one, now, reminder(one)) for one in meetings]
    known = {one.recurs_local: one for one in meetings}
    ahead = next((one for one in like_it if one.starts_at > now), like_it[0])
    master = event_component(like_it[0], now, None)
    for alarm in event_component(ahead, now, reminder(ahead)).subcomponents:
        master.add_component(alarm)
    master.add("rrule", _rule(series, times))
    if left_out := [_named(time, series.zone) for time in times if time not in known]:
        master.add("exdate", left_out)
    own = [one for as_ruled in like_it if (one := _not_as(as_ruled, known)) is not None]
    return [master, *(_override(one, series, now, reminder(one)) for one in own)]


def spanned(series: Series, meetings: Sequence[Meeting]) -> list[Meeting]:
    """Return meetings whose zones and moments are all that the events of a series name."""
    times = series.wall_times()
    return [*_as_meetings(series, [*times[:1], *times[-1:]]), *meetings]


def _as_meetings(series: Series, times: Sequence[datetime]) -> list[Meeting]:
    """Return meetings as the rule alone has them."""
    return [
        Meeting(
            id=series.id,
            mentorship_id=series.mentorship_id,
            created_at=series.created_at,
            updated_at=series.updated_at,
            title=series.title,
            starts_local=time,
            zone=series.zone,
            minutes=series.minutes,
            place=series.place,
            link=series.link,
            series_id=SeriesId(series.id),
            recurs_local=time,
            uid=series.uid,
            sequence=series.sequence,
        )
        for time in times
    ]


def _is_uncertain(series: Series, meetings: Sequence[Meeting]) -> bool:
    """Tell whether some reader would take the rule, or an exception to it, for another moment.

    A RECURRENCE-ID in UTC is matched by some and passed over by others.
    """
    once = zones.LocalTime.ONCE
    return any(
        is_in_utc(one) or zones.kind_of_local_time(one.starts_local, series.zone) is not once
        for one in meetings
    )


def _not_as(as_ruled: Meeting, known: dict[datetime | None, Meeting]) -> Meeting | None:
    """Return the meeting at a place of the rule if it says anything else, or is called off."""
    meeting = known.get(as_ruled.recurs_local)
    if meeting is None:
        return None
    differs = any(getattr(meeting, n) != getattr(as_ruled, n) for n in _SAID_BY_THE_RULE)
    return meeting if differs or meeting.state is MeetingState.CANCELLED else None


def _override(
    meeting: Meeting, series: Series, now: datetime, reminder_minutes: int | None
) -> "Event":
    sequence = max(series.sequence, meeting.sequence)
    as_one = dataclasses.replace(meeting, uid=series.uid, sequence=sequence)
    event = event_component(as_one, now, reminder_minutes)
    assert meeting.recurs_local is not None
    event.add("recurrence-id", _named(meeting.recurs_local, series.zone))
    return event


def _rule(series: Series, times: Sequence[datetime]) -> dict[str, Any]:
    rule, first = series.rule, times[0]
    told: dict[str, Any] = {"freq": "WEEKLY" if rule.rhythm is Rhythm.WEEKLY else "MONTHLY"}
    if rule.count is not None:
        told["count"] = len(times)
    else:  # a UTC moment, as §3.3.10 wants it beside a zoned DTSTART
        told["until"] = zones.to_utc(times[-1], series.zone)
    if rule.interval > 1:
        told["interval"] = rule.interval
    day = _DAYS[first.weekday()]
    if rule.rhythm is Rhythm.WEEKLY:
        told["byday"] = day
    elif rule.rhythm is Rhythm.MONTHLY_ON_DATE:
        told["bymonthday"] = first.day
    else:
        told["byday"] = f"{ordinal(first, from_end=rule.from_end)}{day}"
    return told


def _named(time: datetime, zone: str) -> datetime:
    return zones.from_utc(zones.to_utc(time, zone), zone)
