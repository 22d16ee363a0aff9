"""The backups of the desk: made, listed, and one of them put in the place of the desk."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.desk import Desk
from mentordesk.error_text import sentence
from mentordesk.services.backups import Backup, Reason
from mentordesk.services.kind_words import KIND_WORDS, kind_word
from mentordesk.services.restore import Difference
from mentordesk.words import N_, _, ngettext
from ui.desk_session import DeskSession
from ui.dialogs.prompt import Prompter, QtPrompter
from ui.models.card_model import CardModel
from ui.models.rows import RowData, Section
from ui.ports import Formats
from ui.theme.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.card_list import CardList
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row
from ui.widgets.row_delegate import RowDelegate

_REASONS = {
    Reason.BY_HAND: N_("Made by hand"),
    Reason.CLOSED: N_("Made when MentorDesk was closed"),
    Reason.BEFORE_UPGRADE: N_("Made before an update"),
    Reason.BEFORE_IMPORT: N_("Made before an import"),
    Reason.BEFORE_REKEY: N_("Made before the encryption key was changed"),
    Reason.BEFORE_RESTORE: N_("Made before a backup was put back"),
    Reason.AFTER_ERASURE: N_("Made after private notes were erased"),
}
_WIDTH, _HEIGHT = 560, 480
_MEGABYTE = 1_000_000


class BackupsDialog(QDialog):
    """A list, a button that makes one, and a button that goes back to one."""

    restore_requested = Signal(Path)

    def __init__(
        self,
        parent: QWidget,
        session: DeskSession,
        formats: Formats,
        prompter: Prompter | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._formats = formats
        self._prompter: Prompter = prompter or QtPrompter(self)
        self._backups: list[Backup] = []
        self._cancel = _nothing
        self.setWindowTitle(_("Backups"))
        self._where = Label("", "meta", "text3", wrap=True)
        self._list = CardList(_("Backups"))
        self._model = CardModel(self._list, movable=False)
        self._list.setModel(self._model)
        self._list.setItemDelegate(RowDelegate(self._list))
        self._state = Label("", "body", "text2", wrap=True)
        self._make = Button(_("Back up now"), "primary", "archive")
        self._stop = Button(_("Cancel"))
        self._restore = Button(_("Go back to this one…"), "", "undo-2")
        self._folder = Button(_("Keep them elsewhere…"), "ghost", "")
        self._close = Button(_("Close"))
        self._compose()
        self._connect()
        self.resize(theme().px(_WIDTH), theme().px(_HEIGHT))
        self._make.setFocus()
        self._stop.hide()
        self._load()

    def _compose(self) -> None:
        text = Label(
            _(
                "A backup is one encrypted file. It opens on any computer with your passphrase or "
                "your recovery code. One is made whenever you close MentorDesk after a change; the "
                "newest ten are kept, and one a month for a year."
            ),
            "body",
            "text2",
            wrap=True,
        )
        parts = column(
            Label(_("Backups"), "title"),
            6,
            text,
            10,
            row((self._where, 1), 8, self._folder),
            12,
            self._state,
            (self._list, 1),
            16,
            row(self._make, 8, self._stop, 8, self._restore, 16, STRETCH, self._close),
        )
        parts.setContentsMargins(24, 24, 24, 20)
        boxed(parts, self)

    def _connect(self) -> None:
        self._make.clicked.connect(self._begin)
        self._stop.clicked.connect(self._break_off)
        self._restore.clicked.connect(self._ask_to_restore)
        self._list.opened.connect(lambda _id: self._ask_to_restore())
        self._folder.clicked.connect(self._choose_folder)
        self._close.clicked.connect(self.accept)
        self.finished.connect(lambda _code: self._cancel())

    def _load(self) -> None:
        def load(desk: Desk) -> tuple[Path, list[Backup]]:
            return desk.backups.folder, desk.backups.all()

        self._session.ask(load, lambda answer: self._show(*answer))

    def _show(self, folder: Path, backups: list[Backup]) -> None:
        self._backups = backups
        self._where.setText(_("They are kept in {folder}").format(folder=folder))
        rows = {str(backup.path): self._row(backup) for backup in backups}
        self._model.show([Section("", tuple(rows))], rows)
        if backups:
            self._list.select_id(str(backups[0].path))
        self._list.setVisible(bool(backups))
        self._restore.setEnabled(bool(backups))
        self._state.setText("" if backups else _("There is no backup yet."))
        self._state.setVisible(not backups)

    def _row(self, backup: Backup) -> RowData:
        made = backup.made_at.astimezone()
        title = f"{self._formats.weekday_day(made.date())}, {self._formats.time(made)}"
        size = _("{n} MB").format(n=f"{max(backup.size / _MEGABYTE, 0.1):.1f}")
        reasons = {reason.value: _(words) for reason, words in _REASONS.items()}
        parts = [reasons.get(backup.reason, backup.reason), *_counted(backup)]
        return RowData(title=title, date=size, summary="  ·  ".join(parts))

    def _begin(self) -> None:
        steps = self._session.desk.backups.make(Reason.BY_HAND)
        self._set_busy(True)
        self._progress(0.0)
        self._cancel = self._session.run_slices(steps, self._progress, self._made, self._failed)

    def _progress(self, share: float) -> None:
        percent = self._formats.number(round(share * 100))
        self._state.setText(_("Making and checking a backup… {n} %").format(n=percent))

    def _made(self, _path: Path) -> None:
        self._set_busy(False)
        self._load()

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        self._state.setText(sentence(error))
        self._state.show()

    def _break_off(self) -> None:
        self._cancel()
        self._set_busy(False)
        self._load()

    def _set_busy(self, busy: bool) -> None:
        self._make.setEnabled(not busy)
        self._restore.setEnabled(not busy and bool(self._backups))
        self._stop.setVisible(busy)
        self._state.setVisible(busy)
        if not busy:
            self._cancel = _nothing

    def _choose_folder(self) -> None:
        chosen = self._prompter.ask_folder(_("Where are backups kept?"))
        if chosen is not None:
            self._session.ask(lambda desk: desk.backups.keep_in(chosen), lambda _n: self._load())

    def _ask_to_restore(self) -> None:
        backup = next((b for b in self._backups if str(b.path) == self._list.current_id()), None)
        if backup is None:
            return
        if backup.summary is None:
            self._prompter.inform(
                _("Another key"),
                _(
                    "This backup was made with another encryption key. Open it with the passphrase "
                    "of that time: choose “Use a backup” where a new desk is made."
                ),
            )
            return
        steps = self._session.desk.backups.preview(backup.path)
        self._set_busy(True)
        self._state.setText(_("Comparing it with your desk…"))
        self._cancel = self._session.run_slices(
            steps, _nothing_of, lambda found: self._confirm(backup, found), self._failed
        )

    def _confirm(self, backup: Backup, found: Mapping[str, Difference]) -> None:
        self._set_busy(False)
        made = backup.made_at.astimezone()
        when = f"{self._formats.long_day(made.date())}, {self._formats.time(made)}"
        words = "\n\n".join(
            [
                _("Your desk becomes what it was on {when}.").format(when=when),
                differences(found),
                _("A backup of the desk as it is now is made first."),
            ]
        )
        if self._prompter.confirm(_("Go back to this backup?"), words, _("Go back"), True):
            self.restore_requested.emit(backup.path)
            self.accept()


def differences(found: Mapping[str, Difference]) -> str:
    """Return in words what would change, kind by kind."""
    lines = []
    for kind, change in found.items():
        if kind not in KIND_WORDS or not change.is_any:
            continue
        gone, back, other = change.only_here, change.only_there, change.changed
        parts = [
            words.format(n=n)
            for n, words in (
                (gone, ngettext("{n} newer one goes", "{n} newer ones go", gone)),
                (back, ngettext("{n} comes back", "{n} come back", back)),
                (
                    other,
                    ngettext("{n} becomes what it was", "{n} become what they were", other),
                ),
            )
            if n
        ]
        lines.append(kind_word(kind, gone + back + other) + ": " + ", ".join(parts))
    return "\n".join(lines) or _("Nothing that you can see would change.")


def _counted(backup: Backup) -> list[str]:
    if backup.summary is None:
        return [_("with another key")]
    counts = backup.summary.counts
    goals, notes = counts.get("goal", 0), counts.get("note", 0)
    return [
        ngettext("{n} goal", "{n} goals", goals).format(n=goals),
        ngettext("{n} note", "{n} notes", notes).format(n=notes),
    ]


def _nothing() -> None:
    """There is nothing to break off."""


def _nothing_of(_share: float) -> None:
    """A share that is not shown."""
