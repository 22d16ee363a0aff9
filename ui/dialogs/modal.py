"""Showing a dialog and forgetting it."""

from collections.abc import Callable
from typing import ParamSpec

from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

P = ParamSpec("P")


def run(dialog: QDialog) -> bool:
    """Show `dialog` until it is done with, and tell whether it was accepted.

    It is deleted then: a dialog that is only hidden would keep names in memory after a lock.
    """
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted.value
    finally:
        dialog.deleteLater()


def while_there(dialog: QDialog, then: Callable[P, None]) -> Callable[P, None]:
    """Return `then` for an answer that may come when `dialog` is done with: it is told nothing."""

    def tell(*args: P.args, **kwargs: P.kwargs) -> None:
        if isValid(dialog):
            then(*args, **kwargs)

    return tell
