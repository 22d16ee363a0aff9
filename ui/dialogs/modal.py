"""Showing a dialog and forgetting it."""

from PySide6.QtWidgets import QDialog


def run(dialog: QDialog) -> bool:
    """Show `dialog` until it is done with, and tell whether it was accepted.

    It is deleted then: a dialog that is only hidden would keep names in memory after a lock.
    """
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted.value
    finally:
        dialog.deleteLater()
