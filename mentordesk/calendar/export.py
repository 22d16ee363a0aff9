"""Meetings as an .ics file that every calendar program takes (RFC 5545, RFC 7986).

Only meetings and the two people's names reach this module: notes, obstacles and concerns have no
way in. The file is for oneself, so there is no METHOD, ORGANIZER or ATTENDEE.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mentordesk import __version__
from mentordesk.calendar.event import ZoneSpan, event_component, zone_spans
from mentordesk.calendar.series_events import series_events, spanned
from mentordesk.calendar.vtimezone import vtimezone
from mentordesk.domain.meeting import Meeting
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.rules import Window, rings_at
from mentordesk.domain.series import Series
from mentordesk.domain.text import tidy_line
from mentordesk.words import _

if TYPE_CHECKING:
    from icalendar import Calendar, Event

_REFRESH = timedelta(hours=6)
REMINDER_MINUTES = 15


def calendar_file(
    meetings: Sequence[Meeting],
    mentorship: Mentorship,
    *,
    now: datetime,
    series: Sequence[Series] = (),
    reminder_minutes: int | None = REMINDER_MINUTES,
    quiet: Sequence[Window] = (),
) -> bytes:
    """Return an .ics file: CRLF, folded lines, UTF-8.

    Meetings of one of the `series` are written by its rule, all others one by one. In the `quiet`
    hours of whom the file is for nothing rings.

    `now` (UTC) is the DTSTAMP; planned meetings that start after it ring `reminder_minutes` ahead
    (None: never). Cancelled meetings stay in, as STATUS:CANCELLED, so that programs which follow
    the file take them out. Each zone has its VTIMEZONE.
    """

    def reminder(meeting: Meeting) -> int | None:
        if reminder_minutes is None or not quiet:
            return reminder_minutes
        return rings_at(meeting.starts_at, reminder_minutes, quiet)

    by_series: dict[str, list[Meeting]] = {one.id: [] for one in series}
    events, named = [], list(meetings)
    for meeting in meetings:
        if meeting.series_id in by_series:
            by_series[meeting.series_id].append(meeting)
        else:
            events.append(event_component(meeting, now, reminder(meeting)))
    for one in series:
        events += series_events(one, by_series[one.id], now, reminder)
        named += spanned(one, by_series[one.id]) if by_series[one.id] else []
    return written(_for_oneself(mentorship), events, zone_spans(named))


def written(
    calendar: "Calendar", events: Iterable["Event"], spans: Iterable[ZoneSpan] = ()
) -> bytes:
    """Return the bytes of a calendar with its zones and then its events put in."""
    for span in spans:
        calendar.add_component(vtimezone(span.zone, span.first, span.last))
    for event in events:
        calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data


def empty_calendar() -> "Calendar":
    """Return a calendar with what every one of ours begins with."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//MentorDesk//MentorDesk {__version__}//EN")
    calendar.add("calscale", "GREGORIAN")
    return calendar


def _for_oneself(mentorship: Mentorship) -> "Calendar":
    from icalendar import vText

    # icalendar does not know these two as text and would write their commas without escapes
    name = vText(_("Mentoring with {name}").format(name=tidy_line(mentorship.partner.name)))
    calendar = empty_calendar()
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    calendar.add("color", "seagreen")
    return calendar
