"""Long work gives way to other work, and hands on what it returns or raises."""

import threading
import time
from pathlib import Path

import pytest

from mentordesk.desk import Desk, open_desk
from mentordesk.errors import DeskError
from mentordesk.services.snapshots import apart, copy


def test_a_copy_is_the_desk(desk: Desk, tmp_path: Path, raw_key: bytes) -> None:
    there = tmp_path / "there"
    there.mkdir()
    assert list(copy(desk.store, there / "desk.db"))[-1] == 1
    again = open_desk(there, raw_key)
    assert again.mentorships.in_view() == desk.mentorships.in_view()
    again.close()


def test_a_place_that_cannot_be_written_is_told_and_the_log_goes_on(
    desk: Desk, tmp_path: Path
) -> None:
    with pytest.raises(DeskError):
        list(copy(desk.store, tmp_path / "nowhere" / "desk.db"))
    desk.settings.put("tab", "goals")
    desk.store.checkpoint()
    assert (desk.store.path.parent / "desk.db-wal").stat().st_size == 0


def test_work_apart_runs_on_another_thread_and_gives_way() -> None:
    began = threading.Event()

    def job() -> int:
        began.set()
        time.sleep(0.1)
        return threading.get_ident()

    steps, shares = apart(job), []
    while True:
        try:
            shares.append(next(steps))
        except StopIteration as end:
            assert end.value != threading.get_ident()
            break
    assert began.is_set()
    assert len(shares) > 1


def test_what_fails_apart_is_raised_here() -> None:
    def job() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(apart(job))
