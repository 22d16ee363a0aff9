"""A strict lock is a new process of the same program: nothing of the old one is in its memory."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentordesk.domain.record import Role
from mentordesk.opening import Beginning, found
from mentordesk.vault import keys
from mentordesk.vault.derive import CHEAPEST
from ui.locking.restart import command

NAME, PASSPHRASE = "Zinnoberkranich Okafor", "correct horse battery staple lamp"

#: The program itself; a notifier on its input does what a person would: unlock, and lock.
PROGRAM = """
import sys
from pathlib import Path
import ui.app
from PySide6.QtCore import QSocketNotifier

def begin(self, then=lambda: None):
    def obey():
        word, _, rest = sys.stdin.buffer.raw.readline().decode().strip().partition(" ")
        if word == "unlock":
            # Kept here so that what is looked for can surely be found till the lock.
            self.typed = Path(rest).read_text()
            self.window.screen_shown().unlock.emit(self.typed)
        elif word == "lock":
            self.lock()
        else:
            self.window.close()
    def told(mentorship):
        print("open", flush=True)
    def opened(_desk):
        self.open_desk.session.mentorship_changed.connect(told)
    self.flow.opened.connect(opened)
    self.ears = QSocketNotifier(0, QSocketNotifier.Type.Read)
    self.ears.activated.connect(obey)
    usual(self, lambda: (then(), print(type(self.window.screen_shown()).__name__, flush=True)))

usual, ui.app.Application.start = ui.app.Application.start, begin
sys.exit(ui.app.main())
"""


def test_it_starts_itself_as_it_was_started(tmp_path: Path) -> None:
    ask = "import ui.locking.restart as r, pathlib; print(r.command(pathlib.Path('desk')))"
    done = subprocess.run(
        [sys.executable, "-P", "-c", ask, "--store", "elsewhere"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        capture_output=True,
        text=True,
        check=True,
    )
    words = [sys.executable, "-P", "-c", ask, "--store", str(tmp_path / "desk")]
    assert done.stdout.strip() == str(words)


def test_a_frozen_program_starts_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command(tmp_path) == [sys.executable, "--store", str(tmp_path)]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[subprocess.Popen[str]]:
    monkeypatch.setattr(keys, "calibrated", lambda: CHEAPEST)
    beginning = Beginning(
        my_name="Amara", role=Role.MENTOR, partner_name=NAME, zone="Europe/Berlin"
    )
    desk, _code = found(tmp_path / "desk", PASSPHRASE, beginning)
    desk.close()
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    script = tmp_path / "program.py"
    script.write_text(PROGRAM)
    for folder in ("home", "tmp"):
        (tmp_path / folder).mkdir()
    started = subprocess.Popen(
        [sys.executable, str(script), "--store", str(tmp_path / "desk")],
        env={
            **{key: text for key, text in os.environ.items() if not key.startswith("XDG_")},
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(Path(__file__).parents[3]),
            "HOME": str(tmp_path / "home"),
            "TMPDIR": str(tmp_path / "tmp"),
            "XDG_RUNTIME_DIR": str(tmp_path / "tmp"),
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with started:
        yield started
        started.kill()


def tell(program: subprocess.Popen[str], words: str) -> str:
    assert program.stdin is not None
    program.stdin.write(f"{words}\n")
    program.stdin.flush()
    return says(program)


def says(program: subprocess.Popen[str]) -> str:
    assert program.stdout is not None
    return program.stdout.readline().strip()


def in_memory(program: subprocess.Popen[str], text: str) -> bool:
    memory = memory_of(program.pid)
    return any(text.encode(code) in memory for code in ("utf-8", "utf-16-le", "utf-32-le"))


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0,
    reason="only root may look into a process that leaves no dumps",
)
def test_nothing_that_was_held_is_in_the_memory_of_the_new_one(
    program: subprocess.Popen[str], tmp_path: Path
) -> None:
    unlock = f"unlock {tmp_path / 'passphrase'}"
    assert says(program) == "LockScreen"
    assert tell(program, unlock) == "open"
    assert in_memory(program, NAME)
    assert in_memory(program, PASSPHRASE)
    assert tell(program, "lock") == "LockScreen"
    assert not in_memory(program, NAME)
    assert not in_memory(program, PASSPHRASE)
    assert program.poll() is None
    assert "geometry" in next(tmp_path.glob("home/**/window.ini")).read_text()
    # It has the place of the old one, and the desk is free for it.
    assert tell(program, unlock) == "open"
    assert tell(program, "end") == ""
    assert program.wait(20) == 0


def memory_of(pid: int) -> bytes:
    """Return what a process has in memory that can be written; its owner has to be root."""
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
    return b"".join(parts)
