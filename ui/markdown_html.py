"""Markdown as the small part of HTML that Qt's rich text draws well and safely. No Qt.

The text may come from somebody else's file, so nothing in it reaches Qt as markup: HTML stays
text, pictures are not known, tables nest only a few deep (Qt's layout takes twice as long with
every level) and long words are given places to break.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mentordesk.words import _

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

#: Only so much of a text is rendered, in bytes of UTF-8.
LIMIT = 64 * 1024
#: The schemes of links that stay links.
SCHEMES = frozenset({"https", "mailto"})
#: What the boxes of tasks are called in ``<img src>``.
BOX_ON, BOX_OFF = "md:on", "md:off"

_LONGEST_WORD = 60
_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WORD}}}(?=\S)")
_TASK = re.compile(r"\[([ xX])\](?:\s+|$)")
# Qt's layout takes the square of these.
_MOST_CELLS, _MOST_COLUMNS, _MOST_ITEMS, _MOST_SPANS = 1000, 20, 500, 1000
_MOST_TABLES, _DEEPEST_TABLE, _DEEPEST_LIST = 100, 3, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewStyle:
    """Colours (``#RRGGBB``) and lengths (``14px``; the last three bare numbers) of a preview."""

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
    padding: str
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
    parser.core.ruler.push("items", _mark_items)
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


def _mark_items(state: "StateCore") -> None:
    """Note in the tokens which paragraphs open an item, and which items are tasks."""
    tokens, lists = state.tokens, []
    for at, token in enumerate(tokens):
        if token.type in _LISTS:
            lists.append(token)
        elif token.type in _LIST_ENDS:
            lists.pop()
        elif token.type == "list_item_open":
            lists[-1].meta["items"] = lists[-1].meta.get("items", 0) + 1
            _mark_item(lists[-1], *tokens[at : at + 4])
        elif token.type == "table_open":
            token.meta["huge"] = _is_huge(tokens, at)


def _is_huge(tokens: list["Token"], at: int) -> bool:
    """Tell whether the table that opens at `at` is more than Qt lays out in a moment."""
    cells = columns = 0
    for token in tokens[at:]:
        columns += token.type == "th_open"
        cells += token.type == "td_open"
        if token.type == "table_close":
            break
    return columns > _MOST_COLUMNS or cells > _MOST_CELLS


def _mark_item(parent: "Token", item: "Token", *inside: "Token") -> None:
    if len(inside) < 3 or inside[0].type != "paragraph_open":
        return
    start, words, end = inside
    start.meta["first"] = end.meta["first"] = True
    box = _take_box(words)
    if box:
        item.meta["box"] = box
        parent.meta["tasks"] = True


def _take_box(words: "Token") -> str:
    """Take the box of a task out of `words` and return which it is, empty for no task."""
    first = words.children[0] if words.children else None
    found = _TASK.match(first.content) if first is not None and first.type == "text" else None
    if first is None or found is None:
        return ""
    first.content = first.content[found.end() :]
    return BOX_OFF if found[1] == " " else BOX_ON


class _Writer:
    """Writes tokens one after the other, without recursion however deep they nest."""

    def __init__(self, style: PreviewStyle) -> None:
        self._style = style
        self._out: list[str] = []
        self._lists: list[str] = []  # of each list we are in: "list", "rows" or "flat"
        self._quotes: list[bool] = []  # of each quote we are in: whether it has a bar
        self._spans: dict[str, int] = {}
        self._depth = self._tables = 0
        self._gridded = False
        self._prefix = ""

    def html(self) -> str:
        """Return what has been written."""
        s = self._style
        return f'<div style="color:{s.text};font-size:{s.body}">{"".join(self._out)}</div>'

    def write(self, token: "Token") -> None:
        """Write one token of the document; a kind that is not known is left out."""
        if token.type == "inline":
            children = token.children or []
            rich = len(children) <= _MOST_SPANS
            for child in children:
                self._write_inline(child, rich=rich)
        elif token.type in _BLOCKS:
            _BLOCKS[token.type](self, token)

    def note(self, words: str) -> None:
        """Write a sentence of our own."""
        self._out.append(f'<p style="color:{self._style.quote_text}"><i>{escape(words)}</i></p>')

    def _write_inline(self, token: "Token", *, rich: bool) -> None:
        s = self._style
        if token.type == "text" or (token.type == "code_inline" and not rich):
            self._out.append(_escaped(token.content))
        elif token.type == "code_inline":
            look = f"font-family:{s.code_font};font-size:{s.code};background-color:{s.code_ground}"
            self._out.append(f'<span style="{look}">{_escaped(token.content)}</span>')
        elif token.type in ("softbreak", "hardbreak"):
            self._out.append(" " if token.type == "softbreak" else "<br>")
        elif rich and token.tag in _SPANS:
            self._write_span(token)

    def _write_span(self, token: "Token") -> None:
        """Open or close a span; one within its like says nothing new and is left out."""
        before = self._spans.get(token.tag, 0)
        after = self._spans[token.tag] = before + token.nesting
        if before and after:
            return
        if token.nesting < 0:
            self._out.append(f"</{_SPANS[token.tag]}>")
        elif token.tag == "a":
            target = escape(str(token.attrGet("href") or ""))
            self._out.append(f'<a href="{target}" style="color:{self._style.link}">')
        else:
            self._out.append(f"<{_SPANS[token.tag]}>")

    def _open(self, tag: str, look: str = "", *, top: str = "0", bottom: str = "") -> None:
        height = self._style.line_height
        look = f"margin:{top} 0 {bottom or self._style.gap} 0;line-height:{height};{look}"
        self._out.append(f'<{tag} style="{look}">')

    def _paragraph(self, token: "Token") -> None:
        first, kind = token.meta.get("first"), self._lists[-1] if self._lists else ""
        if first and kind == "list":
            return  # the item's own block takes the words
        if token.nesting < 0:
            self._out.append("</p>")
        else:
            self._open("p", bottom=self._style.narrow_gap if first or self._depth else "")
            self._out.append(self._prefix)
            self._prefix = ""

    def _heading(self, token: "Token") -> None:
        s = self._style
        if token.nesting < 0:
            self._out.append("</p>")
            return
        # Qt enlarges its own <h1> … <h6> whatever their style says.
        size = {"h1": s.h1, "h2": s.h2, "h3": s.h3}.get(token.tag, s.body)
        top = s.wide_gap if self._out else "0"
        self._open("p", f"font-size:{size};font-weight:600", top=top)

    def _rule(self, _token: "Token") -> None:
        self._out.append(f'<hr style="background-color:{self._style.border}">')

    def _code(self, token: "Token") -> None:
        s = self._style
        look = f"white-space:pre-wrap;font-family:{s.code_font};font-size:{s.code}"
        boxed = self._may_open_table()
        if boxed:
            self._table("", f'width="100%" cellpadding="{s.padding}" bgcolor="{s.code_ground}"')
            self._out.append("<tr><td>")
        self._open("p", look, bottom="0" if boxed else "")
        self._out.append(_escaped(token.content.rstrip()).replace("\n", "<br>") + "</p>")
        if boxed:
            self._out.append("</td></tr></table>")
            self._depth -= 1

    def _quote(self, token: "Token") -> None:
        s = self._style
        if token.nesting > 0:
            self._quotes.append(self._may_open_table())
            if self._quotes[-1]:
                self._table("", 'width="100%"')
                bar = f'<tr><td width="3" bgcolor="{s.quote_bar}"></td>'
                words = f"padding-left:{s.padding}px;color:{s.quote_text}"
                self._out.append(f'{bar}<td style="{words}">')
        elif self._quotes.pop():
            self._out.append("</td></tr></table>")
            self._depth -= 1

    def _may_open_table(self) -> bool:
        return self._depth < _DEEPEST_TABLE and self._tables < _MOST_TABLES

    def _table(self, look: str, shape: str = "") -> None:
        self._depth += 1
        self._tables += 1
        margins = f"margin-top:{self._style.gap};margin-bottom:{self._style.gap}"
        self._out.append(f'<table cellspacing="0" {shape} style="{margins};{look}">')

    def _list(self, token: "Token") -> None:
        if token.nesting < 0:
            kind = self._lists.pop()
            self._out.append({"list": f"</{token.tag}>", "rows": "</table>"}.get(kind, ""))
            self._depth -= kind == "rows"
            return
        tasks = token.meta.get("tasks")
        fits = self._may_open_table() if tasks else len(self._lists) < _DEEPEST_LIST
        fits = fits and token.meta.get("items", 0) <= _MOST_ITEMS
        self._lists.append(("rows" if tasks else "list") if fits else "flat")
        if fits and tasks:
            self._table("")
        elif fits:
            start = int(str(token.attrGet("start") or 1))
            first = f' start="{start}"' if start != 1 else ""
            bottom = self._style.gap if len(self._lists) == 1 else "0"
            self._out.append(f'<{token.tag}{first} style="margin:0 0 {bottom} 0">')

    def _item(self, token: "Token") -> None:
        kind = self._lists[-1]
        if token.nesting < 0:
            self._out.append({"list": "</li>", "rows": "</td></tr>"}.get(kind, ""))
            return
        if kind == "list":
            self._open("li", bottom=self._style.narrow_gap)
            return
        mark = self._mark(token)
        if kind == "rows":
            below = f'style="padding-bottom:{self._style.narrow_gap}"'
            self._out.append(f'<tr><td width="{self._style.box_column}">')
            self._open("p", bottom="0")
            self._out.append(f"{mark}</p></td><td {below}>")
        else:
            self._prefix = f"{mark} "

    def _mark(self, token: "Token") -> str:
        box, side = token.meta.get("box"), self._style.box
        if box:
            return f'<img src="{box}" width="{side}" height="{side}">'
        return f"{escape(token.info)}." if token.info else "•"

    def _grid(self, token: "Token") -> None:
        if token.nesting < 0:
            self._out.append("</table>" if self._gridded else "")
            self._depth -= self._gridded
            self._gridded = False
            return
        self._gridded = self._may_open_table() and not token.meta.get("huge")
        if self._gridded:
            edge = f"border:1px solid {self._style.border};border-collapse:collapse"
            self._table(edge)

    def _row(self, token: "Token") -> None:
        tag = "tr" if self._gridded else "p"
        self._out.append(f"<{tag}>" if token.nesting > 0 else f"</{tag}>")

    def _cell(self, token: "Token") -> None:
        if not self._gridded:
            self._out.append("" if token.nesting > 0 else " | ")
        elif token.nesting < 0:
            self._out.append(f"</p></{token.tag}>")
        else:
            side = str(token.attrGet("style") or "").removeprefix("text-align:") or "left"
            s = self._style
            look = f"border:1px solid {s.border};padding:{s.narrow_gap} {s.gap}"
            self._out.append(f'<{token.tag} style="{look}"><p align="{side}" style="margin:0">')


_LISTS = frozenset({"bullet_list_open", "ordered_list_open"})
_LIST_ENDS = frozenset({"bullet_list_close", "ordered_list_close"})
_SPANS = {"strong": "b", "em": "i", "s": "s", "a": "a"}
_BLOCKS: dict[str, Callable[[_Writer, "Token"], None]] = {
    "fence": _Writer._code,
    "code_block": _Writer._code,
    "hr": _Writer._rule,
}
for _name, _write in (
    ("paragraph", _Writer._paragraph),
    ("heading", _Writer._heading),
    ("blockquote", _Writer._quote),
    ("bullet_list", _Writer._list),
    ("ordered_list", _Writer._list),
    ("list_item", _Writer._item),
    ("table", _Writer._grid),
    ("tr", _Writer._row),
    ("th", _Writer._cell),
    ("td", _Writer._cell),
):
    _BLOCKS[f"{_name}_open"] = _BLOCKS[f"{_name}_close"] = _write
