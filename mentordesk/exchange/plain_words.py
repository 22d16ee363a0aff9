"""People's words inside Markdown: as they are, whatever they look like."""

import re

_MARKS = "\\`*_{}[]<>()#+!|~&"
# What begins a list, a rule, an underlined heading or indented code only at the start of a line.
_BEGINS = re.compile(r"^(\d+)([.)])|^([-+=])")


def plain(words: str) -> str:
    """Return `words` in which no character is a mark of Markdown or of HTML; lines stay lines."""
    return "  \n".join(_line(line.strip()) for line in words.splitlines())


def _line(line: str) -> str:
    marked = "".join(f"\\{char}" if char in _MARKS else char for char in line)
    return _BEGINS.sub(r"\1\\\2\3", marked)
