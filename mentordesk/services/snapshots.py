"""A copy of the open desk's file, made and checked while people go on working.

What takes long (copying, waiting for the disk, SQLite's checks) runs on threads of its own; the
store's thread only gives way until it is done.
"""

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from threading import Event, Thread
from typing import IO, TypeVar, cast

from mentordesk.files import typed
from mentordesk.store.store import Store

T = TypeVar("T")

#: The share of the work that is done, 0 to 1.
Share = float
_SLICE = 2 * 1024 * 1024
_PATIENCE_SECONDS = 0.02
_WORKPLACE = ".mentordesk-"
# No work takes so long: what is older was left by a process that was killed.
_LEFT_SECONDS = 3600
_BINARY = getattr(os, "O_BINARY", 0)


@contextlib.contextmanager
def workplace(folder: Path) -> Iterator[Path]:
    """Yield a new folder inside `folder` for what is not finished, and remove it.

    What a killed process left of the kind is removed, too. Raises DeskError.
    """
    _sweep(folder)
    try:
        made = Path(tempfile.mkdtemp(prefix=_WORKPLACE, dir=folder))
    except OSError as error:
        raise typed(error, folder) from None
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _sweep(folder: Path) -> None:
    with contextlib.suppress(OSError):
        for left in folder.glob(f"{_WORKPLACE}*"):
            if left.is_dir() and time.time() - left.stat().st_mtime > _LEFT_SECONDS:
                shutil.rmtree(left, ignore_errors=True)


def copy(store: Store, target: Path) -> Generator[Share, None, None]:
    """Copy the desk's file to `target` (0600), on a thread of its own; raises DeskError.

    What is written meanwhile is not in the copy, and nobody waits for the disk: it is one to be
    checked or changed first.
    """
    with standing_still(store) as source:
        try:
            yield from aside(_copied(source, target))
        except OSError as error:
            raise typed(error, target) from None


@contextlib.contextmanager
def standing_still(store: Store) -> Iterator[IO[bytes]]:
    """Yield the desk's file, to be read from any one thread; it does not change meanwhile."""
    source = store.hold_still()
    try:
        # Closing it would give up the desk: it is the store's.
        with open(source, "rb", buffering=0, closefd=False) as file:
            file.seek(0)
            yield file
    finally:
        store.release()


def _copied(source: IO[bytes], target: Path) -> Generator[Share, None, None]:
    total, done = os.fstat(source.fileno()).st_size, 0
    handle = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, 0o600)
    with os.fdopen(handle, "wb") as file:
        while chunk := source.read(min(_SLICE, total - done)):
            file.write(chunk)
            done += len(chunk)
            yield done / total


@contextlib.contextmanager
def beside(job: Callable[[], T]) -> Iterator[Callable[[], T]]:
    """Run `job` on a thread of its own during the block; yields what waits for its outcome."""
    with ThreadPoolExecutor(1, thread_name_prefix="beside") as pool:
        yield pool.submit(job).result


def during(steps: Generator[Share, None, T], begin: Share, end: Share) -> Generator[Share, None, T]:
    """Run `steps` as the part of the whole from `begin` to `end`, and return what they do."""
    with contextlib.closing(steps):
        while True:
            try:
                share = next(steps)
            except StopIteration as done:
                return cast("T", done.value)
            yield begin + share * (end - begin)


def finish(steps: Generator[Share, None, T]) -> T:
    """Run `steps` to their end in one go, and return what they do."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            return cast("T", done.value)


def apart(job: Callable[[], T]) -> Generator[Share, None, T]:
    """Run `job` on a thread of its own, giving way while it runs; return or raise what it did."""

    def steps() -> Generator[Share, None, T]:
        yield from ()
        return job()

    return aside(steps(), 1.0)


def awaited(outcomes: Iterable[Future[T]]) -> Generator[Share, None, None]:
    """Give way until all of that has been done which runs on other threads."""
    while wait(outcomes, timeout=_PATIENCE_SECONDS).not_done:
        yield 1.0


def aside(steps: Generator[Share, None, T], begin: Share = 0.0) -> Generator[Share, None, T]:
    """Run `steps` on a thread of their own, giving way meanwhile; return or raise what they do.

    Yields the share that they last yielded. Closed, it waits for the step that is under way, and
    none follows.
    """
    reached, stopped = [begin], Event()
    outcome: list[T] = []
    failure: list[BaseException] = []

    def run() -> None:
        try:
            with contextlib.closing(steps):
                while not stopped.is_set():
                    reached[0] = next(steps)
        except StopIteration as done:
            outcome.append(cast("T", done.value))
        except BaseException as error:  # noqa: BLE001 - it is raised again where it is awaited
            failure.append(error)

    thread = Thread(target=run, name="aside", daemon=True)
    thread.start()
    try:
        is_at_work = True
        while is_at_work:
            thread.join(_PATIENCE_SECONDS)
            is_at_work = thread.is_alive()
            yield reached[0]  # at least once, and the last time how far it came in the end
    finally:
        stopped.set()
        thread.join()
    if failure:
        raise failure[0]
    return outcome[0]
