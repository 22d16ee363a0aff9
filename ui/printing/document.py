"""Markdown as a PDF: black on white in the program's own type, every page with its number."""

import re
from collections.abc import Iterator

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
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from mentordesk.words import _
from ui.markdown_html import BOX_OFF, BOX_ON, LIMIT, PreviewStyle, to_html
from ui.theme.theme import theme

_DPI, _LAID_OUT_AT = 1200, 96
_MARGIN_MM, _FOOT, _BOX, _SHARP = 20.0, 28.0, 12, 4
# The renderer takes so much at a time; a piece stays well below it.
_PIECE = LIMIT * 3 // 4
_INK, _FAINT, _LINE = "#1A1D21", "#5A6169", "#C9CED4"
# What the renderer gives headings; emphasis is bolder.
_HEADING = 600
_FENCE = re.compile(r"\s{0,3}(```|~~~)")


def to_pdf(markdown: str, title: str) -> bytes:
    """Return `markdown` as a PDF; nothing outside the text is ever read for it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("MentorDesk")
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(_paper()))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    scale = _DPI / _LAID_OUT_AT
    room = QSizeF(writer.width() / scale, writer.height() / scale)
    document = _laid_out(markdown, QSizeF(room.width(), room.height() - _FOOT))
    painter = QPainter(writer)
    painter.scale(scale, scale)
    for number in range(document.pageCount()):
        if number:
            writer.newPage()
        _paint_page(painter, document, number)
        _paint_foot(painter, room, title, number + 1, document.pageCount())
    painter.end()
    return bytes(buffer.data().data())


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


def _laid_out(markdown: str, room: QSizeF) -> QTextDocument:
    document, style = _Document(), _style()
    document.setUndoRedoEnabled(False)
    document.setUseDesignMetrics(True)
    document.setDocumentMargin(0)
    font = QFont(theme().font("body"))  # a copy: the theme's own is for all
    font.setPixelSize(14)
    document.setDefaultFont(font)
    document.setPageSize(room)
    cursor = QTextCursor(document)
    for number, piece in enumerate(pieces(markdown)):
        if number:
            cursor.insertBlock()
        cursor.insertHtml(to_html(piece, style))
        cursor.movePosition(QTextCursor.MoveOperation.End)
    _keep_headings_with_text(document)
    return document


def _keep_headings_with_text(document: QTextDocument) -> None:
    """Let no heading stand alone at the foot of a page."""
    layout, height = document.documentLayout(), document.pageSize().height()
    block = document.begin()
    while block.isValid() and block.next().isValid():
        page, other = (
            layout.blockBoundingRect(one).top() // height for one in (block, block.next())
        )
        if block.charFormat().fontWeight() == _HEADING and other > page:
            form = block.blockFormat()
            form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            QTextCursor(block).setBlockFormat(form)
        block = block.next()


def _paint_page(painter: QPainter, document: QTextDocument, number: int) -> None:
    size = document.pageSize()
    page = QRectF(0, number * size.height(), size.width(), size.height())
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = page
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
