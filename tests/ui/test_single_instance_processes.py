"""One window a desk, with processes of their own: asked, killed, linked, and without a folder."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

#: Holds a desk's place as the window does, and says what it hears.
HOLD = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.single_instance import SingleInstance
app = QCoreApplication([])
place = SingleInstance(Path(sys.argv[1]))
if not place.is_first():
    print("second", flush=True)
    sys.exit(0)
place.listen()
place.asked_to_show.connect(lambda: print("asked", flush=True))
print("first", flush=True)
app.exec()
"""

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start a process that wants the place of a folder; a short path, for the name of a socket."""
    begun: list[subprocess.Popen[str]] = []
    with tempfile.TemporaryDirectory(prefix="md") as temporary:

        def begin(folder: Path, code: str = HOLD, **more: str) -> subprocess.Popen[str]:
            surroundings = {**os.environ, "TMPDIR": temporary, **more}
            command = [sys.executable, "-c", code, str(folder)]
            process = subprocess.Popen(command, stdout=subprocess.PIPE, env=surroundings, text=True)
            begun.append(process)
            return process

        yield begin
        for process in begun:
            process.kill()
            process.communicate()


def said(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_the_second_process_ends_well_and_the_first_hears_of_it(
    start: Start, tmp_path: Path
) -> None:
    first = start(tmp_path)
    assert said(first) == "first"
    second = start(tmp_path)
    assert said(second) == "second"
    assert second.wait(timeout=20) == 0
    assert said(first) == "asked"
    assert first.poll() is None


def test_the_place_of_a_killed_process_is_free(start: Start, tmp_path: Path) -> None:
    first = start(tmp_path)
    assert said(first) == "first"
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    heir = start(tmp_path)
    assert said(heir) == "first"
    assert said(start(tmp_path)) == "second"
    assert said(heir) == "asked"


@pytest.mark.skipif(os.name != "posix", reason="links need a right on Windows")
def test_a_linked_folder_is_the_same_desk(start: Start, tmp_path: Path) -> None:
    folder, link = tmp_path / "desk", tmp_path / "link"
    folder.mkdir()
    link.symlink_to(folder)
    first = start(folder)
    assert said(first) == "first"
    assert said(start(link)) == "second"
    assert said(first) == "asked"


def test_without_a_place_for_the_lock_the_start_goes_on(start: Start, tmp_path: Path) -> None:
    """The desk's own lock still keeps two from writing."""
    gone = str(tmp_path / "gone")
    assert said(start(tmp_path, TMPDIR=gone)) == "first"
    assert said(start(tmp_path, TMPDIR=gone)) == "first"


def test_the_program_itself_ends_where_another_has_the_desk(start: Start, tmp_path: Path) -> None:
    first = start(tmp_path / "desk")
    assert said(first) == "first"
    program = "import sys; from ui.app import main; sys.exit(main(['--store', sys.argv[1]]))"
    settings = {name: str(tmp_path / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    second = start(tmp_path / "desk", program, QT_QPA_PLATFORM="offscreen", **settings)
    assert second.wait(timeout=30) == 0
    assert said(first) == "asked"
