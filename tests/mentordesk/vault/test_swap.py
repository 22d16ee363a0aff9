"""Other files take the place of a desk's all together, wherever the work is cut short."""

import subprocess
import sys
from pathlib import Path

import pytest

from mentordesk.vault import swap

NAMES = ("desk.db", "desk.keys", "desk.keys.bak", "desk.head")
# Ends the process at the n-th call that changes the disk.
CUT = """
import os, sys
from pathlib import Path
left = int(sys.argv[2])
def counted(function):
    def call(*args, **more):
        global left
        left -= 1
        if left < 0:
            os._exit(9)
        return function(*args, **more)
    return call
for name in ("replace", "rename", "unlink", "fsync", "rmdir"):
    setattr(os, name, counted(getattr(os, name)))
from mentordesk.vault import swap
swap.commit(Path(sys.argv[1]))
"""


@pytest.fixture
def staged(tmp_path: Path) -> Path:
    for name in (*NAMES, "desk.db-wal"):
        (tmp_path / name).write_text(f"old {name}")
    staging = swap.begin(tmp_path)
    for name in NAMES:
        (staging / name).write_text(f"new {name}")
    return tmp_path


def state(folder: Path) -> set[str]:
    return {(folder / name).read_text().split()[0] for name in NAMES}


def test_all_files_are_put_in_place_and_the_old_log_goes(staged: Path) -> None:
    swap.commit(staged)
    assert state(staged) == {"new"}
    assert sorted(path.name for path in staged.iterdir()) == sorted(NAMES)
    assert not swap.finish(staged)


def test_what_was_not_decided_is_forgotten(staged: Path) -> None:
    assert not swap.finish(staged)
    assert state(staged) == {"old"}
    assert (staged / "desk.db-wal").exists()
    assert not (staged / swap.STAGING).exists()


def test_cut_short_anywhere_it_is_the_old_desk_or_the_new_one(tmp_path: Path) -> None:
    seen = set()
    for steps in range(40):
        folder = tmp_path / str(steps)
        folder.mkdir()
        for name in (*NAMES, "desk.db-wal"):
            (folder / name).write_text(f"old {name}")
        staging = swap.begin(folder)
        for name in NAMES:
            (staging / name).write_text(f"new {name}")
        command = [sys.executable, "-c", CUT, str(folder), str(steps)]
        code = subprocess.run(command, check=False).returncode
        finished = swap.finish(folder)
        found = state(folder)
        assert len(found) == 1, f"a mixture after {steps} steps"
        assert (folder / "desk.db-wal").exists() == (found == {"old"})
        assert not (folder / swap.STAGING).exists()
        seen.add((*found, finished))
        if code == 0:
            break
    assert {("old", False), ("new", True), ("new", False)} <= seen


def test_a_list_that_is_no_list_decides_nothing(staged: Path) -> None:
    (staged / swap.STAGING / "ready").write_text("{torn")
    assert not swap.finish(staged)
    assert state(staged) == {"old"}


def test_names_of_other_files_are_not_followed(staged: Path) -> None:
    (staged / swap.STAGING / "ready").write_text('["../evil", "desk.db"]')
    (staged / swap.STAGING / "evil").write_text("evil")
    swap.finish(staged)
    assert (staged / "desk.db").read_text() == "new desk.db"
    assert not (staged.parent / "evil").exists()


def test_another_process_leaves_what_is_being_made_ready_alone(staged: Path) -> None:
    code = "import sys; from pathlib import Path; from mentordesk.vault import swap; "
    begun = [sys.executable, "-c", code + "swap.begin(Path(sys.argv[1]))", str(staged)]
    ended = [sys.executable, "-c", code + "swap.finish(Path(sys.argv[1]))", str(staged)]
    for command in (begun, ended):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert "DeskInUse" in done.stderr
    swap.commit(staged)
    assert state(staged) == {"new"}
    assert subprocess.run(begun, check=False).returncode == 0
