"""A small button that is on or off: a day of the week, a usual number."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme.theme import theme
from ui.theme.tokens import RADIUS
from ui.widgets.painting import (
    CENTERED,
    draw_ring,
    draw_text,
    fill_rounded,
    smooth_painter,
    stroke_rounded,
    text_width,
)

_ROLE = "meta"
_PADDING, _LEAST_PADDING, _AIR = 9, 3, 15


class ToggleChip(QAbstractButton):
    """Shows `text`; `name` is what a screen reader says."""

    def __init__(self, text: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(name)
        self.setToolTip(name if name != text else "")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the words with air around them."""
        return self._size(_PADDING)

    def minimumSizeHint(self) -> QSize:
        """Return the words with little air: they are never cut."""
        return self._size(_LEAST_PADDING)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, edge and words; what is on is filled and bolder."""
        painter, area = smooth_painter(self), QRectF(self.rect())
        on = self.isChecked()
        rest = "hover" if self.underMouse() else "surface"
        fill_rounded(painter, area, RADIUS.CONTROL, theme().color("accent_soft" if on else rest))
        if self.hasFocus():
            draw_ring(painter, area)
        else:
            edge = theme().color("accent" if on else "control_edge")
            stroke_rounded(painter, area, RADIUS.CONTROL, edge, 1)
        ink = "accent_text" if on else "text2"
        draw_text(painter, area, "label" if on else _ROLE, ink, self.text(), CENTERED)

    def _size(self, padding: int) -> QSize:
        width = max(text_width(role, self.text()) for role in (_ROLE, "label"))
        height = round(theme().metrics(_ROLE).height()) + theme().px(_AIR)
        return QSize(int(width) + 2 * theme().px(padding), height)
