"""The base of all editors of a form: shows a value, tells when a person changed it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget

from ui.widgets.layout import boxed, row


class Editor(QWidget):
    """Emits a person's edits only, never what it is told to show.

    `chosen` carries a decision, which is saved at once; `typed` carries one of a stretch of
    changes, which are saved together after a pause.
    """

    chosen = Signal(object)
    typed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._known: object = None  # what was shown or told last: the same is no edit

    def field(self) -> QWidget:
        """Return the widget that takes the keyboard."""
        raise NotImplementedError

    def parts(self) -> Sequence[QWidget]:
        """Return all widgets in which a person works."""
        return (self.field(),)

    def set_name(self, name: str) -> None:
        """Tell a screen reader what is edited here."""
        self.field().setAccessibleName(name)

    def show_value(self, value: object) -> None:
        """Show a value."""
        raise NotImplementedError

    def is_typed_in(self) -> bool:
        """Tell whether a person may be in the middle of typing here."""
        return any(part.hasFocus() for part in self.parts())

    def settle(self) -> None:
        """Emit what was typed and not emitted yet."""

    def show_problem(self, words: str) -> None:
        """Show by the edge that the value is wrong, and tell a screen reader why."""
        for part in self.parts():
            part.setAccessibleDescription(words)
            if bool(part.property("invalid")) != bool(words):
                part.setProperty("invalid", bool(words))
                part.style().unpolish(part)
                part.style().polish(part)

    def _tell_typed(self, value: object) -> None:
        if value != self._known:
            self._known = value
            self.typed.emit(value)

    def _tell_chosen(self, value: object) -> None:
        if value != self._known:
            self._known = value
            self.chosen.emit(value)

    def _hold(self, *items: QWidget | tuple[QWidget, int]) -> None:
        boxed(row(*items, spacing=6), self)
        self.setFocusProxy(self.field())


class _WheelGuard(QObject):
    """A wheel over a field that is not being edited scrolls the page, not the value."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the wheel to the page."""
        unfocused = isinstance(watched, QWidget) and not watched.hasFocus()
        if isinstance(event, QWheelEvent) and unfocused:
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def leave_wheel_to_page(widget: QComboBox | QAbstractSpinBox) -> None:
    """Let the wheel change `widget` only while it has the keyboard."""
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.installEventFilter(_WheelGuard(widget))
