"""One line of text with the words that were searched for standing out."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from ui.theme.theme import theme
from ui.widgets.painting import isolate

#: Around each word that was found.
OPEN, CLOSE = "\x02", "\x03"

_ELLIPSIS = "…"
#: How far into the line the first word found may end, as a share of it.
_REACH = 0.7


def without_marks(text: str) -> str:
    """Return `text` without the marks around the words found."""
    return text.replace(OPEN, "").replace(CLOSE, "")


def spans(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the text without marks, on one line, and the (start, length) of what was marked."""
    plain: list[str] = []
    found: list[tuple[int, int]] = []
    start, length = -1, 0
    for letter in " ".join(marked.split()):
        if letter == OPEN:
            start = length
        elif letter == CLOSE:
            if 0 <= start < length:
                found.append((start, length - start))
            start = -1
        else:
            plain.append(letter)
            length += 1
    return "".join(plain), found


def fitted(marked: str, role: str, width: float) -> tuple[str, list[tuple[int, int]]]:
    """Return text and spans shortened to `width`, so that the first word found is in view."""
    text, found = spans(marked)
    metrics = theme().metrics(role)
    if not found:
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width), []
    cut = _start(text, found[0], lambda part: metrics.horizontalAdvance(part) <= width * _REACH)
    if cut:
        text = _ELLIPSIS + text[cut:]
        found = [(start - cut + 1, length) for start, length in found]
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    kept = [(start, min(length, len(shown) - start)) for start, length in found]
    return shown, [(start, length) for start, length in kept if length > 0]


def _start(text: str, first: tuple[int, int], fits: Callable[[str], bool]) -> int:
    """Return the beginning of the first word from which the first word found is in view."""
    cut, end = 0, sum(first)
    while cut < first[0] and not fits(text[cut:end]):
        space = text.find(" ", cut, first[0])
        cut = first[0] if space < 0 else space + 1
    return cut


def draw_marked(painter: QPainter, rect: QRectF, role: str, token: str, marked: str) -> None:
    """Draw one line into `rect` in the font of `role`; the words found are underlined."""
    if rect.width() <= 0 or not marked:
        return
    text, found = fitted(marked, role, rect.width() - 2)
    mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    if mirrored:
        text, found = isolate(text), [(start + 1, length) for start, length in found]
    layout = QTextLayout(text, theme().font(role))
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(side)
    option.setTextDirection(painter.layoutDirection())
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats([_stand_out(start, length) for start, length in found])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(rect.width())
    layout.endLayout()
    painter.setPen(theme().color(token))
    layout.draw(painter, QPointF(rect.left(), rect.center().y() - line.height() / 2))


def _stand_out(start: int, length: int) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setForeground(QColor(theme().color("accent_text")))
    look.setFontWeight(QFont.Weight.DemiBold)
    look.setFontUnderline(True)
    span = QTextLayout.FormatRange()
    span.start, span.length, span.format = start, length, look
    return span
