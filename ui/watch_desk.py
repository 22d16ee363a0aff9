"""What is seen to while a desk is open: its log folded soon after a change, and what was found."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from mentordesk.desk import Desk
from mentordesk.vault.head import Doubt, Finding
from mentordesk.words import _, ngettext
from ui.desk_session import DeskSession

if TYPE_CHECKING:
    from ui.dialogs.prompt import Prompter

#: The log is folded into the file this long after the last change.
_QUIET_MS = 2000


class DeskWatch(QObject):
    """Folds the log into the file when it is quiet, and tells what was found on opening."""

    def __init__(self, session: DeskSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self._fold)
        session.changed.connect(lambda _changes: self._quiet.start())

    def end(self) -> None:
        """Fold no more: the desk is being closed, which does it."""
        self._quiet.stop()

    def tell(self, findings: tuple[Finding, ...], prompter: "Prompter") -> None:
        """Tell what was found when the desk was opened, and ask how to go on where that matters."""
        for finding in findings:
            title, words = sentence_of(finding)
            if finding.doubt in (Doubt.CHANGES_MISSING, Doubt.ANOTHER_DESK):
                if prompter.confirm(title, words, _("Go on with what is there"), True):
                    self._session.ask(_accept, _nothing)
            elif title:
                prompter.inform(title, words)

    def _fold(self) -> None:
        self._session.ask(lambda desk: desk.safekeeping.checkpoint(), _nothing)


def sentence_of(finding: Finding) -> tuple[str, str]:
    """Return the title and the words for what was found; an empty title for what is only noted."""
    if finding.doubt is Doubt.CHANGES_MISSING:
        return _("Something is missing"), ngettext(
            "The desk's file is older than when you last used it: {n} change is missing. It may "
            "have been replaced by an older copy, or a part of it was lost. Nothing was changed "
            "yet. Close MentorDesk to put back a backup, or go on with what is there.",
            "The desk's file is older than when you last used it: {n} changes are missing. It may "
            "have been replaced by an older copy, or a part of it was lost. Nothing was changed "
            "yet. Close MentorDesk to put back a backup, or go on with what is there.",
            finding.missing,
        ).format(n=finding.missing)
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


def _nothing(_answer: None) -> None:
    """There is nothing to show of it."""
