"""Colours Markdown while it is written: marks recede, what they mean comes forward."""

import re

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
)

from ui.markdown_lines import read_line
from ui.theme.theme import theme

_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_EMPHASIS = re.compile(r"(?<![*\w])(\*{1,3})(?![\s*])([^*]*(?:[^*\s]))\1(?!\*)")
_STRUCK = re.compile(r"(~~)(?=\S)([^~]+?)(?<=\S)~~")
_LINK = re.compile(r"(\[)([^\[\]]+)(\]\([^()\s]*\))")
_TEXT, _IN_FENCE = 0, 1
#: A line longer than this is not searched for marks within it.
_LONGEST = 5000
_ITALIC, _BOLD = 1, 2


class MarkdownHighlighter(QSyntaxHighlighter):
    """Shows headings and emphasis in the source and dims the marks that make them."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families()
        theme().changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        """Colour one line."""
        fence = bool(_FENCE.match(text))
        inside = self.previousBlockState() == _IN_FENCE
        self.setCurrentBlockState(_IN_FENCE if fence != inside else _TEXT)
        if fence or inside:
            self.setFormat(0, len(text), self._code(dimmed=fence))
        else:
            self._color_line(text)

    def _color_line(self, text: str) -> None:
        line = read_line(text)
        base = QTextCharFormat()
        if line.kind == "heading":
            base.setFontWeight(QFont.Weight.Bold)
            self.setFormat(len(line.prefix), len(line.rest), base)
            self.setFormat(0, len(line.prefix), _ink("text3"))
        elif line.prefix:
            mark = _ink("accent_text")
            mark.setFontWeight(QFont.Weight.DemiBold)
            self.setFormat(0, len(line.prefix), mark)
        if len(text) <= _LONGEST:
            self._color_words(text, base)

    def _color_words(self, text: str, base: QTextCharFormat) -> None:
        for found in _EMPHASIS.finditer(text):
            look = QTextCharFormat(base)
            stars = len(found[1])
            if stars & _BOLD:
                look.setFontWeight(QFont.Weight.Bold)
            look.setFontItalic(bool(stars & _ITALIC))
            self._color_span(found, look)
        for found in _STRUCK.finditer(text):
            look = QTextCharFormat(base)
            look.setFontStrikeOut(True)
            self._color_span(found, look)
        for found in _LINK.finditer(text):
            self._color_span(found, _ink("accent_text"))
        for found in _CODE.finditer(text):
            self._color_span(found, self._code())

    def _color_span(self, found: re.Match[str], look: QTextCharFormat) -> None:
        self.setFormat(found.start(), found.end() - found.start(), _ink("text3"))
        self.setFormat(found.start(2), found.end(2) - found.start(2), look)

    def _code(self, *, dimmed: bool = False) -> QTextCharFormat:
        look = _ink("text3" if dimmed else "text2")
        look.setFontFamilies(self._fixed)
        return look


def _ink(token: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(theme().color(token)))
    return look
