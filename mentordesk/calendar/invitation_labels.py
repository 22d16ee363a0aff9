"""The labelled fields of an invitation: "Meeting ID: 912 3456 7890"."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from mentordesk.domain.text import tidy_line

LINE_LIMIT = 500
"""Most characters of a line that are looked at."""
_COLONS_LIMIT = 12


class Field(StrEnum):
    """What a label stands for."""

    TOPIC = "topic"
    SUBJECT = "subject"
    SENT_BY = "sent_by"
    TIME = "time"
    DATE = "date"
    ZONE = "zone"
    MEETING_ID = "meeting_id"
    PASSCODE = "passcode"
    ACCESS_CODE = "access_code"
    PHONE_PIN = "phone_pin"
    NONE = "none"


_SAID_AS = {
    Field.TOPIC: (
        "topic", "meeting topic", "title", "thema", "titel",
    ),
    Field.SUBJECT: ("subject", "betreff"),
    Field.SENT_BY: ("from", "von"),
    Field.TIME: (
        "time", "when", "date and time", "start time", "zeit", "uhrzeit", "wann", "startzeit",
        "datum und uhrzeit", "zeitpunkt",
    ),
    Field.DATE: ("date", "datum"),
    Field.ZONE: ("time zone", "timezone", "zeitzone"),
    Field.MEETING_ID: (
        "meeting id", "meeting-id", "webinar id", "webinar-id", "besprechungs-id", "konferenz-id",
        "meeting number", "meeting number (access code)", "meeting-nummer", "meeting-kennnummer",
        "meeting-kennnummer (zugriffscode)", "meeting-nummer (zugriffscode)", "besprechungsnummer",
    ),
    Field.PASSCODE: (
        "passcode", "password", "meeting password", "meeting passcode", "kenncode", "kennwort",
        "passwort", "meeting-kennwort", "meeting-passwort", "meeting-kenncode", "webinar passcode",
    ),
    Field.ACCESS_CODE: ("access code", "zugangscode", "zugriffscode"),
    Field.PHONE_PIN: (
        "pin", "phone conference id", "telefonkonferenz-id", "phone passcode",
        "telephone passcode", "telefon-passwort", "telefon-kenncode", "numeric meeting password",
    ),
    # Labels that end in one of the above, or whose values are of no use here.
    Field.NONE: ("host key", "host pin", "join", "teilnehmen", "video address", "one-touch"),
}  # fmt: skip
_LABELS = {label: field for field, labels in _SAID_AS.items() for label in labels}
_LENGTHS = sorted({len(label) for label in _LABELS}, reverse=True)
_WHOLE_LINE = {Field.TOPIC, Field.SUBJECT, Field.SENT_BY, Field.TIME, Field.DATE, Field.ZONE}


def fields_of(lines: Sequence[str]) -> dict[Field, str]:
    """Return the first value of each field; one that stands on the next line counts."""
    found: dict[Field, str] = {}
    waiting: Field | None = None
    for line in lines:
        pairs = list(_pairs(line[:LINE_LIMIT]))
        if waiting and line and not pairs and "://" not in line:
            found.setdefault(waiting, tidy_line(line[:LINE_LIMIT]))
        if line:
            waiting = pairs[-1][0] if pairs and not pairs[-1][1] else None
        for field, value in pairs:
            if value:
                found.setdefault(field, value)
    return found


def _pairs(line: str) -> Iterator[tuple[Field, str]]:
    """Yield each label of a line with the words up to the next one."""
    starts = list(_starts(line))
    for number, (field, _begin, end) in enumerate(starts):
        until = starts[number + 1][1] if number + 1 < len(starts) else len(line)
        if field in _WHOLE_LINE:
            until = len(line)  # a topic may have any words
        yield field, tidy_line(line[end:until].strip(" \t*_|,;"))
        if field in _WHOLE_LINE:
            return


def _starts(line: str) -> Iterator[tuple[Field, int, int]]:
    """Yield the field of each label, where it begins and where its value does."""
    colon = line.find(":")
    for _turn in range(_COLONS_LIMIT):
        if colon < 0:
            return
        label = line[:colon].rstrip(" *_")
        if found := _label_at_end(label):
            field, begin = found
            if begin == 0 or field not in _WHOLE_LINE:
                yield field, begin, colon + 1
        colon = line.find(":", colon + 1)


def _label_at_end(words: str) -> tuple[Field, int] | None:
    """Return the longest label that ends some words, and where it begins."""
    for length in _LENGTHS:
        begin = len(words) - length
        field = _LABELS.get(words[begin:].lower()) if begin >= 0 else None
        if field and not (begin and words[begin - 1].isalnum()):
            return field, begin
    return None
