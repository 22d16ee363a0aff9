"""A folder is one process's at a time, and is free again however that process ends."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mentordesk import folder_lock
from mentordesk.desk import Desk, open_desk
from mentordesk.errors import DeskInUse

TAKE = """
import sys
from pathlib import Path
from mentordesk import folder_lock
from mentordesk.errors import DeskInUse
try:
    kept = folder_lock.take(Path(sys.argv[1]))
except DeskInUse:
    print("in use", flush=True)
else:
    print("taken", flush=True)
sys.stdin.read()
"""


@contextmanager
def another(folder: Path) -> Iterator[str]:
    """Let another process try to take `folder`, and live on during the block; yields what it says."""
    with subprocess.Popen(
        [sys.executable, "-c", TAKE, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.kill()


def test_another_process_has_to_wait_until_the_last_lets_go(tmp_path: Path) -> None:
    one, two = folder_lock.take(tmp_path), folder_lock.take(tmp_path)
    for lock in (one, two):
        with another(tmp_path) as said:
            assert said == "in use"
        lock.release()
        lock.release()
    with another(tmp_path) as said:
        assert said == "taken"
        with pytest.raises(DeskInUse):
            folder_lock.take(tmp_path)
    folder_lock.take(tmp_path).release()


def test_a_folder_is_the_same_by_whatever_name(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    link.symlink_to(real)
    lock = folder_lock.take(real)
    with another(link) as said:
        assert said == "in use"
    with another(tmp_path) as said:
        assert said == "taken"
    lock.release()


def test_nothing_is_left_in_the_folder(tmp_path: Path) -> None:
    lock = folder_lock.take(tmp_path)
    assert not list(tmp_path.iterdir())
    lock.release()


def test_where_nothing_can_be_locked_one_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder_lock.take(tmp_path / "missing").release()

    def unknown(_descriptor: int) -> None:
        raise OSError(95, "not supported")

    monkeypatch.setattr(folder_lock, "_lock", unknown)
    closed: list[int] = []
    close = os.close

    def noted(descriptor: int) -> None:
        closed.append(descriptor)
        close(descriptor)

    monkeypatch.setattr(os, "close", noted)
    folder_lock.take(tmp_path).release()
    assert len(closed) == 1


def test_an_open_desk_has_its_folder(desk: Desk, folder: Path, raw_key: bytes) -> None:
    with another(folder) as said:
        assert said == "in use"
    desk.close()
    with another(folder) as said:
        assert said == "taken"
        with pytest.raises(DeskInUse):
            open_desk(folder, raw_key)
    open_desk(folder, raw_key).close()


def test_a_desk_that_could_not_be_opened_has_it_not(desk: Desk, folder: Path) -> None:
    desk.close()
    for _again in range(2):
        with pytest.raises(Exception, match="DeskDamaged"):
            open_desk(folder, bytes(32))
    with another(folder) as said:
        assert said == "taken"
