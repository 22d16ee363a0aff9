"""Markdown as the small part of HTML that Qt's rich text draws well and safely. No Qt.

The text may come from somebody else's file, so nothing in it reaches Qt as markup: HTML stays
text, pictures are not known, tables nest only a few deep (Qt's layout takes twice as long with
every level) and long words are given places to break.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mentordesk.words import _

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

#: Only so much of a text is rendered, in bytes of UTF-8.
LIMIT = 64 * 1024
#: The schemes of links that stay links.
SCHEMES = frozenset({"http", "https", "mailto"})
#: What the boxes of tasks are called in ``<img src>``.
BOX_ON, BOX_OFF = "md:on", "md:off"

_LONGEST_WORD = 60
_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WORD}}}(?=\S)")
_TASK = re.compile(r"\[([ xX])\](?:\s+|$)")
_MOST_CELLS, _MOST_COLUMNS = 2000, 20
_MOST_TABLES, _DEEPEST_TABLE, _DEEPEST_LIST = 200, 3, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewStyle:
    """Colours (``#RRGGBB``) and lengths (``14px``) of a preview."""

    text: str
    quote_text: str
    link: str
    quote_bar: str
    border: str
    code_ground: str
    code_font: str
    body: str
    code: str
    h1: str
    h2: str
    h3: str
    line_height: str
    gap: str
    wide_gap: str
    narrow_gap: str
    box: str
    box_column: str


def to_html(markdown: str, style: PreviewStyle) -> str:
    """Return `markdown` as HTML for a text browser; anything goes in, nothing raises.

    A text longer than `LIMIT` is cut, and the preview says so.
    """
    raw = markdown.encode("utf-8", "replace")
    text = raw[:LIMIT].decode("utf-8", "ignore")
    writer = _Writer(style)
    for token in _parser().parse(text.replace("\0", "")):
        writer.write(token)
    if len(raw) > LIMIT:
        writer.note(_("The preview ends here; the note itself goes on."))
    return writer.html()


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False})
    parser.enable(["table", "strikethrough"])
    parser.disable(["image", "html_block", "html_inline"])
    parser.core.ruler.push("tasks", _mark_tasks)
    # Called through the instance; what is refused here stays in the text as it was written.
    parser.validateLink = _is_allowed  # type: ignore[method-assign]
    return parser


def _is_allowed(url: str) -> bool:
    try:
        return urlsplit(url.strip()).scheme.lower() in SCHEMES
    except ValueError:
        return False


def _escaped(text: str) -> str:
    """Return `text` as HTML, with a place to break in every long word."""
    return escape(_LONG_WORD.sub(lambda found: found.group() + "\u200b", text))
