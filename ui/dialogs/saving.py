"""Files that leave the desk: made in steps with a way out, written off the window's thread."""

from collections.abc import Callable, Generator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog

from mentordesk.error_text import sentence
from mentordesk.files import write_private
from mentordesk.services.snapshots import Share
from mentordesk.words import _
from ui.desk_session import DeskSession
from ui.dialogs.prompt import Prompter
from ui.widgets.buttons import Button

Content = bytes | Generator[Share, None, bytes]


def ask_for_private_notes(prompter: Prompter) -> bool:
    """Ask whether private notes belong into a file that leaves."""
    return prompter.confirm(
        _("Private notes too?"),
        _(
            "The file is not encrypted: whoever has it can read it. "
            "Without private notes it holds only what you share with each other."
        ),
        _("With private notes"),
    )


class Saver(QObject):
    """Saves one file at a time for a dialog, and stops with it.

    `say` shows words and their ink (``"ok"``, ``"bad"``, ``"text2"``). While a file is being made
    the button that was pressed is the way out, and the others wait.
    """

    def __init__(
        self, dialog: QDialog, session: DeskSession, say: Callable[[str, str], None]
    ) -> None:
        super().__init__(dialog)
        self._session, self._say = session, say
        self._buttons: list[Button] = []
        self._pressed: Button | None = None
        self._name = ("", "")
        self._steps: Generator[Share, None, bytes] | None = None
        self._path, self._then = Path(), _nothing
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._step)
        dialog.finished.connect(self.stop)

    @property
    def is_at_work(self) -> bool:
        """Whether a file is being made."""
        return self._steps is not None

    def serve(self, button: Button, begin: Callable[[], None]) -> None:
        """Let `button` begin: it asks what to save and calls `save`, now or later."""
        self._buttons.append(button)

        def pressed() -> None:
            if self.is_at_work:
                self.stop()
                self._say(_("Nothing was saved."), "text2")
            else:
                self._pressed = button
                begin()

        button.clicked.connect(pressed)

    def save(self, path: Path, content: Content, then: Callable[[], None] | None = None) -> None:
        """Make `content`, write it and say so; `then` is called when it is on the disk."""
        self._path, self._then = path, then or _nothing
        if isinstance(content, bytes):
            self._write(content)
            return
        self._steps = content
        self._show_way_out()
        self._next.start()

    def stop(self) -> None:
        """Make no more of what is being made; there is no file of it."""
        self._next.stop()
        if self._steps is not None:
            self._steps.close()
            self._steps = None
            self._take_way_out_away()

    def _step(self) -> None:
        if self._steps is None:
            return
        try:
            share = next(self._steps)
        except StopIteration as end:
            self.stop()
            self._write(end.value)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is worded for a person
            self.stop()
            self._fail(error)
        else:
            words = _("Making {name}… {n} %").format(name=self._path.name, n=round(share * 100))
            self._say(words, "text2")
            self._next.start()

    def _write(self, data: bytes) -> None:
        path, then = self._path, self._then

        def written(_none: object) -> None:
            self._say(_("Saved as {name}").format(name=path.name), "ok")
            then()

        self._session.ask(lambda _desk: write_private(path, data), written, self._fail)

    def _fail(self, error: Exception) -> None:
        self._say(sentence(error), "bad")

    def _show_way_out(self) -> None:
        for button in self._buttons:
            button.setEnabled(button is self._pressed)
        if self._pressed is not None:
            self._name = (self._pressed.text(), self._pressed.accessibleName())
            self._pressed.setText(_("Cancel"))
            self._pressed.setAccessibleName(_("Cancel"))

    def _take_way_out_away(self) -> None:
        for button in self._buttons:
            button.setEnabled(True)
        if self._pressed is not None:
            text, name = self._name
            self._pressed.setText(text)
            self._pressed.setAccessibleName(name)


def _nothing() -> None:
    """Nobody waits for it."""
