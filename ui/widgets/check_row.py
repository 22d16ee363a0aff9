"""One row of a checklist: a box, words that wrap, a line beneath."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QSizePolicy, QWidget

from ui.theme.theme import theme
from ui.theme.tokens import RADIUS
from ui.widgets.label import Label
from ui.widgets.layout import boxed, column, row
from ui.widgets.painting import smooth_painter

_BOX, _ROOM = 19, 24


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
    """A box and its words; a double click or F2 turns the words into a field."""

    toggled = Signal(bool)
    renamed = Signal(str)
    key_pressed = Signal(object)
    menu_asked = Signal(object)
    dragged_to = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item_id = ""
        self.check = CheckBox()
        self._text = Label("", "body", wrap=True)
        self._detail = Label("", "caption", "text3", wrap=True)
        self._edit = QLineEdit()
        self._edit.hide()
        self._pressed: QPointF | None = None
        words = column(self._text, self._edit, self._detail)
        line = row((self.check, 0), (words, 1), spacing=theme().px(8), margins=(0, 4, 0, 4))
        line.setAlignment(self.check, Qt.AlignmentFlag.AlignTop)
        boxed(line, self)
        self.check.clicked.connect(self.toggled)
        self.check.installEventFilter(self)
        self._edit.installEventFilter(self)
        self._edit.returnPressed.connect(self._finish)

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
        self._edit.setText(self._text.text())
        self._edit.setAccessibleName(self._text.text())
        self._text.hide()
        self._edit.show()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edit.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand keys of the box to the list; end renaming on Escape or when left."""
        if watched is self.check and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() != Qt.Key.Key_Space:
                event.accept()
                self.key_pressed.emit(event)
                return event.isAccepted()
        elif watched is self._edit:
            if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                self._edit.setText(self._text.text())
                self._finish()
                return True
            if event.type() == QEvent.Type.FocusOut:
                self._finish()
        return super().eventFilter(watched, event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.rename()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin."""
        self._pressed = event.position() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that the row is being dragged."""
        if self._is_drag(event):
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop the row, or tick it where the mouse did not move."""
        was_drag = self._is_drag(event)
        self._pressed = None
        self.unsetCursor()
        if was_drag:
            self.dragged_to.emit(self.mapToParent(event.position().toPoint()).y())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the row's menu."""
        self.menu_asked.emit(event)

    def _is_drag(self, event: QMouseEvent) -> bool:
        if self._pressed is None:
            return False
        far = (event.position() - self._pressed).manhattanLength()
        return far >= QApplication.startDragDistance() * 2

    def _finish(self) -> None:
        if not self._edit.isVisible():
            return
        text = self._edit.text().strip()
        self._edit.hide()
        self._text.show()
        self.check.setFocus(Qt.FocusReason.OtherFocusReason)
        if text and text != self._text.text():
            self.renamed.emit(text)


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
