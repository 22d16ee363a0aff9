"""From the first screen to an open desk and back: unlock, create, explore, lock, close."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ui.main_window import MainWindow
from ui.store_runner import StoreRunner

if TYPE_CHECKING:
    from mentordesk.services.restore import Opens
    from mentordesk.vault.tries import Tries
    from ui.start.first_run import FirstRun
    from ui.start.lock_screen import LockScreen


class StartFlow(QObject):
    """Shows the start screens and hands over an open desk with ``opened(desk)``.

    One that can only be read is handed over with ``looked(look)``.
    """

    opened = Signal(object)
    looked = Signal(object)  # a mentordesk.looking.Look

    def __init__(self, window: MainWindow, runner: StoreRunner, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._runner = runner
        self._folder = folder
        self._tries: Tries | None = None
        self._sample: Path | None = None
        self._unseen: Any = None  # a new desk, while its recovery code is asked back
        self._ended = False

    @property
    def is_sample(self) -> bool:
        """Whether the open desk is the throwaway one, which no passphrase opens."""
        return self._sample is not None

    def begin(self) -> None:
        """Show the lock screen of the desk in the folder, or the first run where there is none."""
        if (self._folder / "desk.db").exists():
            self.show_lock()
        else:
            self.show_first_run()

    def show_lock(self) -> None:
        """Show the lock screen."""
        from ui.start.lock_screen import LockScreen

        screen = LockScreen()
        screen.unlock.connect(lambda passphrase: self._unlock(screen, passphrase))
        screen.recover.connect(lambda code, new: self._recover(screen, code, new))
        self._window.show_screen(screen)
        screen.take_focus()
        # Most starts follow no wrong try, and spare themselves what counts them.
        if (self._folder / "desk.tries").exists() and (wait := self._counted().wait()):
            screen.show_busy()
            screen.show_problem("", wait_seconds=wait)

    def ask_keyring(self) -> None:
        """Let this computer's keyring open the desk, at the first start after a login."""
        from ui.start.lock_screen import LockScreen

        screen = self._window.screen_shown()
        if not isinstance(screen, LockScreen) or not self._has_keyring():
            return
        screen.show_busy()

        def job() -> Any:
            from mentordesk.opening import unlock_by_keyring
            from mentordesk.vault.this_computer import is_offered

            return unlock_by_keyring(self._folder) if is_offered(self._folder) else None

        def opened(desk: Any) -> None:
            if desk is None:
                screen.show_problem("")
            else:
                self._open(desk)

        self._runner.run(job, opened, lambda error: self._refused(screen, error))

    def _has_keyring(self) -> bool:
        """Tell whether a slot of a keyring is there, without loading what would open it."""
        try:
            return b'"keyring"' in (self._folder / "desk.keys").read_bytes()
        except OSError:
            return False

    def show_first_run(self) -> None:
        """Show the first run."""
        from ui.start.first_run import FirstRun

        screen = FirstRun()
        screen.create_requested.connect(lambda *given: self._create(screen, *given))
        screen.explore.connect(lambda: self._explore(screen))
        screen.passphrase_typed.connect(lambda text: self._judge(screen, text))
        screen.print_requested.connect(self._print)
        screen.suggestion_wanted.connect(lambda: self._suggest(screen))
        screen.backup_wanted.connect(self._choose_backup)
        self._window.show_screen(screen)
        screen.take_focus()

    def go_back(self, backup: Path, opens: "Opens") -> None:
        """Put a backup in the place of the desk, which is closed, and show the lock screen."""
        from ui.start.restoring import go_back

        go_back(self._window, self._runner, backup, self._folder, opens, self.begin)

    def stay(self, error: Exception) -> None:
        """Show the lock screen of the closed desk, and why no backup took its place."""
        from ui.start.restoring import stay

        stay(self._window, self.begin, error)

    def change_key(self, desk: Any, passphrase: str, code: str) -> None:
        """Encrypt an open desk anew with another key, and open it again."""
        from ui.start.restoring import change_key

        change_key(self._window, self._runner, desk, (passphrase, code), self.begin, self._open)

    def _choose_backup(self) -> None:
        from ui.start.restoring import choose_backup, show_backup

        backup = choose_backup(self._window)
        if backup is not None:
            show_backup(self._window, self._runner, backup, self._folder, self.begin, self._open)

    def end(self) -> None:
        """Close a desk that nobody sees yet, for the window is being closed."""
        self._ended = True
        self._runner.settle()
        if self._unseen is not None:
            self._open(self._unseen)

    def discard_sample(self) -> None:
        """Remove the throwaway desk, if one was made."""
        if self._sample is not None:
            from mentordesk.opening import discard

            discard(self._sample)
            self._sample = None

    def _unlock(self, screen: "LockScreen", passphrase: str) -> None:
        screen.show_busy()
        tries = self._counted()

        def job() -> Any:
            from mentordesk.opening import unlock

            return unlock(self._folder, passphrase, tries)

        def opens() -> "Opens":
            from mentordesk.services.restore import by_passphrase

            return by_passphrase(passphrase)

        self._runner.run(job, self._open, lambda error: self._refused(screen, error, opens))

    def _recover(self, screen: "LockScreen", code: str, new_passphrase: str) -> None:
        screen.show_busy()
        tries = self._counted()

        def job() -> Any:
            from mentordesk.opening import recover

            return recover(self._folder, code, new_passphrase, tries)

        def opens() -> "Opens":
            from mentordesk.services.restore import by_recovery_code

            return by_recovery_code(code)

        self._runner.run(job, self._open, lambda error: self._refused(screen, error, opens))

    def _refused(
        self, screen: "LockScreen", error: Exception, opens: Callable[[], "Opens"] | None = None
    ) -> None:
        from mentordesk.error_text import sentence
        from mentordesk.errors import DeskDamaged, DeskReadOnly, WrongPassphrase

        if isinstance(error, DeskDamaged | DeskReadOnly) and opens is not None:
            from ui.start.damaged import show_damaged
            from ui.start.looking import show_read_only

            show = show_damaged if isinstance(error, DeskDamaged) else show_read_only
            show(self._window, self._runner, self._folder, opens(), self.begin, self._look)
            return

        wait = self._counted().wait() if isinstance(error, WrongPassphrase) else 0
        screen.show_problem(sentence(error), wait_seconds=wait)

    def _counted(self) -> "Tries":
        """Return the wrong tries at the desk; each makes the next one wait longer."""
        from mentordesk.vault.tries import Tries

        if self._tries is None:
            self._tries = Tries(self._folder)
        return self._tries

    def _create(
        self, screen: "FirstRun", me: str, role: str, partner: str, passphrase: str
    ) -> None:
        from mentordesk.error_text import problem_text
        from mentordesk.errors import Problem

        empty = {"me": me, "partner": partner, "passphrase": passphrase}
        missing = {k: problem_text(Problem.EMPTY) for k, text in empty.items() if not text.strip()}
        if missing:
            screen.show_problems(missing)
            return
        screen.show_problems({})
        screen.show_busy(True)

        def job() -> Any:
            return _found(self._folder, passphrase, me, role, partner)

        def made(answer: tuple[Any, str]) -> None:
            desk, code = answer
            self._unseen = desk
            screen.finished.connect(lambda: self._open(desk))
            screen.show_code(code)

        self._runner.run(job, made, lambda error: self._not_made(screen, error, role))

    def _not_made(self, screen: "FirstRun", error: Exception, role: str) -> None:
        from mentordesk.error_text import problem_text, sentence
        from mentordesk.errors import PassphraseTooWeak, ValidationError

        if isinstance(error, ValidationError):
            problems = {
                ("me" if field.startswith(role) else "partner"): problem_text(problem)
                for field, problem in error.problems.items()
            }
            screen.show_problems(problems)
        else:
            field = "passphrase" if isinstance(error, PassphraseTooWeak) else "me"
            screen.show_problems({field: sentence(error)})

    def _explore(self, screen: "FirstRun") -> None:
        import tempfile
        from datetime import datetime

        from mentordesk.error_text import sentence

        try:
            self._sample = Path(tempfile.mkdtemp(prefix="mentordesk-sample-"))
        except OSError as error:
            screen.show_problems({"me": sentence(error)})
            return
        screen.show_busy(True)
        folder, today = self._sample, datetime.now().astimezone().date()

        def job() -> Any:
            from mentordesk.opening import sample_desk

            return sample_desk(folder, today)

        def failed(error: Exception) -> None:
            self.discard_sample()
            screen.show_problems({"me": sentence(error)})

        self._runner.run(job, self._open, failed)

    def _judge(self, screen: "FirstRun", text: str) -> None:
        def job() -> Any:
            from mentordesk.vault.strength import passphrase_strength

            return passphrase_strength(text)

        self._runner.run(job, screen.show_strength, lambda _error: None)

    def _suggest(self, screen: "FirstRun") -> None:
        def job() -> str:
            from mentordesk.vault.strength import suggest_passphrase

            return suggest_passphrase()

        self._runner.run(job, screen.show_suggestion, lambda _error: None)

    def _print(self, code: str) -> None:
        from ui.printing.recovery_sheet import print_recovery_sheet

        print_recovery_sheet(self._window, code)

    def _look(self, look: Any) -> None:
        if self._ended:
            self._runner.finish(look.desk.close)
        else:
            self.looked.emit(look)

    def _open(self, desk: Any) -> None:
        self._unseen = None
        if self._ended:
            self._runner.finish(desk.close)
        else:
            self.opened.emit(desk)


def _found(folder: Path, passphrase: str, me: str, role: str, partner: str) -> Any:
    from tzlocal import get_localzone_name

    from mentordesk.domain.record import Role
    from mentordesk.domain.zones import is_zone
    from mentordesk.opening import Beginning, found

    zone = get_localzone_name() or "Etc/UTC"
    beginning = Beginning(
        my_name=me,
        role=Role(role),
        partner_name=partner,
        zone=zone if is_zone(zone) else "Etc/UTC",
    )
    return found(folder, passphrase, beginning)
