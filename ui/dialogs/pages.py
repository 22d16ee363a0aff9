"""A dialog of one main page, and a page of its own for each thing that is asked."""

from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from mentordesk.error_text import sentence
from mentordesk.words import _
from ui.desk_session import DeskSession
from ui.list_detail.scrolling import scrolling
from ui.widgets.buttons import Button
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row


class Page(QWidget):
    """A heading, a sentence, fields, a verb and a way back; ``left`` when it is done with."""

    left = Signal(str)  # what to say on the page before, or nothing

    def __init__(self, session: DeskSession, title: str, text: str) -> None:
        super().__init__()
        self.session = session
        self._title = Label(title, "title", wrap=True)
        self._text = Label(text, "body", "text2", wrap=True)
        self.problem = Label("", "meta", "bad", wrap=True)
        self.problem.hide()
        self.back = Button(_("Back"))
        self.back.clicked.connect(lambda: self.left.emit(""))

    def compose(self, *parts: Any, verb: Button | None = None) -> None:
        """Put the parts between the head and the buttons."""
        foot = row(verb, 8, self.back, STRETCH) if verb else row(self.back, STRETCH)
        inside = column(self._title, 6, self._text, 20, *parts, 10, self.problem, STRETCH)
        boxed(column((scrolling(boxed(inside)), 1), 16, foot), self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the first field; as its proxy, Tab would skip what is above."""
        super().focusInEvent(event)
        if field := self.findChild(QLineEdit):
            field.setFocus(event.reason())

    def run(
        self, steps: Generator[float, None, Any], done: Callable[[Any], None], verb: Button
    ) -> None:
        """Run `steps` on the store's thread; `verb` waits, and what fails is said here."""
        self.problem.hide()
        verb.setEnabled(False)

        def finished(answer: Any) -> None:
            verb.setEnabled(True)
            done(answer)

        def failed(error: Exception) -> None:
            verb.setEnabled(True)
            self.say(sentence(error))

        self.session.run_slices(steps, _nothing, finished, failed)

    def say(self, words: str) -> None:
        """Say what is wrong."""
        self.problem.setText(words)
        self.problem.show()


class Pages(QStackedWidget):
    """The main page, or the one that was turned to; `came_back` says what that one left to say."""

    came_back = Signal(str)

    def set_main(self, page: QWidget) -> None:
        """Name the page to come back to."""
        self.addWidget(page)

    def turn_to(self, page: Page) -> None:
        """Show a page until it is left."""
        self.addWidget(page)
        self.setCurrentWidget(page)
        page.left.connect(lambda words: self._return(page, words))
        page.setFocus()

    def _return(self, page: Page, words: str) -> None:
        self.setCurrentIndex(0)
        self.removeWidget(page)
        page.deleteLater()
        self.came_back.emit(words)


def _nothing(_share: float) -> None:
    """The verb that waits shows enough."""
