"""A strict lock is a new process: nothing of the old one's memory is left in it."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ui.locking.restart import command

OLD = """
import sys, time
from pathlib import Path
from ui.locking import restart
words = "CANARY-" + "IN-MEMORY"
held = [words * 50 for _ in range(100)]
restart.command = lambda folder: [sys.executable, "-c", "import time; print('new', flush=True); time.sleep(30)"]
restart.restart(Path("."))
"""


def test_it_starts_itself_for_the_same_desk(tmp_path: Path) -> None:
    assert command(tmp_path) == [sys.executable, "-m", "ui", "--store", str(tmp_path)]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_nothing_that_was_held_is_in_the_memory_of_the_new_one() -> None:
    with subprocess.Popen([sys.executable, "-c", OLD], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"new\n"
        time.sleep(0.05)
        found = b"CANARY-IN-MEMORY" in memory_of(process.pid)
        process.kill()
    assert not found


def memory_of(pid: int) -> bytes:
    parts = []
    own = Path(f"/proc/{pid}")
    with (own / "mem").open("rb", 0) as memory:
        for line in (own / "maps").read_text().splitlines():
            place, rights = line.split()[:2]
            start, end = (int(part, 16) for part in place.split("-"))
            if rights.startswith("rw"):
                try:
                    memory.seek(start)
                    parts.append(memory.read(end - start))
                except (OSError, ValueError):
                    continue
    assert parts
    assert os.getpid() != pid
    return b"".join(parts)
