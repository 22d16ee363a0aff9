"""One thread for the store, and the way back to the window's thread.

SQLite wants one thread and the window wants none of the waiting: jobs queue up here in order, and
their answers are delivered in the thread that this object lives in.
"""

from collections.abc import Callable, Generator
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal

from ui.collecting import collect_if_due

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")
P = TypeVar("P")


class StoreRunner(QObject):
    """Runs jobs one after the other on a thread of its own."""

    _ready = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ready.connect(_call, Qt.ConnectionType.QueuedConnection)
        self._closed = False

    @cached_property
    def _executor(self) -> "ThreadPoolExecutor":
        from concurrent.futures import ThreadPoolExecutor  # not needed to show the first screen

        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")

    def run(
        self,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run `job` on the store's thread; `done` or `failed` is called on ours."""

        def work() -> None:
            try:
                answer = job()
            except Exception as error:  # noqa: BLE001 - it is handed on, whatever it is
                self._deliver(partial(failed, error))
            else:
                self._deliver(partial(done, answer))

        self._submit(work)

    def run_slices(
        self,
        job: Generator[P, None, T],
        progress: Callable[[P], None],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> Callable[[], None]:
        """Run a long job a slice at a time, so that saving and searching go on in between.

        Returns a function that cancels it before its next slice.
        """
        cancelled = False

        def cancel() -> None:
            nonlocal cancelled
            cancelled = True

        def slice_of_it() -> None:
            if cancelled:
                job.close()
                return
            try:
                news = next(job)
            except StopIteration as end:
                self._deliver(partial(done, end.value))
            except Exception as error:  # noqa: BLE001 - it is handed on, whatever it is
                self._deliver(partial(failed, error))
            else:
                self._deliver(partial(progress, news))
                if not self._submit(slice_of_it):
                    job.close()

        if not self._submit(slice_of_it):
            job.close()
        return cancel

    def settle(self) -> None:
        """Wait for all that is queued, and deliver the answers."""
        self.finish(lambda: None)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)

    def finish(self, job: Callable[[], Any]) -> None:
        """Run `job` after all that is queued, and wait for it; its error is raised here."""
        if not self._closed:
            self._executor.submit(job).result()

    def close(self, last: Callable[[], Any] | None = None) -> None:
        """Finish what is queued, then `last`; returns when the thread has ended."""
        if self._closed:
            return
        if last is not None:
            self._executor.submit(last)
        self._closed = True
        self._executor.shutdown(wait=True)

    def _submit(self, job: Callable[[], None]) -> bool:
        """Queue a job; returns whether there is still a thread to run it."""
        try:
            if not self._closed:
                self._executor.submit(job)
                return True
        except RuntimeError:  # it was closed just now
            pass
        return False

    def _deliver(self, call: Callable[[], None]) -> None:
        self._ready.emit(call)


def _call(call: Callable[[], None]) -> None:
    call()
    collect_if_due()
