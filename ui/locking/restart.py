"""A strict lock: the program begins anew, since Python cannot wipe what it held in memory."""

import os
import sys
from pathlib import Path


def command(folder: Path) -> list[str]:
    """Return how this program is started for the desk in `folder`."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--store", str(folder)]
    return [sys.executable, "-m", "ui", "--store", str(folder)]


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
