"""The recovery code, shown once: to write down, print or copy, and then asked back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from mentordesk.words import _
from ui.theme.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.clipboard import private_clipboard
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row

_IN_A_ROW = 3


class RecoveryCard(QWidget):
    """Shows a code in groups and asks for its last two back."""

    confirmed = Signal()
    print_requested = Signal(str)

    def __init__(self, done: str = "") -> None:
        super().__init__()
        self._code = ""
        self._shown = QLabel()
        self._shown.setTextFormat(Qt.TextFormat.PlainText)
        self._shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._shown.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # for who listens, Tab leads here
        self._back = QLineEdit()
        self._problem = Label("", "meta", "bad", wrap=True)
        self._done = Button(done or _("Open my desk"), "primary", "lock-open")
        self._compose()
        theme().changed.connect(self._restyle)
        self._restyle()

    def show_code(self, code: str) -> None:
        """Show `code`, groups of characters joined by hyphens."""
        self._code = code
        groups = code.split("-")
        rows = [groups[at : at + _IN_A_ROW] for at in range(0, len(groups), _IN_A_ROW)]
        self._shown.setText("\n".join("   ".join(row) for row in rows))
        self._shown.setAccessibleName(_("Recovery code {code}").format(code=code))
        self._back.setFocus()

    def forget(self) -> None:
        """Forget the code."""
        self._code = ""
        self._shown.setText("")
        self._shown.setAccessibleName("")
        self._back.clear()

    def _compose(self) -> None:
        copy, printed = Button(_("Copy"), "", "copy"), Button(_("Print…"), "", "printer")
        copy.clicked.connect(lambda: private_clipboard().copy(self._code))
        printed.clicked.connect(lambda: self.print_requested.emit(self._code))
        question = Label(_("To be sure: type the last eight characters."), "label", "text2")
        self._back.setAccessibleName(question.text())
        self._back.returnPressed.connect(self._check)
        self._done.clicked.connect(self._check)
        self._problem.hide()
        text = _(
            "If you forget your passphrase, this code is the only other way in. "
            "Write it on paper and keep it where you keep your passport. "
            "It is shown only now."
        )
        boxed(
            column(
                Label(_("Your recovery code"), "title", wrap=True),
                6,
                Label(text, "body", "text2", wrap=True),
                16,
                self._shown,
                12,
                row(copy, printed, STRETCH, spacing=8),
                20,
                question,
                6,
                self._back,
                6,
                self._problem,
                16,
                row(self._done, STRETCH),
            ),
            self,
        )

    def _check(self) -> None:
        from mentordesk.vault.recovery import plain

        code, typed = plain(self._code), plain(self._back.text())
        if code and typed in {code[-8:], code}:
            self.forget()
            self.confirmed.emit()
            return
        self._problem.setText(
            _("That does not match. The last eight characters are the two groups at the end.")
        )
        self._problem.show()
        self._back.setFocus()
        self._back.selectAll()

    def _restyle(self) -> None:
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPixelSize(theme().px(20))
        self._shown.setFont(fixed)
