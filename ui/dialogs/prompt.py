"""The one seam for questions to the person: files, yes or no, a line of text.

Presenters are given a `Prompter`; tests give one that answers by itself.
"""

import re
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from mentordesk.words import _
from ui.dialogs.ask import AskDialog
from ui.dialogs.modal import run
from ui.widgets.buttons import Button

_SUFFIX = re.compile(r"\*\.(\w+(?:\.\w+)*)")


class Prompter(Protocol):
    """Asks and tells. All words are plain text; every call waits for the answer.

    `kinds` names the files on offer as Qt does: ``"Calendar (*.ics)"``.
    """

    def ask_save_path(self, title: str, suggested: str, kinds: str) -> Path | None:
        """Return where to write a file, or None; the person has agreed to replace it."""

    def ask_open_path(self, title: str, kinds: str) -> Path | None:
        """Return a file to read, or None."""

    def ask_folder(self, title: str) -> Path | None:
        """Return a folder, or None."""

    def confirm(self, title: str, text: str, action: str, danger: bool = False) -> bool:
        """Return whether to do `action`, the verb on the button; Enter never does a danger."""
        ...

    def choose(self, title: str, text: str, *actions: str) -> int:
        """Return the number of the action to do, from 0; -1 where the question was put off."""
        ...

    def inform(self, title: str, text: str) -> None:
        """Tell something that has to be read."""

    def ask_line(self, title: str, label: str, text: str = "") -> str | None:
        """Return a line of text without blanks at its ends, never empty, or None."""


class QtPrompter:
    """A `Prompter` that asks in dialogs over `parent`."""

    def __init__(self, parent: QWidget | None) -> None:
        self._parent = parent

    def ask_save_path(self, title: str, suggested: str, kinds: str) -> Path | None:
        """Ask where to write; a name without a suffix is given that of `kinds`."""
        dialog = QFileDialog(self._parent, title, "", kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        found = _SUFFIX.search(kinds)
        dialog.setDefaultSuffix(found[1] if found else "")
        dialog.selectFile(suggested)
        return _chosen(dialog)

    def ask_open_path(self, title: str, kinds: str) -> Path | None:
        """Ask what to read."""
        dialog = QFileDialog(self._parent, title, "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return _chosen(dialog)

    def ask_folder(self, title: str) -> Path | None:
        """Ask for a folder."""
        dialog = QFileDialog(self._parent, title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return _chosen(dialog)

    def confirm(self, title: str, text: str, action: str, danger: bool = False) -> bool:
        """Ask before something is done."""
        ask = AskDialog(self._parent, title, text)
        yes = Button(_plain(action), "danger" if danger else "primary")
        ask.offer(yes, Button(_("Cancel")), safe=danger)
        return run(ask)

    def choose(self, title: str, text: str, *actions: str) -> int:
        """Ask which of several things to do; the first is suggested."""
        ask = AskDialog(self._parent, title, text)
        first, *others = (_plain(action) for action in actions)
        ask.offer_each(Button(first, "primary"), *(Button(other) for other in others))
        run(ask)
        return ask.result() - 1

    def inform(self, title: str, text: str) -> None:
        """Tell something."""
        ask = AskDialog(self._parent, title, text)
        ask.offer(Button(_("Close"), "primary"))
        run(ask)

    def ask_line(self, title: str, label: str, text: str = "") -> str | None:
        """Ask for a line of text; an empty one counts as no answer."""
        ask = AskDialog(self._parent, title)
        field = ask.add_field(label, text)
        ask.offer(Button(_("Continue"), "primary"), Button(_("Cancel")))
        return (field.text().strip() or None) if run(ask) else None


def _chosen(dialog: QFileDialog) -> Path | None:
    paths = dialog.selectedFiles() if run(dialog) else []
    return Path(paths[0]) if paths else None


def _plain(action: str) -> str:
    """Return `action` with its ampersands shown as they are."""
    return action.replace("&", "&&")
