"""In the source, marks are dimmed and what they mean shows."""

import time

import pytest
from PySide6.QtGui import QFont, QTextCharFormat, QTextDocument

from ui.widgets.markdown_highlighter import MarkdownHighlighter


@pytest.fixture
def look_at(look):
    """Return a function that gives the format of each character of a text's last line."""

    def formats(text: str) -> dict[int, QTextCharFormat]:
        document = QTextDocument(text)
        highlighter = MarkdownHighlighter(document)
        highlighter.rehighlight()
        spans = document.lastBlock().layout().formats()
        return {
            at: QTextCharFormat(span.format)
            for span in spans
            for at in range(span.start, span.start + span.length)
        }

    return formats


def ink(formats: dict[int, QTextCharFormat], at: int) -> str:
    return formats[at].foreground().color().name().upper()


def test_a_heading_is_bold_and_its_mark_dim(look, look_at) -> None:
    formats = look_at("## Word")
    assert ink(formats, 0) == look.color("text3").name().upper()
    assert formats[3].fontWeight() == QFont.Weight.Bold


@pytest.mark.parametrize(("text", "marks"), [("- a", 2), ("- [x] a", 6), ("3. a", 3), ("> a", 2)])
def test_marks_of_lists_and_quotes_have_the_accent(look, look_at, text: str, marks: int) -> None:
    formats = look_at(text)
    accent = look.color("accent_text").name().upper()
    assert [ink(formats, at) for at in range(marks)] == [accent] * marks
    assert marks not in formats


def test_emphasis(look, look_at) -> None:
    dim = look.color("text3").name().upper()
    bold = look_at("a **b** c")
    assert ink(bold, 2) == ink(bold, 6) == dim
    assert bold[4].fontWeight() == QFont.Weight.Bold
    assert 8 not in bold
    italic = look_at("*b*")
    assert italic[1].fontItalic()
    assert italic[1].fontWeight() != QFont.Weight.Bold
    both = look_at("***b***")
    assert both[3].fontItalic()
    assert both[3].fontWeight() == QFont.Weight.Bold
    assert look_at("~~b~~")[2].fontStrikeOut()


def test_what_is_no_emphasis_stays_plain(look_at) -> None:
    assert look_at("2 * 3 * 4") == {}
    assert look_at("**open") == {}
    assert look_at("***") == {}


def test_code_and_links(look, look_at) -> None:
    dim = look.color("text3").name().upper()
    code = look_at("`a`")
    assert ink(code, 0) == dim
    assert code[1].fontFamilies()
    link = look_at("[a](https://a.org)")
    assert ink(link, 1) == look.color("accent_text").name().upper()
    assert ink(link, 5) == dim


def test_a_fence_holds_until_it_is_closed(look, look_at) -> None:
    inside = look_at("```\n# a")
    assert ink(inside, 0) == look.color("text2").name().upper()
    after = look_at("```\n# a\n```\n# b")
    assert ink(after, 0) == look.color("text3").name().upper()


def test_the_theme_is_followed(look, qapp) -> None:
    document = QTextDocument("# a")
    highlighter = MarkdownHighlighter(document)
    highlighter.rehighlight()
    look.apply(qapp, "dark", 1.0)
    spans = document.firstBlock().layout().formats()
    assert QTextCharFormat(spans[0].format).foreground().color() == look.color("text3")


def test_hostile_lines_are_done_in_a_moment(look_at) -> None:
    for text in ("*a **a " * 700, "`" * 4999, "[" * 4999, "~~a" * 1600, "*a" * 100_000):
        began = time.process_time()
        look_at(text)
        assert time.process_time() - began < 2
