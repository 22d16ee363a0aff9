"""Markdown as a PDF: black on white in the program's own type, every page with its number."""

import re
from collections.abc import Generator, Iterator
from functools import cache

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QPointF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontDatabase,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QPen,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from mentordesk.services.snapshots import Share, during, finish
from mentordesk.words import _
from ui.markdown_html import BOX_OFF, BOX_ON, LIMIT, PreviewStyle, to_html
from ui.theme.theme import theme

_DPI, _LAID_OUT_AT = 1200, 96
_MARGIN_MM, _FOOT, _BOX, _SHARP = 20.0, 28.0, 12, 4
# The renderer takes so much at a time; a piece stays well below it.
_PIECE = LIMIT * 3 // 4
# A paragraph of so few lines stays together: a name with what was signed.
_SHORT = 4
_INK, _FAINT, _LINE = "#1A1D21", "#5A6169", "#C9CED4"
# A line that only touches the page's edge stands on the next one, and is not to be written twice.
_HAIR = 0.1
# What the renderer gives headings; emphasis is bolder.
_HEADING = 600
_FENCE = re.compile(r"\s{0,3}(```|~~~)")


def to_pdf(markdown: str, title: str) -> bytes:
    """Return `markdown` as a PDF; nothing outside the text is ever read for it."""
    return finish(pdf_steps(markdown, title))


def pdf_steps(markdown: str, title: str) -> Generator[Share, None, bytes]:
    """Do as `to_pdf` does, in steps short enough for the window's thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, title)
    scale = _DPI / _LAID_OUT_AT
    room = QSizeF(writer.width() / scale, writer.height() / scale)
    # Whole, since Qt rounds it and pages would drift away from their lines.
    text = QSizeF(room.width(), int(room.height() - _FOOT))
    document = yield from during(_laid_out(markdown, text), 0.0, 0.6)
    pages = document.pageCount()
    painter = QPainter(writer)
    try:
        painter.scale(scale, scale)
        for number in range(pages):
            if number:
                writer.newPage()
            _paint_page(painter, document, number)
            _paint_foot(painter, room, title, number + 1, pages)
            yield 0.6 + 0.4 * (number + 1) / pages
    finally:
        painter.end()
    return bytes(buffer.data().data())


def _writer(buffer: QBuffer, title: str) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("MentorDesk")
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(_paper()))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    return writer


def pieces(markdown: str) -> Iterator[str]:
    """Yield `markdown` in pieces that the renderer takes whole, cut between blocks if need be."""
    piece: list[str] = []
    size, fence = 0, ""
    for line in _short_lines(markdown):
        opens = _FENCE.match(line)
        begins = line.startswith("#") or (size > _PIECE * 3 // 4 and not line.strip())
        if (size > _PIECE // 2 and begins and not fence) or size + len(line.encode()) > _PIECE:
            yield "".join(piece)
            piece, size, fence = [], 0, ""
        piece.append(line)
        size += len(line.encode())
        if opens:
            fence = "" if fence == opens[1] else fence or opens[1]
    yield "".join(piece)


class _Document(QTextDocument):
    """Knows the two boxes of tasks, and has no way to any file or address."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Give the two boxes; whatever else is asked for is empty."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        return _box(QUrl(name).toString())


def _laid_out(markdown: str, room: QSizeF) -> Generator[Share, None, QTextDocument]:
    document, style = _Document(), _style()
    document.setUndoRedoEnabled(False)
    document.setUseDesignMetrics(True)
    document.setDocumentMargin(0)
    font = QFont(theme().font("body"))  # a copy: the theme's own is for all
    font.setPixelSize(14)
    document.setDefaultFont(font)
    document.setPageSize(room)
    cursor = QTextCursor(document)
    done, unsettled = 0, 0
    for number, piece in enumerate(pieces(markdown)):
        if number:
            cursor.insertBlock()
        cursor.insertHtml(to_html(piece, style))
        cursor.movePosition(QTextCursor.MoveOperation.End)
        unsettled = _keep_together(document, unsettled)
        done += len(piece)
        yield done / max(len(markdown), 1)
    return document


def _keep_together(document: QTextDocument, number: int) -> int:
    """Let no heading stand alone at the foot of a page, and no short paragraph be cut in two.

    Begins with the block of that number, and returns the one to go on with when there is more:
    what a change moves is laid out anew, so that it is done while little stands below.
    """
    document.pageCount()  # Qt never lays out the rest of what is changed while it does so
    block = document.findBlockByNumber(number)
    first = block
    while block.isValid():
        first = block
        while _is_heading(block) and block.next().isValid():
            block = block.next()
        last = -1 if block.layout().lineCount() <= _SHORT else 0
        if _page(first, 0) < _page(block, last):
            form = first.blockFormat()
            form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            QTextCursor(first).setBlockFormat(form)
        block = block.next()
    return first.blockNumber()


def _is_heading(block: QTextBlock) -> bool:
    return block.charFormat().fontWeight() == _HEADING


def _page(block: QTextBlock, line: int) -> int:
    """Return the page on which a line of a block stands, from 0; -1 is its last line."""
    document = block.document()
    top = document.documentLayout().blockBoundingRect(block).top()
    lines = block.layout().lineCount()
    within = block.layout().lineAt(line % lines).y() if lines else 0.0
    return int((top + within) // document.pageSize().height())


def _paint_page(painter: QPainter, document: QTextDocument, number: int) -> None:
    size = document.pageSize()
    page = QRectF(0, number * size.height(), size.width(), size.height())
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = page.adjusted(0, _HAIR, 0, -_HAIR)
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor(_INK))
    context.palette = palette
    painter.save()
    painter.translate(0, -page.top())
    painter.setClipRect(page)
    document.documentLayout().draw(painter, context)
    painter.restore()


def _paint_foot(painter: QPainter, room: QSizeF, title: str, number: int, pages: int) -> None:
    font = QFont(theme().font("body"))  # a copy: the theme's own is for all
    font.setPixelSize(11)
    painter.setFont(font)
    foot = QRectF(0, room.height() - _FOOT, room.width(), _FOOT)
    painter.setPen(QPen(QColor(_LINE), 0.5))
    line = foot.top() + _FOOT / 3
    painter.drawLine(QPointF(0, line), QPointF(foot.right(), line))
    painter.setPen(QColor(_FAINT))
    bottom = Qt.AlignmentFlag.AlignBottom
    words = painter.fontMetrics().elidedText(
        title, Qt.TextElideMode.ElideRight, round(room.width() * 0.7)
    )
    painter.drawText(foot, int(bottom | Qt.AlignmentFlag.AlignLeading), words)
    count = _("Page {n} of {all}").format(n=number, all=pages)
    painter.drawText(foot, int(bottom | Qt.AlignmentFlag.AlignTrailing), count)


@cache
def _box(name: str) -> QImage:
    """Return a box of a task, sharp enough for paper; another picture is nothing."""
    side = _BOX * _SHARP if name in (BOX_ON, BOX_OFF) else 1
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    if side == 1:
        return image
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(_INK), _SHARP))
    painter.drawRoundedRect(QRectF(2, 2, side - 4, side - 4), _SHARP * 2, _SHARP * 2)
    if name == BOX_ON:
        painter.drawPolyline([QPointF(x * side, y * side) for x, y in _TICK])
    painter.end()
    return image


_TICK = ((0.25, 0.52), (0.43, 0.70), (0.75, 0.32))


def _style() -> PreviewStyle:
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
    return PreviewStyle(
        text=_INK,
        quote_text=_FAINT,
        link=_INK,
        quote_bar=_LINE,
        border=_LINE,
        code_ground="#F2F4F6",
        code_font=f"'{fixed}'".replace('"', ""),
        body="14px",
        code="12px",
        h1="24px",
        h2="19px",
        h3="16px",
        line_height="140%",
        gap="7px",
        wide_gap="16px",
        narrow_gap="3px",
        padding="10",
        box=str(_BOX),
        box_column="20",
    )


def _paper() -> QPageSize.PageSizeId:
    """Return the paper of the user's country: letter where inches are used, A4 elsewhere."""
    inches = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return QPageSize.PageSizeId.Letter if inches else QPageSize.PageSizeId.A4


def _short_lines(markdown: str) -> Iterator[str]:
    """Yield the lines, those that are longer than a piece in parts."""
    for line in markdown.splitlines(keepends=True):
        step = _PIECE // 4
        yield from (line[at : at + step] for at in range(0, max(len(line), 1), step))
