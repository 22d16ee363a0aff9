"""First nothing is to be seen, then there is time to tidy."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QToolTip

from ui.main_window import MainWindow


def cover(window: MainWindow) -> None:
    """Draw a blank sheet over the window at once, and shut all that stands in front of it."""
    QGuiApplication.inputMethod().commit()  # an unfinished word goes where it was typed
    window.cover()
    while (dialog := QApplication.activeModalWidget()) is not None:
        dialog.close()
        if dialog.isVisible():
            dialog.hide()  # it would not go by itself: it asks for an answer first, say
    QToolTip.hideText()
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible():
            other.hide()
