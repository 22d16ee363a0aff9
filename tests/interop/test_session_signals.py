"""What logind and the desktop tell over a real bus, by a stand-in for them, locks the desk."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.system

ROOT = Path(__file__).parents[2]

BEGIN = """
import os, subprocess, sys
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication

app = QGuiApplication([])

def wait(milliseconds):
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()

def stand_in(*words):
    made = subprocess.Popen(
        [sys.executable, "tests/support/desktop_stand_in.py", *words],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )
    assert made.stdout.readline() == "ready\\n"
    return made
"""

WATCH = """
from ui.locking.session import SessionWatch

desktop = stand_in()
watch, left = SessionWatch(), []
watch.left.connect(lambda: left.append(1))
watch.begin()
for word in sys.argv[1:]:
    left.clear()
    print(word, file=desktop.stdin, flush=True)
    wait(200)
    print(word, bool(left), flush=True)
desktop.kill()
"""

IDLE = """
from ui.locking.idle import system_idle

print(system_idle())
for words in (["-1", "0"], ["-1", "61000"], ["5000", "61000"], ["0"]):
    desktop = stand_in(*words)
    print(system_idle())
    desktop.kill()
    desktop.wait()
"""


def run(program: str, *words: str, session_id: str | None = None) -> list[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("XDG_SESSION_ID", None)
    if session_id is not None:
        environment["XDG_SESSION_ID"] = session_id
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", BEGIN + program, *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize("session_id", [None, "7"])
def test_what_counts_as_leaving_is_heard(session_id: str | None) -> None:
    leaves = {
        "sleep": True,
        "wake": False,
        "lock": True,
        "away": True,
        "back": False,
        "idle": False,
        "hint": True,
        "saver": True,
        "unsaver": False,
    }
    heard = run(WATCH, *leaves, session_id=session_id)
    assert heard == [f"{word} {left}" for word, left in leaves.items()]


def test_the_desktop_is_asked_how_long_nobody_did_anything() -> None:
    # Nobody to ask; KDE under Wayland, which always says 0; KDE; GNOME; GNOME just now.
    assert run(IDLE) == ["None", "None", "61.0", "5.0", "0.0"]


X_IDLE = """
Xvfb -displayfd 3 -screen 0 640x480x24 3>"$OUT" >/dev/null 2>&1 &
server=$!
for _ in $(seq 50); do [ -s "$OUT" ] && break; sleep 0.1; done
export DISPLAY=:$(cat "$OUT") QT_QPA_PLATFORM=xcb
sleep 1.2
"$PYTHON" -c "
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
from ui.locking.idle import system_idle
print(system_idle())"
xdotool key a
"$PYTHON" -c "
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
from ui.locking.idle import system_idle
print(system_idle())"
kill $server
"""


def test_an_x_server_knows_too(tmp_path: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", X_IDLE],
        cwd=ROOT,
        env={
            **os.environ,
            "OUT": str(tmp_path / "display"),
            "PYTHON": sys.executable,
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere",
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    before, after = (float(line) for line in done.stdout.split())
    assert before >= 1.2
    assert after < before
