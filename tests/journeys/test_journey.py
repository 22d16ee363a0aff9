"""Journeys in a real window, from outside: the main job, and the two days that people dread."""

import os
import shutil
import stat
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from mentordesk.desk import Desk
from mentordesk.domain.expectation import Expectation
from mentordesk.domain.goal import Goal
from mentordesk.domain.meeting import Meeting
from mentordesk.domain.mentorship import Mentorship
from tests.support.canaries import STEM, TRACES, Planted
from tests.support.keyed import give_keys

CANARY = b"Zinnoberkranich"
PASSPHRASE = "correct horse battery staple lamp"
HERE = Path(__file__).parent
NEEDED = ("Xvfb", "dbus-run-session", "xdotool")

SESSION = """
umask 000
# The server stays as it is when the program, its only guest, was killed.
Xvfb -noreset -displayfd 3 -screen 0 1400x900x24 3>"$OUT/display" >/dev/null 2>&1 &
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


def travel(tmp_path: Path, journey: str, way: str, **more: str) -> Path:
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
        "PYTHONPATH": str(HERE.parents[1]),  # wherever it goes, it is this program
        "PYTHONDONTWRITEBYTECODE": "1",
        **more,
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
@pytest.mark.parametrize("journey", ["lost_passphrase", "new_computer", "agreement", "goal"])
def test_what_a_pair_goes_through(tmp_path: Path, journey: str, way: str) -> None:
    travel(tmp_path, journey, way)


@pytest.mark.system
@pytest.mark.timeout(330)
@pytest.mark.parametrize("way", ["mouse", "keys"])
def test_closing_keeps_an_archive_and_erases_private_notes(tmp_path: Path, way: str) -> None:
    out = travel(tmp_path, "closing", way, STEM=STEM)
    archive = (out / "archive.md").read_text(encoding="utf-8")
    paper = " ".join(page.extract_text() for page in PdfReader(out / "archive.pdf").pages)
    for words in ("What will we miss", "Give a talk", "Thank you for the silence"):
        assert words in archive
        assert words in " ".join(paper.split())
    assert not TRACES.in_bytes(paper.encode())
    assert TRACES.below(tmp_path) == []


@pytest.mark.system
@pytest.mark.timeout(330)
def test_a_visit_of_every_screen_leaves_nothing_private_anywhere(
    tmp_path: Path,
    desk: Desk,
    mentorship: Mentorship,
    folder: Path,
    raw_key: bytes,
) -> None:
    """An error, a crash and two exports included; whatever the umask is."""
    give_keys(folder, raw_key, PASSPHRASE)
    pair = mentorship.mentorship_id
    goal = desk.goals.add(pair, title="A shared goal").made
    starts = datetime(2026, 11, 27, 16)
    meeting = desk.meetings.plan(pair, title="A meeting", starts_local=starts, zone="UTC").made
    question = desk.expectations.add(pair, title="A shared question").made
    Planted(desk, pair, {Goal: goal, Meeting: meeting, Expectation: question})
    desk.close()
    before = {*Path("/dev/shm").rglob("*"), *Path("/tmp").glob("*")}
    out = travel(tmp_path, "full_visit", "keys", STEM=STEM)
    assert (out / "all.ics").read_bytes().count(b"BEGIN:VEVENT") == 1
    assert "A shared goal" in (out / "all.md").read_text()
    assert TRACES.below(tmp_path) == []
    for path in {*Path("/dev/shm").rglob("*"), *Path("/tmp").glob("*")} - before:
        assert not (path.is_file() and TRACES.in_bytes(path.read_bytes())), path
    assert not list(tmp_path.rglob("core*"))
    for path in (folder, *folder.rglob("*"), out / "all.ics", out / "all.md"):
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path
