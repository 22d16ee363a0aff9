"""A desk that does not read as it was written: what can be done about it, in plain words."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal

from mentordesk.looking import Look
from mentordesk.services import rescue
from mentordesk.services.restore import Opens
from mentordesk.services.salvage_report import Report, counted, summary
from mentordesk.words import _
from ui.dialogs.prompt import QtPrompter
from ui.main_window import MainWindow
from ui.start.looking import look_at
from ui.start.restoring import choose_backup
from ui.start.work_page import WorkPage
from ui.store_runner import StoreRunner
from ui.widgets.buttons import Button


class Damaged(WorkPage):
    """Offers a backup, or what can be read; nothing is ever thrown away from here."""

    back_wanted = Signal()
    rescue_wanted = Signal()
    look_wanted = Signal()
    taken = Signal()

    def __init__(self) -> None:
        self._back = Button(_("Go back to a backup…"), "primary", "undo-2")
        self._rescue = Button(_("Rescue what can be read"), "", "archive")
        self._look = Button(_("Look at it without changing it"), "", "eye")
        self._take = Button(_("Go on with what was rescued"), "primary", "check")
        super().__init__(
            _("Your desk is damaged"),
            _(
                "Its file does not read as it was written. A failing disk does that, or a copy "
                "that was cut short. Nothing was changed, and the damaged file is kept whatever "
                "you choose here."
            ),
            self._back,
            self._take,
            self._rescue,
            self._look,
        )
        self._take.hide()
        self._back.clicked.connect(self.back_wanted)
        self._rescue.clicked.connect(self.rescue_wanted)
        self._look.clicked.connect(self.look_wanted)
        self._take.clicked.connect(self.taken)

    def show_report(self, report: Report) -> None:
        """Show what was rescued, and offer to go on with it."""
        self.show_outcome(_("This could be rescued"), summary(report), "\n".join(counted(report)))
        for way in (self._back, self._rescue, self._look):
            way.hide()
        self._take.show()
        self.take_focus()


def show_damaged(
    window: MainWindow,
    runner: StoreRunner,
    folder: Path,
    opens: Opens,
    begin: Callable[[], None],
    looked: Callable[[Look], None],
) -> None:
    """Show what can be done about the damaged desk in `folder`, whose keys `opens` opens.

    `looked` is given the desk where somebody wants to look at it; `begin` goes back to the start.
    """
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
    screen.look_wanted.connect(lambda: look_at(screen, runner, folder, opens, looked))
    screen.taken.connect(lambda: screen.work(runner, rescue.take_rescued(folder), done))
    screen.put_off.connect(begin)
    window.show_screen(screen)
    screen.take_focus()
