"""The command palette: one field for every command and for search of everything."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QListView, QWidget

from mentordesk.words import _
from ui.dialogs.palette_list import ITEM, PaletteDelegate, PaletteItem, PaletteModel
from ui.theme.theme import theme
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import Label
from ui.widgets.layout import boxed, column, row
from ui.widgets.panel import CardPanel

__all__ = ["Palette", "PaletteItem"]

_WIDTH, _EDGE, _FROM_TOP, _MOST_HEIGHT = 640, 24, 0.12, 0.6
_LIST_MARGIN, _FIELD_PX = 8, 16
_DIM = {"light": QColor(33, 31, 27, 60), "dark": QColor(0, 0, 0, 120)}
_LEAVES = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class _Line(QWidget):
    """The line under the field, in the accent: the field has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("accent"))


class Palette(QWidget):
    """Lies over its window while it is open; made once, opened often.

    Tell it what was found by `show_results`; an answer to anything but the query in the field is
    dropped. `chosen` carries the `PaletteItem`, after `closed` and with the focus back in place.
    """

    query_changed = Signal(str)
    chosen = Signal(object)
    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.hide()
        self._window = window
        self._before: QWidget | None = None
        self._offered: tuple[PaletteItem, ...] = ()
        self._answered = ""  # the query whose answer is shown
        self._eager = False  # Enter was pressed before the answer came
        self._model = PaletteModel()
        self._make_field()
        self._make_list()
        self._nothing = Label("", "body", "text2", wrap=True)
        self._lay_out()
        window.installEventFilter(self)
        theme().changed.connect(self._place)

    def _make_field(self) -> None:
        self._field = QLineEdit()
        self._field.setAccessibleName(_("Search everything"))
        self._field.setPlaceholderText(_("Search everything, or run a command"))
        self._field.setStyleSheet(
            "QLineEdit { border: none; background: transparent; padding: 0; }"
        )
        self._field.textChanged.connect(self._ask)
        self._field.installEventFilter(self)

    def _make_list(self) -> None:
        self._list = QListView()
        self._list.setAccessibleName(_("Results"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMouseTracking(True)
        self._list.setModel(self._model)
        self._list.setItemDelegate(PaletteDelegate(self._list))
        self._list.clicked.connect(self._choose)
        self._list.selectionModel().currentChanged.connect(self._announce)

    def _lay_out(self) -> None:
        field = row(
            IconMark("search", "text2"), (self._field, 1), spacing=12, margins=(16, 6, 16, 6)
        )
        edge = _LIST_MARGIN
        results = boxed(column((self._list, 1), margins=(edge, edge, edge, edge + 2)))
        nothing = boxed(row((self._nothing, 1), margins=(20, 16, 20, 18)))
        self._results, self._empty = results, nothing
        card = CardPanel(self)
        self._card = boxed(column(field, _Line(), (results, 1), nothing), card)

    # Opening and closing

    def open_with(self, items: Sequence[PaletteItem]) -> None:
        """Open with `items` on offer until something is typed."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self._offered = tuple(items)
        self._eager = False
        self._empty_field()
        self._show("", self._offered)
        self.show()
        self.raise_()
        self._place()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        """Close without a choice and put the focus back."""
        self._close(restore=True)

    def query(self) -> str:
        """Return what stands in the field."""
        return self._field.text().strip()

    def show_results(self, query: str, items: Sequence[PaletteItem]) -> None:
        """Show what `query` found, unless something else stands in the field by now."""
        if not self.isVisible() or query.strip() != self.query() or not query.strip():
            return
        self._show(query.strip(), items)
        if self._eager and items:
            self._choose(self._list.currentIndex())

    def _close(self, *, restore: bool) -> None:
        if not self.isVisible():
            return
        before, self._before = self._before, None
        self.hide()
        self._empty_field()
        self._model.show(())
        if restore and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def _empty_field(self) -> None:
        self._field.blockSignals(True)
        self._field.clear()
        self._field.blockSignals(False)

    # What is on offer

    def _ask(self) -> None:
        self._eager = False
        if not self.query():
            self._show("", self._offered)
        self.query_changed.emit(self.query())

    def _show(self, query: str, items: Sequence[PaletteItem]) -> None:
        current = self._list.currentIndex().data(ITEM) if query == self._answered else None
        self._answered = query
        self._model.show(items)
        row = self._model.row_of(current.key) if isinstance(current, PaletteItem) else 0
        self._list.setCurrentIndex(self._model.index(max(0, row)))
        nothing = bool(query) and not items
        self._nothing.setText(_("Nothing found for “{query}”.").format(query=query))
        self._results.setVisible(bool(items))
        self._empty.setVisible(nothing)
        if nothing:
            _say(self._field, self._nothing.text())
        self._place()

    def _choose(self, index: QModelIndex) -> None:
        item = index.data(ITEM)
        if isinstance(item, PaletteItem):
            self._close(restore=True)
            self.chosen.emit(item)

    def _choose_current(self) -> None:
        self._eager = self._answered != self.query()
        if not self._eager:
            self._choose(self._list.currentIndex())

    def _move(self, step: int) -> None:
        last = self._model.rowCount() - 1
        wanted = self._list.currentIndex().row() + step
        if step in (-1, 1):
            wanted = 0 if wanted > last else last if wanted < 0 else wanted
        self._list.setCurrentIndex(self._model.index(min(max(wanted, 0), last)))

    def _page(self) -> int:
        height = max(1, self._list.sizeHintForRow(0))
        return max(1, self._list.viewport().height() // height - 1)

    def _announce(self, index: QModelIndex) -> None:
        """Tell a screen reader which row is current; the focus itself stays in the field."""
        words = index.data(Qt.ItemDataRole.AccessibleTextRole)
        if words and self.isVisible():
            _say(self._field, str(words))

    # Keys, mouse and place

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Steer the list from the field, and stay as large as the window."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        elif watched is self._field and event.type() == QEvent.Type.FocusOut:
            if isinstance(event, QFocusEvent) and event.reason() not in _LEAVES:
                self._close(restore=False)
        elif watched is self._field and isinstance(event, QKeyEvent):
            return self._take_key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: self._page(),
            Qt.Key.Key_PageUp: -self._page(),
            Qt.Key.Key_Tab: 1,
            Qt.Key.Key_Backtab: -1,
        }
        key = event.key()
        ours = key in steps or key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not ours or event.type() == QEvent.Type.KeyRelease:
            return False
        event.accept()
        if event.type() == QEvent.Type.ShortcutOverride:
            return True  # the window has no say in these keys while the palette is open
        if key in steps:
            self._move(steps[Qt.Key(key)])
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            self._choose_current()
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close when the ground beside the card is clicked."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim what lies beneath."""
        QPainter(self).fillRect(QRectF(self.rect()), _DIM[theme().scheme.name])

    def _place(self) -> None:
        if not self.isVisible():
            return
        room = self._window.rect()
        self.setGeometry(room)
        font = QFont(theme().font("body"))
        font.setPixelSize(theme().px(_FIELD_PX))
        self._field.setFont(font)
        width = min(theme().px(_WIDTH), room.width() - 2 * _EDGE)
        top = round(room.height() * _FROM_TOP)
        self._fit_list(round(room.height() * _MOST_HEIGHT))
        left = (room.width() - width) // 2
        for part in (self._results, self._card):
            layout = part.layout()
            if layout is not None:
                layout.invalidate()
                layout.activate()
        self._card.setGeometry(QRect(left, top, width, self._card.sizeHint().height()))

    def _fit_list(self, most: int) -> None:
        rows = range(self._model.rowCount())
        height = sum(self._list.sizeHintForRow(at) for at in rows)
        self._list.setFixedHeight(min(height, most))


def _say(source: QObject, words: str) -> None:
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(source, words))
