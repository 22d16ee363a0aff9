"""Sentences for a desk of any size: drawn from pools, the same for the same seed."""

import re
from dataclasses import dataclass
from functools import cache
from random import Random

from mentordesk.domain.text import LINE_LIMIT
from mentordesk.services.sample.texts import pools

SHORTEST, LONGEST = 200, 2000
"""Characters of a written body."""

# A piece of a body never adds more than this, so that a body stays below LONGEST.
_LONGEST_PIECE = 500
BRIEF = SHORTEST + _LONGEST_PIECE
"""The least that the longest body can be limited to, in characters."""
_PLACE = re.compile(r"\{(\w+)\}")

Pattern = tuple[str, ...]
"""Text and names of words in turn: ``("About ", "topic", "")``."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    words: dict[str, tuple[str, ...]]
    sentences: dict[str, tuple[Pattern, ...]]
    titles: dict[str, tuple[Pattern, ...]]


@cache
def _patterns() -> _Patterns:
    raw = pools()
    return _Patterns(raw.words, _split(raw.sentences), _split(raw.titles))


def _split(lists: dict[str, tuple[str, ...]]) -> dict[str, tuple[Pattern, ...]]:
    return {
        name: tuple(tuple(_PLACE.split(line)) for line in lines) for name, lines in lists.items()
    }


class Prose:
    """A writer who draws from the pools in an order that the seed decides."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed)  # noqa: S311 - sample text, nothing secret
        self._patterns = _patterns()
        # by identity of a list of patterns, which live as long as the process
        self._decks: dict[int, list[Pattern]] = {}

    def number(self, below: int) -> int:
        """Return a whole number from 0 up to, and without, `below`."""
        return int(self._random.random() * below)

    def title(self, kind: str) -> str:
        """Return a line of the kind ``note``, ``goal``, ``milestone`` …, at most LINE_LIMIT."""
        return self._fill(self._patterns.titles[kind])[:LINE_LIMIT]

    def sentence(self, kind: str) -> str:
        """Return a sentence of the kind ``opening``, ``talk``, ``step`` …."""
        return self._fill(self._patterns.sentences[kind])

    def body(self, *, private: bool = False, longest: int = LONGEST) -> str:
        """Return a note in Markdown of SHORTEST to `longest` characters, short ones more often.

        `longest` is BRIEF or more: then most have 200 to 400 characters.
        """
        room = longest - BRIEF
        wanted = SHORTEST + int(room * self._random.random() ** 2)
        pieces = [self._paragraph("opening")]
        length = len(pieces[0])
        while length < wanted:
            # Two lists in a row would run into one another in Markdown.
            after_words = len(pieces) % 2
            piece = self._listing() if after_words else self._words(private)
            pieces.append(piece)
            length += len(piece) + 2
        return "\n\n".join(pieces) + "\n"

    def _words(self, private: bool) -> str:
        return self._paragraph("private" if private and self.number(2) else "talk")

    def _listing(self) -> str:
        choice = self.number(8)
        if choice < 2:
            return self._words(private=False)
        if choice == 2:
            return "> " + self.sentence("quote")
        if choice == 3:
            return self._heading() + self._list("{}. ", "point")
        if choice < 6:
            return self._heading() + self._list("- ", "point")
        return self._heading() + self._tasks()

    def _paragraph(self, first: str) -> str:
        more = 1 + self.number(2)
        return " ".join([self.sentence(first), *(self.sentence("talk") for _ in range(more))])

    def _heading(self) -> str:
        return f"## {self.sentence('heading')}\n\n" if self.number(2) else ""

    def _list(self, mark: str, kind: str) -> str:
        count = 2 + self.number(3)
        return "\n".join(mark.format(i + 1) + self.sentence(kind) for i in range(count))

    def _tasks(self) -> str:
        marks = ("- [ ] ", "- [x] ")
        count = 1 + self.number(3)
        return "\n".join(marks[self.number(2)] + self.sentence("step") for _ in range(count))

    def _draw(self, patterns: tuple[Pattern, ...]) -> Pattern:
        """Return one of the patterns; each comes once before any comes again."""
        deck = self._decks.setdefault(id(patterns), [])
        if not deck:
            deck.extend(patterns)
            self._random.shuffle(deck)
        return deck.pop()

    def _fill(self, patterns: tuple[Pattern, ...]) -> str:
        pattern = self._draw(patterns)
        parts = list(pattern)
        used = ""
        for place in range(1, len(pattern), 2):
            words = self._patterns.words[pattern[place]]
            chosen = self.number(len(words))
            if words[chosen] == used:
                chosen = (chosen + 1) % len(words)
            parts[place] = used = words[chosen]
        return _capital("".join(parts))


def _capital(text: str) -> str:
    """Return `text` with a capital letter at its start, also inside ``**`` or quotes."""
    start = 0
    while start < len(text) and not text[start].isalnum():
        start += 1
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]
