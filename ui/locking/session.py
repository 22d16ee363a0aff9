"""What the system's session does: it is locked, put to sleep, or another user takes over.

On Linux systemd's logind tells, and the desktop's screen saver where it locks by itself; Windows
and macOS have ways of their own (``ui.locking.elsewhere``).
"""

import os
import sys
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

_LOGIN = "org.freedesktop.login1"
_SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
)
_TIMEOUT_MS = 500


class SessionWatch(QObject):
    """Emits ``left`` when the person leaves the screen to nobody or to somebody else."""

    left = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_listening = False
        self._ears: object = None

    def begin(self) -> None:
        """Listen, where there is anybody to listen to; safe to call again."""
        if self.is_listening:
            return
        self.is_listening = True
        if sys.platform in {"win32", "darwin"}:
            self._listen_elsewhere()
            return
        from PySide6.QtDBus import QDBusConnection

        self._listen_to_login(QDBusConnection.systemBus())
        session: Any = QDBusConnection.sessionBus()  # Qt's own stubs ask for bytes, and it for str
        for interface, path in _SAVERS if session.isConnected() else ():
            session.connect(interface, path, interface, "ActiveChanged", self, SLOT("saver(bool)"))

    def _listen_elsewhere(self) -> None:
        from ui.locking.elsewhere import MacNotifications, WindowsMessages

        try:
            if sys.platform == "darwin":
                self._ears = MacNotifications(self.left.emit)
            else:
                window = next(iter(QGuiApplication.topLevelWindows()), None)
                handle = window.winId() if window is not None else 0
                self._ears = WindowsMessages(handle, self.left.emit)
        except (AttributeError, OSError):
            return  # an old system without them: the idle time is left

    def _listen_to_login(self, bus: Any) -> None:
        if not bus.isConnected():
            return
        manager = f"{_LOGIN}.Manager"
        bus.connect(
            _LOGIN,
            "/org/freedesktop/login1",
            manager,
            "PrepareForSleep",
            self,
            SLOT("sleep(bool)"),
        )
        path = _session_path(bus)
        if path:
            bus.connect(_LOGIN, path, f"{_LOGIN}.Session", "Lock", self, SLOT("locked()"))
            bus.connect(
                _LOGIN,
                path,
                "org.freedesktop.DBus.Properties",
                "PropertiesChanged",
                self,
                SLOT("changed(QString,QVariantMap,QStringList)"),
            )

    @Slot(bool)
    def sleep(self, begins: bool) -> None:
        """The computer goes to sleep, or has come back from it."""
        if begins:
            self.left.emit()

    @Slot(bool)
    def saver(self, active: bool) -> None:
        """The screen saver began, or ended."""
        if active:
            self.left.emit()

    @Slot()
    def locked(self) -> None:
        """The session is being locked."""
        self.left.emit()

    @Slot("QString", "QVariantMap", "QStringList")
    def changed(self, _interface: str, values: dict[str, Any], _gone: list[str]) -> None:
        """A property of the session changed: another user is in front, or it says it is locked."""
        if values.get("Active") is False or values.get("LockedHint") is True:
            self.left.emit()


def _session_path(bus: Any) -> str:
    """Return logind's name for this session."""
    from PySide6.QtDBus import QDBus, QDBusMessage

    for name in (os.environ.get("XDG_SESSION_ID"), "auto"):
        question = QDBusMessage.createMethodCall(
            _LOGIN, "/org/freedesktop/login1", f"{_LOGIN}.Manager", "GetSession"
        )
        question.setArguments([name])
        answer = bus.call(question, QDBus.CallMode.Block, _TIMEOUT_MS) if name else None
        if answer is not None and answer.type() == QDBusMessage.MessageType.ReplyMessage:
            path = answer.arguments()[0]
            return str(path.path() if hasattr(path, "path") else path)
    return ""
