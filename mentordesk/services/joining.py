"""Ways into a call: when one is open, whose room it is, and what a pasted invitation says."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from mentordesk.calendar.invitation_text import Invitation, read_invitation
from mentordesk.calendar.join_links import JoinLink, Provider, classify
from mentordesk.domain.meeting import Meeting, MeetingState, link_problem
from mentordesk.domain.text import LINE_LIMIT
from mentordesk.errors import LinkRefused

#: So long before it starts one can join a call.
AHEAD = timedelta(minutes=10)
_MOST_NUMBERS = 2


@dataclass(frozen=True, slots=True)
class WayIn:
    """How to join a meeting. ``link`` is None where the meeting's cannot be one that is opened.

    ``opens_at`` and ``closes_at`` are UTC moments.
    """

    link: JoinLink | None
    passcode: str
    opens_at: datetime
    closes_at: datetime

    def is_open(self, now: datetime) -> bool:
        """Tell whether it is time to join."""
        return self.opens_at <= now < self.closes_at


def way_in(meeting: Meeting) -> WayIn | None:
    """Return the way into a planned meeting that has a link, or None."""
    if not meeting.link or meeting.state is not MeetingState.PLANNED:
        return None
    try:
        link = classify(meeting.link)
    except LinkRefused:
        link = None
    return WayIn(link, meeting.passcode, meeting.starts_at - AHEAD, meeting.ends_at)


def is_known(link: JoinLink) -> bool:
    """Tell whether a link leads into a room of a provider that we know."""
    return link.provider is not Provider.OTHER


def read(text: str, today: date) -> Invitation:
    """Return what a pasted invitation says; nothing is asked of a network."""
    return read_invitation(text, today=today)


def fields_of(found: Invitation, zone: str) -> dict[str, Any]:
    """Return the fields of a meeting that an invitation fills, those that it is sure of.

    A time with two readings, or in a zone that is not known, is left to the person; one that names
    no zone at all is on the clocks of `zone`.
    """
    fields: dict[str, Any] = {}
    if found.topic:
        fields["title"] = found.topic[:LINE_LIMIT]
    stated = found.time
    if stated is not None and stated.starts_local is not None:
        known = stated.zone or (None if stated.zone_text else zone)
        if known is not None:
            fields |= {"starts_local": stated.starts_local, "zone": known}
        if stated.minutes:
            fields["minutes"] = stated.minutes
    if found.join_link is not None and link_problem(found.join_link.link) is None:
        fields["link"] = found.join_link.link
    if found.passcode:
        fields["passcode"] = found.passcode[:LINE_LIMIT]
    if found.dial_ins:
        numbers = [" ".join((one.number, one.place)).strip() for one in found.dial_ins]
        fields["place"] = " · ".join(numbers[:_MOST_NUMBERS])[:LINE_LIMIT]
    return fields
