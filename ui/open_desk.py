"""An open desk in the window: its session, its workspace, and its commands."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from mentordesk.desk import Desk
from mentordesk.domain.changes import Changes
from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.mentorship import Mentorship
from mentordesk.error_text import sentence
from mentordesk.words import _
from ui.actions import Actions
from ui.desk_session import DeskSession
from ui.formats import LocaleFormats
from ui.main_window import MainWindow
from ui.store_runner import StoreRunner
from ui.watch_desk import DeskWatch
from ui.workspace import Workspace

if TYPE_CHECKING:
    from mentordesk.services.backups import Reason
    from ui.dialogs.prompt import Prompter
    from ui.handing.screen import HandOver
    from ui.search_palette import SearchPalette


_TIDY_AFTER_MS = 3000


class OpenDesk(QObject):
    """From unlocking to locking. `cannot_be_seen` says what is missing in one opened to be read."""

    given_back = Signal()  # the chair was handed over, and the computer is its owner's again

    def __init__(
        self,
        desk: Desk,
        runner: StoreRunner,
        window: MainWindow,
        actions: Actions,
        cannot_be_seen: str = "",
    ) -> None:
        super().__init__()
        self._runner = runner
        self._window = window
        self._actions = actions
        self._palette: SearchPalette | None = None
        self.prompter: Prompter | None = None
        self.session = DeskSession(desk, runner)
        self._cannot_be_seen = cannot_be_seen
        self._handed: HandOver | None = None
        self._watch = DeskWatch(self.session, self._asking, lambda: self.command("backups"), window)
        self.workspace = Workspace(self.session, LocaleFormats(), orders=window.preferences)
        self.workspace.search_requested.connect(lambda: self.command("search"))
        self.workspace.export_requested.connect(self._export_meeting)
        self.workspace.link_requested.connect(self._open_link)
        self.workspace.hand_over_requested.connect(self._hand_over)
        self.workspace.record_requested.connect(self._show_in_dialog)
        self.workspace.tab_changed.connect(self._remember_tab)
        self.workspace.sidebar.pair.clicked.connect(self._choose_mentorship)
        self.session.stacks_changed.connect(actions.show_stacks)
        self.workspace.sidebar.saved.set_menu(actions.main_menu(self.workspace))

    def begin(self) -> None:
        """Show the mentorship last in view, in the tab last in view."""
        self._window.show_screen(self.workspace)
        tab = self._window.preferences.tab
        if tab:
            self.workspace.sidebar.tabs.select_key(tab)
        self.session.ask(lambda desk: desk.mentorships.in_view(), self._show)
        if self.session.is_read_only:
            self._show_read_only()
            return
        self.session.ask_stacks()
        QTimer.singleShot(_TIDY_AFTER_MS, self.workspace, self._tidy)
        self._watch.begin()
        if findings := self.session.desk.safekeeping.findings:
            QTimer.singleShot(0, self.workspace, lambda: self._watch.tell(findings))

    def _show_read_only(self) -> None:
        self._actions.set_read_only()
        self.workspace.show_read_only(self._cannot_be_seen)

    def _tidy(self) -> None:
        self.session.ask(lambda desk: desk.trash.purge(), _forget)
        # Else nobody would learn that no backup has been made since a drive was put away.
        self.session.ask(
            lambda desk: desk.backups.check_folder(), _forget, self.workspace.say_error
        )
        self.session.ask(lambda desk: desk.rest(), _forget)

    def _flush(self) -> None:
        self.workspace.flush()
        if self._handed is not None and isValid(self._handed):
            self._handed.flush()

    def may_close(self) -> bool:
        """Save what is being typed; where the disk refuses it, ask whether to close without."""
        self._flush()
        self.session.try_again()
        self._runner.settle()
        trouble = self.session.trouble
        if not self.session.kept() or trouble is None:
            return True
        words = _("{reason} What you typed last would be lost.").format(reason=sentence(trouble))
        return self._asking().confirm(
            _("Not everything is saved"), words, _("Close without it"), True
        )

    def close(self, before: "Reason | None" = None) -> None:
        """Save what is being typed and close the desk; returns when it is on the disk.

        `before` says for what a backup is made first, where anything changed since the last one.
        """
        self._flush()
        self.session.end()
        self._watch.end()
        desk = self.session.desk
        self._runner.finish(
            desk.close
            if before is None or desk.is_read_only
            else lambda: desk.back_up_and_close(before)
        )

    def let_go(self) -> Desk:
        """Save what is being typed and hand over the desk, still open; this window part is done."""
        self._flush()
        self.session.end()
        self._watch.end()
        return self.session.desk

    def command(self, key: str) -> None:
        """Do what a menu, a key or the palette asked for."""
        if key == "search":
            self._open_palette()
            return
        if key == "hand_over":
            self._hand_over()
            return
        from ui.desk_commands import DeskCommands

        DeskCommands(self._window, self.workspace).run(key)

    def take_back_chair(self) -> None:
        """Show the desk again after the chair was handed over, with what both have answered."""
        self._window.leave_alone()
        self._watch.begin()
        self._open_answers(self.session.the_mentorship().mentorship_id)

    def _show_in_dialog(self, kind: str, record_id: str) -> None:
        from ui.desk_commands import DeskCommands

        DeskCommands(self._window, self.workspace).show_record(kind, record_id)

    def _hand_over(self) -> None:
        from ui.handing.handing import hand_over

        self.workspace.flush()
        give_back = self.given_back.emit
        self._handed = hand_over(self._window, self.session, self._watch, give_back)

    def _export_meeting(self, meeting_id: str) -> None:
        from ui.desk_commands import DeskCommands

        DeskCommands(self._window, self.workspace).export("calendar", meeting_id)

    def _open_link(self, address: str) -> None:
        from ui.dialogs.open_link import open_link

        open_link(address, self._asking())

    def _asking(self) -> "Prompter":
        from ui.dialogs.prompt import QtPrompter

        return self.prompter or QtPrompter(self._window)

    def _open_palette(self) -> None:
        from ui.search_palette import SearchPalette

        if self._palette is None:
            self._palette = SearchPalette(self._window, self.workspace, self._actions)
        self._palette.open()

    def _show(self, mentorship: Mentorship | None) -> None:
        if mentorship is not None:
            self.session.show_mentorship(mentorship)
            self.workspace.tab.focus()
            if not self.session.is_read_only:
                self._open_answers(mentorship.mentorship_id)

    def _open_answers(self, pair: MentorshipId) -> None:
        """What both have answered while the chair was handed over is opened now."""

        def opened(changes: Changes) -> None:
            if changes:
                self.workspace.say(_("Both of you have answered. The answers are open now."))

        self.session.do(lambda desk: desk.expectations.open_answers(pair), opened)

    def _remember_tab(self, key: str) -> None:
        self._window.preferences.tab = key

    def _choose_mentorship(self) -> None:
        from ui.dialogs.mentorships import choose_mentorship

        choose_mentorship(self.workspace)


def _forget(_answer: object) -> None:
    """Say nothing: what was erased has been out of sight for thirty days."""
