"""Telephone numbers, with their places and what is dialled after them."""

import pytest

from mentordesk.calendar.dial_in import NUMBERS_LIMIT, DialIn, read_dial_ins


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("+15550100111,,812#,,,,*204# US (Boston)", DialIn("+15550100111", "US (Boston)", ",,812#,,,,*204#")),
        ("• +49 555 01001 Germany", DialIn("+4955501001", "Germany")),
        ("Germany: +49 555 01001", DialIn("+4955501001", "Germany")),
        ("United States (Toll Free): 1 555 010 0111", DialIn("15550100111", "United States (Toll Free)")),
        ("Or dial: (US) +1 555-010-0111 PIN: 123 456 789#", DialIn("+15550100111", "US")),
        ("+1 555-010-0111,,204# <tel:+15550100111,,204#> United States, Boston", DialIn("+15550100111", "United States, Boston", ",,204#")),
        ("tel:%2B1-555-010-0111,,*01*615%23%23*01*", DialIn("+15550100111", "", ",,*01*615##*01*")),
    ],
)  # fmt: skip
def test_lines_of_providers(line: str, expected: DialIn) -> None:
    assert read_dial_ins(["Dial in by phone", line]) == (expected,)


def test_a_one_touch_line_belongs_to_the_number_above() -> None:
    lines = ["dial", "United States (Toll Free): 1 555 010 0111", "One-touch: tel:+15550100111,,5#"]
    assert read_dial_ins(lines) == (DialIn("+15550100111", "United States (Toll Free)", ",,5#"),)


@pytest.mark.parametrize(
    "line",
    ["Meeting ID: 812 3456 7890", "Access Code: 512-345-678", "Time: 16:00", "+1 2", "24.11.2026 16:00", "+1234567890123456789", "2026: 123 456 789", "tel:foo12345"],
)  # fmt: skip
def test_what_is_no_telephone_number(line: str) -> None:
    assert read_dial_ins(["You can also dial in using your phone.", line]) == ()


def test_numbers_count_only_where_calling_is_spoken_of() -> None:
    assert read_dial_ins(["Mara Quill", "+49 555 01001"]) == ()


def test_what_a_telephone_takes() -> None:
    assert DialIn("+4955501001", "", ",,5#,,*2#").link == "tel:+4955501001,,5%23,,*2%23"
    assert DialIn("+4955501001").link == "tel:+4955501001"


def test_there_is_an_end_to_numbers() -> None:
    lines = ["dial", *(f"+49 555 {number}" for number in range(10_000, 11_000))]
    assert len(read_dial_ins(lines)) == NUMBERS_LIMIT
