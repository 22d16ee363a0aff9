"""The main job in a real window, from outside, with a kill in the middle."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CANARY = b"Zinnoberkranich"
DRIVER = Path(__file__).with_name("driver.py")
NEEDED = ("Xvfb", "dbus-run-session", "xdotool")

SESSION = """
Xvfb -displayfd 3 -screen 0 1400x900x24 3>"$OUT/display" >/dev/null 2>&1 &
server=$!
for _ in $(seq 50); do [ -s "$OUT/display" ] && break; sleep 0.1; done
export DISPLAY=:$(cat "$OUT/display")
timeout 240 /usr/bin/python3 "$DRIVER" "$WAY" "$STORE" "$PYTHON" "$OUT"
code=$?
[ $code -eq 0 ] || import -window root "$OUT/end.png" 2>/dev/null
pkill -f -- "--store $STORE" || true
kill $server
exit $code
"""


@pytest.mark.system
@pytest.mark.timeout(300)
@pytest.mark.parametrize("way", ["mouse", "keys"])
def test_the_main_job_from_outside(tmp_path: Path, way: str) -> None:
    missing = [name for name in NEEDED if shutil.which(name) is None]
    assert not missing, f"install {missing} (see .ci/run)"
    home, out, temporary = tmp_path / "home", tmp_path / "out", tmp_path / "tmp"
    for folder in (home, out, temporary):
        folder.mkdir()
    environment = {
        **os.environ,
        "WAY": way,
        "STORE": str(tmp_path / "desk"),
        "PYTHON": sys.executable,
        "OUT": str(out),
        "DRIVER": str(DRIVER),
        "HOME": str(home),
        "TMPDIR": str(temporary),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"),
    }
    environment.pop("QT_QPA_PLATFORM", None)
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", SESSION],
        env=environment,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    log = (out / "log.txt").read_text() if (out / "log.txt").exists() else ""
    assert done.returncode == 0, f"{done.stdout[-1500:]}\n{done.stderr[-2500:]}\n{log[-1500:]}"
    assert (out / "meetings.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    for path in tmp_path.rglob("*"):
        if path.is_file() and not path.is_symlink():
            assert CANARY not in path.read_bytes(), path
