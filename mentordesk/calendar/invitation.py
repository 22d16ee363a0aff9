"""One meeting as the calendar part of an e-mail: an invitation, a change or a cancellation.

Unlike the file for oneself it has a METHOD and names both people (RFC 5546 §3.2.2, §3.2.5). It
rings nobody: when to be reminded is each one's own choice.
"""

from datetime import datetime
from urllib.parse import quote

from mentordesk.calendar.event import event_component, zone_spans
from mentordesk.calendar.export import empty_calendar, written
from mentordesk.domain.invitation import Invitation
from mentordesk.domain.mentorship import Person
from mentordesk.domain.text import tidy_line

_IN_MAILTO = "@!$&'*+=~"


def invitation_file(invitation: Invitation, *, now: datetime) -> bytes:
    """Return the .ics; both people need an e-mail address. `now` (UTC) is the DTSTAMP."""
    from icalendar import vCalAddress

    pair = invitation.mentorship
    event = event_component(invitation.meeting, now, reminder_minutes=None)
    event.add("organizer", vCalAddress.new(_mailto(pair.mine.email), cn=_shown(pair.mine)))
    guest = vCalAddress.new(
        _mailto(pair.partner.email),
        cn=_shown(pair.partner),
        cutype="INDIVIDUAL",
        role="REQ-PARTICIPANT",
        partstat="NEEDS-ACTION",
        rsvp=True,
    )
    event.add("attendee", guest)
    calendar = empty_calendar()
    calendar.add("method", invitation.method.value)
    return written(calendar, [event], zone_spans([invitation.meeting]))


def _shown(person: Person) -> str:
    """Return a name that no reader takes for more: some see an escape in a backslash here."""
    return tidy_line(person.name).replace("\\", "").replace('"', "'")


def _mailto(address: str) -> str:
    return f"mailto:{quote(address, safe=_IN_MAILTO)}"
