"""How a note will read. Shows our own HTML alone and fetches nothing, from disk or network."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QFontDatabase, QPainter, QPen, QPixmap, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from mentordesk.words import _
from ui.markdown_html import BOX_OFF, BOX_ON, SCHEMES, PreviewStyle
from ui.theme.theme import theme
from ui.widgets.painting import fill_rounded, stroke_rounded

_BOX, _BOX_RADIUS, _BOX_EDGE = 15, 4, 1.5
# A check in a square of 1, and the width of its stroke.
_CHECK, _STROKE = ((0.27, 0.53), (0.43, 0.69), (0.73, 0.35)), 0.12
_BOX_COLUMN, _INDENT = 24, 18
_H1, _H2, _H3, _CODE = 20, 17, 15, 13
_GAP, _WIDE_GAP, _NARROW_GAP, _PADDING = 8, 16, 4, 12
_LINE_HEIGHT = "150%"


def preview_style() -> PreviewStyle:
    """Return the style of a preview in the theme in force. Ask on the GUI thread."""
    s, px = theme().scheme, theme().px
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
    return PreviewStyle(
        text=s.text,
        quote_text=s.text2,
        link=s.accent_text,
        quote_bar=s.accent_line,
        border=s.border,
        code_ground=s.sunken,
        code_font=f"'{fixed}'".replace('"', ""),
        body=f"{px(14)}px",
        code=f"{px(_CODE)}px",
        h1=f"{px(_H1)}px",
        h2=f"{px(_H2)}px",
        h3=f"{px(_H3)}px",
        line_height=_LINE_HEIGHT,
        gap=f"{px(_GAP)}px",
        wide_gap=f"{px(_WIDE_GAP)}px",
        narrow_gap=f"{px(_NARROW_GAP)}px",
        padding=str(px(_PADDING)),
        box=str(px(_BOX)),
        box_column=str(px(_BOX_COLUMN)),
    )


class MarkdownPreview(QTextBrowser):
    """A note as it reads. A link that is clicked is told, never opened here."""

    link_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(_("Preview of the note"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._tell_link)
        self.highlighted.connect(self._show_target)
        self._restyle()
        theme().changed.connect(self._restyle)

    def show_markdown_html(self, html: str) -> None:
        """Show what `to_html` made, scrolled to where the reader was."""
        bar = self.verticalScrollBar()
        place = bar.value()
        self.setHtml(html)
        bar.setValue(min(place, bar.maximum()))

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Give the two boxes of tasks; every other picture is empty, and nothing else exists.

        For a picture that is missing Qt's layout would read the file of that name itself.
        """
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        paint = {BOX_ON: _checked, BOX_OFF: _unchecked}.get(QUrl(name).toString())
        return _box(paint, self.devicePixelRatioF()) if paint else _nothing()

    def doSetSource(self, _url: QUrl | str, _kind: object = None) -> None:
        """Go nowhere: there is no other page."""

    def _tell_link(self, url: QUrl) -> None:
        if url.scheme().lower() in SCHEMES:
            self.link_activated.emit(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))

    def _show_target(self, url: QUrl) -> None:
        self.setToolTip(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))

    def _restyle(self) -> None:
        self.setFont(theme().font("body"))
        self.document().setDefaultFont(theme().font("body"))
        self.document().setIndentWidth(theme().px(_INDENT))


def _nothing() -> QPixmap:
    pixmap = QPixmap(1, 1)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _box(paint: Callable[[QPainter, QRectF], None], ratio: float) -> QPixmap:
    side = theme().px(_BOX)
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap


def _checked(painter: QPainter, area: QRectF) -> None:
    fill_rounded(painter, area, theme().px(_BOX_RADIUS), theme().color("accent"))
    pen = QPen(theme().color("on_accent"), area.width() * _STROKE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    side = area.width()
    painter.drawPolyline([QPointF(x * side, y * side) for x, y in _CHECK])


def _unchecked(painter: QPainter, area: QRectF) -> None:
    edge = theme().color("control_edge")
    stroke_rounded(painter, area, theme().px(_BOX_RADIUS), edge, _BOX_EDGE)
