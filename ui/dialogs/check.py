"""Is the desk's file whole? Shows each check as it is done."""

from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.error_text import sentence
from mentordesk.services.verify import Check, Finding
from mentordesk.words import N_, _
from ui.desk_session import DeskSession
from ui.widgets.buttons import Button
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row

_WORDS = {
    Check.LOG: N_("Everything saved is in the file"),
    Check.ENCRYPTION: N_("Every page is as it was encrypted"),
    Check.STRUCTURE: N_("Tables and indexes are whole"),
    Check.LINKS: N_("Nothing has lost what it belongs to"),
    Check.SEARCH: N_("The search finds what is there"),
    Check.HEAD: N_("Nothing was lost or put back since it was last open"),
}


class CheckDialog(QDialog):
    """Runs the checks a step at a time; closing it stops them."""

    def __init__(self, parent: QWidget | None, session: DeskSession) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Check the desk"))
        self._marks = {check: IconMark("circle-dashed", "text3", 18) for check in Check}
        self._result = Label(_("Checking…"), "body", "text2", wrap=True)
        close = Button(_("Close"))
        close.clicked.connect(self.accept)
        lines = [
            boxed(row(self._marks[check], (Label(_(words), "body"), 1), spacing=10))
            for check, words in _WORDS.items()
        ]
        title = Label(_("Check the desk"), "title")
        foot = row(STRETCH, close)
        parts = column(title, 16, *lines, 16, self._result, 20, foot, spacing=6)
        parts.setContentsMargins(24, 24, 24, 20)
        boxed(parts, self)
        steps = session.desk.weekly_check.steps()  # this one is as good as that of the week
        self._cancel = session.run_slices(steps, self._show, self._finished, self._failed)
        self.finished.connect(lambda _code: self._cancel())

    def _show(self, finding: Finding | None) -> None:
        if finding is None:  # it is under way
            return
        whole = not finding.problems
        mark = self._marks[finding.check]
        mark.set_icon("circle-check" if whole else "circle-alert", "ok" if whole else "bad")
        words = _(_WORDS[finding.check])
        said = _("{check}: yes") if whole else _("{check}: no")
        mark.setAccessibleName(said.format(check=words))

    def _finished(self, wrong: tuple[Finding, ...]) -> None:
        self._result.setText(
            _("All is well.")
            if not wrong
            else _(
                "The file is damaged. Copy the whole folder to a safe place, then export "
                "everything that can still be read."
            )
        )

    def _failed(self, error: Exception) -> None:
        self._result.setText(sentence(error))
