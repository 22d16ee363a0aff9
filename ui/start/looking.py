"""A desk that cannot be written: it can be looked at, as a copy, until its folder is seen to."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal

from mentordesk.error_text import sentence
from mentordesk.errors import DeskReadOnly
from mentordesk.looking import Look, look
from mentordesk.services.restore import Opens
from mentordesk.words import _
from ui.main_window import MainWindow
from ui.start.work_page import WorkPage
from ui.store_runner import StoreRunner
from ui.widgets.buttons import Button


class ReadOnlyFolder(WorkPage):
    """Says that nothing can be saved here, and offers to look."""

    look_wanted = Signal()

    def __init__(self, folder: Path) -> None:
        look_button = Button(_("Look at it without changing it"), "primary", "eye")
        text = _("{reason} It is in {folder}. Until then you can read and export all of it.")
        reason = sentence(DeskReadOnly(folder))
        super().__init__(
            _("Nothing can be saved here"), text.format(reason=reason, folder=folder), look_button
        )
        look_button.clicked.connect(self.look_wanted)


def show_read_only(
    window: MainWindow,
    runner: StoreRunner,
    folder: Path,
    opens: Opens,
    begin: Callable[[], None],
    looked: Callable[[Look], None],
) -> None:
    """Show that the desk in `folder` cannot be written, and offer to look at it."""
    screen = ReadOnlyFolder(folder)
    screen.look_wanted.connect(lambda: look_at(screen, runner, folder, opens, looked))
    screen.put_off.connect(begin)
    window.show_screen(screen)
    screen.take_focus()


def look_at(
    screen: WorkPage,
    runner: StoreRunner,
    folder: Path,
    opens: Opens,
    looked: Callable[[Look], None],
) -> None:
    """Open a copy to be read, with progress on `screen`, and hand it to `looked`."""
    screen.work(runner, look(folder, opens), looked)
