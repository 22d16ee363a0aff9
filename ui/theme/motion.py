"""Whether the person asked their system for less motion."""

import os
import sys
from functools import cache

_WINDOWS_ANIMATIONS = 0x1042  # SPI_GETCLIENTAREAANIMATION
_PORTAL = "org.freedesktop.portal.Desktop"
_PORTAL_TIMEOUT_MS = 150


@cache
def reduced_motion() -> bool:
    """Tell whether animations should be left out; asked of the system once.

    A system that does not answer is taken to have no such wish.
    """
    try:
        return _asked()
    except (AttributeError, OSError, ImportError):
        return False


def _asked() -> bool:
    if sys.platform == "win32":
        import ctypes

        shown = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(_WINDOWS_ANIMATIONS, 0, ctypes.byref(shown), 0)
        return shown.value == 0
    if sys.platform == "darwin":
        return _mac_asked()
    return _portal_asked()


def _mac_asked() -> bool:
    import ctypes

    framework = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
    core = ctypes.cdll.LoadLibrary(framework)
    core.CFStringCreateWithCString.restype = ctypes.c_void_p
    core.CFPreferencesGetAppBooleanValue.argtypes = [ctypes.c_void_p] * 3

    def string(text: str) -> ctypes.c_void_p:
        utf8 = 0x08000100
        return ctypes.c_void_p(core.CFStringCreateWithCString(None, text.encode(), utf8))

    domain = string("com.apple.universalaccess")
    return bool(core.CFPreferencesGetAppBooleanValue(string("reduceMotion"), domain, None))


def _portal_asked() -> bool:
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return False
    return _setting("org.freedesktop.appearance", "reduced-motion") == 1 or (
        _setting("org.gnome.desktop.interface", "enable-animations") is False
    )


def _setting(namespace: str, key: str) -> object:
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

    ask = QDBusMessage.createMethodCall(
        _PORTAL, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings", "ReadOne"
    )
    ask.setArguments([namespace, key])
    bus = QDBusConnection.sessionBus()
    reply = bus.call(ask, QDBus.CallMode.Block, _PORTAL_TIMEOUT_MS)
    if reply.type() != QDBusMessage.MessageType.ReplyMessage:
        return None
    value = reply.arguments()[0]
    return value.variant() if hasattr(value, "variant") else value
