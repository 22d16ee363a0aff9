"""Markdown becomes HTML that Qt draws well, and nothing in a text becomes markup."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.markdown_html import LIMIT, PreviewStyle, to_html

STYLE = PreviewStyle(
    text="#111111",
    quote_text="#222222",
    link="#0000FF",
    quote_bar="#9CCFC2",
    border="#CCCCCC",
    code_ground="#EEEEEE",
    code_font="monospace",
    body="14px",
    code="13px",
    h1="20px",
    h2="18px",
    h3="15px",
    line_height="150%",
    gap="8px",
    wide_gap="16px",
    narrow_gap="4px",
    padding="12",
    box="16",
    box_column="24",
)


def html(markdown: str) -> str:
    return to_html(markdown, STYLE)


def words(markdown: str) -> str:
    return re.sub(r"<[^>]*>", "", html(markdown))


def test_emphasis_headings_and_code() -> None:
    made = html("## A **b** *c* ~~d~~ `e`\n\n```\nf\n```")
    assert "font-size:18px" in made
    assert "<b>b</b> <i>c</i> <s>d</s>" in made
    assert made.count("font-family:monospace") == 2


def test_the_first_heading_has_no_gap_above_it() -> None:
    made = html("# One\n\n# Two")
    assert made.index("margin:0 0 8px 0") < made.index("margin:16px 0 8px 0")


def test_lists_keep_their_marks_and_numbers() -> None:
    made = html("- a\n- b\n\n4. c\n5. d\n")
    assert made.count("<li ") == 4
    assert '<ol start="4"' in made
    assert "<p" not in made


def test_tasks_are_rows_so_that_their_words_wrap_aligned() -> None:
    made = html("- [x] done\n- [ ] open\n- neither\n- [ ]\n")
    assert made.count("<tr><td") == 4
    assert made.count('src="md:on"') == 1
    assert made.count('src="md:off"') == 2
    assert "•" in made
    assert "[" not in made


def test_brackets_that_are_a_link_are_no_task() -> None:
    made = html("- [x](https://example.org) read\n")
    assert "md:on" not in made
    assert '<a href="https://example.org"' in made


def test_a_quote_has_a_bar() -> None:
    assert 'bgcolor="#9CCFC2"' in html("> Write for the person who joins next year.")


def test_a_table_has_its_cells_and_sides() -> None:
    made = html("| a | b |\n|---|--:|\n| 1 | 2 |\n")
    assert made.count("<th ") == made.count("<td ") == 2
    assert made.count('align="right"') == 2


@pytest.mark.parametrize("url", ["https://a.org", "mailto:a@a.org"])
def test_links_that_stay(url: str) -> None:
    assert f'<a href="{url}"' in html(f"[words]({url})")
    assert f'<a href="{url}"' in html(f"<{url}>")


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://a.org",
        "ftp://a.org",
        "//host/share",
        "a.md",
        "[",
    ],
)
def test_other_links_stay_text(url: str) -> None:
    assert "<a" not in html(f"[words]({url}) <{url}>")
    assert "words" in words(f"[words]({url})")


@pytest.mark.parametrize(
    "text",
    ["<img src=file:///x>", "<table><tr><td>", "![a](https://a.org/b.png)", "`<b>`", "<!-- x -->"],
)
def test_no_foreign_markup_and_no_pictures(text: str) -> None:
    made = html(f"{text}\n\n{text}")
    assert "<img" not in made
    assert "<table" not in made
    assert "<b>" not in made
    assert "<!--" not in made


def test_long_words_may_break() -> None:
    made = words("a" * 200 + " " + "b" * 60)
    assert made.count("\u200b") == 3
    assert "b" * 60 in made


def test_a_long_text_is_cut_and_says_so() -> None:
    made = words("é" * LIMIT)
    assert "The preview ends here" in made
    assert made.count("é") == LIMIT // 2
    assert "The preview ends here" not in words("a" * LIMIT)


@pytest.mark.parametrize(
    "text",
    [
        "> " * 19 + "deep",
        "".join(" " * 2 * deep + "- [ ] a\n" for deep in range(19)),
        "> > > > - [x] b\n" * 50,
    ],
)
def test_tables_nest_three_deep_at_most(text: str) -> None:
    deep = most = 0
    for tag in re.findall(r"</?table", html(text)):
        deep += 1 if tag == "<table" else -1
        most = max(most, deep)
    assert deep == 0
    assert 1 <= most <= 3


def test_what_is_too_much_for_a_layout_is_written_plainly() -> None:
    assert "<table" not in html("|a" * 30 + "|\n" + "|-" * 30 + "|\n" + "|1" * 30 + "|")
    assert words("|a|b|\n|-|-|\n" + "|1|2|\n" * 900).count("1 | 2") == 900
    assert "<li" not in html("- a\n" * 600)
    assert html("- [x] a\n" * 600).count("md:on") == 600
    assert "<b>" not in html("**a** " * 2000)
    assert html("> a\n\nb\n\n" * 300).count("<table") == 100


def test_a_hostile_text_is_done_in_a_moment() -> None:
    for text in ("[" * LIMIT, "*a **a " * (LIMIT // 7), "|a|\n|-|\n|b|\n\n" * 4000, "<" * LIMIT):
        began = time.process_time()
        html(text)
        assert time.process_time() - began < 10


@given(st.text(alphabet="ab*_~`#>-+1.[]() |\n\t!<x:\0\ud800", max_size=120))
def test_anything_goes_in_and_every_tag_is_closed(text: str) -> None:
    made = html(text)
    for tag in ("p", "ul", "ol", "li", "table", "tr", "td", "th", "b", "i", "s", "a", "pre", "h1"):
        opened = len(re.findall(rf"<{tag}[ >]", made))
        assert opened == made.count(f"</{tag}>")
