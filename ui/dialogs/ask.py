"""A small dialog in our own look: a heading, a sentence, perhaps a field, one or two buttons."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from ui.theme.theme import theme
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button, without_mnemonic
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row

_WIDTH = 420


class AskDialog(QDialog):
    """Waits for an answer by `exec`; Escape says no. All words are shown as plain text."""

    def __init__(self, parent: QWidget | None, title: str, text: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        heading = Label(title, "heading", wrap=True)
        self._body: QVBoxLayout = column(heading, spacing=SPACE.S)
        if text:
            self._body.addWidget(Label(text, "body", "text2", wrap=True))
        self._content = column(self._body, spacing=SPACE.XL, margins=(SPACE.XL,) * 4)
        boxed(self._content, self)

    def add_field(self, label: str, text: str = "") -> QLineEdit:
        """Add a field for a line of text, all of it selected, and return it."""
        field = QLineEdit(text)
        field.setAccessibleName(without_mnemonic(label))
        words = Label(label, "label", "text2")
        words.setBuddy(field)
        self._body.addWidget(words)
        self._body.addWidget(field)
        field.selectAll()
        field.setFocus()
        return field

    def offer(self, accept: Button, refuse: Button | None = None, *, safe: bool = False) -> None:
        """Add the buttons. With `safe`, Enter refuses: what is asked for cannot be taken back."""
        buttons = [button for button in (refuse, accept) if button is not None]
        self._content.addLayout(row(STRETCH, *buttons, spacing=SPACE.S))
        accept.clicked.connect(self.accept)
        if refuse is not None:
            refuse.clicked.connect(self.reject)
        ready = refuse if safe and refuse is not None else accept
        for button in buttons:
            button.setAutoDefault(button is ready)
        ready.setDefault(True)
        if self.focusWidget() is None:
            ready.setFocus(Qt.FocusReason.TabFocusReason)

    def offer_each(self, *choices: Button) -> None:
        """Add a button a line, the first one ready; the number of the one pressed is the result."""
        lines = column(*choices, spacing=SPACE.S)
        self._content.addLayout(lines)
        for number, button in enumerate(choices):
            button.setAutoDefault(number == 0)
            button.clicked.connect(lambda _on=False, n=number: self.done(n + 1))
        choices[0].setDefault(True)
        choices[0].setFocus(Qt.FocusReason.TabFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that the words need at this width."""
        width = theme().px(_WIDTH)
        self.setFixedWidth(width)
        self.setFixedHeight(max(1, self._content.totalHeightForWidth(width)))
        super().showEvent(event)
