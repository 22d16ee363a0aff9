"""Jobs run in order on one thread; answers come back in ours."""

import gc
import threading
from collections.abc import Generator

from pytestqt.qtbot import QtBot

from ui.store_runner import StoreRunner


def never(error: Exception) -> None:
    raise error


def test_answers_come_back_in_our_thread(runner: StoreRunner, qtbot: QtBot) -> None:
    threads: list[int] = []
    runner.run(
        threading.get_ident, lambda there: threads.extend([there, threading.get_ident()]), never
    )
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] != threads[1] == threading.get_ident()


def test_errors_come_back_too(runner: StoreRunner, qtbot: QtBot) -> None:
    errors: list[Exception] = []
    runner.run(lambda: 1 / 0, never, errors.append)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], ZeroDivisionError)


def test_a_long_job_lets_others_through_and_can_be_cancelled(
    runner: StoreRunner, qtbot: QtBot
) -> None:
    order: list[str] = []

    def long() -> Generator[int, None, str]:
        for number in range(5):
            if number == 1:
                runner.run(lambda: "short", order.append, never)
            yield number
        return "end"

    runner.run_slices(long(), lambda n: order.append(str(n)), order.append, never)
    qtbot.waitUntil(lambda: "end" in order)
    assert order.index("short") < order.index("4")

    def endless() -> Generator[int, None, None]:
        while True:
            yield 0

    seen: list[int] = []
    cancel = runner.run_slices(endless(), seen.append, never, never)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: len(seen) > 3)
    cancel()
    done: list[int] = []
    runner.run(lambda: 1, done.append, never)
    qtbot.waitUntil(lambda: bool(done))


def test_finish_waits(runner: StoreRunner) -> None:
    done: list[int] = []
    runner.finish(lambda: done.append(1))
    assert done == [1]
    runner.close()
    runner.run(lambda: done.append(2), never, never)  # type: ignore[arg-type]
    assert done == [1]


def test_what_is_begun_after_the_end_is_put_away(runner: StoreRunner) -> None:
    ended: list[str] = []

    def steps() -> Generator[int, None, None]:
        try:
            while True:
                yield 1
        finally:
            ended.append("put away")

    runner.run_slices(steps(), ended.append, never, never)  # type: ignore[arg-type]
    runner.finish(lambda: None)
    runner.close()
    assert ended == ["put away"]
    runner.run_slices(steps(), never, never, never)  # type: ignore[arg-type]


def test_settling_waits_for_all_that_is_queued_and_its_answers(runner: StoreRunner) -> None:
    seen: list[object] = []
    runner.run(lambda: "saved", seen.append, never)
    runner.run(lambda: 1 / 0, never, seen.append)  # type: ignore[arg-type]
    runner.settle()
    assert seen[0] == "saved"
    assert isinstance(seen[1], ZeroDivisionError)


class Remains:
    """Something a closed dialog left, which nobody holds but itself."""

    ended_on: list[int]

    def __init__(self, ended_on: list[int]) -> None:
        self.ended_on = ended_on
        self.itself = self

    def __del__(self) -> None:
        """Remember the thread on which this ends."""
        self.ended_on.append(threading.get_ident())


def test_what_the_window_left_does_not_end_on_the_stores_thread(
    runner: StoreRunner, qtbot: QtBot
) -> None:
    ended_on: list[int] = []

    def job() -> int:
        return len([[number] for number in range(200_000)])

    for _turn in range(20):
        Remains(ended_on)
    runner.finish(job)
    with qtbot.waitCallback() as answered:
        runner.run(job, answered, never)
    gc.collect()
    assert ended_on == [threading.get_ident()] * 20
