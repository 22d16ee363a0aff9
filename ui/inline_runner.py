"""A runner that runs at once, in the caller's thread: for screens painted to files, and tests."""

from collections.abc import Callable, Generator
from typing import TypeVar

T = TypeVar("T")
P = TypeVar("P")


class InlineRunner:
    """Answers before `run` returns."""

    def run(
        self, job: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Run `job`, then call `done` or `failed`."""
        try:
            answer = job()
        except Exception as error:  # noqa: BLE001 - it is handed on, whatever it is
            failed(error)
        else:
            done(answer)

    def run_slices(
        self,
        job: Generator[P, None, T],
        progress: Callable[[P], None],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> Callable[[], None]:
        """Run all slices of a long job; there is nothing left to cancel then."""

        def all_of_it() -> T:
            while True:
                try:
                    progress(next(job))
                except StopIteration as end:
                    answer: T = end.value
                    return answer

        self.run(all_of_it, done, failed)
        return job.close
