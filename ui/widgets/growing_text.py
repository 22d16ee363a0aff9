"""A field for several lines that is as high as its text."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QTextEdit

from ui.theme.theme import theme

_LEAST_LINES, _MOST_LINES = 2, 9
_WIDTH, _LEAST_WIDTH, _AIR = 200, 120, 2


class GrowingText(QTextEdit):
    """Plain text of two to nine lines before it scrolls; Tab goes on to the next field."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptRichText(False)
        self.setProperty("field", True)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the height of the text, within limits."""
        line, margin = self.fontMetrics().lineSpacing(), self.document().documentMargin()
        edges = self.height() - self.viewport().height() + theme().px(_AIR)
        text = self.document().size().height() - 2 * margin
        inside = min(max(_LEAST_LINES * line, text), _MOST_LINES * line) + 2 * margin
        return QSize(theme().px(_WIDTH), round(inside + edges))

    def minimumSizeHint(self) -> QSize:
        """Return the height of the text; the width may be small."""
        return QSize(theme().px(_LEAST_WIDTH), self.sizeHint().height())
