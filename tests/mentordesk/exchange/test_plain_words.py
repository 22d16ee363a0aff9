"""People's words inside Markdown stay what they are."""

import pytest
from markdown_it import MarkdownIt

from mentordesk.exchange.plain_words import plain

HOSTILE = (
    "# no heading",
    "1. no list",
    "1) no list",
    "- no list",
    "+ no list",
    "=====",
    "-----",
    "a | b",
    "<script>alert(1)</script>",
    "&lt; stays",
    "*not* _bold_ `code` ~~gone~~",
    "[a](https://example.org) ![b](file:///etc/passwd)",
    "> no quote",
    "    no code",
    "back\\slash",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_in_them_is_a_mark(words: str) -> None:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(plain(words))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == words.strip()


def test_lines_stay_lines() -> None:
    tokens = MarkdownIt("commonmark").parse(plain("one  \n- two\n===\n\nthree"))
    assert [token.type for token in tokens].count("paragraph_open") == 2
    kinds = [child.type for child in tokens[1].children or []]
    assert kinds.count("hardbreak") == 2
