"""Private text on the clipboard: marked as such, and taken back after a while."""

import sys

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

#: What KDE's and Windows' clipboard managers look for before they keep something. macOS has such a
#: mark too, but Qt for Python cannot set it: there, what is left is that the copy is taken back.
_HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\0\0\0\0",
}
CLEARED_AFTER_MS = 30_000


class PrivateClipboard(QObject):
    """Copies for thirty seconds. One for the whole program: `private_clipboard`."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)

    def copy(self, text: str) -> None:
        """Put `text` on the clipboard, and take it back after thirty seconds if it is unchanged."""
        data = QMimeData()
        data.setText(text)
        for kind, value in _HINTS.items():
            if ("windows" in kind) == (sys.platform == "win32"):
                data.setData(kind, value)
        QApplication.clipboard().setMimeData(data)
        self._text = text
        self._timer.start(CLEARED_AFTER_MS)

    def clear(self) -> None:
        """Take back what was copied here, unless something else is there by now."""
        self._timer.stop()
        if self._text and QApplication.clipboard().text() == self._text:
            QApplication.clipboard().clear()
        self._text = ""


_ONLY: list[PrivateClipboard] = []


def private_clipboard() -> PrivateClipboard:
    """Return the one of this program."""
    if not _ONLY:
        _ONLY.append(PrivateClipboard())
    return _ONLY[0]


def clear_ours(board: QClipboard) -> None:
    """Take back whatever was copied in our windows, by key or menu too."""
    for mode, is_ours in (
        (QClipboard.Mode.Clipboard, board.ownsClipboard()),
        (QClipboard.Mode.Selection, board.ownsSelection()),
    ):
        if is_ours:
            board.clear(mode)
