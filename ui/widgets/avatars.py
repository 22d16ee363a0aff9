"""The two people of a mentorship, as overlapping circles; also the switch between mentorships."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from mentordesk.words import _
from ui.theme.icons import draw_icon
from ui.theme.theme import theme
from ui.widgets.painting import (
    CENTERED,
    draw_ring,
    draw_text,
    fill_rounded,
    isolate,
    mirrored,
    smooth_painter,
)

_CIRCLE, _OVERLAP, _GAP, _CHEVRON = 34, 4, 12, 16
_OUTLINE = 2
_LEADING = 3
_RING_ROOM = 4


def initials(name: str) -> str:
    """Return the first letters of the first and the last word of `name`, in capitals."""
    words = name.split()
    ends = words if len(words) < 2 else [words[0], words[-1]]
    return "".join(word[0].upper() for word in ends)


def first_name(name: str) -> str:
    """Return the first word of `name`."""
    return name.split()[0] if name.split() else ""


def paint_avatar(painter: QPainter, rect: QRectF, name: str, fill: str, ink: str) -> None:
    """Paint a circle with the initials of `name`; `fill` and `ink` are tokens."""
    fill_rounded(painter, rect, rect.width() / 2, theme().color(fill))
    font = QFont(theme().font("label"))
    font.setPixelSize(max(1, round(rect.width() * 0.36)))
    painter.setFont(font)
    painter.setPen(theme().color(ink))
    painter.drawText(rect, CENTERED, initials(name))


class PairBadge(QAbstractButton):
    """Mentor and mentee; pressed, it asks for another mentorship."""

    def __init__(
        self,
        mentor_name: str = "",
        mentee_name: str = "",
        caption: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_pair(mentor_name, mentee_name, caption)
        theme().changed.connect(self.updateGeometry)

    def set_pair(self, mentor_name: str, mentee_name: str, caption: str) -> None:
        """Show other people; `caption` is a short line such as "Since March 2026"."""
        self._mentor, self._mentee, self._caption = mentor_name, mentee_name, caption
        self.setAccessibleName(
            _("{mentor} and {mentee}").format(mentor=mentor_name, mentee=mentee_name)
        )
        switch = _("Switch mentorship")
        self.setAccessibleDescription(f"{caption}. {switch}")
        self.setToolTip(switch)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of circles and two lines."""
        lines = theme().metrics("heading").height() + theme().metrics("caption").height()
        return QSize(theme().px(200), max(theme().px(56), round(lines) + theme().px(14)))

    def minimumSizeHint(self) -> QSize:
        """Return the size at which both circles are still whole."""
        return QSize(theme().px(2 * _CIRCLE), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint circles, names and, under the pointer or the focus, the mark of a switch."""
        painter = smooth_painter(self)
        area = QRectF(self.rect())
        active = self.underMouse() or self.hasFocus()
        self._paint_circles(painter, area)
        self._paint_words(painter, area, active)
        if self.hasFocus():
            draw_ring(painter, area.adjusted(0, 2, 0, -2))

    def _paint_circles(self, painter: QPainter, area: QRectF) -> None:
        side, out = theme().px(_CIRCLE), _OUTLINE
        inset = _RING_ROOM if self.hasFocus() else 0
        first = QRectF(inset, (area.height() - side) / 2, side, side)
        second = first.translated(side - theme().px(_OVERLAP), 0)
        paint_avatar(painter, mirrored(painter, area, first), self._mentor, "accent", "on_accent")
        shown = mirrored(painter, area, second)
        gap = shown.adjusted(-out, -out, out, out)
        fill_rounded(painter, gap, gap.width() / 2, theme().color("sidebar"))
        paint_avatar(painter, shown, self._mentee, "clay", "on_clay")

    def _paint_words(self, painter: QPainter, area: QRectF, active: bool) -> None:
        left = theme().px(2 * _CIRCLE - _OVERLAP + _GAP)
        right = theme().px(_CHEVRON) + _RING_ROOM if active else 0
        heading, caption = theme().metrics("heading").height(), theme().metrics("caption").height()
        top = (area.height() - heading - caption - _LEADING) / 2 - 1
        width = area.width() - left - right
        upper = QRectF(left, top, width, heading)
        lower = QRectF(left, top + heading + _LEADING, width, caption)
        names = _("{mentor} & {mentee}").format(
            mentor=isolate(first_name(self._mentor)), mentee=isolate(first_name(self._mentee))
        )
        draw_text(painter, mirrored(painter, area, upper), "heading", "text", names)
        draw_text(painter, mirrored(painter, area, lower), "caption", "text3", self._caption)
        if active:
            side = theme().px(_CHEVRON)
            spot = QRectF(area.width() - side - _RING_ROOM, (area.height() - side) / 2, side, side)
            draw_icon(painter, "chevrons-up-down", "text3", mirrored(painter, area, spot))
