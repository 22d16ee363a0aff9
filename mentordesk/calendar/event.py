"""One meeting as a VEVENT (RFC 5545): what a file for oneself and an invitation say alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit, urlunsplit

from mentordesk.domain import zones
from mentordesk.domain.meeting import Meeting, MeetingState, is_web_link
from mentordesk.domain.text import tidy_line
from mentordesk.words import _

if TYPE_CHECKING:
    from icalendar import Alarm, Event

_UTC_NAMES = {"UTC", "UCT", "Universal", "Zulu", "GMT", "GMT0", "GMT+0", "GMT-0", "Greenwich"}
_IN_ADDRESSES = "%/:?#[]@!$&'()*+,;=~"


@dataclass(frozen=True, slots=True)
class ZoneSpan:
    """The moments between which a calendar names a zone, whose rules it has to bring along."""

    zone: str
    first: datetime
    last: datetime


def zone_spans(meetings: Iterable[Meeting]) -> list[ZoneSpan]:
    """Return a span for each zone that the components of `meetings` name."""
    spans: dict[str, ZoneSpan] = {}
    for meeting in meetings:
        if is_in_utc(meeting):
            continue
        zone, start, end = meeting.zone, meeting.starts_at, meeting.ends_at
        known = spans.get(zone, ZoneSpan(zone, start, end))
        spans[zone] = ZoneSpan(zone, min(known.first, start), max(known.last, end))
    return [span for _zone, span in sorted(spans.items())]


def event_component(meeting: Meeting, now: datetime, reminder_minutes: int | None) -> "Event":
    """Return the VEVENT of a meeting, without anybody's name.

    `now` (UTC) is the DTSTAMP; a planned meeting that starts after it rings `reminder_minutes`
    ahead (None: never).
    """
    from icalendar import Event

    cancelled = meeting.state is MeetingState.CANCELLED
    event = Event()
    event.add("uid", tidy_line(meeting.uid))
    event.add("dtstamp", now)
    event.add("created", meeting.created_at)
    event.add("last-modified", meeting.updated_at)
    event.add("sequence", meeting.sequence)
    in_utc = is_in_utc(meeting)
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


def is_in_utc(meeting: Meeting) -> bool:
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
