"""A title that can be typed into where it stands."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme.theme import theme

PAUSE_MS = 400


class TitleField(QLineEdit):
    """Looks like a title until it has the keyboard; tells its text after a pause."""

    renamed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setFrame(False)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(lambda _text: self._pause.start())
        self.returnPressed.connect(self.finish)
        theme().changed.connect(self._restyle)
        self._restyle()

    def show_title(self, title: str) -> None:
        """Show a title, but not over one being typed."""
        if not self._pause.isActive() and self.text() != title:
            self.blockSignals(True)
            self.setText(title)
            self.setCursorPosition(0)
            self.blockSignals(False)

    def finish(self) -> None:
        """Tell at once what waits to be told."""
        if self._pause.isActive():
            self._pause.stop()
            self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the title when it is left."""
        self.finish()
        super().focusOutEvent(event)

    def _tell(self) -> None:
        self.renamed.emit(self.text())

    def _restyle(self) -> None:
        look = theme()
        self.setFont(look.font("title"))
        self.setStyleSheet(
            "QLineEdit { border: none; background: transparent; padding: 0; min-height: 0; "
            f"color: {look.scheme.text}; }} "
            f"QLineEdit:focus {{ border-bottom: 2px solid {look.scheme.accent}; }}"
        )
