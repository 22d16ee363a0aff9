"""Telephone numbers of a call, as invitations list them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import quote, unquote

from mentordesk.calendar.invitation_labels import fields_of

NUMBERS_LIMIT = 60
"""Most numbers that are kept; some invitations list one for each country."""
LINE_LIMIT = 300
"""Most characters of a line that are looked at."""

_NUMBER = re.compile(r"(?<![\w+])\+?\d[\d().\- \u2011]{5,22}\d(?![\w/])")
_SEQUENCE = re.compile(r"\s?([,;][,;*#\d]{0,60})")
_ABOUT_CALLING = re.compile(
    r"\b(?:dial|phone|one tap|one-touch|tap to call|audio|telefon|einw[aä]hl|schnelleinwahl)",
    re.IGNORECASE,
)
_TEL = re.compile(r"<?\btel:([^\s>]{5,120})>?", re.IGNORECASE)
_NOT_A_PLACE = re.compile(
    r"^(?:or |oder )?(?:dial(?: in| by phone)?|phone(?: one-tap)?|telefon|telefonisch|per telefon|"
    r"one-touch|one tap mobile|call-in|join by phone)\b[\s:]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DialIn:
    """A number (digits, with "+" where it is international), its place, and what is dialled after.

    ``sequence`` holds the pauses, the meeting's number and, with some providers, the passcode.
    """

    number: str
    place: str = ""
    sequence: str = ""

    @property
    def link(self) -> str:
        """What a telephone takes with one touch."""
        return f"tel:{self.number}{quote(self.sequence, safe=',;*')}"


def read_dial_ins(lines: Iterable[str]) -> tuple[DialIn, ...]:
    """Return the numbers of an invitation's lines, those of one number put together."""
    found: dict[str, DialIn] = {}
    is_about_calling = False
    last = ""
    for line in (whole[:LINE_LIMIT] for whole in lines):
        is_about_calling = is_about_calling or _ABOUT_CALLING.search(line) is not None
        one = _dial_in(line, is_about_calling)
        if one is None:
            continue
        if not one.place and one.sequence and last and not found[last].sequence:
            # the one-touch line below "United States (Toll Free): 1 877 …"
            one = replace(one, place=found.pop(last).place)
        known = found.get(one.number, one)
        found[one.number] = DialIn(
            one.number, known.place or one.place, known.sequence or one.sequence
        )
        last = one.number
        if len(found) == NUMBERS_LIMIT:
            break
    return tuple(found.values())


def _dial_in(line: str, is_about_calling: bool) -> DialIn | None:
    tel = _TEL.search(line)
    plain = _TEL.sub(" ", line)
    found = _NUMBER.search(plain)
    if tel and not (found and found[0].startswith("+")):
        return _from_tel(unquote(tel[1]), _NUMBER.sub(" ", plain, count=1))
    if found is None or not is_about_calling:
        return None
    place, is_alone = _place(plain, found)
    is_labelled = bool(fields_of([line]))  # an access code looks like a number without "+"
    if not found[0].startswith("+") and (is_labelled or not (is_alone and place)):
        return None
    return _made(found[0], place, _sequence(plain, found.end()))


def _from_tel(words: str, rest: str) -> DialIn | None:
    found = _NUMBER.match(words)
    return _made(found[0], _words_of_place(rest), _sequence(words, found.end())) if found else None


def _made(number: str, place: str, sequence: str) -> DialIn | None:
    digits = re.sub(r"\D", "", number)
    if not 7 <= len(digits) <= 15:
        return None
    return DialIn(("+" if number.startswith("+") else "") + digits, place, sequence)


def _sequence(text: str, end: int) -> str:
    found = _SEQUENCE.match(text, end)
    return found[1] if found else ""


def _place(line: str, found: re.Match[str]) -> tuple[str, bool]:
    """Return where a number is, and whether its line says nothing else ("Place: number")."""
    before = line[: found.start()].rstrip()
    sequence = _SEQUENCE.match(line, found.end())
    after = line[sequence.end() if sequence else found.end() :].strip()
    is_alone = before.endswith(":") and not after and not any(map(str.isdigit, before))
    return _words_of_place(after.partition("PIN")[0]) or _words_of_place(before), is_alone


def _words_of_place(words: str) -> str:
    words = _NOT_A_PLACE.sub("", words.strip(" \t•*-–·:,;|<>"))
    words = words.strip(" \t•*-–·:,;|<>")
    if words.startswith("(") and words.endswith(")"):
        words = words[1:-1]
    return words if any(map(str.isalpha, words)) else ""
