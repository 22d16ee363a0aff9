"""One goal on the map: how far it has come, against how much of its time is used."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mentordesk.words import _
from ui.theme.theme import theme
from ui.widgets.painting import (
    TRAILING,
    draw_text,
    fill_rounded,
    mirrored,
    smooth_painter,
    text_width,
)

_BAR, _TIME, _GAP, _PADDING = 8, 3, 4, 10


@dataclass(frozen=True, slots=True)
class Lane:
    """What a lane shows: ``share`` and ``used`` are from 0 to 1, or None where there is none.

    Where there is none, there is no bar: an empty one would say "nothing yet".
    """

    title: str
    words: str
    tone: str
    share: float | None
    used: float | None

    @property
    def spoken(self) -> str:
        """What a screen reader says besides the title: the words, and the bar of time."""
        if self.used is None:
            return self.words
        gone = _("{n} % of its time has gone").format(n=round(self.used * 100))
        return f"{self.words}  ·  {gone}"


class GoalLane(QWidget):
    """A title, what is said of it, a bar of progress and beneath it a thin one of time."""

    def __init__(self, lane: Lane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(lane.title)
        self.setAccessibleDescription(lane.spoken)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the size at which words and bars have room."""
        words = theme().metrics("body_strong").height()
        bars = [] if self._lane.share is None else [_BAR]
        bars += [] if self._lane.used is None else [_TIME]
        height = sum(bars) + _GAP * (len(bars) - 1) + _PADDING if bars else 0
        return QSize(theme().px(360), round(words) + theme().px(height))

    def minimumSizeHint(self) -> QSize:
        """Return the size at which there is still something to see."""
        return QSize(theme().px(200), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words, then the bars."""
        painter = smooth_painter(self)
        height = theme().metrics("body_strong").height()
        line = QRectF(0, 0, self.width(), height)
        room = min(text_width("meta", self._lane.words), self.width() * 0.6) + theme().px(_PADDING)
        title = mirrored(painter, line, line.adjusted(0, 0, -room, 0))
        draw_text(painter, title, "body_strong", "text", self._lane.title)
        words = mirrored(painter, line, QRectF(line.right() - room, 0, room, height))
        draw_text(painter, words, "meta", "text2", self._lane.words, TRAILING)
        top = height + theme().px(_PADDING) / 2
        tone = "warn" if self._lane.tone == "warn" else "accent"
        if self._lane.share is not None:
            self._paint_bar(painter, top, _BAR, self._lane.share, tone)
            top += theme().px(_BAR + _GAP)
        if self._lane.used is not None:
            self._paint_bar(painter, top, _TIME, self._lane.used, "text3")

    def _paint_bar(
        self, painter: QPainter, top: float, thick: int, share: float, token: str
    ) -> None:
        bar = QRectF(0, top, self.width(), theme().px(thick))
        fill_rounded(painter, bar, bar.height() / 2, theme().color("track"))
        if share:
            part = QRectF(0, top, max(bar.height(), bar.width() * min(share, 1.0)), bar.height())
            shown = mirrored(painter, bar, part)
            fill_rounded(painter, shown, bar.height() / 2, theme().color(token))
