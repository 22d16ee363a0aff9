"""Words made safe without being changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.text import folded, initials, summary_of, tidy_line, tidy_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\r\ntwo\rthree\u2028four\x85five", "one\ntwo\nthree\nfour\nfive"),
        ("tab\tstays", "tab\tstays"),
        ("bell\x07 nul\x00 esc\x1b del\x7f c1\x9b", "bell nul esc del c1"),
        ("half \ud83d of a pair", "half  of a pair"),
        ("Zoë – 日本語 🎉", "Zoë – 日本語 🎉"),
        ("  space stays  ", "  space stays  "),
    ],
)
def test_tidy_text(typed: str, kept: str) -> None:
    assert tidy_text(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [(" a \r\n b\t c ", "a b c"), ("\n", ""), ("x\u2029BEGIN:VALARM", "x BEGIN:VALARM")],
)
def test_tidy_line(typed: str, kept: str) -> None:
    assert tidy_line(typed) == kept


@given(st.text(st.characters()))
def test_tidying_twice_changes_nothing_and_words_stay(text: str) -> None:
    once = tidy_text(text)
    assert tidy_text(once) == once
    line = tidy_line(text)
    assert tidy_line(line) == line
    assert line.splitlines() in ([], [line])
    line.encode()
    assert [c for c in once if c.isalnum()] == [c for c in text if c.isalnum()]


@pytest.mark.parametrize(
    ("body", "summary"),
    [
        ("", ""),
        ("# Heading\n\nFirst words", "First words"),
        ("#", ""),
        ("#mentoring is fun", "#mentoring is fun"),
        ("---\n***\nAfter the rule", "After the rule"),
        ("Title\n=====", "Title"),
        ("- [x] **Done** thing", "Done thing"),
        ("> quoted `code`", "quoted code"),
        ("12) twelfth", "twelfth"),
        ("\n\n   \nlater", "later"),
    ],
)
def test_summary_of(body: str, summary: str) -> None:
    assert summary_of(body) == summary


def test_a_long_summary_is_cut_with_an_ellipsis() -> None:
    assert summary_of("x" * 120) == "x" * 120
    assert summary_of("x" * 121) == "x" * 119 + "…"
    assert summary_of("word " * 10, limit=11) == "word word…"


@given(st.text(), st.integers(2, 200))
def test_a_summary_fits_on_its_line(body: str, limit: int) -> None:
    found = summary_of(body, limit)
    assert len(found) <= limit
    assert found == found.strip()
    assert len(found.splitlines()) <= 1


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Amara Okafor", "AO"),
        ("Bo", "B"),
        ("vincent van gogh", "VG"),
        ("", "?"),
        ("!?", "?"),
        ("Élodie ßtein", "ÉS"),
        ("(Bo) Lind", "L"),
        ("李 小龙", "李小"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@given(st.text())
def test_initials_are_one_or_two(name: str) -> None:
    assert 1 <= len(initials(name)) <= 2


@pytest.mark.parametrize(
    ("one", "other"),
    [("Élan", "elan"), ("STRASSE", "straße"), ("ﬁne", "FINE"), ("Å", "a\u030a"), ("İ", "i")],
)
def test_folded(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)
