"""Sentences at any size."""

import itertools

import pytest

from mentordesk.services.sample.prose import LONGEST, SHORTEST, Prose
from mentordesk.services.sample.texts import pools


@pytest.mark.parametrize("private", [False, True])
def test_bodies_keep_to_their_lengths(private: bool) -> None:
    prose = Prose("lengths")
    lengths = [len(prose.body(private=private)) for _ in range(2_000)]
    assert min(lengths) >= SHORTEST
    assert max(lengths) <= LONGEST


def test_the_same_seed_writes_the_same() -> None:
    one, two, other = Prose("1"), Prose("1"), Prose("2")
    written = [one.body() for _ in range(5)]
    assert written == [two.body() for _ in range(5)]
    assert written != [other.body() for _ in range(5)]


def test_bodies_use_the_markdown_that_people_use() -> None:
    prose = Prose("markdown")
    text = "\n".join(prose.body(private=True) for _ in range(200))
    for mark in ("\n## ", "\n- [ ] ", "\n- [x] ", "\n> ", "\n1. ", "\n2. ", "**"):
        assert mark in text


def test_two_lists_never_meet() -> None:
    prose = Prose("lists")
    marks = ("- ", "1. ", "> ")
    for _ in range(300):
        pieces = prose.body().split("\n\n")
        listed = [piece.startswith(marks) for piece in pieces]
        assert not any(one and two for one, two in itertools.pairwise(listed))


@pytest.mark.parametrize("kind", sorted(pools().titles))
def test_titles_are_one_line_without_gaps(kind: str) -> None:
    prose = Prose(kind)
    for _ in range(200):
        title = prose.title(kind)
        assert title == title.strip()
        assert title[0] == title[0].upper()
        assert not {"{", "}", "\n"} & set(title)


def test_no_word_is_used_twice_in_a_row() -> None:
    prose = Prose("twice")
    for _ in range(2_000):
        one, _, two = prose.title("meeting").partition(" and ")
        assert one.casefold() != two.casefold()


def test_private_notes_say_private_things() -> None:
    prose = Prose("private")
    assert any("For me:" in prose.body(private=True) for _ in range(100))
    assert not any("For me:" in prose.body() for _ in range(100))
