"""The locked desk: one field, and what to do when the passphrase is lost."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from mentordesk.words import _
from ui.start.card import StartScreen
from ui.widgets.buttons import Button
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, column, row
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.two_circles import TwoCircles

_WIDTH = 420
_MS = 1000


class LockScreen(StartScreen):
    """Asks for the passphrase, or for the recovery code and a new passphrase."""

    unlock = Signal(str)
    recover = Signal(str, str)
    explore = Signal()
    given_up = Signal()

    def __init__(self, *, of_backup: bool = False) -> None:
        super().__init__(_WIDTH)
        self._recovering = False
        self._of_backup = of_backup
        title = _("Open the backup") if of_backup else _("Your desk is locked")
        self._title = Label(title, "title", wrap=True)
        self._text = Label("", "body", "text2", wrap=True)
        self._code_label = Label(_("Recovery code"), "label", "text2")
        self._code = QLineEdit()
        self._label = Label("", "label", "text2")
        self._passphrase = PassphraseField(_("Passphrase"))
        self._problem = Label("", "meta", "bad", wrap=True)
        self._open = Button(_("Unlock"), "primary", "lock-open")
        self._lost = Button("", "ghost")
        self._back = Button(_("Back"), "ghost")
        self._back.setVisible(of_backup)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._compose()
        self._set_mode(recovering=False)

    def show_busy(self) -> None:
        """Show that the key is being derived."""
        self._problem.setText("")
        self._set_enabled(False)
        self._open.setText(_("Unlocking…"))

    def show_share(self, share: float) -> None:
        """Show how much of a backup is there already."""
        self._open.setText(_("Opening… {n} %").format(n=round(share * 100)))

    def show_problem(self, words: str, *, wait_seconds: int = 0) -> None:
        """Show why it did not open; after several tries the next one has to wait."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        self._describe(words)
        self._open.setText(self._verb())
        self._wait.start(wait_seconds * _MS)
        if wait_seconds:
            self._open.setText(_("Wait a moment…"))

    def take_focus(self) -> None:
        """Give the keyboard to the field."""
        field = self._code if self._recovering else self._passphrase
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget what was typed."""
        self._passphrase.clear()
        self._code.clear()

    def _compose(self) -> None:
        self._code.setAccessibleName(_("Recovery code"))
        self._code.setPlaceholderText("XXXX-XXXX-XXXX-…")
        self._passphrase.returnPressed.connect(self._submit)
        self._code.returnPressed.connect(self._leave_code)
        self._open.clicked.connect(self._submit)
        self._lost.clicked.connect(lambda: self._set_mode(recovering=not self._recovering))
        self._back.clicked.connect(self.given_up)
        self._wait.timeout.connect(self._ready)
        self.fill(
            column(
                row(STRETCH, TwoCircles("lock"), STRETCH),
                16,
                self._title,
                6,
                self._text,
                20,
                self._code_label,
                6,
                self._code,
                self._label,
                6,
                self._passphrase,
                8,
                self._problem,
                16,
                row(self._open, 8, self._back, STRETCH, self._lost),
            )
        )

    def _set_mode(self, *, recovering: bool) -> None:
        self._recovering = recovering
        self._passphrase.clear()  # a guess, unseen, must not become part of the new one
        self._code.setVisible(recovering)
        self._code_label.setVisible(recovering)
        self._label.setText(_("New passphrase") if recovering else _("Passphrase"))
        self._passphrase.setAccessibleName(self._label.text())
        self._text.setText(
            _("Type the recovery code you wrote down, and choose a new passphrase.")
            if recovering
            else _("Your desk becomes what it was then. It opens with the passphrase of that time.")
            if self._of_backup
            else _("Only your passphrase opens it. Nobody else has a copy.")
        )
        self._lost.setText(_("Use the passphrase") if recovering else _("Lost the passphrase?"))
        self._open.setText(self._verb())
        self._problem.setVisible(False)
        self._describe("")
        self.take_focus()

    def _describe(self, words: str) -> None:
        """Let screen readers say what is wrong once the keyboard is back in the field."""
        for field in (self._code, self._passphrase):
            field.setAccessibleDescription(words)

    def _verb(self) -> str:
        return _("Set passphrase and open") if self._recovering else _("Unlock")

    def _submit(self) -> None:
        if self._wait.isActive() or not self._open.isEnabled():
            return
        if self._recovering:
            self.recover.emit(self._code.text(), self._passphrase.text())
        elif self._passphrase.text():
            self.unlock.emit(self._passphrase.text())

    def _leave_code(self) -> None:
        if self._passphrase.text():
            self._submit()
        else:
            self._passphrase.setFocus()

    def _ready(self) -> None:
        self._open.setText(self._verb())
        self._set_enabled(True)
        if not self._recovering:
            self._passphrase.selectAll()
        self.take_focus()

    def _set_enabled(self, enabled: bool) -> None:
        for widget in (self._passphrase, self._code, self._open, self._lost):
            widget.setEnabled(enabled)
