"""Buttons: with words, or with an icon alone."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from ui.theme.icons import draw_icon, icon, icon_size
from ui.theme.theme import theme
from ui.theme.tokens import RADIUS
from ui.widgets.painting import (
    CENTERED,
    draw_ring,
    fill_rounded,
    mirrored,
    smooth_painter,
    stroke_rounded,
    text_width,
)

# For each kind: ground at rest, under the pointer and pressed, edge, text.
_LOOKS: dict[str, tuple[str, str, str, str, str]] = {
    "": ("surface", "hover", "sunken", "border", "text"),
    "primary": ("accent", "accent_hover", "accent_pressed", "", "on_accent"),
    "ghost": ("", "accent_soft", "accent_soft", "", "accent_text"),
    "danger": ("surface", "bad_soft", "bad_soft", "border", "bad"),
}
_ICON, _GAP, _PADDING, _GHOST_PADDING = 16, 6, 16, 8
_AIR, _GHOST_AIR = 19, 15


class Button(QPushButton):
    """A button with words and perhaps an icon; `kind` is "", primary, ghost or danger.

    A click leaves the focus where it was, so the ring shows from the keyboard alone.
    """

    def __init__(
        self, text: str = "", kind: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._kind = kind
        self._icon = icon
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme().changed.connect(self.updateGeometry)

    def set_kind(self, kind: str) -> None:
        """Look like another kind of button."""
        if kind != self._kind:
            self._kind = kind
            self.updateGeometry()
            self.update()

    def set_icon(self, name: str) -> None:
        """Show icon `name`, or none for an empty name."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size the words, the icon and the air around them need."""
        ghost = self._kind == "ghost"
        padding = theme().px(_GHOST_PADDING if ghost else _PADDING)
        height = theme().metrics(self._role()).height()
        air = theme().px(_GHOST_AIR if ghost else _AIR)
        return QSize(int(self._content_width()) + 2 * padding, round(height) + air)

    def minimumSizeHint(self) -> QSize:
        """Return the same as `sizeHint`: words on a button are never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, edge, content and, from the keyboard, the ring."""
        painter = smooth_painter(self)
        self._paint_ground(painter)
        self._paint_content(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        rest, hover, pressed, edge, _text = _LOOKS[self._kind]
        area = QRectF(self.rect())
        fill = pressed if self.isDown() else hover if self.underMouse() else rest
        if not self.isEnabled():
            fill, edge = ("track", "") if self._kind == "primary" else (rest, edge)
        if fill:
            fill_rounded(painter, area, RADIUS.CONTROL, theme().color(fill))
        if self.hasFocus():
            draw_ring(painter, area)
            if self._kind == "primary":
                inner = area.adjusted(2, 2, -2, -2)
                color = theme().color("on_accent")
                stroke_rounded(painter, inner, RADIUS.CONTROL - 2, color, 1.5)
        elif edge:
            stroke_rounded(painter, area, RADIUS.CONTROL, theme().color(edge), 1)

    def _paint_content(self, painter: QPainter) -> None:
        ink = _LOOKS[self._kind][4] if self.isEnabled() else "text3"
        area = QRectF(self.rect())
        left = (area.width() - self._content_width()) / 2
        if self._icon:
            side = theme().px(_ICON)
            spot = QRectF(left, (area.height() - side) / 2, side, side)
            tint = "text2" if ink == "text" else ink
            draw_icon(painter, self._icon, tint, mirrored(painter, area, spot))
            left += side + (theme().px(_GAP) if self.text() else 0)
        words = QRectF(left, 0, text_width(self._role(), self._shown()) + 1, area.height())
        shown = "&" in self.text() and _underlines_keys(self)
        flag = Qt.TextFlag.TextShowMnemonic if shown else Qt.TextFlag.TextHideMnemonic
        painter.setFont(theme().font(self._role()))
        painter.setPen(theme().color(ink))
        painter.drawText(mirrored(painter, area, words), CENTERED | flag.value, self.text())

    def _role(self) -> str:
        return "body_bold" if self._kind == "primary" else "body_strong"

    def _shown(self) -> str:
        return without_mnemonic(self.text())

    def _content_width(self) -> float:
        width = text_width(self._role(), self._shown()) if self.text() else 0.0
        if self._icon:
            width += theme().px(_ICON) + (theme().px(_GAP) if self.text() else 0)
        return width


class IconButton(QToolButton):
    """A button with an icon alone; its name is read aloud and shown as a tool tip.

    `shortcut` (for example ``"Ctrl+Z"``) is only told in the tool tip; who makes the button binds
    it.
    """

    def __init__(
        self, icon: str, name: str, shortcut: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.set_name(name, shortcut)
        self._restyle()
        self.toggled.connect(self._restyle)
        theme().changed.connect(self._restyle)

    def set_name(self, name: str, shortcut: str = "") -> None:
        """Say what the button does, and with which keys."""
        self.setAccessibleName(name)
        self.setToolTip(with_shortcut(name, shortcut))

    def set_icon(self, name: str) -> None:
        """Show icon `name`."""
        self._icon = name
        self._restyle()

    def _restyle(self) -> None:
        token = "accent_text" if self.isChecked() else "text2"
        self.setIcon(icon(self._icon, token))
        self.setIconSize(icon_size())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the pointer's presence at once."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        super().leaveEvent(event)
        self.update()


def _underlines_keys(widget: QWidget) -> bool:
    from PySide6.QtWidgets import QStyle  # large, and the lock screen's buttons need none of it

    return bool(widget.style().styleHint(QStyle.StyleHint.SH_UnderlineShortcut, None, widget))


def without_mnemonic(text: str) -> str:
    """Return `text` as it reads: ``"&Goals"`` is Goals, ``"Q&&A"`` is Q&A."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def with_shortcut(name: str, shortcut: str) -> str:
    """Return `name` with its keys as this system writes them."""
    if not shortcut:
        return name
    keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{name} ({keys})"
