"""A copy of the open desk's file, made and checked while people go on working.

The copy is made in slices on the store's thread; what takes longer in one piece (waiting for the
disk, SQLite's checks) runs on a thread of its own, on the copy.
"""

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from threading import Thread
from typing import TypeVar, cast

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
    """Copy the desk's file to `target` (0600) a slice at a time; raises DeskError.

    What is written meanwhile is not in the copy.
    """
    source = store.hold_still()
    try:
        total, done = os.fstat(source).st_size, 0
        handle = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, 0o600)
        with os.fdopen(handle, "wb") as file:
            os.lseek(source, 0, os.SEEK_SET)
            while chunk := os.read(source, min(_SLICE, total - done)):
                file.write(chunk)
                done += len(chunk)
                yield done / total
            file.flush()
            yield from apart(lambda: os.fsync(file.fileno()))
    except OSError as error:
        raise typed(error, target) from None
    finally:
        store.release()


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
    outcome: list[T] = []
    failure: list[BaseException] = []

    def run() -> None:
        try:
            outcome.append(job())
        except BaseException as error:  # noqa: BLE001 - it is raised again where it is awaited
            failure.append(error)

    thread = Thread(target=run, name="apart", daemon=True)
    thread.start()
    try:
        while thread.is_alive():
            thread.join(_PATIENCE_SECONDS)
            yield 1.0
    finally:
        thread.join()
    if failure:
        raise failure[0]
    return outcome[0]
