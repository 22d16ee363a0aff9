"""Rows and columns in one expression.

An item is a widget, a layout, a number of pixels of empty space, `STRETCH` for space that grows,
or a pair of a widget (or layout) and its stretch factor.
"""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

STRETCH = None

Part = QWidget | QLayout
Item = Part | tuple[Part, int] | int | None
Margins = tuple[int, int, int, int]

Box = TypeVar("Box", bound=QBoxLayout)

_NO_MARGINS = (0, 0, 0, 0)


def row(*items: Item, spacing: int = 0, margins: Margins = _NO_MARGINS) -> QHBoxLayout:
    """Return `items` side by side; `margins` are left, top, right, bottom."""
    return _filled(QHBoxLayout(), items, spacing, margins)


def column(*items: Item, spacing: int = 0, margins: Margins = _NO_MARGINS) -> QVBoxLayout:
    """Return `items` one below the other; `margins` are left, top, right, bottom."""
    return _filled(QVBoxLayout(), items, spacing, margins)


def boxed(layout: QLayout, widget: QWidget | None = None) -> QWidget:
    """Return `widget` (or a new bare one) with `layout` set on it."""
    holder = widget or QWidget()
    holder.setLayout(layout)
    return holder


def refill(box: QBoxLayout, widgets: Sequence[QWidget]) -> None:
    """Show `widgets` in `box` in place of what was there; what stays is not made anew."""
    while (item := box.takeAt(0)) is not None:
        old = item.widget()
        if old is not None and old not in widgets:
            old.hide()  # which hands the keyboard on, where it was here
            old.deleteLater()
    for widget in widgets:
        box.addWidget(widget)


def _filled(box: Box, items: tuple[Item, ...], spacing: int, margins: Margins) -> Box:
    box.setContentsMargins(*margins)
    box.setSpacing(spacing)
    for item in items:
        _add(box, item)
    return box


def _add(box: QBoxLayout, item: Item) -> None:
    if item is None:
        box.addStretch(1)
    elif isinstance(item, int):
        box.addSpacing(item)
    else:
        part, stretch = item if isinstance(item, tuple) else (item, 0)
        if isinstance(part, QLayout):
            box.addLayout(part, stretch)
        else:
            box.addWidget(part, stretch)
