"""A short message at the bottom of the window, with one action such as Undo."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QPropertyAnimation, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ui.theme.theme import theme
from ui.theme.tokens import RADIUS
from ui.widgets.layout import row
from ui.widgets.painting import (
    CENTERED,
    LEADING,
    RING,
    draw_text,
    fill_rounded,
    smooth_painter,
    stroke_rounded,
    text_width,
)

SHOWN_MS = 8000
_RISE_MS = 140
_BOTTOM, _EDGE, _AIR, _RISE = 24, 16, 14, 12


class _Words(QWidget):
    """One line in the colours of a toast."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def sizeHint(self) -> QSize:
        height = round(theme().metrics("body").height())
        return QSize(int(text_width("body", self.text)) + 2, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        rect = QRectF(self.rect())
        draw_text(smooth_painter(self), rect, "body", "canvas", self.text, LEADING)


class _Action(QAbstractButton):
    """The action of a toast, legible on its dark ground."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        width = int(text_width("body_bold", self.text())) + theme().px(20)
        return QSize(width, round(theme().metrics("body").height()) + theme().px(13))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        rect = QRectF(self.rect())
        if self.underMouse():
            fill_rounded(painter, rect, RADIUS.CONTROL - 2, theme().color("text2"))
        if self.hasFocus():
            color = theme().color("accent_line")
            stroke_rounded(painter, rect, RADIUS.CONTROL - 2, color, RING)
        ink = "canvas" if self.underMouse() else "accent_line"
        draw_text(painter, rect, "body_bold", ink, self.text(), CENTERED)


class Toast(QWidget):
    """Lies over the bottom of its parent for 8 s, longer while pointed at or focused.

    Tab from where the focus was leads to the action, and so does `shortcut`; Escape closes.
    """

    def __init__(self, parent: QWidget, shortcut: str = "F6") -> None:
        super().__init__(parent)
        self._run: Callable[[], None] | None = None
        self._came_from: QWidget | None = None
        self._words, self._action = _Words(), _Action()
        self._action.clicked.connect(self._act)
        self._action.installEventFilter(self)
        self._host = parent
        self._row = row((self._words, 1), self._action, spacing=12)
        self.setLayout(self._row)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.dismiss)
        self._rise = QPropertyAnimation(self, b"pos", self)
        self._rise.setDuration(_RISE_MS)
        self._keys = QShortcut(QKeySequence(shortcut), parent, self.focus_action)
        self._keys.setEnabled(False)
        parent.installEventFilter(self)
        theme().changed.connect(self._place)
        self.hide()

    def show_message(
        self, text: str, action: str = "", on_action: Callable[[], None] | None = None
    ) -> None:
        """Show `text` and, with `action`, a button that calls `on_action`; announce both."""
        self._run = on_action
        self._words.text = text
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._keys.setEnabled(bool(action))
        self.setAccessibleName(text)
        self._words.updateGeometry()
        self._place()
        self.show()
        self.raise_()
        self._invite_focus()
        self._animate()
        self._announce(f"{text}. {action}" if action else text)
        self._timer.start()

    def focus_action(self) -> None:
        """Move the focus to the action, if there is one."""
        if self.isVisible() and self._action.isVisible():
            self._action.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        """Take the message away; the focus goes back to where it came from."""
        had_focus = self._action.hasFocus()
        self._timer.stop()
        self._keys.setEnabled(False)
        self.hide()
        if had_focus and self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None

    def _act(self) -> None:
        run = self._run
        self.dismiss()
        if run is not None:
            run()

    def _invite_focus(self) -> None:
        holder = QApplication.focusWidget()
        if holder is not None and holder is not self._action and holder.window() is self.window():
            self._came_from = holder
            QWidget.setTabOrder(holder, self._action)

    def _announce(self, text: str) -> None:
        event = QAccessibleAnnouncementEvent(self, text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)

    def _animate(self) -> None:
        self._rise.stop()
        if theme().reduced_motion():
            return
        self._rise.setStartValue(self.pos() + QPoint(0, _RISE))
        self._rise.setEndValue(self.pos())
        self._rise.start()

    def _place(self) -> None:
        edge, air = theme().px(_EDGE), theme().px(_AIR) // 2
        tail = air if self._action.text() else edge
        start, end = (tail, edge) if self.isRightToLeft() else (edge, tail)
        self._row.setContentsMargins(start, air, end, air + 2)
        room = self._host.rect()
        low = round(theme().metrics("body").height()) + theme().px(_AIR + 13)
        wanted = self.sizeHint().expandedTo(QSize(0, low))
        width = min(wanted.width(), room.width() - 2 * _EDGE)
        left = (room.width() - width) // 2
        self.setGeometry(left, room.height() - wanted.height() - _BOTTOM, width, wanted.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the parent's size; hold the time while the action is focused."""
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._rise.stop()
            self._place()
        if watched is self._action and event.type() in (
            QEvent.Type.FocusIn,
            QEvent.Type.FocusOut,
        ):
            self._hold(on=event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while somebody points at the message."""
        self._hold(on=True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Let the time run again."""
        self._hold(on=self._action.hasFocus())
        super().leaveEvent(event)

    def _hold(self, *, on: bool) -> None:
        if on:
            self._timer.stop()
        elif self.isVisible():
            self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dark ground."""
        painter = smooth_painter(self)
        area = QRectF(self.rect()).adjusted(0, 0, 0, -2)
        fill_rounded(painter, area.translated(0, 1.5), RADIUS.CARD, theme().color("shadow"))
        fill_rounded(painter, area, RADIUS.CARD, theme().color("text"))
