"""A field for a passphrase, with a button that shows what was typed."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from mentordesk.words import _
from ui.theme.icons import icon
from ui.theme.theme import theme


class PassphraseField(QLineEdit):
    """Hides what is typed until the eye is pressed (Ctrl+Shift+H does the same)."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAccessibleName(name)
        self._show = QAction(self)
        self._show.setCheckable(True)
        self._show.setShortcut("Ctrl+Shift+H")
        self._show.toggled.connect(self._reveal)
        self.addAction(self._show, QLineEdit.ActionPosition.TrailingPosition)
        self._reveal(False)
        theme().changed.connect(self._restyle)

    def clear(self) -> None:
        """Forget what was typed, and hide what comes next."""
        super().clear()
        self._show.setChecked(False)

    def reveal(self) -> None:
        """Show what is in the field."""
        self._show.setChecked(True)

    def _restyle(self) -> None:
        self._reveal(self._show.isChecked())

    def _reveal(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self._show.setIcon(icon("eye-off" if shown else "eye"))
        self._show.setText(_("Hide the passphrase") if shown else _("Show the passphrase"))
        self._show.setToolTip(self._show.text())
