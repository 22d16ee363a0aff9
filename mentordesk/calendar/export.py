"""Meetings as an .ics file that every calendar program takes (RFC 5545, RFC 7986).

Only meetings and the two people's names reach this module: notes, obstacles and concerns have no
way in. The file is for oneself, so there is no METHOD, ORGANIZER or ATTENDEE.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit, urlunsplit

from mentordesk import __version__
from mentordesk.calendar.vtimezone import vtimezone
from mentordesk.domain import zones
from mentordesk.domain.meeting import Meeting, MeetingState, is_web_link
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.text import tidy_line
from mentordesk.words import _

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event, Timezone

_UTC_NAMES = {"UTC", "UCT", "Universal", "Zulu", "GMT", "GMT0", "GMT+0", "GMT-0", "Greenwich"}
_IN_ADDRESSES = "%/:?#[]@!$&'()*+,;=~"
_REFRESH = timedelta(hours=6)
REMINDER_MINUTES = 15


def calendar_file(
    meetings: Sequence[Meeting],
    mentorship: Mentorship,
    *,
    now: datetime,
    reminder_minutes: int | None = REMINDER_MINUTES,
) -> bytes:
    """Return an .ics file: CRLF, folded lines, UTF-8.

    `now` (UTC) is the DTSTAMP; planned meetings that start after it ring `reminder_minutes` ahead
    (None: never). Cancelled meetings stay in, as STATUS:CANCELLED, so that programs which follow
    the file take them out. Each zone has its VTIMEZONE.
    """
    calendar = _calendar(mentorship)
    for component in _zones(meetings):
        calendar.add_component(component)
    for meeting in meetings:
        calendar.add_component(_event(meeting, now, reminder_minutes))
    written: bytes = calendar.to_ical()
    return written


def _calendar(mentorship: Mentorship) -> "Calendar":
    from icalendar import Calendar, vText

    # icalendar does not know these two as text and would write their commas without escapes
    name = vText(_("Mentoring with {name}").format(name=tidy_line(mentorship.partner.name)))
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//MentorDesk//MentorDesk {__version__}//EN")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    calendar.add("color", "seagreen")
    return calendar


def _zones(meetings: Sequence[Meeting]) -> list["Timezone"]:
    spans: dict[str, tuple[datetime, datetime]] = {}
    for meeting in meetings:
        if _is_in_utc(meeting):
            continue
        start, end = meeting.starts_at, meeting.ends_at
        first, last = spans.get(meeting.zone, (start, end))
        spans[meeting.zone] = (min(first, start), max(last, end))
    return [vtimezone(zone, *span) for zone, span in sorted(spans.items())]


def _event(meeting: Meeting, now: datetime, reminder_minutes: int | None) -> "Event":
    from icalendar import Event

    cancelled = meeting.state is MeetingState.CANCELLED
    event = Event()
    event.add("uid", tidy_line(meeting.uid))
    event.add("dtstamp", now)
    event.add("created", meeting.created_at)
    event.add("last-modified", meeting.updated_at)
    event.add("sequence", meeting.sequence)
    in_utc = _is_in_utc(meeting)
    for name, moment in (("dtstart", meeting.starts_at), ("dtend", meeting.ends_at)):
        event.add(name, moment if in_utc else zones.from_utc(moment, meeting.zone))
    event.add("summary", _summary(meeting))
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if cancelled else "OPAQUE")
    event.add("x-microsoft-cdo-busystatus", "FREE" if cancelled else "BUSY")
    _add_place(event, meeting)
    ahead = meeting.state is MeetingState.PLANNED and meeting.starts_at > now
    if reminder_minutes is not None and ahead:  # some programs ring at once for what has passed
        event.add_component(_alarm(meeting, reminder_minutes))
    return event


def _is_in_utc(meeting: Meeting) -> bool:
    """Tell whether a meeting's times are written in UTC.

    When clocks go back an hour happens twice. Local times mean the first (RFC 5545 §3.3.5), though
    not to every reader, and the second has no other name: both are said in UTC.
    """
    ends = (meeting.starts_at, meeting.ends_at)
    return meeting.zone.removeprefix("Etc/") in _UTC_NAMES or any(
        _happens_twice(moment, meeting.zone) for moment in ends
    )


def _happens_twice(moment: datetime, zone: str) -> bool:
    local = zones.from_utc(moment, zone)
    return local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset()


def _summary(meeting: Meeting) -> str:
    """Return words without a name: calendars are seen by colleagues."""
    return _("Mentoring: {title}").format(title=tidy_line(meeting.title))


def _add_place(event: "Event", meeting: Meeting) -> None:
    """Put the link where each program looks: LOCATION, URL, DESCRIPTION and CONFERENCE."""
    from icalendar import vUri

    place = tidy_line(meeting.place)
    link = _encoded(meeting.link) if is_web_link(meeting.link) else ""
    if place or link:
        event.add("location", ", ".join(part for part in (place, link) if part))
    if link:
        event.add("url", link)
        event.add("description", _("Join: {link}").format(link=link))
        conference = vUri(link)
        conference.params["VALUE"] = "URI"
        conference.params["FEATURE"] = ["AUDIO", "VIDEO"]
        conference.params["LABEL"] = _("Join")
        event.add("conference", conference, encode=False)


def _encoded(link: str) -> str:
    """Return `link` with what an address may not hold (RFC 3986 §2) percent-encoded.

    URIs are written without escapes, and a stray backslash would be one to some readers.
    """
    parts = urlsplit(link)
    path, query, fragment = (quote(part, safe=_IN_ADDRESSES) for part in parts[2:])
    return urlunsplit((parts.scheme, parts.netloc, path, query, fragment))


def _alarm(meeting: Meeting, minutes: int) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _summary(meeting))
    alarm.add("trigger", timedelta(minutes=-minutes))
    return alarm
