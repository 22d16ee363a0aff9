"""The composition root: makes the parts, joins them, and shows what goes wrong."""

import ui.light_import  # noqa: F401 - before PySide6 is imported

# isort: split
import gc
import sys
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from mentordesk import words
from mentordesk.process import leave_no_dumps
from ui.collecting import take_over
from ui.folders import desk_folder, settings_folder
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.single_instance import SingleInstance
from ui.start.flow import StartFlow
from ui.store_runner import StoreRunner
from ui.theme.theme import apply, make_application

if TYPE_CHECKING:
    from datetime import datetime
    from types import TracebackType

    from mentordesk.services.backups import Reason
    from ui.actions import Actions
    from ui.locking.auto_lock import AutoLock
    from ui.open_desk import OpenDesk


class Application:
    """The parts of a running MentorDesk."""

    def __init__(self, folder: Path, preferences: Preferences) -> None:
        self.folder = folder
        self.preferences = preferences
        self.runner = StoreRunner()
        self.window = MainWindow(preferences)
        self.flow = StartFlow(self.window, self.runner, folder)
        self.open_desk: OpenDesk | None = None
        self._is_locking = False
        self._nobody_there = False  # also when that was seen while the desk's key was changed
        #: Begins the program anew after a strict lock; None where it stays (in tests, say).
        self.restart: Callable[[], None] | None = None
        self.flow.opened.connect(self._opened)
        self.flow.looked.connect(lambda look: self._opened(look.desk, look.in_words()))
        self.window.may_close = lambda: self.open_desk is None or self.open_desk.may_close()
        self.window.closing.connect(self.close)

    @cached_property
    def actions(self) -> "Actions":
        """Menus and keys; made once the window is there, since icons take their time."""
        handlers = {key: self._passed_on(key) for key in _DESK_COMMANDS}
        own = {"lock": self.lock, "presenting": self.present}
        made = self.window.offer({**handlers, **own})
        made.set_open(is_open=False)
        made["presenting"].setChecked(self._hide(self.preferences.presenting))
        return made

    def start(self, then: Callable[[], None] = lambda: None) -> None:
        """Show the window; what it can do without at first, and `then`, come once it is seen."""
        self.window.seen.connect(self._complete)
        self.window.seen.connect(self.flow.ask_keyring)
        self.window.seen.connect(then)
        self.flow.begin()
        self.window.show()

    def _complete(self) -> None:
        leave_no_dumps()
        take_over()
        self.runner.run(_warm_up, lambda _none: None, lambda _error: None)
        from ui.theme.icons import app_icon

        self.window.setWindowIcon(app_icon())
        self.actions.set_open(is_open=self.open_desk is not None)

    @cached_property
    def auto_lock(self) -> "AutoLock":
        """What locks the desk when nobody is there."""
        from ui.locking.auto_lock import AutoLock

        made = AutoLock(
            lambda: self.preferences.lock_minutes, self._meeting_ends, _utc_now, self.window
        )
        made.lock_wanted.connect(partial(self.lock, nobody_there=True))
        return made

    def lock(self, *, nobody_there: bool = False) -> None:
        """Blank the window, save what is being typed, close the desk, show the first screen.

        A strict lock begins the program anew then: Python cannot wipe what it held in memory.
        Where the disk refuses to save, it is asked what to do; with `nobody_there`, the window
        stays blank until it is saved or given up.
        """
        self._nobody_there = nobody_there
        if self.open_desk is None or self._is_locking:
            return
        from ui.locking.cover import cover

        self._is_locking = True
        try:
            cover(self.window)
            while not self.open_desk.may_close():
                if not self._nobody_there:
                    self.window.uncover()
                    return
            self._lock()
        finally:
            self._is_locking = False

    def _lock(self) -> None:
        self.auto_lock.end()
        desk, self.open_desk = self.open_desk, None
        try:
            if desk is not None:
                desk.close()
        finally:
            self.actions.set_open(is_open=False)
            _clear_clipboard(all_of_ours=True)
            self.flow.begin()
            self.runner.finish(partial(_close_until_login, self.folder))
            self.flow.discard_sample()
            self._nobody_there = False
            if self.restart is not None and self.preferences.strict_lock:
                self.preferences.keep_geometry(self.window)
                self.runner.close()
                self.restart()
            # What went with the screen must end on this thread, and not on the store's.
            QTimer.singleShot(0, self.window, gc.collect)

    def present(self) -> None:
        """Begin or end presenting: others look at the screen too, and private things are hidden."""
        self.preferences.presenting = self._hide(not self.preferences.presenting)
        self.actions["presenting"].setChecked(self.preferences.presenting)
        if self.open_desk is not None:
            self.open_desk.workspace.show_or_hide_private()

    def _hide(self, on: bool) -> bool:
        from ui.models.presenting import presenting

        presenting.is_on = on
        return on

    def _meeting_ends(self, tell: Callable[[Any], None]) -> None:
        """Tell when the meeting that is going on now ends, or None."""
        if self.open_desk is None:
            return
        session = self.open_desk.session
        session.ask(lambda desk: desk.meetings.going_on(desk.clock()), tell, lambda _e: tell(None))

    def close(self) -> None:
        """Save everything and end the store's thread; the window is out of sight meanwhile."""
        _clear_clipboard()
        self.window.hide()
        self.flow.end()
        if self.open_desk is not None:
            self.open_desk.close(before=_closed())
            self.open_desk = None
        self.runner.close()
        self.flow.discard_sample()

    def _opened(self, desk: Any, cannot_be_seen: str = "") -> None:
        from ui.open_desk import OpenDesk
        from ui.start.lock_screen import LockScreen

        by_hand = isinstance(self.window.screen_shown(), LockScreen)
        is_due, self._nobody_there = self._nobody_there and not by_hand, False
        self.open_desk = OpenDesk(desk, self.runner, self.window, self.actions, cannot_be_seen)
        self.open_desk.workspace.restore_requested.connect(self._go_back)
        self.open_desk.workspace.rekey_requested.connect(self._change_key)
        self.open_desk.workspace.lock_time_changed.connect(self.auto_lock.again)
        self.open_desk.given_back.connect(self._given_back)
        self.actions.set_open(is_open=True)
        self.open_desk.begin()
        self.auto_lock.begin()
        if is_due:
            self.lock(nobody_there=True)

    def _go_back(self, backup: Path) -> None:
        """Put a backup in the place of the desk; the desk as it is now is backed up first."""
        if self.open_desk is None or not self.open_desk.may_close():
            return
        opens = self.open_desk.session.desk.backups.opens
        from mentordesk.errors import MentorDeskError
        from mentordesk.services.backups import Reason

        closing, self.open_desk = self.open_desk, None
        self.actions.set_open(is_open=False)
        try:
            closing.close(before=Reason.BEFORE_RESTORE)
        except MentorDeskError as error:
            self.flow.stay(error)
        else:
            self.flow.go_back(backup, opens)

    def _given_back(self) -> None:
        """The chair was handed over and is given back: the way to the desk is by the passphrase."""
        if self.open_desk is not None and self.flow.is_sample:
            self.open_desk.take_back_chair()  # it has none
        else:
            self.lock()

    def _change_key(self, passphrase: str, code: str) -> None:
        """Encrypt the desk anew, out of sight, and show it again."""
        if self.open_desk is None or not self.open_desk.may_close():
            return
        desk = self.open_desk.let_go()
        self.open_desk = None
        self.actions.set_open(is_open=False)
        self.flow.change_key(desk, passphrase, code)

    def _passed_on(self, key: str) -> Any:
        def run() -> None:
            if self.open_desk is not None:
                self.open_desk.command(key)
            elif key in {"keys", "about"}:
                from ui.help import show_help

                show_help(key, self.window)

        return run


def _close_until_login(folder: Path) -> None:
    """After a lock this computer's keyring opens the desk no more, until the next login."""
    from mentordesk.vault.this_computer import close_until_login

    close_until_login(folder)


def _clear_clipboard(*, all_of_ours: bool = False) -> None:
    from ui.widgets.clipboard import clear_ours, private_clipboard

    private_clipboard().clear()
    if all_of_ours:
        clear_ours(QApplication.clipboard())


def _utc_now() -> "datetime":
    from datetime import UTC, datetime

    return datetime.now(UTC)


def _closed() -> "Reason":
    from mentordesk.services.backups import Reason

    return Reason.CLOSED


def _warm_up() -> None:
    """Import what opening a desk needs, while the passphrase is being typed."""
    import ui.open_desk
    import ui.tabs.overview.view  # noqa: F401


_DESK_COMMANDS = (
    "new",
    "plan_meeting",
    "new_mentorship",
    "about_pair",
    "hand_over",
    "goal_map",
    "agreement",
    "concerns",
    "templates",
    "reestablish",
    "course",
    "report",
    "export_calendar",
    "export_markdown",
    "export_json",
    "check",
    "backups",
    "security",
    "undo",
    "redo",
    "edit",
    "delete",
    "trash",
    "search",
    "keys",
    "about",
)


def main(argv: Sequence[str] | None = None) -> int:
    """Show the window; returns the exit code."""
    words.use_language()
    folder = _folder_asked(sys.argv[1:] if argv is None else argv) or desk_folder()
    app = make_application(sys.argv[0])
    app.setApplicationName("MentorDesk")
    app.setDesktopFileName("io.github.mentordesk.MentorDesk")
    _keep_words_out_of_bugs()
    instance = SingleInstance(folder)
    if not instance.is_first():
        return 0
    preferences = Preferences(settings_folder() / "window.ini")
    apply(app, preferences.mode, preferences.text_size)
    running = Application(folder, preferences)
    instance.asked_to_show.connect(running.window.bring_forward)
    running.restart = partial(_begin_anew, instance, folder)
    running.start(instance.listen)
    code = app.exec()
    instance.close()
    return code


def _begin_anew(instance: SingleInstance, folder: Path) -> None:
    from ui.locking.restart import restart

    instance.close()
    restart(folder)


def _folder_asked(argv: Sequence[str]) -> Path | None:
    if not argv:
        return None
    import argparse

    parser = argparse.ArgumentParser(prog="mentordesk", description=words._("Open the window."))
    parser.add_argument("--store", type=Path, metavar="DIR", help=words._("folder of the desk"))
    folder: Path | None = parser.parse_args(list(argv)).store
    return folder


def _tell_bug(
    kind: type[BaseException], _error: BaseException | None, trace: "TracebackType | None"
) -> None:
    """Log a bug of ours and tell of it, by its place alone."""
    where = _log_bug(kind, trace)
    app = QApplication.instance()
    window = app.activeWindow() if isinstance(app, QApplication) else None
    if window is not None:
        from ui.dialogs.prompt import QtPrompter

        QtPrompter(window).inform(
            words._("Something went wrong"),
            words._(
                "That was MentorDesk's fault, not yours. What you wrote is saved up to the last "
                "pause. If it happens again, please tell us: {kind} at {where}."
            ).format(kind=kind.__name__, where=Path(where).name),
        )


def _log_bug(kind: type[BaseException], trace: "TracebackType | None") -> str:
    """Log the place of a bug and return it: an error's own text can hold people's words."""
    import logging

    frame = trace
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    where = f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}" if frame else "?"
    logging.getLogger("mentordesk").error("bug: %s at %s", kind.__name__, where)
    return where


def _log_hidden_bug(bug: Any) -> None:
    """Log a bug on another thread, or where nobody can catch it: Python would print it whole."""
    if bug.exc_type is not SystemExit:
        _log_bug(bug.exc_type, bug.exc_traceback)


def _keep_words_out_of_bugs() -> None:
    import threading

    sys.excepthook = _tell_bug
    threading.excepthook = sys.unraisablehook = _log_hidden_bug
