"""All keys on one sheet."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QFrame, QScrollArea, QWidget

from mentordesk.words import _
from ui.theme.theme import theme
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.focus_frame import FocusFrame
from ui.widgets.key_caps import KeyCaps
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row

Keys = Sequence[tuple[str, str]]
Group = tuple[str, Keys]

_WIDTH, _HEIGHT, _NARROW = 820, 620, 620
_OF_SCREEN = 0.9


class ShortcutSheet(QDialog):
    """Groups of (words, keys) in two columns, or one where there is no room for two.

    Several keys for the same thing are parted by a comma and a blank. Escape closes.
    """

    def __init__(self, parent: QWidget | None, groups: Sequence[Group]) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keyboard shortcuts"))
        self.setAccessibleName(_("Keyboard shortcuts"))
        half = _half(groups)
        self._columns = row(
            (_column(groups[:half]), 1), (_column(groups[half:]), 1), spacing=SPACE.XXXL
        )
        edge = SPACE.S
        inside = boxed(self._columns)
        self._columns.setContentsMargins(0, 0, edge, 0)
        self._scroll = QScrollArea()
        self._scroll.setAccessibleName(_("Keyboard shortcuts"))
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        close = Button(_("Close"))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        head = column(Label(_("Keyboard shortcuts"), "title"), margins=(edge, 0, edge, 0))
        foot = row(STRETCH, close, margins=(0, 0, edge, 0))
        body = column(head, (FocusFrame(self._scroll), 1), foot, spacing=SPACE.M)
        body.setContentsMargins(SPACE.L, SPACE.XL, SPACE.L, SPACE.L)
        boxed(body, self)
        self._scroll.setFocus()

    def sizeHint(self) -> QSize:
        """Return room for two columns, as far as the screen has it."""
        room = self.screen().availableSize() * _OF_SCREEN
        return QSize(theme().px(_WIDTH), theme().px(_HEIGHT)).boundedTo(room)

    def showEvent(self, event: QShowEvent) -> None:
        """Come up in the size that fits text and screen."""
        self.resize(self.sizeHint())
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns one below the other where they do not fit side by side."""
        super().resizeEvent(event)
        narrow = self.width() < theme().px(_NARROW)
        side_by_side = QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow else side_by_side)
        self._columns.setSpacing(SPACE.XL if narrow else SPACE.XXXL)


def _half(groups: Sequence[Group]) -> int:
    """Return how many of `groups` the first column holds, so that both are about as long."""
    lengths = [len(keys) + 2 for _name, keys in groups]
    return min(
        range(len(groups) + 1),
        key=lambda at: abs(sum(lengths[:at]) - sum(lengths[at:])),
    )


def _column(groups: Sequence[Group]) -> QWidget:
    parts = [_group(name, keys) for name, keys in groups]
    return boxed(column(*parts, STRETCH, spacing=SPACE.XL))


def _group(name: str, keys: Keys) -> QWidget:
    rows = [
        row((Label(words, wrap=True), 1), KeyCaps(caps), spacing=SPACE.L) for words, caps in keys
    ]
    return boxed(column(Label(name, "label", "text3"), *rows, spacing=SPACE.S))
