"""One row of a checklist: a box, words that wrap, a line beneath."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QSizePolicy, QWidget

from mentordesk.words import _
from ui.theme.theme import theme
from ui.theme.tokens import RADIUS
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row
from ui.widgets.painting import smooth_painter

_BOX, _ROOM, _EDIT_HEIGHT, _EDIT_SIDE = 19, 24, 22, 4
_KEY_EVENTS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_PLAIN, _ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier

#: What the keys of a row ask for.
KEYS: dict[tuple[int, Qt.KeyboardModifier], str] = {
    (Qt.Key.Key_F2, _PLAIN): "rename",
    (Qt.Key.Key_Return, _PLAIN): "open",
    (Qt.Key.Key_Enter, _PLAIN): "open",
    (Qt.Key.Key_Delete, _PLAIN): "remove",
    (Qt.Key.Key_Up, _PLAIN): "previous",
    (Qt.Key.Key_Down, _PLAIN): "next",
    (Qt.Key.Key_Up, _ALT): "move up",
    (Qt.Key.Key_Down, _ALT): "move down",
}


class CheckBox(QAbstractButton):
    """The box alone, painted as in the rest of the window; its name is the row's words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the box with room for the focus ring."""
        return QSize(theme().px(_ROOM), theme().px(_ROOM))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box, tick and, from the keyboard, the ring."""
        painter, look = smooth_painter(self), theme()
        side = look.px(_BOX)
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(self.rect()).center())
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent"))
            painter.drawRoundedRect(box, RADIUS.CHECK, RADIUS.CHECK)
            painter.setPen(_pen("on_accent", side / 9))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(_tick(box))
        else:
            edge = "accent" if self.underMouse() else "control_edge"
            painter.setPen(_pen(edge, 1.5))
            painter.setBrush(look.color("surface"))
            painter.drawRoundedRect(
                box.adjusted(0.75, 0.75, -0.75, -0.75), RADIUS.CHECK, RADIUS.CHECK
            )
        if self.hasFocus():
            painter.setPen(_pen("accent", 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-1.5, -1.5, 1.5, 1.5), 6, 6)


class CheckRow(QWidget):
    """A box and its words; `asked` tells what its keys ask for (one of the values of `KEYS`)."""

    toggled = Signal(bool)
    renamed = Signal(str)
    asked = Signal(str)
    menu_asked = Signal(object)
    dragged = Signal(float)
    dropped = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item_id = ""
        self.check = CheckBox()
        self._text = Label("", "body", wrap=True)
        self._detail = Label("", "caption", "text3", wrap=True)
        self._edit = QLineEdit()
        self._edit.hide()
        self._renaming = False
        self._pressed: QPointF | None = None
        self._compose()
        self.check.clicked.connect(self.toggled)
        self.check.installEventFilter(self)
        self._edit.installEventFilter(self)
        self._edit.returnPressed.connect(self.finish)
        theme().changed.connect(self._fit)
        self._fit()

    def show_item(self, item_id: str, text: str, done: bool, detail: str) -> None:
        """Show one item; a field being typed in stays as it is."""
        self.item_id = item_id
        self._text.setText(text)
        self._text.set_color("text3" if done else "text")
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.check.setChecked(done)
        self.check.setAccessibleName(text)
        self.check.setAccessibleDescription(detail)

    def rename(self) -> None:
        """Turn the words into a field."""
        self._renaming = True
        self._edit.setText(self._text.text())
        self._edit.setAccessibleName(_("Rename “{text}”").format(text=self._text.text()))
        self._text.hide()
        self._edit.show()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edit.selectAll()

    def finish(self) -> None:
        """Take the words that were typed, if any."""
        self._end(self._edit.text().strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of a row; end renaming on Escape or when the field is left."""
        if isinstance(event, QKeyEvent) and event.type() in _KEY_EVENTS:
            verb = "" if watched is self._edit else KEYS.get(_combination(event), "")
            escape = watched is self._edit and event.key() == Qt.Key.Key_Escape
            if verb or escape:
                event.accept()  # before the window's own commands for these keys
                if event.type() == QEvent.Type.KeyPress:
                    self._run(verb)
                return True
        elif watched is self._edit and is_left(event):
            self.finish()
        return super().eventFilter(watched, event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for renaming."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.asked.emit("rename")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row; a drag may begin here."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            self.check.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the row that is dragged would go."""
        if self._is_drag(event):
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(self.mapToParent(event.position()).y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop the row."""
        was_drag = self._is_drag(event)
        self._pressed = None
        self.unsetCursor()
        if was_drag:
            self.dropped.emit(self.mapToParent(event.position()).y())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the row's menu."""
        self.menu_asked.emit(event)

    def _compose(self) -> None:
        self._words = column(self._text, self._edit, self._detail, STRETCH, spacing=4)
        line = row(self.check, (self._words, 1), spacing=8, margins=(0, 4, 0, 4))
        line.setAlignment(self.check, Qt.AlignmentFlag.AlignTop)
        boxed(line, self)

    def _fit(self) -> None:
        """Let the first line of the words stand in the middle of the box."""
        spare = theme().px(_ROOM) - round(theme().metrics("body").height())
        self._words.setContentsMargins(0, max(0, spare // 2), 0, 0)
        height, side = theme().px(_EDIT_HEIGHT), theme().px(_EDIT_SIDE)
        self._edit.setStyleSheet(f"min-height: {height}px; padding: 0 {side}px;")

    def _run(self, verb: str) -> None:
        if verb:
            self.asked.emit(verb)
        else:
            self._end("")

    def _end(self, text: str) -> None:
        if not self._renaming:
            return
        self._renaming = False
        had_focus = self._edit.hasFocus()
        self._edit.hide()
        self._text.show()
        if had_focus:
            self.check.setFocus(Qt.FocusReason.OtherFocusReason)
        if text and text != self._text.text():
            self.renamed.emit(text)

    def _is_drag(self, event: QMouseEvent) -> bool:
        if self._pressed is None:
            return False
        far = (event.position() - self._pressed).manhattanLength()
        return far >= QApplication.startDragDistance() * 2


def is_left(event: QEvent) -> bool:
    """Tell whether a field is left for another, not for its menu or another window."""
    if not isinstance(event, QFocusEvent) or event.gotFocus():
        return False
    stays = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
    return event.reason() not in stays


def _combination(event: QKeyEvent) -> tuple[int, Qt.KeyboardModifier]:
    return event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def _pen(token: str, width: float) -> QPen:
    pen = QPen(theme().color(token), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _tick(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    for step, (x, y) in enumerate(((0.27, 0.52), (0.44, 0.68), (0.74, 0.34))):
        point = QPointF(box.left() + x * box.width(), box.top() + y * box.height())
        if step:
            path.lineTo(point)
        else:
            path.moveTo(point)
    return path
