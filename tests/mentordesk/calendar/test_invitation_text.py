"""Whole invitations fill in what they say, warn of what does not fit, and are read in linear time.

The texts in ``tests/data/invitations`` are our own, in the form that each provider gives its.
``MENTORDESK_INVITATIONS`` may name a folder of others; see the last test.
"""

import os
import time
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.calendar.invitation_text import (
    LINES_LIMIT,
    TEXT_LIMIT,
    Invitation,
    WarnOf,
    read_invitation,
)
from mentordesk.calendar.join_links import Provider
from mentordesk.errors import LinkTrouble

TEXTS = Path(__file__).parents[2] / "data" / "invitations"
OTHERS = Path(os.environ.get("MENTORDESK_INVITATIONS", "/nowhere"))
TODAY = date(2026, 11, 20)
STARTS = datetime(2026, 11, 24, 16)
ZOOM_LINK = "https://heron.zoom.us/j/81234567890?pwd=Qm9ndXNCb2d1cw.1"
TEAMS_LINK = (
    "https://teams.microsoft.com/l/meetup-join/19%3ameeting_Qm9ndXM%40thread.v2/0?context=%7b%22Tid"
    "%22%3a%2200000000-0000-4000-8000-000000000000%22%7d"
)


def read(text: str, today: date = TODAY) -> Invitation:
    return read_invitation(text, today=today)


def from_file(name: str) -> Invitation:
    return read((TEXTS / f"{name}.txt").read_text(encoding="utf-8"))


def said(found: Invitation) -> dict[str, Any]:
    """Return what was found, without what was not."""
    when, link = found.time, found.join_link
    fields = {
        "topic": found.topic,
        "starts": when and when.starts_local,
        "minutes": when and when.minutes,
        "zone": when and when.zone,
        "id": found.meeting_id,
        "passcode": found.passcode,
        "access_code": found.access_code,
        "pin": found.phone_pin,
        "link": link and link.link,
        "numbers": [(one.number, one.place, one.sequence) for one in found.dial_ins],
        "warnings": {one.of for one in found.warnings},
    }
    return {name: value for name, value in fields.items() if value}


def warned(found: Invitation) -> list[WarnOf]:
    return [one.of for one in found.warnings]


EXPECTED: dict[str, dict[str, Any]] = {
    "zoom_en": {
        "topic": "Mentoring: first talk",
        "starts": STARTS,
        "zone": "Europe/Berlin",
        "id": "81234567890",
        "passcode": "204060",
        "link": ZOOM_LINK,
        "numbers": [
            ("+15550100111", "US (New York)", ",,81234567890#,,,,*204060#"),
            ("+4955501001", "Germany", ",,81234567890#,,,,*204060#"),
        ],
    },
    "zoom_de": {
        "topic": "Mentoring: erstes Gespräch",
        "starts": STARTS,
        "zone": "Europe/Berlin",
        "id": "81234567890",
        "passcode": "204060",
        "link": ZOOM_LINK,
        "numbers": [("+4955501001", "Deutschland", ",,81234567890#,,,,*204060#")],
        "warnings": {WarnOf.REPEATS},
    },
    "goto_en": {
        "topic": "Mentoring talk",
        "starts": STARTS,
        "minutes": 45,
        "access_code": "512345678",
        "link": "https://meet.goto.com/512345678",
        "numbers": [
            ("+15550100111", "United States (Toll Free)", ",,512345678#"),
            ("+4955501001", "Germany", ",,512345678#"),
        ],
        "warnings": {WarnOf.ZONE_UNKNOWN},
    },
    "goto_de": {
        "topic": "Mentoring-Gespräch",
        "starts": STARTS,
        "minutes": 45,
        "zone": "Europe/Berlin",
        "access_code": "512345678",
        "link": "https://www.gotomeet.me/marasroom",
        "numbers": [("+4955501001", "Deutschland", "")],
    },
    "meet_en": {
        "topic": "Mentoring talk",
        "starts": STARTS,
        "minutes": 45,
        "zone": "Europe/Berlin",
        "pin": "204060801",
        "link": "https://meet.google.com/xyz-wxyz-abc",
        "numbers": [("+4955501001", "DE", "")],
        "warnings": {WarnOf.YEAR_ASSUMED},
    },
    "meet_de": {
        "topic": "Mentoring-Gespräch",
        "starts": STARTS,
        "minutes": 45,
        "zone": "Europe/Berlin",
        "pin": "204060801",
        "link": "https://meet.google.com/xyz-wxyz-abc",
        "numbers": [("+4955501001", "DE", "")],
        "warnings": {WarnOf.YEAR_ASSUMED},
    },
    "teams_en": {
        "starts": STARTS,
        "minutes": 45,
        "id": "312345678901",
        "passcode": "Xy7Za9",
        "pin": "204060801",
        "link": TEAMS_LINK,
        "numbers": [("+15550100111", "United States, Boston", ",,204060801#")],
        "warnings": {WarnOf.ZONE_UNKNOWN},
    },
    "teams_de": {
        "topic": "Mentoring-Gespräch",
        "starts": STARTS,
        "minutes": 45,
        "zone": "Europe/Berlin",
        "id": "31234567890123",
        "passcode": "Xy7Za9",
        "pin": "204060801",
        "link": "https://teams.microsoft.com/meet/31234567890123?p=Qm9ndXNCb2d1cw",
    },
    "webex_en": {
        "topic": "Mentoring talk",
        "starts": STARTS,
        "minutes": 45,
        "zone": "Europe/Berlin",
        "id": "25512345678",
        "passcode": "hErOn24",
        "link": "https://heron.webex.com/heron/j.php?MTID=m0f1e2d3c4b5a69788796a5b4c3d2e1f0",
        "numbers": [("+4955501001", "Germany Toll", ",,*01*25512345678##*01*")],
    },
    "quoted_reply": {
        "topic": "Mentoring talk",
        "starts": STARTS,
        "zone": "Europe/Berlin",
        "link": "https://meet.jit.si/QuietHeronsTalk",
    },
    "several_links": {
        "topic": "Mentoring talk",
        "zone": "Europe/Berlin",
        "id": "81234567890",
        "link": "https://zoom.us/j/81234567890",
        "warnings": {WarnOf.SEVERAL_LINKS, WarnOf.LINK_REFUSED, WarnOf.TIME_AMBIGUOUS},
    },
    "phishing": {
        "id": "81234567890",
        "warnings": {WarnOf.LOOK_ALIKE, WarnOf.NO_JOIN_LINK, WarnOf.TIME_NOT_UNDERSTOOD},
    },
}


def test_every_text_is_expected() -> None:
    assert {file.stem for file in TEXTS.iterdir()} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_an_invitation_fills_in(name: str) -> None:
    assert said(from_file(name)) == EXPECTED[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_windows_line_ends_and_quoting_change_nothing_but_titles(name: str) -> None:
    text = (TEXTS / f"{name}.txt").read_text(encoding="utf-8")
    assert said(read(text.replace("\n", "\r\n"))) == EXPECTED[name]
    assert said(read("> > " + text.replace("\n", "\n> > "))) == EXPECTED[name]


def test_refused_links_are_named_with_the_reason() -> None:
    refused = [one for one in from_file("several_links").warnings if one.of is WarnOf.LINK_REFUSED]
    assert [one.reason for one in refused] == [LinkTrouble.FOREIGN_SCHEME, LinkTrouble.USER_INFO]
    assert refused[0].text == "javascript:https://zoom.us/j/81234567890"


@pytest.mark.parametrize(
    ("stated", "link"),
    [
        ("Meeting ID: 812 3456 7891", "https://zoom.us/j/81234567890"),
        ("Access Code: 512-345-679", "https://meet.goto.com/512345678"),
    ],
)
def test_an_id_that_is_not_the_links(stated: str, link: str) -> None:
    assert warned(read(f"{link}\n{stated}")) == [WarnOf.ID_DIFFERS]


def test_an_access_code_says_nothing_of_a_named_room() -> None:
    assert warned(read("https://gotomeet.me/heron\nAccess Code: 512-345-679")) == []


def test_one_plain_link_may_be_the_way_in_and_several_may_not() -> None:
    one = read("Our room: https://rooms.example.org/b/heron")
    assert one.join_link is not None
    assert one.join_link.provider is Provider.OTHER
    two = read("https://rooms.example.org/b/heron and https://rooms.example.org/agenda")
    assert two.join_link is None
    assert warned(two) == [WarnOf.NO_JOIN_LINK]


def test_the_link_with_the_passcode_is_taken_of_two_into_one_room() -> None:
    found = read("https://zoom.us/j/81234567890\nhttps://zoom.us/j/81234567890?pwd=ab")
    assert [one.passcode for one in found.links] == ["ab"]


def test_a_mails_own_date_is_not_the_meetings() -> None:
    head = "From: Mara\nDate: Mon, 23 Nov 2026 10:00:00 +0100\nSubject: Fwd: Re: Talk\n\n"
    found = read(head + "Hello, see you soon")
    assert (found.topic, found.time) == ("Talk", None)
    found = read(head + "Time: Nov 24, 2026 04:00 PM Berlin")
    assert found.time is not None
    assert found.time.starts_local == STARTS


def test_date_and_time_on_lines_of_their_own() -> None:
    found = read("Date: Nov 24, 2026\nTime:\n4:00 PM\nTime zone: Europe/Berlin")
    assert found.time is not None
    assert (found.time.starts_local, found.time.zone) == (STARTS, "Europe/Berlin")
    assert warned(found) == [WarnOf.NO_JOIN_LINK]


def test_an_empty_text() -> None:
    assert said(read("")) == {"warnings": {WarnOf.NO_JOIN_LINK}}


def test_a_text_that_is_too_long_is_read_as_far_as_that() -> None:
    text = (TEXTS / "zoom_en.txt").read_text(encoding="utf-8")
    for long in (text + "x" * TEXT_LIMIT, text + "\n" * LINES_LIMIT):
        found = read(long)
        assert found.meeting_id == "81234567890"
        assert warned(found) == [WarnOf.TEXT_CUT]


def filling(words: str) -> str:
    return (words * (TEXT_LIMIT // len(words) + 1))[:TEXT_LIMIT]


HOSTILE = [
    *(":", "a:", "\n", "1.1.1.1.", "1 ", "1", ".", "@/", "a.b/ ", "http:", "http: /", "%2e", "<"),
    *("every ", "tel:+1", "dial +1(2", "Meeting ID: ", "re: ", "Nov ", "\u202a", ")", "[(", "[]("),
    "https://a.b/" + ")" * 4000 + " ",
    "https://zoom.us/j/123456789?" + "a=1&" * 1000 + " ",
    "https://a.safelinks.protection.outlook.com/?url=" + "https%3A%2F%2Fa.b%2F%3Furl%3D" * 60 + " ",
    "24. Nov. " * 14 + "\n",
    "Nov 24, 2026 " * 9 + "\n",
    "1:11 - 1:11 pm " * 8 + "\n",
    "dial +" + "1 2-" * 30 + "\n",
    "Date: Time: When: " * 7 + "\n",
    "Topic: " + "re: " * 60,
]


def seconds(text: str) -> float:
    """Return the least processor time of three readings: others' work does not count."""
    taken = []
    for _turn in range(3):
        begun = time.process_time()
        read(text)
        taken.append(time.process_time() - begun)
    return min(taken)


def test_no_text_takes_much_longer_than_an_ordinary_one() -> None:
    """A search that went back and forth would take thousands of times as long."""
    ordinary = filling((TEXTS / "zoom_en.txt").read_text(encoding="utf-8"))
    limit = 80 * seconds(ordinary)
    slow = {text[:30]: seconds(filling(text)) for text in HOSTILE}
    assert {words: taken for words, taken in slow.items() if taken > limit} == {}


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    found = read(text)
    assert found.join_link is None or found.join_link.link.startswith("https://")


@given(st.lists(st.sampled_from([*(TEXTS / "zoom_en.txt").read_text(encoding="utf-8").split(), "\n", ":", "https://", "24.11.2026", "16:00"]), max_size=60))  # fmt: skip
def test_any_order_of_words_can_be_read(words: list[str]) -> None:
    found = read(" ".join(words))
    link = found.join_link
    assert link is None or link.provider in {Provider.ZOOM, Provider.OTHER}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("goto_quoted_reply", {"access_code": "691818141", "link": "https://meet.goto.com/691818141", "numbers": [("18775684106", "United States (Toll Free)", "")]}),
        ("meet_bare_synthetic", {"topic": "Lab check-in", "starts": datetime(2026, 10, 6, 14), "minutes": 60, "zone": "America/New_York", "pin": "123456789", "link": "https://meet.google.com/abc-defg-hij", "numbers": [("+16035550175", "US", "")], "warnings": {WarnOf.YEAR_ASSUMED}}),
        ("phish_substring", {"id": "123456789", "warnings": {WarnOf.LOOK_ALIKE, WarnOf.NO_JOIN_LINK}}),
        ("teams_new_synthetic", {"id": "21234567890123", "passcode": "Ab3cD4", "link": "https://teams.microsoft.com/meet/21234567890123?p=AbCdEfGhIjKlMnOp"}),
        ("teams_old_synthetic", {"id": "212345678901", "passcode": "Ab3cD4", "link": "https://teams.microsoft.com/l/meetup-join/19%3ameeting_ZmE0%40thread.v2/0?context=%7b%22Tid%22%3a%2200000000-0000-4000-8000-000000000000%22%7d", "numbers": [("+16035550142", "United States, Manchester", ",,123456789#")]}),
        ("zoom_recurring_synthetic", {"topic": "Office Hours", "starts": datetime(2026, 10, 6, 14), "zone": "America/New_York", "id": "91234567890", "passcode": "123456", "link": "https://school.zoom.us/j/91234567890?pwd=AbCdEfGhIjKlMnOpQrStUv.1", "numbers": [(f"+1555010010{last}", "US", ",,91234567890#,,,,*123456#") for last in "12"], "warnings": {WarnOf.REPEATS}}),
    ],
)  # fmt: skip
def test_texts_from_elsewhere(name: str, expected: dict[str, Any]) -> None:
    text = (OTHERS / f"{name}.txt").read_text(encoding="utf-8")
    assert said(read(text, date(2026, 9, 24))) == expected


if not OTHERS.is_dir():  # then there is no such test, rather than one that is left out
    del test_texts_from_elsewhere
