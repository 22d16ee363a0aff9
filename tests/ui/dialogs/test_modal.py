"""A dialog that was shown is gone afterwards, whatever was answered."""

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from ui.dialogs.modal import run


def test_a_dialog_is_deleted_once_it_is_answered(qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = QDialog(parent)
    QTimer.singleShot(0, dialog.accept)
    assert run(dialog)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not parent.findChildren(QDialog)
