"""Long work gives way to other work, and hands on what it returns or raises."""

import os
import threading
import time
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mentordesk.desk import Desk, open_desk
from mentordesk.errors import DeskError
from mentordesk.services.snapshots import (
    apart,
    aside,
    awaited,
    beside,
    copy,
    during,
    finish,
    standing_still,
    workplace,
)


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


def test_what_a_killed_process_left_is_swept_up_and_what_is_at_work_is_not(tmp_path: Path) -> None:
    left, linked = tmp_path / ".mentordesk-killed", tmp_path / ".mentordesk-linked"
    left.mkdir()
    (left / "desk.db").write_bytes(b"half a copy")
    (tmp_path / "mine").mkdir()
    linked.symlink_to(tmp_path / "mine")
    with workplace(tmp_path) as at_work:
        long_ago = time.time() - 7200
        for path in (left, tmp_path / "mine"):
            os.utime(path, (long_ago, long_ago))
        with workplace(tmp_path) as another:
            assert at_work.exists()
            assert another != at_work
            assert not left.exists()
            assert (tmp_path / "mine").exists()
        assert not another.exists()
    assert not at_work.exists()


def test_a_workplace_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    with pytest.raises(DeskError), workplace(tmp_path / "gone"):
        pass


def test_work_apart_runs_on_another_thread_and_gives_way() -> None:
    began = threading.Event()

    def job() -> int:
        began.set()
        time.sleep(0.1)
        return threading.get_ident()

    shares: list[float] = []

    def noted() -> Generator[float, None, int]:
        steps = apart(job)
        shares.append(next(steps))
        return (yield from steps)

    assert finish(noted()) != threading.get_ident()
    assert began.is_set()
    assert shares


def test_what_fails_apart_is_raised_here() -> None:
    def job() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(apart(job))


def test_steps_aside_run_on_another_thread_until_they_are_closed() -> None:
    threads, go, closed = [], threading.Event(), threading.Event()

    def steps() -> Generator[float, None, None]:
        try:
            threads.append(threading.get_ident())
            yield 0.5
            go.wait()
            yield 0.75
            raise AssertionError("it went on after it was closed")
        finally:
            closed.set()

    taken = aside(steps())
    while next(taken) != 0.5:
        pass
    threading.Timer(0.05, go.set).start()
    taken.close()
    assert closed.is_set()
    assert threads != [threading.get_ident()]


def test_what_runs_beside_is_awaited_with_its_outcome() -> None:
    with beside(threading.get_ident) as outcome:
        assert outcome() != threading.get_ident()
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(time.sleep, 0.05)
        assert list(awaited([done]))
        assert done.done()


def test_the_file_is_read_as_it_stood_while_the_desk_goes_on(desk: Desk) -> None:
    desk.store.checkpoint()
    before = desk.store.path.read_bytes()
    with standing_still(desk.store) as file:
        desk.settings.put("tab", "goals")
        desk.store.checkpoint()
        assert file.read() == before
    desk.store.checkpoint()
    assert desk.store.path.read_bytes() != before


def test_a_part_of_the_whole_has_its_share_and_hands_on_its_end() -> None:
    closed = []

    def steps() -> Generator[float, None, str]:
        try:
            yield 0.0
            yield 0.5
            yield 1.0
        finally:
            closed.append(True)
        return "made"

    def whole() -> Generator[float, None, None]:
        made.append((yield from during(steps(), 0.2, 0.6)))

    made: list[str] = []
    assert list(whole()) == pytest.approx([0.2, 0.4, 0.6])
    assert made == ["made"]
    cut = during(steps(), 0.0, 1.0)
    next(cut)
    cut.close()
    assert len(closed) == 2
