"""Sleep and screen saver, told over a real bus by a stand-in for logind, lock the desk."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.system

PROGRAM = """
import os
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from ui.locking.session import SessionWatch

app = QCoreApplication([])
system = QDBusConnection.connectToBus(os.environ["DBUS_SESSION_BUS_ADDRESS"], "system")
for name in ("org.freedesktop.login1", "org.gnome.ScreenSaver"):
    assert system.registerService(name)
watch, left = SessionWatch(), []
watch.left.connect(lambda: left.append(1))
watch.begin()

def tell(path, interface, name, *given):
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments(list(given))
    assert system.send(message)
    loop = QEventLoop()
    QTimer.singleShot(200, loop.quit)
    loop.exec()
    print(len(left), flush=True)

login = "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep"
tell(*login, True)
tell(*login, False)
tell("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True)
tell("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", False)
"""


def test_going_to_sleep_and_a_screen_saver_are_heard() -> None:
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stdout.split() == ["1", "1", "2", "2"], done.stderr
