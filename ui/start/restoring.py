"""From a backup to a desk: where there is none yet, or in the place of the present one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from mentordesk.desk import Desk
from mentordesk.error_text import sentence
from mentordesk.services.restore import (
    Opens,
    by_passphrase,
    by_recovery_code,
    restore,
    restore_in_place,
)
from mentordesk.words import _
from ui.dialogs.prompt import QtPrompter
from ui.main_window import MainWindow
from ui.start.card import StartScreen
from ui.start.lock_screen import LockScreen
from ui.store_runner import StoreRunner
from ui.widgets.label import Label
from ui.widgets.layout import column

_WIDTH = 420


def choose_backup(parent: QWidget) -> Path | None:
    """Ask for a backup; returns its path, or None."""
    kinds = "{} (*.mdbackup)".format(_("Backups of MentorDesk"))
    return QtPrompter(parent).ask_open_path(_("Use a backup"), kinds)


def show_backup(
    window: MainWindow,
    runner: StoreRunner,
    backup: Path,
    folder: Path,
    begin: Callable[[], None],
    opened: Callable[[Any], None],
) -> None:
    """Ask for the backup's passphrase or recovery code, make a desk of it and open that."""
    screen = LockScreen(of_backup=True)

    def failed(error: Exception) -> None:
        screen.show_problem(sentence(error))

    def make(opens: Opens, unlock: Callable[[], Any]) -> None:
        screen.show_busy()
        runner.run_slices(
            restore(backup, folder, opens),
            screen.show_share,
            lambda _none: runner.run(unlock, opened, failed),
            failed,
        )

    def by_words(passphrase: str) -> None:
        from mentordesk.opening import unlock

        make(by_passphrase(passphrase), lambda: unlock(folder, passphrase))

    def by_code(code: str, new_passphrase: str) -> None:
        from mentordesk.opening import recover

        make(by_recovery_code(code), lambda: recover(folder, code, new_passphrase))

    screen.unlock.connect(by_words)
    screen.recover.connect(by_code)
    screen.given_up.connect(begin)
    window.show_screen(screen)
    screen.take_focus()


def go_back(
    window: MainWindow,
    runner: StoreRunner,
    backup: Path,
    folder: Path,
    opens: Opens,
    begin: Callable[[], None],
) -> None:
    """Put a backup in the place of the closed desk; the lock screen comes then, or what failed."""
    screen = Restoring(_("Going back to the backup"))
    window.show_screen(screen)

    def failed(error: Exception) -> None:
        stay(window, begin, error)

    steps = restore_in_place(backup, folder, opens)
    runner.run_slices(steps, screen.show_share, lambda _none: begin(), failed)


def stay(window: MainWindow, begin: Callable[[], None], error: Exception) -> None:
    """Show the lock screen, and why no backup took the desk's place."""
    begin()
    QtPrompter(window).inform(_("Your desk is as it was"), sentence(error))


def change_key(
    window: MainWindow,
    runner: StoreRunner,
    desk: Desk,
    given: tuple[str, str],
    begin: Callable[[], None],
    opened: Callable[[Any], None],
) -> None:
    """Encrypt the desk anew; `given` is its passphrase and a new recovery code."""
    from mentordesk import opening

    screen = Restoring(_("Changing the encryption key"))
    window.show_screen(screen)

    def failed(error: Exception) -> None:
        runner.finish(desk.close)
        begin()
        QtPrompter(window).inform(_("The key was not changed"), sentence(error))

    runner.run_slices(opening.change_key(desk, *given), screen.show_share, opened, failed)


class Restoring(StartScreen):
    """Says how far it is. There is nothing to press: until the last moment nothing has changed."""

    def __init__(self, title: str) -> None:
        super().__init__(_WIDTH)
        self._share = Label("", "body", "text2", wrap=True)
        self.fill(column(Label(title, "title", wrap=True), 6, self._share))
        self.show_share(0.0)

    def show_share(self, share: float) -> None:
        """Show how much is done, 0 to 1."""
        self._share.setText(_("Copying and checking… {n} %").format(n=round(share * 100)))
