"""A runner whose jobs wait until they are let go, as those on the store's thread do."""

from collections.abc import Callable
from typing import TypeVar

from ui.inline_runner import InlineRunner

T = TypeVar("T")


class LaterRunner(InlineRunner):
    """Keeps jobs in order; `go` runs those waiting and all they lead to."""

    def __init__(self) -> None:
        self._waiting: list[Callable[[], None]] = []

    def run(
        self, job: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Keep a job for later."""
        self._waiting.append(lambda: InlineRunner.run(self, job, done, failed))

    def go(self) -> None:
        """Run what waits, and what that leads to."""
        while self._waiting:
            self._waiting.pop(0)()
