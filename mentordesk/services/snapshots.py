"""A copy of the open desk's file, made and checked while people go on working.

The copy is made in slices on the store's thread; what takes longer in one piece (waiting for the
disk, SQLite's checks) runs on a thread of its own, on the copy.
"""

import os
from collections.abc import Callable, Generator
from pathlib import Path
from threading import Thread
from typing import TypeVar

from mentordesk.files import typed
from mentordesk.store.store import Store

T = TypeVar("T")

#: The share of the work that is done, 0 to 1.
Share = float
_SLICE = 2 * 1024 * 1024
_PATIENCE_SECONDS = 0.02
_BINARY = getattr(os, "O_BINARY", 0)


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
