"""A desk that was opened to be read: no field takes words which could not be kept."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QTextEdit, QWidget

from ui.widgets.note_pane import NotePane

_FIELDS = (QLineEdit, QTextEdit, QAbstractSpinBox, NotePane)


class ReadingOnly(QObject):
    """Makes every field inside a widget read-only as it is shown.

    What is not typed (a choice, a tick) is refused by the session, and shown again as it stands.
    """

    def __init__(self, inside: QWidget) -> None:
        super().__init__(inside)
        self._inside = inside
        if (app := QApplication.instance()) is not None:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at widgets as they are shown."""
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, _FIELDS)
            and self._inside.isAncestorOf(watched)
        ):
            if isinstance(watched, NotePane):
                watched.set_read_only(True)
            else:
                watched.setReadOnly(True)
        return False
