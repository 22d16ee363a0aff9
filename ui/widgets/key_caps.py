"""Keys as they stand on a keyboard: small caps, one for each key."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QKeySequence, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import theme
from ui.theme.tokens import RADIUS
from ui.widgets.painting import (
    CENTERED,
    draw_text,
    fill_rounded,
    mirrored,
    smooth_painter,
    stroke_rounded,
    text_width,
)

_ROLE = "caption"
_PADDING, _AIR, _GAP, _OR_GAP = 7, 7, 4, 12


def split_keys(keys: str) -> list[list[str]]:
    """Return the combinations of `keys` (``"Ctrl+Z, Ctrl+Y"``), each as the keys it takes.

    A combination Qt knows is written as this system writes it.
    """
    return [_split(part) for part in keys.split(", ") if part]


def _split(combination: str) -> list[str]:
    native = QKeySequence(combination).toString(QKeySequence.SequenceFormat.NativeText)
    words = native or combination
    body, last = (words[:-1], [words[-1]]) if words.endswith("+") else (words, [])
    return [part for part in body.split("+") if part] + last


class KeyCaps(QWidget):
    """The combinations of keys that do the same thing, side by side."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._combinations = split_keys(keys)
        self.setAccessibleName(", ".join("+".join(caps) for caps in self._combinations))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the room all caps need."""
        spots = self._spots()
        width = spots[-1][1] if spots else 0.0
        return QSize(round(width + 0.5), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return the same as `sizeHint`: keys are never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the caps."""
        painter = smooth_painter(self)
        area = QRectF(self.rect())
        for left, right, words in self._spots():
            cap = QRectF(left, (area.height() - self._height()) / 2, right - left, self._height())
            cap = mirrored(painter, area, cap)
            fill_rounded(painter, cap, RADIUS.CHECK, theme().color("sunken"))
            stroke_rounded(painter, cap, RADIUS.CHECK, theme().color("border"), 1)
            draw_text(painter, cap, _ROLE, "text2", words, CENTERED)

    def _height(self) -> int:
        return round(theme().metrics(_ROLE).height()) + theme().px(_AIR)

    def _spots(self) -> list[tuple[float, float, str]]:
        """Return where each cap begins and ends, and its words."""
        spots: list[tuple[float, float, str]] = []
        left = 0.0
        for caps in self._combinations:
            for words in caps:
                width = max(text_width(_ROLE, words) + 2 * theme().px(_PADDING), self._height())
                spots.append((left, left + width, words))
                left += width + theme().px(_GAP)
            left += theme().px(_OR_GAP - _GAP)
        return spots
