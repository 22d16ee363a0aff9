"""Words people type: made safe to keep, and checked, without changing what they say."""

import re
import unicodedata

LINE_LIMIT = 300
#: Most characters of a link; those of Teams carry a good deal.
LINK_LIMIT = 2000
"""Most characters of a title, a name, an item."""
TEXT_LIMIT = 200_000
"""Most characters of a note or a description."""

# Line and paragraph separators and C0/C1 controls break files made of lines (RFC 5545 §3.1) and
# let text pose as structure. Tab and newline stay in longer texts.
_BREAKS = re.compile("\r\n|[\r\u2028\u2029\x85\x0b\x0c]")
_HEADING_OR_RULE = re.compile(r"\s*(#{1,6}(\s.*)?|[-*_=\s]+)")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def tidy_text(text: str) -> str:
    """Return `text` with one kind of newline and without control characters."""
    return _CONTROLS.sub("", _BREAKS.sub("\n", text))


def tidy_line(text: str) -> str:
    """Return `text` on one line, trimmed, without control characters."""
    return " ".join(tidy_text(text).split())


def summary_of(body: str, limit: int = 120) -> str:
    """Return the first words of a Markdown `body`, without its marks, for a list."""
    for line in body.splitlines():
        plain = re.sub(r"^\s*(#{1,6}\s+|>\s*|([-*+]|\d+[.)])\s+(\[[ xX]\]\s*)?)", "", line)
        plain = re.sub(r"(\*\*|__|`|~~)", "", plain).strip()
        if plain and not _HEADING_OR_RULE.fullmatch(line):
            return plain if len(plain) <= limit else plain[: limit - 1].rstrip() + "…"
    return ""


def initials(name: str) -> str:
    """Return one or two capital letters that stand for `name`."""
    words = [word for word in name.split() if word[0].isalnum()]
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [words[0][0]] if words else ["?"]
    return "".join(letter.upper()[0] for letter in letters)  # "ß" has two capitals


def folded(text: str) -> str:
    """Return `text` without case and accents, for comparing what was typed."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
