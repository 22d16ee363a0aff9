"""The text of a calendar file, and where its components lie: a linear scan, before any parsing.

What a component holds inside itself (alarms, a zone's rules) is cut out: nobody here reads it, and
whole families of hostile files die of it.
"""

import codecs
import re
from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path

from mentordesk.errors import ImportRefused, RefusedBecause

#: The share of the work that is done, 0 to 1.
Share = float

DEEPEST = 20
#: More than there are zones in the world; what a file defines beyond is not looked at.
MOST_ZONES = 1000
_MARKERS_A_STEP = 5000
_MARKER = re.compile(r"^(BEGIN|END)[ \t]*:[ \t]*([^\n]*)\n?", re.IGNORECASE | re.MULTILINE)
_ESCAPED = re.compile(r"\\([nN;,:\"\\])")
_EMPTY_LINES = re.compile("\n\n+")
# Codecs that are no charset of any text, or take quadratic time (punycode).
_NO_CHARSETS = {"punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined"}
_KEPT, _KEPT_DEPTH = {"VCALENDAR", "VEVENT", "VTIMEZONE"}, 2


@dataclass(slots=True)
class CalendarText:
    """One VCALENDAR: its own lines, and those of its events and zones."""

    own: str = ""
    events: list[str] = field(default_factory=list)
    zones: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """A component that has not ended yet; ``pieces`` are its own lines so far."""

    name: str
    begins: int
    pieces: list[str] = field(default_factory=list)


def decoded(data: bytes, charset: str = "") -> tuple[str, bool]:
    """Return the text, and whether its letters had to be guessed.

    UTF-8 (RFC 5545 §3.1.4), UTF-16 where a mark says so, `charset` where a mail says so; otherwise
    what old programs on Windows write. Structure and times are ASCII, so only words may suffer.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), False
    for name in ("utf-8-sig", charset):
        try:
            if codecs.lookup(name).name.replace("-", "_") not in _NO_CHARSETS:
                return data.decode(name), False
        except (LookupError, ValueError):
            continue
    return data.decode("cp1252", "replace"), True


def unfolded(text: str) -> str:
    """Return `text` with one content line a line (RFC 5545 §3.1), whatever its line ends were."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    text = _EMPTY_LINES.sub("\n", text)
    return text.replace("\n ", "").replace("\n\t", "").lstrip()


def calendars_in(
    text: str, path: Path, most_events: int
) -> Generator[Share, None, list[CalendarText]]:
    """Return the calendars of an unfolded `text`; raises ImportRefused."""
    scan = _Scan(path, most_events)
    for number, marker in enumerate(_MARKER.finditer(text)):
        if number % _MARKERS_A_STEP == 0:
            yield marker.start() / len(text)
        scan.pass_by(marker)
    return scan.outcome()


@dataclass(slots=True)
class _Scan:
    """Goes from BEGIN to END, and keeps what lies between."""

    path: Path
    most_events: int
    found: list[CalendarText] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    events: int = 0

    def pass_by(self, marker: re.Match[str]) -> None:
        name, top = marker[2].strip().upper(), self.stack[-1] if self.stack else None
        if top is not None and top.name in _KEPT and len(self.stack) <= _KEPT_DEPTH:
            top.pieces.append(marker.string[top.begins : marker.start()])
        if marker[1].upper() == "BEGIN":
            self._begin(name, marker.end())
        else:
            self._end(name)
            if self.stack:
                self.stack[-1].begins = marker.end()

    def outcome(self) -> list[CalendarText]:
        if not self.found:
            raise ImportRefused(self.path, RefusedBecause.NOT_A_CALENDAR)
        if self.stack:
            raise self._broken(f"no END:{self.stack[-1].name[:40]}")
        return self.found

    def _begin(self, name: str, begins: int) -> None:
        if name == "VCALENDAR" and not self.stack:
            self.found.append(CalendarText())
        self.events += name == "VEVENT"
        if self.events > self.most_events:
            raise ImportRefused(self.path, RefusedBecause.TOO_MANY_EVENTS)
        self.stack.append(_Open(name, begins))
        if len(self.stack) > DEEPEST:
            raise self._broken("nested too deep")

    def _end(self, name: str) -> None:
        if not self.stack or self.stack[-1].name != name:
            raise self._broken(f"END:{name[:40]}")
        own = "".join(self.stack.pop().pieces)
        match [*(part.name for part in self.stack), name]:
            case ["VCALENDAR"]:
                self.found[-1].own = own
            case ["VCALENDAR", "VEVENT"]:
                self.found[-1].events.append(own)
            case ["VCALENDAR", "VTIMEZONE"]:
                if len(self.found[-1].zones) < MOST_ZONES:
                    self.found[-1].zones.append(own)

    def _broken(self, detail: str) -> ImportRefused:
        return ImportRefused(self.path, RefusedBecause.BROKEN_CALENDAR, detail)


def unescaped(text: str) -> str:
    """Return a raw value of type TEXT as it is meant (RFC 5545 §3.3.11)."""
    return _ESCAPED.sub(_meant, text) if "\\" in text else text


def _meant(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]


def value_of(name: str, lines: str) -> str:
    """Return the raw value of the first property of that name, or an empty string."""
    found = re.search(rf"^{name}[ \t]*(?:;[^:\n]*)?:([^\n]*)$", lines, re.IGNORECASE | re.MULTILINE)
    return found[1].strip() if found else ""
