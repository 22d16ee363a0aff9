"""How long ago the person last did anything: asked of the system, or seen by ourselves."""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject

Seconds = float
_TIMEOUT_MS = 200
_MUTTER = (
    "org.gnome.Mutter.IdleMonitor",
    "/org/gnome/Mutter/IdleMonitor/Core",
    "org.gnome.Mutter.IdleMonitor",
    "GetIdletime",
)
_SAVER = (
    "org.freedesktop.ScreenSaver",
    "/org/freedesktop/ScreenSaver",
    "org.freedesktop.ScreenSaver",
    "GetSessionIdleTime",
)
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class OwnInput(QObject):
    """Remembers when our own windows last had input: all that is known where nobody answers."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._last = clock()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take note of input; hold nothing back."""
        if event.type() in _INPUT:
            self._last = self._clock()
        return False

    def idle(self) -> Seconds:
        """Return how long ago that was."""
        return self._clock() - self._last

    def touch(self) -> None:
        """Count as if there had been input just now."""
        self._last = self._clock()


def system_idle() -> Seconds | None:
    """Return how long the whole system has had no input, or None where it does not say."""
    try:
        if sys.platform == "win32":
            return _windows_idle()
        if sys.platform == "darwin":
            return _mac_idle()
        return _desktop_idle()
    except (AttributeError, OSError, ImportError):
        return None


def _desktop_idle() -> Seconds | None:
    """Ask GNOME, then the X server, then the desktop's screen saver (KDE)."""
    from PySide6.QtGui import QGuiApplication

    known = _asked(*_MUTTER)
    if known is None and QGuiApplication.platformName() == "xcb":
        known = _x_idle()
    if known is None:
        # Under Wayland KDE says 0 whatever happens, so that 0 is no answer.
        known = _asked(*_SAVER) or None
    return known


def _asked(service: str, path: str, interface: str, method: str) -> Seconds | None:
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return None
    question = QDBusMessage.createMethodCall(service, path, interface, method)
    question.setAutoStartService(False)
    answer = bus.call(question, QDBus.CallMode.Block, _TIMEOUT_MS)
    if answer.type() == QDBusMessage.MessageType.ReplyMessage and answer.arguments():
        return float(answer.arguments()[0]) / 1000
    return None


def _x_idle() -> Seconds | None:
    import ctypes
    from ctypes import POINTER, c_int, c_ulong, c_void_p

    class Info(ctypes.Structure):
        _fields_ = (
            ("window", c_ulong),
            ("state", c_int),
            ("kind", c_int),
            ("since", c_ulong),
            ("idle", c_ulong),
            ("events", c_ulong),
        )

    x, saver, info = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXss.so.1"), Info()
    x.XOpenDisplay.restype, x.XOpenDisplay.argtypes = c_void_p, (c_void_p,)
    x.XDefaultRootWindow.restype, x.XDefaultRootWindow.argtypes = c_ulong, (c_void_p,)
    x.XCloseDisplay.argtypes = (c_void_p,)
    saver.XScreenSaverQueryInfo.argtypes = (c_void_p, c_ulong, POINTER(Info))
    display = x.XOpenDisplay(None)
    if not display:
        return None
    try:
        root = x.XDefaultRootWindow(display)
        told = saver.XScreenSaverQueryInfo(display, root, ctypes.byref(info))
    finally:
        x.XCloseDisplay(display)
    return info.idle / 1000 if told else None


def _windows_idle() -> Seconds:
    import ctypes

    class LastInput(ctypes.Structure):
        _fields_ = (("size", ctypes.c_uint), ("time", ctypes.c_uint))

    last = LastInput(ctypes.sizeof(LastInput), 0)
    windll = ctypes.windll  # type: ignore[attr-defined]
    windll.user32.GetLastInputInfo(ctypes.byref(last))
    elapsed = (windll.kernel32.GetTickCount() - last.time) & 0xFFFFFFFF
    return float(elapsed) / 1000


def _mac_idle() -> Seconds:
    import ctypes

    services = ctypes.cdll.LoadLibrary(
        "/System/Library/Frameworks/ApplicationServices.framework/ApplicationServices"
    )
    since = services.CGEventSourceSecondsSinceLastEventType
    since.restype = ctypes.c_double
    since.argtypes = (ctypes.c_int, ctypes.c_uint32)
    combined_session, any_input = 0, 0xFFFFFFFF
    return float(since(combined_session, any_input))
