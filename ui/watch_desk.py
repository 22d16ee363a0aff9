"""What is seen to while a desk is open: its log, what was found on opening, the weekly check."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from mentordesk.desk import Desk
from mentordesk.errors import DeskDamaged
from mentordesk.services.safekeeping import ASKED
from mentordesk.vault.head import Doubt, Finding
from mentordesk.words import _, ngettext
from ui.desk_session import DeskSession

if TYPE_CHECKING:
    from mentordesk.services.verify import Finding as CheckFinding
    from ui.dialogs.prompt import Prompter

#: The log is folded into the file this long after the last change.
_QUIET_MS = 2000
#: Whoever opens a desk has something to do first.
_CHECK_AFTER_MS = 120_000


class DeskWatch(QObject):
    """Folds the log and gives memory back when it is quiet, and tells what is wrong with the desk.

    `asking` is how to tell, `show_backups` is called where somebody wants to go back to one.
    """

    def __init__(
        self,
        session: DeskSession,
        asking: Callable[[], "Prompter"],
        show_backups: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._asking = asking
        self._show_backups = show_backups
        self._break_off: Callable[[], None] = _nothing
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self._fold)
        self._check = QTimer(self)
        self._check.setSingleShot(True)
        self._check.setInterval(_CHECK_AFTER_MS)
        self._check.timeout.connect(self._check_if_due)
        session.changed.connect(lambda _changes: self._quiet.start())

    def begin(self) -> None:
        """Have the desk checked in a while, if a week has passed."""
        self._check.start()

    def end(self) -> None:
        """Fold and check no more: the desk is being closed."""
        self._quiet.stop()
        self._check.stop()
        self._break_off()

    def tell(self, findings: tuple[Finding, ...]) -> None:
        """Tell what was found when the desk was opened, and ask how to go on where that matters."""
        for finding in findings:
            title, words = sentence_of(finding)
            if finding.doubt in ASKED:
                self._ask_how_to_go_on(title, words)
            elif title:
                self._asking().inform(title, words)

    def _ask_how_to_go_on(self, title: str, words: str) -> None:
        back, on = _("Go back to a backup…"), _("Go on with what is there")
        chosen = self._asking().choose(title, words, back, on, _("Decide later"))
        if chosen == 0:
            self._show_backups()
        elif chosen == 1:
            self._session.ask(_accept, _nothing)

    def _check_if_due(self) -> None:
        def begin(is_due: bool) -> None:
            if is_due:
                steps = self._session.desk.weekly_check.steps()
                run = self._session.run_slices
                self._break_off = run(steps, _nothing, self._tell_wrong, self._tell_failed)

        self._session.ask(lambda desk: desk.weekly_check.is_due(), begin)

    def _tell_failed(self, error: Exception) -> None:
        """Tell of damage that the check met on its way; for want of room it is tried again."""
        if isinstance(error, DeskDamaged):
            self._tell_damage()
        else:
            self._session.ask_failed.emit(error)

    def _tell_wrong(self, wrong: "tuple[CheckFinding, ...]") -> None:
        if wrong:
            self._tell_damage()

    def _tell_damage(self) -> None:
        words = _(
            "The weekly check found a part of the desk's file that is not as it was written. Go "
            "back to a backup of before, or export what can still be read: nothing was changed."
        )
        title = _("The desk's file is damaged")
        if self._asking().choose(title, words, _("Go back to a backup…"), _("Decide later")) == 0:
            self._show_backups()

    def _fold(self) -> None:
        self._session.ask(lambda desk: desk.safekeeping.checkpoint(), _nothing)
        self._session.ask(lambda desk: desk.rest(), _nothing)


def sentence_of(finding: Finding) -> tuple[str, str]:
    """Return the title and the words for what was found; an empty title for what is only noted."""
    if finding.doubt is Doubt.CHANGES_MISSING:
        return _("Something is missing"), ngettext(
            "The desk's file is older than when you last used it: {n} change is missing. It may "
            "have been replaced by an older copy, or a part of it was lost. Nothing was changed "
            "yet.",
            "The desk's file is older than when you last used it: {n} changes are missing. It may "
            "have been replaced by an older copy, or a part of it was lost. Nothing was changed "
            "yet.",
            finding.missing,
        ).format(n=finding.missing)
    if finding.doubt is Doubt.PAGES_REPLACED:
        return _("A part was replaced"), _(
            "The desk's file is not as MentorDesk left it: a part of it was replaced by an older "
            "one in the meantime. Nothing was changed yet."
        )
    if finding.doubt is Doubt.ANOTHER_DESK:
        return _("This is another copy"), _(
            "The desk's file is not the one that was last open in this folder: it was restored or "
            "put there by hand. Go on if that was you."
        )
    if finding.doubt is Doubt.OLD_KEYS:
        return _("Older keys"), _(
            "The file of keys is older than the one last used here. A passphrase or recovery code "
            "that was changed since may open the desk again. If you did not put it there, change "
            "your passphrase now."
        )
    return "", ""


def _accept(desk: Desk) -> None:
    desk.safekeeping.accept()


def _nothing(*_answer: object) -> None:
    """There is nothing to show of it, or to break off."""
