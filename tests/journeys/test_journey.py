"""Journeys in a real window, from outside: the main job, and the two days that people dread."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CANARY = b"Zinnoberkranich"
HERE = Path(__file__).parent
NEEDED = ("Xvfb", "dbus-run-session", "xdotool")

SESSION = """
Xvfb -displayfd 3 -screen 0 1400x900x24 3>"$OUT/display" >/dev/null 2>&1 &
server=$!
for _ in $(seq 300); do [ -s "$OUT/display" ] && break; sleep 0.1; done
export DISPLAY=:$(cat "$OUT/display")
timeout 280 /usr/bin/python3 "$DRIVER" "$WAY" "$STORE" "$PYTHON" "$OUT"
code=$?
[ $code -eq 0 ] || import -window root "$OUT/end.png" 2>/dev/null
pkill -f -- "--store $STORE" || true
kill $server
exit $code
"""


def travel(tmp_path: Path, journey: str, way: str) -> Path:
    """Make a journey in a home of its own; returns the folder of what came of it."""
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
        "DRIVER": str(HERE / f"{journey}.py"),
        "HOME": str(home),
        "TMPDIR": str(temporary),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    environment.pop("QT_QPA_PLATFORM", None)
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", SESSION],
        env=environment,
        cwd=HERE.parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    log = (out / "log.txt").read_text() if (out / "log.txt").exists() else ""
    assert done.returncode == 0, f"{done.stdout[-1500:]}\n{done.stderr[-2500:]}\n{log[-1500:]}"
    return out


@pytest.mark.system
@pytest.mark.timeout(330)
@pytest.mark.parametrize("way", ["mouse", "keys"])
def test_the_main_job(tmp_path: Path, way: str) -> None:
    out = travel(tmp_path, "main_job", way)
    assert (out / "meetings.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    for path in tmp_path.rglob("*"):
        if path.is_file() and not path.is_symlink():
            assert CANARY not in path.read_bytes(), path


@pytest.mark.system
@pytest.mark.timeout(330)
@pytest.mark.parametrize("way", ["mouse", "keys"])
@pytest.mark.parametrize("journey", ["lost_passphrase", "new_computer"])
def test_a_day_that_people_dread(tmp_path: Path, journey: str, way: str) -> None:
    travel(tmp_path, journey, way)
