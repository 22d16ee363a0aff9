"""A scroll area that only scrolls: no frame, no ground, no stop on the way of the Tab key."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolling(content: QWidget) -> QScrollArea:
    """Return `content` in an area that scrolls it up and down."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setViewport(QWidget())  # the area's own has a ground, and asking for it loads every class
    area.setWidget(content)
    content.setAutoFillBackground(False)  # which setWidget turned on
    return area
