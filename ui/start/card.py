"""The ground that the start screens share: one card in the middle, which scrolls when it must."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

from ui.theme.theme import theme
from ui.widgets.layout import STRETCH, boxed, column, row
from ui.widgets.panel import CardPanel, Panel

_PADDING = 40


class StartScreen(Panel):
    """A card of some width in the middle of the canvas."""

    def __init__(self, width: int) -> None:
        super().__init__("canvas")
        self._width = width
        self._card = CardPanel()
        ground = QWidget()  # asking the area for its own would load every widget class of Qt
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setViewport(ground)
        middle = boxed(
            column(STRETCH, row(STRETCH, self._card, STRETCH), STRETCH, margins=(24, 24, 24, 24))
        )
        area.setWidget(middle)
        middle.setAutoFillBackground(False)
        boxed(column((area, 1)), self)
        self._resize()
        theme().changed.connect(self._resize)

    def fill(self, layout: QLayout) -> None:
        """Put the content on the card."""
        layout.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        boxed(layout, self._card)

    def _resize(self) -> None:
        self._card.setFixedWidth(theme().px(self._width))
