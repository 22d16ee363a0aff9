"""Plain text in a role of the theme, wrapped at a comfortable line height or elided."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.theme import theme
from ui.theme.tokens import HEADING_LINE_HEIGHT, HEADINGS, LINE_HEIGHT
from ui.widgets.painting import isolate

_COMFORTABLE_WIDTH = 420
_NARROWEST = 96
_LINE_SEPARATOR = "\u2028"
_DOT = "·"


class Label(QLabel):
    """Text that is never read as HTML and follows changes of the theme.

    `role` is a role of type, `color` a token. A wrapped label grows downwards; an elided one is
    one line that may be narrower than its text.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        color: str = "text",
        *,
        wrap: bool = False,
        elide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._color = color
        self._elide = elide
        self._laid_out: tuple[tuple[object, ...], QTextLayout] | None = None
        self._heights: dict[tuple[str, int], int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)
        self._restyle()
        theme().changed.connect(self._restyle)

    def set_color(self, token: str) -> None:
        """Show the text in the colour of `token`."""
        self._color = token
        self._restyle()

    def _restyle(self) -> None:
        self.setFont(theme().font(self._role))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, theme().color(self._color))
        self.setPalette(palette)
        self._laid_out = None
        self._heights.clear()
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped text in `width` pixels."""
        if not self.wordWrap():
            return super().heightForWidth(width)
        # A box asks this dozens of times for a few widths before anything is shown.
        key = (self.text(), width)
        if key not in self._heights:
            margins = self.contentsMargins()
            inner = width - margins.left() - margins.right()
            around = margins.top() + margins.bottom()
            self._heights[key] = round(self._height_in(inner)) + around
        return self._heights[key]

    def sizeHint(self) -> QSize:
        """Return the size of the text, at most a comfortable line wide when it wraps."""
        if not self.wordWrap():
            return super().sizeHint()
        natural = theme().metrics(self._role).horizontalAdvance(self.text())
        width = int(min(natural + 2, theme().px(_COMFORTABLE_WIDTH)))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return how narrow the label may become."""
        if self.wordWrap():
            width = min(self.sizeHint().width(), theme().px(_NARROWEST))
            return QSize(width, round(self._natural_height()))
        hint = super().minimumSizeHint()
        return QSize(0, hint.height()) if self._elide else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text; Qt's own painting does for a single line, from left to right.

        Qt goes by the first letter of a line: a Latin one would stand at the left edge of a layout
        that begins at the right.
        """
        if self.wordWrap():
            self._paint_wrapped()
        elif self._elide or self._is_one_line_from_right():
            self._paint_line()
        else:
            super().paintEvent(event)

    def _paint_wrapped(self) -> None:
        painter = QPainter(self)
        area = self.contentsRect()
        layout = self._layout(area.width())
        height = self._height_of(layout.lineCount())
        spare = area.height() - height
        down = {Qt.AlignmentFlag.AlignVCenter: 0.5, Qt.AlignmentFlag.AlignBottom: 1.0}
        share = down.get(self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask, 0.0)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        layout.draw(painter, QPointF(area.left(), area.top() + max(0.0, spare * share)))

    def _is_one_line_from_right(self) -> bool:
        text = self.text()
        return self.isRightToLeft() and bool(text) and "\n" not in text

    def _paint_line(self) -> None:
        painter = QPainter(self)
        area = self.contentsRect()
        metrics = theme().metrics(self._role)
        shown = self.text()
        if self._elide:
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, area.width())
        flags = self._visual_alignment()
        line = Qt.TextFlag.TextSingleLine.value
        if self.buddy() is not None:
            line |= Qt.TextFlag.TextShowMnemonic.value  # the ampersand marks a letter
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        if self.isRightToLeft():
            shown = isolate(shown)
        painter.drawText(area, flags.value | Qt.AlignmentFlag.AlignAbsolute.value | line, shown)

    def _visual_alignment(self) -> Qt.AlignmentFlag:
        if not self.isRightToLeft():
            return self.alignment()
        from PySide6.QtWidgets import QStyle  # large: a start from left to right goes without

        return QStyle.visualAlignment(self.layoutDirection(), self.alignment())

    def _line_height(self) -> float:
        share = HEADING_LINE_HEIGHT if self._role in HEADINGS else LINE_HEIGHT
        return round(theme().metrics(self._role).height() * share)

    def _natural_height(self) -> float:
        return round(theme().metrics(self._role).height())

    def _height_in(self, width: int) -> float:
        text, metrics = self.text(), theme().metrics(self._role)
        if "\n" not in text and metrics.horizontalAdvance(text) + 1 <= width:
            return self._height_of(1)
        return self._height_of(self._layout(width).lineCount())

    def _height_of(self, lines: int) -> float:
        return self._line_height() * (lines - 1) + self._natural_height()

    def _layout(self, width: int) -> QTextLayout:
        key = (self.text(), width, self.alignment().value, self.isRightToLeft())
        if self._laid_out is None or self._laid_out[0] != key:
            self._laid_out = (key, self._wrapped(max(1, width)))
        return self._laid_out[1]

    def _wrapped(self, width: int) -> QTextLayout:
        lines = self.text().split("\n")
        if self.isRightToLeft():
            lines = [isolate(line) for line in lines]
        text = _LINE_SEPARATOR.join(lines)
        layout = self._broken(text, width)
        tidy = _without_dots_at_ends(text, layout)
        return layout if tidy == text else self._broken(tidy, width)

    def _broken(self, text: str, width: int) -> QTextLayout:
        layout = QTextLayout(text, self.font())
        option = QTextOption(self._visual_alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(self.layoutDirection())
        layout.setTextOption(option)
        step = self._line_height()
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, line.lineNumber() * step))
        layout.endLayout()
        return layout


def _without_dots_at_ends(text: str, layout: QTextLayout) -> str:
    """Return the text without the dots between its parts where a line ends: the end parts them.

    A space takes the place of each, so that the lines break as they did.
    """
    for number in range(layout.lineCount() - 1 if _DOT in text else 0):
        line = layout.lineAt(number)
        end = line.textStart() + line.textLength()
        kept = text[:end].rstrip()
        if kept.endswith(_DOT):
            text = f"{kept[:-1]} {text[len(kept) :]}"
    return text
