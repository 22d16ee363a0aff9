"""From bytes to the lines of each component."""

from pathlib import Path

import pytest

from mentordesk.calendar.reading import to_the_end
from mentordesk.calendar.reading_text import (
    DEEPEST,
    MOST_ZONES,
    CalendarText,
    calendars_in,
    decoded,
    unescaped,
    unfolded,
    value_of,
)
from mentordesk.errors import ImportRefused, RefusedBecause

PATH = Path("calendar.ics")


def found(text: str, most: int = 10) -> list[CalendarText]:
    return to_the_end(calendars_in(unfolded(text), PATH, most))


def reason(text: str, most: int = 10) -> RefusedBecause:
    with pytest.raises(ImportRefused) as refused:
        found(text, most)
    assert refused.value.path == PATH
    return refused.value.reason


@pytest.mark.parametrize(
    ("data", "charset", "text", "guessed"),
    [
        ("Zoë".encode(), "", "Zoë", False),
        (b"\xef\xbb\xbf" + "Zoë".encode(), "", "Zoë", False),
        ("Zoë".encode("utf-16"), "", "Zoë", False),
        ("Zoë".encode("cp1252"), "", "Zoë", True),
        ("Żaneta".encode("iso-8859-2"), "iso-8859-2", "Żaneta", False),
        (b"Zo\xeb", "no such charset", "Zoë", True),
        (b"Zo\xeb", "punycode", "Zoë", True),
        (b"Zo\xeb", "hex", "Zoë", True),
        (b"Zo\xeb", "nul\0", "Zoë", True),
        (b"\x81\xff\xfe", "", "\ufffdÿþ", True),
        (b"\xff\xfeZ", "", "\ufffd", False),
    ],
)
def test_letters(data: bytes, charset: str, text: str, guessed: bool) -> None:
    assert decoded(data, charset) == (text, guessed)


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\r\r\n", "\n\n\n"])
def test_any_line_ends_and_folds(end: str) -> None:
    lines = ["A:one", " two", "\tthree", "B:four"]
    assert unfolded(f"\ufeff{end}" + end.join(lines)) == "A:onetwothree\nB:four"


def test_a_separator_of_lines_that_is_none_here_stays() -> None:
    assert unfolded("A:one\u2028two\x85three\x0bfour") == "A:one\u2028two\x85three\x0bfour"


def test_each_component_keeps_its_own_lines() -> None:
    text = """BEGIN:VCALENDAR
METHOD:REQUEST
begin:vtimezone
TZID:Office
BEGIN:STANDARD
TZID:Inner
END:STANDARD
X-LIC-LOCATION:Europe/Berlin
END:VTIMEZONE
BEGIN : VEVENT
UID:one
BEGIN:VALARM
UID:alarm
END:VALARM
SUMMARY:after
END:vevent
NAME:after
BEGIN:X-BOX
BEGIN:VEVENT
UID:boxed
END:VEVENT
END:X-BOX
END:VCALENDAR
BEGIN:VCALENDAR
END:VCALENDAR
"""
    one, two = found(text)
    assert one.own == "METHOD:REQUEST\nNAME:after\n"
    assert one.zones == ["TZID:Office\nX-LIC-LOCATION:Europe/Berlin\n"]
    assert one.events == ["UID:one\nSUMMARY:after\n"]
    assert two == CalendarText()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", RefusedBecause.NOT_A_CALENDAR),
        ("<html>", RefusedBecause.NOT_A_CALENDAR),
        ("BEGIN:VEVENT\nEND:VEVENT", RefusedBecause.NOT_A_CALENDAR),
        ("BEGIN:VCARD\nEND:VCARD", RefusedBecause.NOT_A_CALENDAR),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:cut of", RefusedBecause.BROKEN_CALENDAR),
        ("BEGIN:VCALENDAR\nEND:VEVENT\nEND:VCALENDAR", RefusedBecause.BROKEN_CALENDAR),
        ("BEGIN:VCALENDAR\nEND:VCALENDAR\nEND:VCALENDAR", RefusedBecause.BROKEN_CALENDAR),
        ("BEGIN:VCALENDAR\n" + "BEGIN:X\n" * DEEPEST, RefusedBecause.BROKEN_CALENDAR),
        ("BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\nEND:VEVENT\n" * 11, RefusedBecause.TOO_MANY_EVENTS),
    ],
)
def test_what_is_no_calendar(text: str, why: RefusedBecause) -> None:
    assert reason(text) is why


def test_zones_beyond_all_those_of_the_world_are_passed_over() -> None:
    zone = "BEGIN:VTIMEZONE\nEND:VTIMEZONE\n"
    (one,) = found(f"BEGIN:VCALENDAR\n{zone * (MOST_ZONES + 9)}END:VCALENDAR")
    assert len(one.zones) == MOST_ZONES


def test_it_gives_way() -> None:
    text = "BEGIN:VCALENDAR\n" + "BEGIN:X\nEND:X\n" * 20_000 + "END:VCALENDAR\n"
    shares = list(calendars_in(text, PATH, 1))
    assert len(shares) > 5
    assert shares == sorted(shares)
    assert shares[-1] <= 1


def test_raw_values() -> None:
    lines = "X-NAME:no\nname ;X=y: Weekly\nNAME:second\n"
    assert value_of("NAME", lines) == "Weekly"
    assert value_of("METHOD", lines) == ""


def test_escapes() -> None:
    assert unescaped(r"one\ntwo\Nthree\, four\; five\\n six\x") == (
        "one\ntwo\nthree, four; five\\n six\\x"
    )
