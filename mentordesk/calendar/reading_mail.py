"""Invitations in saved e-mails (.eml): the calendars among a mail's parts (RFC 6047)."""

import re
import time
from collections.abc import Callable, Generator, Iterator
from email import policy
from email.errors import MessageError
from email.message import Message
from email.parser import BytesFeedParser
from pathlib import Path
from typing import cast

from mentordesk.calendar.incoming import IncomingCalendar
from mentordesk.calendar.reading import (
    SECONDS,
    Part,
    check_size,
    parts_steps,
    reading_steps,
    to_the_end,
    within,
)
from mentordesk.calendar.reading_text import Share
from mentordesk.errors import ImportRefused, RefusedBecause

DEEPEST = 10
MOST_PARTS = 200
_SLICE = 16 * 1024
_LONGEST_HEADER = 4000
_NOWHERE = Path()
# email takes quadratic time for headers like these, and time for each boundary in each line.
_CONTENT_HEADER = re.compile(
    rb"^content-[a-z-]+[ \t]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*", re.IGNORECASE | re.MULTILINE
)
_CALENDAR = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*BEGIN[ \t]*:[ \t]*VCALENDAR", re.IGNORECASE)
# What email raises on mails that were made to break it.
_RAISED = (
    MessageError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    AssertionError,
    RecursionError,
)


def read_mail(data: bytes, path: Path = _NOWHERE) -> IncomingCalendar:
    """Return the invitations that the .eml file holds, in one go; `path` is only for the error.

    Raises ImportRefused as ``read_calendar`` does, and NO_INVITATION where no part is a calendar.
    """
    return to_the_end(mail_steps(data, path))


def mail_steps(
    data: bytes,
    path: Path = _NOWHERE,
    *,
    seconds: float = SECONDS,
    clock: Callable[[], float] = time.thread_time,
) -> Generator[Share, None, IncomingCalendar]:
    """Read as ``read_mail`` does, giving way every few milliseconds."""
    return within(_steps(data, path), path, seconds, clock)


def file_steps(data: bytes, path: Path) -> Generator[Share, None, IncomingCalendar]:
    """Read a calendar or a saved e-mail, whichever the file is; raises ImportRefused."""
    is_mail = path.suffix.casefold() == ".eml" and not _CALENDAR.match(data)
    return mail_steps(data, path) if is_mail else reading_steps(data, path)


def _steps(data: bytes, path: Path) -> Generator[Share, None, IncomingCalendar]:
    check_size(len(data), path)
    if any(
        found.end() - found.start() > _LONGEST_HEADER for found in _CONTENT_HEADER.finditer(data)
    ):
        raise ImportRefused(path, RefusedBecause.BROKEN_CALENDAR, "a header too long")
    try:
        mail = yield from _parsed(data)
        parts = list(dict.fromkeys(_calendars(mail)))
    except _RAISED as error:
        raise ImportRefused(path, RefusedBecause.BROKEN_CALENDAR, type(error).__name__) from None
    if not parts:
        raise ImportRefused(path, RefusedBecause.NO_INVITATION)
    return (yield from parts_steps(parts, path))


def _parsed(data: bytes) -> Generator[Share, None, Message]:
    parser = BytesFeedParser(policy=policy.default)
    for begin in range(0, len(data), _SLICE):
        parser.feed(data[begin : begin + _SLICE])
        yield 0.0
    return parser.close()


def _calendars(mail: Message) -> Iterator[Part]:
    """Yield the calendars among the parts; attachments count where no part is one itself."""
    parts = list(_parts(mail))[:MOST_PARTS]
    shown = [part for part in parts if part.get_content_type() == "text/calendar"]
    attached = [
        part
        for part in parts
        if part.get_content_type() == "application/ics"
        or (part.get_filename() or "").casefold().endswith(".ics")
    ]
    for part in shown or attached:
        data = part.get_payload(decode=True)
        if isinstance(data, bytes) and data.strip():
            charset, method = part.get_content_charset(""), part.get_param("method", "")
            yield Part(data, str(charset), str(method))


def _parts(mail: Message, depth: int = 0) -> Iterator[Message]:
    """Yield the parts that are no containers, those of forwarded mails too."""
    if not mail.is_multipart():
        yield mail
    elif depth < DEEPEST:
        for part in cast("list[Message]", mail.get_payload()):
            yield from _parts(part, depth + 1)
