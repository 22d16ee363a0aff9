"""A page of the start: what is the matter, ways on, and how far one has come on the way."""

from collections.abc import Callable, Generator
from typing import TypeVar

from PySide6.QtCore import Signal

from mentordesk.error_text import sentence
from mentordesk.words import _
from ui.start.card import StartScreen
from ui.store_runner import StoreRunner
from ui.widgets.buttons import Button
from ui.widgets.label import Label
from ui.widgets.layout import column

T = TypeVar("T")

_WIDTH = 460


class WorkPage(StartScreen):
    """A title, words, and ways on, of which the first that can be seen is suggested."""

    put_off = Signal()

    def __init__(self, title: str, text: str, *ways: Button) -> None:
        super().__init__(_WIDTH)
        self._is_left = False
        self._cancel: Callable[[], None] = _nothing
        self._ways = ways
        self._title = Label(title, "title", wrap=True)
        self._text = Label(text, "body", "text2", wrap=True)
        self._lines = Label("", "body", "text", wrap=True)
        self._problem = Label("", "body", "bad", wrap=True)
        self._later = Button(_("Not now"))
        self._later.clicked.connect(self._leave)
        words = column(self._title, 6, self._text, 12, self._lines, self._problem)
        self.fill(column(words, 20, column(*ways, self._later, spacing=8)))
        for part in (self._lines, self._problem):
            part.hide()

    def take_focus(self) -> None:
        """Give the keyboard to what is suggested."""
        next((way for way in self._ways if not way.isHidden()), self._later).setFocus()

    def work(
        self,
        runner: StoreRunner,
        steps: Generator[float, None, T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run long work and show how far it has come; nothing is told once the page was left."""
        self.show_share(0.0)
        self._cancel = runner.run_slices(
            steps,
            self._if_here(self.show_share),
            self._if_here(then),
            self._if_here(failed or (lambda error: self.show_problem(sentence(error)))),
        )

    def show_share(self, share: float) -> None:
        """Show how much is done, 0 to 1; meanwhile it can be left, and nothing else begun."""
        self._set_busy(True)
        self._problem.hide()
        self._show_lines(_("Reading and checking… {n} %").format(n=round(share * 100)))

    def show_problem(self, words: str) -> None:
        """Show why it did not work; the desk is what it was."""
        self._set_busy(False)
        self._lines.hide()
        self._problem.setText(words)
        self._problem.show()
        self.take_focus()

    def show_outcome(self, title: str, text: str, lines: str) -> None:
        """Show what came of it."""
        self._set_busy(False)
        self._title.setText(title)
        self._text.setText(text)
        self._show_lines(lines)

    def _show_lines(self, words: str) -> None:
        self._lines.setText(words)
        self._lines.setVisible(bool(words))

    def _set_busy(self, busy: bool) -> None:
        for button in self._ways:
            button.setEnabled(not busy)
        self._later.setText(_("Cancel") if busy else _("Not now"))

    def _if_here(self, tell: Callable[[T], None]) -> Callable[[T], None]:
        return lambda news: None if self._is_left else tell(news)

    def _leave(self) -> None:
        self._is_left = True
        self._cancel()
        self.put_off.emit()


def _nothing() -> None:
    """There is nothing to break off."""
