"""One step of the closing: what it is, what is to be said of it, and the ways to take it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import Button
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import Label
from ui.widgets.layout import boxed, column, row


class Step(QWidget):
    """A line with an icon, a title over a remark, and buttons."""

    def __init__(self, icon: str, title: str, about: str, buttons: Sequence[Button]) -> None:
        super().__init__()
        self._about = Label(about, "meta", "text3", wrap=True)
        words = column(Label(title, "body_strong", wrap=True), 2, self._about)
        boxed(row(IconMark(icon, "text2", 18), 12, (words, 1), 12, *buttons, spacing=6), self)

    def show_about(self, words: str) -> None:
        """Show another remark."""
        self._about.setText(words)


def step_button(verb: str, about: str, kind: str = "") -> Button:
    """Return a button whose name says what its verb is about."""
    button = Button(verb, kind)
    button.setAccessibleName(f"{about}: {verb}")
    return button
