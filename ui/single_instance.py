"""One window a desk: a second start asks the first one to come forward, and ends.

A lock file tells who is first, since asking for it costs next to nothing; the socket, over which
later starts ask, is made once the window is there.
"""

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QDir, QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_WAIT_MS, _PATIENCE_SECONDS = 500, 2.0
_WORD = b"show\n"


class SingleInstance(QObject):
    """Holds the place of the first start on a folder, and hears of the later ones."""

    asked_to_show = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # A name that tells nothing of the path: other users can list locks and sockets.
        path = str(folder.resolve()).encode()
        digest = QCryptographicHash.hash(path, QCryptographicHash.Algorithm.Sha256).data()
        self._name = f"mentordesk-{digest.hex()[:24]}"
        self._lock = QLockFile(f"{QDir.tempPath()}/{self._name}.lock")
        self._lock.setStaleLockTime(0)  # held for as long as its process lives, however long
        self._server: QLocalServer | None = None

    def is_first(self) -> bool:
        """Tell whether no other window has the folder; if one has, ask it to come forward.

        Where no lock can be made, or its holder does not answer, this start goes on: the desk's
        own lock keeps the two from writing at once, and says so in words.
        """
        if self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError:
            return True
        return not self._ask_holder()

    def listen(self) -> None:
        """Hear of later starts from now on."""
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        QLocalServer.removeServer(self._name)  # what is there was left by a crash
        self._server.listen(self._name)

    def close(self) -> None:
        """Listen no more, and leave the place to the next start."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _ask_holder(self) -> bool:
        """Ask the first start to show itself; it may need a moment before it listens."""
        from PySide6.QtNetwork import QLocalSocket

        end = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < end:
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(_WAIT_MS):
                socket.write(_WORD)
                socket.waitForBytesWritten(_WAIT_MS)
                socket.disconnectFromServer()
                return True
            time.sleep(0.05)
        return False

    def _greet(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            self.asked_to_show.emit()
