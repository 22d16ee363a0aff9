"""Without room nothing acknowledged is lost, nothing is half done, and reading goes on."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from mentordesk.error_text import sentence
from mentordesk.errors import DiskFull

pytestmark = [
    pytest.mark.torture,
    pytest.mark.timeout(0),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits as Linux has them"),
]

ROOT = Path(__file__).parents[2]


def told(what: str, command: list[str]) -> None:
    """Run the sessions, and see that there were some that had room and some that had none."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    sessions, refused, taken = map(int, done.stdout.split())
    assert refused > sessions
    assert taken > sessions
    print(f"\n{what}: {sessions} sessions, {refused} steps refused whole, {taken} taken, none lost")


def test_files_that_may_not_grow(tmp_path: Path) -> None:
    program = [sys.executable, "-m", "tests.torture.starve"]
    told("a limit on files", [*program, "limit", str(tmp_path / "desk")])


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    def mounted(command: str) -> list[str]:
        mount = f"mount -t tmpfs -o size=3m none {shlex.quote(str(tmp_path))}"
        return ["unshare", "--map-root-user", "--mount", "sh", "-c", f"{mount} && {command}"]

    if subprocess.run(mounted("true"), capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    program = shlex.join([sys.executable, "-m", "tests.torture.starve"])
    told("a full disk", mounted(f"{program} room {shlex.quote(str(tmp_path / 'desk'))}"))


def test_the_sentence_names_the_cure(tmp_path: Path) -> None:
    words = sentence(DiskFull(tmp_path))
    assert "disk" in words
    assert "free" in words.lower() or "room" in words.lower()
