"""A strict lock: the program begins anew, since Python cannot wipe what it held in memory."""

import os
import sys
from pathlib import Path


def command(folder: Path) -> list[str]:
    """Return how this program was started, for the desk in `folder`.

    It is repeated word for word up to the program's own arguments: ``-m ui`` in place of an
    installed program, say, would look for modules in whatever folder it was started from.
    """
    own = ["--store", str(folder.absolute())]
    if getattr(sys, "frozen", False):
        return [sys.executable, *own]
    given = len(sys.argv) - 1
    return [sys.executable, *sys.orig_argv[1 : len(sys.orig_argv) - given], *own]


def restart(folder: Path) -> None:
    """Replace this process by a fresh one; does not return where that is possible.

    Everything has to be saved and closed by now.
    """
    words = command(folder)
    if os.name == "posix":
        os.execv(words[0], words)  # noqa: S606 - our own program
    from PySide6.QtCore import QProcess
    from PySide6.QtWidgets import QApplication

    QProcess.startDetached(words[0], words[1:])
    QApplication.exit(0)
