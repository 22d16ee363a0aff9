"""An invitation as an e-mail file (.eml) that a mail program opens, shows and sends (RFC 6047)."""

import re
from datetime import datetime
from email import policy
from email.header import Header
from email.message import EmailMessage
from uuid import uuid4

from mentordesk.bridges.addresses import shown_line
from mentordesk.bridges.letter import Dates, letter_text, subject_of
from mentordesk.domain.invitation import Invitation
from mentordesk.domain.mentorship import Person

FILE_NAME = "invite.ics"
_LINE = 75
_METHOD = re.compile(rb"^METHOD:([A-Z]+)\r$", re.MULTILINE)


def invitation_message(
    invitation: Invitation, calendar: bytes, dates: Dates, *, now: datetime
) -> bytes:
    """Return an e-mail that holds `calendar` twice: as a part to answer, and as a file.

    Mail programs show the buttons for the first; what is left of a draft that loses it is the
    second. Both people of `invitation` need addresses that `addresses.sendable` returned. Nothing
    in it names this computer.
    """
    pair = invitation.mentorship
    message = EmailMessage(policy=policy.SMTP)
    message["Date"] = now
    message["Message-ID"] = f"<{uuid4().hex}@{pair.mine.email.rpartition('@')[2]}>"
    message["X-Unsent"] = "1"  # Outlook and Thunderbird then open it as a draft
    message.set_content(letter_text(invitation, dates), cte="quoted-printable")
    message.add_alternative(
        calendar.decode(), subtype="calendar", params={"method": _method(calendar)}, cte="base64"
    )
    message.add_attachment(calendar, maintype="application", subtype="ics", filename=FILE_NAME)
    head = (
        ("From", _address(pair.mine)),
        ("To", _address(pair.partner)),
        ("Subject", _words(shown_line(subject_of(invitation)))),
    )
    written = "".join(f"{name}: {value}\r\n" for name, value in head)
    return written.encode("ascii") + message.as_bytes()


def _address(person: Person) -> str:
    """Return a name and an address; the name comes from `sendable`, so quotes are enough."""
    name = _words(person.name)
    return f"{name}\r\n <{person.email}>" if name != person.name else f'"{name}" <{person.email}>'


def _words(text: str) -> str:
    """Return `text` for a header, in encoded words of RFC 2047 where it needs them.

    The library's own folding of what people are called leaves empty encoded words behind (CPython
    3.11), and lets "=?" in plain text pass for one.
    """
    if text.isascii() and "=?" not in text and len(text) <= _LINE:
        return text
    return Header(text, "utf-8", maxlinelen=_LINE, header_name="Subject").encode(linesep="\r\n")


def _method(calendar: bytes) -> str:
    (found,) = _METHOD.findall(calendar)
    return str(found.decode("ascii"))
