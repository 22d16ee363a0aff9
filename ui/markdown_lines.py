"""What the marks at the start of a Markdown line mean, and lines with other marks. No Qt."""

import re
from dataclasses import dataclass

_ITEM = re.compile(
    r"(?P<indent>[ \t]*)(?P<mark>[-*+]|\d{1,9}[.)])(?:[ \t]+|$)(?P<box>\[[ xX]\](?:[ \t]+|$))?"
)
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_HEADING = re.compile(r"#{1,6}(?:[ \t]+|$)")
_STARS = 3
BOLD, ITALIC = 2, 1


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its `prefix` (indent and marks) and the text after it.

    `kind` is item, task, quote, heading or text; `mark` is the bullet or number of an item.
    """

    kind: str
    prefix: str
    rest: str
    indent: str = ""
    mark: str = ""
    done: bool = False


def read_line(text: str) -> Line:
    """Return what `text`, one line without its end, is."""
    found = _ITEM.match(text)
    if found:
        box = found["box"]
        kind, done = ("task", "x" in box.lower()) if box else ("item", False)
        prefix, rest = found.group(), text[found.end() :]
        return Line(kind, prefix, rest, found["indent"], found["mark"], done)
    for kind, pattern in (("quote", _QUOTE), ("heading", _HEADING)):
        found = pattern.match(text)
        if found:
            return Line(kind, found.group(), text[found.end() :])
    return Line("text", "", text)


def next_prefix(line: Line) -> str | None:
    """Return how the line after `line` begins, or None where nothing is continued.

    An empty string says that the list or quote ends here, because `line` has no text.
    """
    if line.kind not in ("item", "task", "quote"):
        return None
    if not line.rest.strip():
        return ""
    if line.kind == "quote":
        return line.prefix.rstrip() + " "
    mark = f"{int(line.mark[:-1]) + 1}{line.mark[-1]}" if line.mark[:-1] else line.mark
    return f"{line.indent}{mark} " + ("[ ] " if line.kind == "task" else "")


def toggled_box(line: Line) -> str | None:
    """Return the prefix of `line` with its task ticked, or open again; None for no task."""
    if line.kind != "task":
        return None
    box = "[ ] " if line.done else "[x] "
    return f"{line.indent}{line.mark} {box}"


def prefix_as(kind: str, line: Line) -> str:
    """Return the prefix that makes `line` a heading, item or task; a number stays a number."""
    if kind == "heading":
        return "## "
    mark = line.mark or "-"
    return f"{line.indent}{mark} " + ("[ ] " if kind == "task" else "")


def plain_prefix(line: Line) -> str:
    """Return the prefix of `line` without its marks."""
    return line.indent


def emphasis(text: str) -> int:
    """Return which of `BOLD` and `ITALIC` hold for `text`, by the stars at both its ends."""
    leading = len(text) - len(text.lstrip("*"))
    trailing = len(text) - len(text.rstrip("*"))
    return 0 if leading == len(text) else min(leading, trailing, _STARS)


def toggled_emphasis(text: str, which: int) -> str:
    """Return `text`, perhaps of several lines, with `which` switched on or off.

    It is switched off where every line has it. Marks stand within the blanks at the ends of a
    line, where Markdown wants them.
    """
    lines = text.split("\n")
    filled = [line for line in lines if line.strip()]
    on = not all(emphasis(line.strip()) & which for line in filled)
    return "\n".join(_with(line, which, on=on) for line in lines)


def _with(line: str, which: int, *, on: bool) -> str:
    words = line.strip()
    if not words:
        return line
    has = emphasis(words)
    inner = words[has : len(words) - has]
    stars = "*" * (has | which if on else has & ~which)
    start = line.index(words)
    return f"{line[:start]}{stars}{inner}{stars}{line[start + len(words) :]}"
