"""Meetings as an .ics file that every calendar program takes (RFC 5545, RFC 7986).

Only meetings and the two people's names reach this module: notes, obstacles and concerns have no
way in. The file is for oneself, so there is no METHOD, ORGANIZER or ATTENDEE.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from mentordesk import __version__
from mentordesk.calendar.vtimezone import vtimezone
from mentordesk.domain.meeting import Meeting, MeetingState, is_web_link
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.text import tidy_line
from mentordesk.words import _

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event, Timezone

_UTC_NAMES = {"Etc/UTC", "UTC", "Etc/GMT", "GMT", "Zulu", "Etc/Zulu", "Etc/Universal", "Universal"}
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

    `now` (UTC) is the DTSTAMP. Cancelled meetings stay in, as STATUS:CANCELLED, so that programs
    which follow the file take them out. Each zone has its VTIMEZONE.
    """
    calendar = _calendar(mentorship)
    for component in _zones(meetings):
        calendar.add_component(component)
    for meeting in meetings:
        calendar.add_component(_event(meeting, mentorship, now, reminder_minutes))
    written: bytes = calendar.to_ical()
    return written


def _calendar(mentorship: Mentorship) -> "Calendar":
    from icalendar import Calendar

    name = _("Mentoring with {name}").format(name=tidy_line(mentorship.partner.name))
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
        first, last = spans.get(meeting.zone, (meeting.starts_at, meeting.ends_at))
        spans[meeting.zone] = (min(first, meeting.starts_at), max(last, meeting.ends_at))
    return [vtimezone(zone, *span) for zone, span in sorted(spans.items())]


def _event(
    meeting: Meeting, mentorship: Mentorship, now: datetime, reminder_minutes: int | None
) -> "Event":
    from icalendar import Event

    cancelled = meeting.state is MeetingState.CANCELLED
    event = Event()
    event.add("uid", meeting.uid)
    event.add("dtstamp", now)
    event.add("created", meeting.created_at)
    event.add("last-modified", meeting.updated_at)
    event.add("sequence", meeting.sequence)
    for name, moment in (("dtstart", meeting.starts_at), ("dtend", meeting.ends_at)):
        event.add(
            name, moment if _is_in_utc(meeting) else moment.astimezone(ZoneInfo(meeting.zone))
        )
    event.add("summary", _summary(meeting, mentorship))
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if cancelled else "OPAQUE")
    event.add("x-microsoft-cdo-busystatus", "FREE" if cancelled else "BUSY")
    _add_place(event, meeting)
    if reminder_minutes is not None and meeting.state is MeetingState.PLANNED:
        event.add_component(_alarm(meeting, mentorship, reminder_minutes))
    return event


def _is_in_utc(meeting: Meeting) -> bool:
    """Tell whether a meeting's times are written in UTC.

    When clocks go back an hour happens twice, and local times mean the first (RFC 5545 §3.3.5);
    a start or end in the second can only be said in UTC.
    """
    zone = ZoneInfo(meeting.zone)
    ends = (meeting.starts_at.astimezone(zone), meeting.ends_at.astimezone(zone))
    return meeting.zone in _UTC_NAMES or any(moment.fold for moment in ends)


def _summary(meeting: Meeting, mentorship: Mentorship) -> str:
    partner = tidy_line(mentorship.partner.first_name)
    return _("{title} (with {name})").format(title=tidy_line(meeting.title), name=partner)


def _add_place(event: "Event", meeting: Meeting) -> None:
    """Put the link where each program looks: LOCATION, URL, DESCRIPTION and CONFERENCE."""
    from icalendar import vUri

    place = tidy_line(meeting.place)
    link = tidy_line(meeting.link) if is_web_link(meeting.link) else ""
    if place or link:
        event.add("location", ", ".join(part for part in (place, link) if part))
    if link:
        event.add("url", link)
        event.add("description", link)
        conference = vUri(link)
        conference.params["VALUE"] = "URI"
        conference.params["FEATURE"] = ["AUDIO", "VIDEO"]
        conference.params["LABEL"] = _("Join")
        event.add("conference", conference, encode=False)


def _alarm(meeting: Meeting, mentorship: Mentorship, minutes: int) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _summary(meeting, mentorship))
    alarm.add("trigger", timedelta(minutes=-minutes))
    return alarm
