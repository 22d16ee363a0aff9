"""What the session does on Windows and macOS: it is locked, left, or put to sleep."""

import ctypes
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication

_POWER, _SUSPEND = 0x0218, 0x0004
_SESSION_CHANGE = 0x02B1
_CONSOLE_LEFT, _REMOTE_LEFT, _LOGGED_OFF, _LOCKED = 0x2, 0x4, 0x6, 0x7
_MAC_SIGNS = (b"com.apple.screenIsLocked", b"com.apple.screensaver.didstart")
_UTF8, _AT_ONCE = 0x08000100, 4


def is_leave(message: int, word: int) -> bool:
    """Tell whether a message to a window on Windows says that the person leaves the session."""
    if message == _POWER:
        return word == _SUSPEND
    left = {_CONSOLE_LEFT, _REMOTE_LEFT, _LOGGED_OFF, _LOCKED}
    return message == _SESSION_CHANGE and word in left


class WindowsMessages(QAbstractNativeEventFilter):
    """Calls `left` when Windows says so to the window of a native `handle`."""

    def __init__(self, handle: int, left: Callable[[], None]) -> None:
        super().__init__()
        self._left = left
        if sys.platform == "win32":
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(ctypes.c_void_p(handle), 0)
            app = QCoreApplication.instance()
            if app is not None:
                app.installNativeEventFilter(self)

    def nativeEventFilter(self, _kind: object, message: Any) -> tuple[bool, int]:
        """Look at a message, and leave it to Qt."""
        from ctypes import wintypes

        sent = wintypes.MSG.from_address(int(message))
        if is_leave(sent.message, sent.wParam):
            self._left()
        return False, 0


class MacNotifications:
    """Calls `left` when macOS locks the screen or begins its screen saver."""

    def __init__(self, left: Callable[[], None]) -> None:
        kind = ctypes.CFUNCTYPE(None, *[ctypes.c_void_p] * 5)
        self._heard = kind(lambda *_told: left())  # kept, for macOS holds its bare address
        core = ctypes.cdll.LoadLibrary(
            "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
        )
        core.CFNotificationCenterGetDistributedCenter.restype = ctypes.c_void_p
        core.CFStringCreateWithCString.restype = ctypes.c_void_p
        core.CFStringCreateWithCString.argtypes = (
            ctypes.c_void_p,
            ctypes.c_char_p,
            ctypes.c_uint32,
        )
        core.CFNotificationCenterAddObserver.argtypes = (
            ctypes.c_void_p,
            ctypes.c_void_p,
            kind,
            ctypes.c_void_p,
            ctypes.c_void_p,
            ctypes.c_long,
        )
        centre = core.CFNotificationCenterGetDistributedCenter()
        for sign in _MAC_SIGNS:
            name = core.CFStringCreateWithCString(None, sign, _UTF8)
            core.CFNotificationCenterAddObserver(centre, None, self._heard, name, None, _AT_ONCE)
