"""A pasted invitation to a video call, in English or German, read into the fields of a meeting.

Everything found is a proposal: what does not fit together, or has two readings, is a warning for
the person to look at. The whole text is passed over once, and nothing asks a network.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from mentordesk.calendar.dial_in import DialIn, read_dial_ins
from mentordesk.calendar.invitation_labels import Field, fields_of
from mentordesk.calendar.invitation_links import LinksFound, find_links
from mentordesk.calendar.join_links import JoinLink, Provider
from mentordesk.calendar.stated_times import StatedTime, has_clock, has_date, read_time
from mentordesk.calendar.zone_names import zone_from_words
from mentordesk.domain.text import tidy_line
from mentordesk.errors import LinkTrouble

TEXT_LIMIT = 256 * 1024
"""Most characters that are read; an invitation has a few thousand."""
LINES_LIMIT = 2000
"""Most lines that are read."""
_TITLE_LIMIT = 300
_WORTH_SHOWING = 200
_INVISIBLE = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF])
_INVISIBLE |= dict.fromkeys(range(0x2066, 0x206A)) | {0xA0: " ", 0x202F: " "}
_MARKS = " \t>•*_|"
_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg|antw)\s?:\s?){1,9}", re.IGNORECASE)
_REPEATS = re.compile(
    r"\b(?:every (?:day|week|month|\d)|weekly on|occurrence\(s\)|occurrences|recurring meeting|"
    r"jede[nrs]? (?:tag|woche|monat|\d)|alle \d|vorkommen|wiederkehrendes)",
    re.IGNORECASE,
)


class WarnOf(StrEnum):
    """What a person should look at before taking an invitation over."""

    ID_DIFFERS = "id_differs"
    SEVERAL_LINKS = "several_links"
    LINK_REFUSED = "link_refused"
    LOOK_ALIKE = "look_alike"
    NO_JOIN_LINK = "no_join_link"
    TIME_NOT_UNDERSTOOD = "time_not_understood"
    TIME_AMBIGUOUS = "time_ambiguous"
    YEAR_ASSUMED = "year_assumed"
    WEEKDAY_DIFFERS = "weekday_differs"
    ZONE_UNKNOWN = "zone_unknown"
    REPEATS = "repeats"
    TEXT_CUT = "text_cut"


@dataclass(frozen=True, slots=True)
class InvitationWarning:
    """A warning, the words of the text that it is about, and why a link was refused."""

    of: WarnOf
    text: str = ""
    reason: LinkTrouble | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an invitation says; "" and None where it does not.

    ``meeting_id`` and ``access_code`` are digits. ``links`` are the links that a person could mean,
    the join link first: where nothing in the text is a provider's, ``join_link`` is the only link
    of the text, if there is just one that does not pose as a provider's.
    """

    topic: str = ""
    time: StatedTime | None = None
    meeting_id: str = ""
    passcode: str = ""
    access_code: str = ""
    phone_pin: str = ""
    dial_ins: tuple[DialIn, ...] = ()
    join_link: JoinLink | None = None
    links: tuple[JoinLink, ...] = ()
    warnings: tuple[InvitationWarning, ...] = ()


def read_invitation(text: str, *, today: date) -> Invitation:
    """Return what `text` says; `today` tells the year where it says none."""
    every = text[:TEXT_LIMIT].splitlines()
    raw = every[:LINES_LIMIT]
    lines = [line.translate(_INVISIBLE).strip(_MARKS) for line in raw]
    fields = fields_of(lines)
    meeting_id, access_code = _digits(fields, Field.MEETING_ID), _digits(fields, Field.ACCESS_CODE)
    found = find_links(raw, meeting_id or access_code)
    when = _time(lines, fields, today)
    is_cut = len(text) > TEXT_LIMIT or len(every) > LINES_LIMIT
    warnings = [
        *([InvitationWarning(WarnOf.TEXT_CUT)] if is_cut else []),
        *_about_links(found, meeting_id, access_code),
        *_about_time(when),
        *_about_repeats(lines),
    ]
    return Invitation(
        topic=_topic(lines, fields),
        time=when,
        meeting_id=meeting_id,
        passcode=fields.get(Field.PASSCODE, "").partition(" ")[0][:100],
        access_code=access_code,
        phone_pin=_digits(fields, Field.PHONE_PIN),
        dial_ins=read_dial_ins(lines),
        join_link=found.join_link,
        links=found.links,
        warnings=tuple(warnings),
    )


def _digits(fields: dict[Field, str], field: Field) -> str:
    """Return the number that a field begins with, without what parts it."""
    found = re.match(r"\d[\d \-\u2011\u2013]{2,30}", fields.get(field, ""))
    return re.sub(r"\D", "", found[0]) if found else ""


def _time(lines: list[str], fields: dict[Field, str], today: date) -> StatedTime | None:
    """Return the time that is labelled as such, or that stands on lines of its own."""
    said = [fields[Field.TIME]] if Field.TIME in fields else []
    if Field.DATE in fields and Field.SENT_BY not in fields:  # else it is when a mail was sent
        said.append(f"{fields[Field.DATE]} {fields.get(Field.TIME, '')}")
    tried = [read_time(words, today) for words in said]
    time = next((one for one in tried if one.readings), None) or _unlabelled(lines, today)
    if time is None and tried:
        time = tried[0]
    if time is not None and (words := fields.get(Field.ZONE)) and not time.zone:
        zone_text = tidy_line(words)[:_WORTH_SHOWING]
        time = replace(time, zone_text=zone_text, zone=zone_from_words(zone_text))
    return time


def _unlabelled(lines: list[str], today: date) -> StatedTime | None:
    for number, line in enumerate(lines):
        if line.endswith(":") or "@" in line or not has_date(line):
            continue  # "On Mon, Nov 23, 2026 at 10:00 somebody wrote:"
        time = read_time(line, today)
        if not time.readings and number + 1 < len(lines) and has_clock(lines[number + 1]):
            time = read_time(f"{line} {lines[number + 1]}", today)
        if time.readings:
            return time
    return None


def _topic(lines: list[str], fields: dict[Field, str]) -> str:
    """Return the labelled topic, the title above the date, or a mail's subject."""
    subject = _REPLY.sub("", fields.get(Field.SUBJECT, ""))
    return (fields.get(Field.TOPIC) or _title(lines) or subject)[:_TITLE_LIMIT]


def _title(lines: list[str]) -> str:
    """Return the first line, where the next one is the date: Google and GoTo write it so."""
    said = [line for line in lines if line][:2]
    if len(said) < 2 or has_date(said[0]) or not has_date(said[1]):
        return ""
    is_something_else = "://" in said[0] or fields_of(said[:1])
    return "" if is_something_else else tidy_line(said[0])


def _about_links(found: LinksFound, meeting_id: str, access_code: str) -> list[InvitationWarning]:
    warnings = [
        InvitationWarning(WarnOf.LINK_REFUSED, link[:_WORTH_SHOWING], reason)
        for link, reason in found.refused
    ]
    warnings += [InvitationWarning(WarnOf.LOOK_ALIKE, one.link) for one in found.look_alikes]
    join = found.join_link
    if join is None:
        return [*warnings, InvitationWarning(WarnOf.NO_JOIN_LINK)]
    if len(found.links) > 1:
        warnings.append(InvitationWarning(WarnOf.SEVERAL_LINKS))
    stated = meeting_id or (access_code if join.provider is Provider.GOTO else "")
    if stated and join.meeting_id and stated != join.meeting_id:
        warnings.append(InvitationWarning(WarnOf.ID_DIFFERS, stated))
    return warnings


def _about_time(time: StatedTime | None) -> list[InvitationWarning]:
    if time is None:
        return []
    text = time.text[:_WORTH_SHOWING]
    if not time.readings:
        return [InvitationWarning(WarnOf.TIME_NOT_UNDERSTOOD, text)]
    doubts = {
        WarnOf.TIME_AMBIGUOUS: len(time.readings) > 1,
        WarnOf.YEAR_ASSUMED: not time.year_stated,
        WarnOf.WEEKDAY_DIFFERS: not time.weekday_fits,
    }
    warnings = [InvitationWarning(of, text) for of, is_so in doubts.items() if is_so]
    if not time.zone:
        warnings.append(InvitationWarning(WarnOf.ZONE_UNKNOWN, time.zone_text))
    return warnings


def _about_repeats(lines: list[str]) -> list[InvitationWarning]:
    for line in lines:
        if _REPEATS.search(line[:_WORTH_SHOWING]):
            return [InvitationWarning(WarnOf.REPEATS, line[:_WORTH_SHOWING])]
    return []
