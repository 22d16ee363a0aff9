"""A desk that does not read as it was written: what can be done about it, in plain words."""

from collections.abc import Callable, Generator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal

from mentordesk.error_text import sentence
from mentordesk.services import rescue
from mentordesk.services.restore import Opens
from mentordesk.services.salvage_report import Report, counted, summary
from mentordesk.words import _
from ui.dialogs.prompt import QtPrompter
from ui.main_window import MainWindow
from ui.start.card import StartScreen
from ui.start.restoring import choose_backup
from ui.store_runner import StoreRunner
from ui.widgets.buttons import Button
from ui.widgets.label import Label
from ui.widgets.layout import column

T = TypeVar("T")

_WIDTH = 460


class Damaged(StartScreen):
    """Offers a backup, or what can be read; nothing is ever thrown away from here."""

    back_wanted = Signal()
    rescue_wanted = Signal()
    taken = Signal()
    put_off = Signal()

    def __init__(self) -> None:
        super().__init__(_WIDTH)
        self._is_left = False
        self._cancel: Callable[[], None] = _nothing
        self._title = Label(_("Your desk is damaged"), "title", wrap=True)
        self._text = Label(
            _(
                "Its file does not read as it was written. A failing disk does that, or a copy "
                "that was cut short. Nothing was changed, and the damaged file is kept whatever "
                "you choose here."
            ),
            "body",
            "text2",
            wrap=True,
        )
        self._lines = Label("", "body", "text", wrap=True)
        self._problem = Label("", "body", "bad", wrap=True)
        self._back = Button(_("Go back to a backup…"), "primary", "undo-2")
        self._rescue = Button(_("Rescue what can be read"), "", "archive")
        self._take = Button(_("Go on with what was rescued"), "primary", "check")
        self._later = Button(_("Not now"))
        self._connect()
        self.fill(
            column(
                self._title,
                6,
                self._text,
                12,
                self._lines,
                self._problem,
                20,
                column(self._back, self._take, self._rescue, self._later, spacing=8),
            )
        )
        for part in (self._lines, self._problem, self._take):
            part.hide()

    def take_focus(self) -> None:
        """Give the keyboard to what is suggested."""
        (self._take if self._take.isVisible() else self._back).setFocus()

    def work(
        self,
        runner: StoreRunner,
        steps: Generator[float, None, T],
        then: Callable[[T], None],
    ) -> None:
        """Run long work and show how far it has come; nothing is told once the page was left."""
        self.show_share(0.0)
        self._cancel = runner.run_slices(
            steps,
            self._if_here(self.show_share),
            self._if_here(then),
            self._if_here(lambda error: self.show_problem(sentence(error))),
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

    def show_report(self, report: Report) -> None:
        """Show what was rescued, and offer to go on with it."""
        self._set_busy(False)
        self._title.setText(_("This could be rescued"))
        self._text.setText(summary(report))
        self._show_lines("\n".join(counted(report)))
        self._rescue.hide()
        self._take.show()
        self._back.hide()
        self.take_focus()

    def _show_lines(self, words: str) -> None:
        self._lines.setText(words)
        self._lines.setVisible(bool(words))

    def _set_busy(self, busy: bool) -> None:
        for button in (self._back, self._rescue, self._take):
            button.setEnabled(not busy)
        self._later.setText(_("Cancel") if busy else _("Not now"))

    def _if_here(self, tell: Callable[[T], None]) -> Callable[[T], None]:
        return lambda news: None if self._is_left else tell(news)

    def _leave(self) -> None:
        self._is_left = True
        self._cancel()
        self.put_off.emit()

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_wanted)
        self._rescue.clicked.connect(self.rescue_wanted)
        self._take.clicked.connect(self.taken)
        self._later.clicked.connect(self._leave)


def show_damaged(
    window: MainWindow,
    runner: StoreRunner,
    folder: Path,
    opens: Opens,
    begin: Callable[[], None],
) -> None:
    """Show what can be done about the damaged desk in `folder`, whose keys `opens` opens."""
    screen = Damaged()

    def done(kept: Path) -> None:
        begin()
        words = _("The damaged desk is kept in {folder}. Unlock your desk to go on.")
        QtPrompter(window).inform(_("Your desk is back"), words.format(folder=kept))

    def go_back() -> None:
        backup = choose_backup(window)
        if backup is not None:
            screen.work(runner, rescue.go_back(backup, folder, opens), done)

    screen.back_wanted.connect(go_back)
    screen.rescue_wanted.connect(
        lambda: screen.work(runner, rescue.rescue(folder, opens), screen.show_report)
    )
    screen.taken.connect(lambda: screen.work(runner, rescue.take_rescued(folder), done))
    screen.put_off.connect(begin)
    window.show_screen(screen)
    screen.take_focus()


def _nothing() -> None:
    """There is nothing to break off."""
