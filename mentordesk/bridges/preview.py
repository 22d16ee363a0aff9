"""What is about to leave, read back from the very bytes that leave."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses
from typing import Any

from mentordesk.bridges.letter import Dates
from mentordesk.words import N_, _

_NAMES: dict[str, str] = {
    "METHOD": N_("Kind"),
    "SUMMARY": N_("What"),
    "DTSTART": N_("Begins"),
    "DTEND": N_("Ends"),
    "LOCATION": N_("Where"),
    "URL": N_("Link"),
    "CONFERENCE": N_("Link to join"),
    "DESCRIPTION": N_("Description"),
    "ORGANIZER": N_("Invites"),
    "ATTENDEE": N_("Is invited"),
    "STATUS": N_("Takes place"),
    "TRANSP": N_("Takes up time"),
    "SEQUENCE": N_("Changes so far"),
    "CREATED": N_("Planned on"),
    "LAST-MODIFIED": N_("Last changed"),
    "DTSTAMP": N_("Written on"),
    "UID": N_("Its number"),
    "PRODID": N_("Written by"),
    "X-MICROSOFT-CDO-BUSYSTATUS": N_("Shown in Outlook as"),
}
_VALUES: dict[tuple[str, str], str] = {
    ("METHOD", "REQUEST"): N_("Invitation"),
    ("METHOD", "CANCEL"): N_("Cancellation"),
    ("STATUS", "CONFIRMED"): N_("Yes"),
    ("STATUS", "CANCELLED"): N_("No"),
    ("TRANSP", "OPAQUE"): N_("Yes"),
    ("TRANSP", "TRANSPARENT"): N_("No"),
    ("X-MICROSOFT-CDO-BUSYSTATUS", "BUSY"): N_("Busy"),
    ("X-MICROSOFT-CDO-BUSYSTATUS", "FREE"): N_("Free"),
}
_FORM = {"VERSION", "CALSCALE"}


@dataclass(frozen=True, slots=True)
class Preview:
    """An e-mail, taken apart.

    ``facts`` are the calendar's properties in words, ``calendar`` is its text as it stands;
    ``headers`` are all headers of the e-mail.
    """

    sender: str
    recipients: tuple[str, ...]
    subject: str
    text: str
    facts: tuple[tuple[str, str], ...]
    calendar: str
    attachments: tuple[str, ...]
    headers: tuple[tuple[str, str], ...]


def preview_of(data: bytes, dates: Dates) -> Preview:
    """Return what the e-mail in `data` says to whom. Only for e-mails that MentorDesk made."""
    message = message_from_bytes(data, policy=policy.SMTP)
    headers = message_from_bytes(data, policy=policy.compat32).items()
    body, calendar = message.get_body(("plain",)), _calendar_part(message)
    return Preview(
        sender=", ".join(_people(headers, "from")),
        recipients=tuple(_people(headers, "to", "cc", "bcc")),
        subject=" ".join(_decoded(value) for name, value in headers if name == "Subject"),
        text=_unix(body.get_content() if body else ""),
        facts=tuple(_facts(calendar, dates)),
        calendar=_unix(calendar),
        attachments=tuple(str(one.get_filename()) for one in message.iter_attachments()),
        headers=tuple((name, _decoded(value)) for name, value in headers),
    )


def _people(headers: list[tuple[str, str]], *names: str) -> Iterator[str]:
    """Yield names and addresses; the newer reader of CPython 3.11 puts spaces into long names."""
    for name, address in getaddresses([text for key, text in headers if key.lower() in names]):
        yield f"{_decoded(name)} <{address}>" if name else address


def _decoded(value: str) -> str:
    return " ".join(str(make_header(decode_header(value))).split())


def _calendar_part(message: EmailMessage) -> str:
    for part in message.walk():
        if part.get_content_type() == "text/calendar":
            return str(part.get_content())
    return ""


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n")


def _facts(calendar: str, dates: Dates) -> Iterator[tuple[str, str]]:
    """Yield every property but those of form; one without a word of ours by its own name."""
    from icalendar import Calendar

    read = Calendar.from_ical(calendar)
    for component in (read, *read.walk("VEVENT"), *read.walk("VALARM")):
        for name in sorted(component, key=_rank):
            values = component[name]
            for value in values if isinstance(values, list) else [values]:
                if name not in _FORM:
                    yield _(_NAMES[name]) if name in _NAMES else name, _value(name, value, dates)


def _rank(name: str) -> int:
    known = list(_NAMES)
    return known.index(name) if name in known else len(known)


def _value(name: str, value: Any, dates: Dates) -> str:
    moment = getattr(value, "dt", None)
    if isinstance(moment, datetime):
        zone = value.params.get("TZID", "UTC").replace("_", " ")
        return f"{dates.long_day(moment.date())}, {dates.time(moment)} ({zone})"
    text = str(value)
    if name in {"ORGANIZER", "ATTENDEE"}:
        return f"{value.params.get('CN', '')} <{text.removeprefix('mailto:')}>".strip()
    words = _VALUES.get((name, text))
    return _(words) if words else text
