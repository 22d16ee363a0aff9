"""One process at a time may use the files of a desk's folder.

SQLite keeps others from the desk's file while it has it open. This keeps them away also while
there is no open file, or another one takes its place. The system lets go of it when a process ends.
"""

import contextlib
import errno
import os
import sys
import time
from pathlib import Path
from threading import Lock

from mentordesk.errors import DeskInUse

#: How long a desk that is just being closed is waited for.
PATIENCE_SECONDS = 0.2
_STEP_SECONDS = 0.02
#: The file that stands for the folder where folders cannot be locked.
FILE_NAME = ".desk-lock"
_TAKEN = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}

_guard = Lock()
# For each folder that this process has: the descriptor, and how often it was taken.
_held: dict[str, tuple[int, int]] = {}


class FolderLock:
    """A folder that this process has for itself, until `release`. It may be taken repeatedly."""

    def __init__(self, name: str | None) -> None:
        self._name = name

    def release(self) -> None:
        """Let go of it; the last of several to do so lets others have it."""
        name, self._name = self._name, None
        if name is None:
            return
        with _guard:
            descriptor, count = _held.pop(name)
            if count > 1:
                _held[name] = (descriptor, count - 1)
            else:
                with contextlib.suppress(OSError):
                    os.close(descriptor)


def take(folder: Path) -> FolderLock:
    """Take `folder` for this process; raises DeskInUse where another one has it.

    Where the system knows no such locks (some network drives), nothing is locked.
    """
    name = os.path.realpath(folder)
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        with _guard:
            if name in _held:
                descriptor, count = _held[name]
                _held[name] = (descriptor, count + 1)
                return FolderLock(name)
            try:
                _held[name] = (_locked(name), 1)
            except BlockingIOError:
                pass
            except OSError:
                return FolderLock(None)
            else:
                return FolderLock(name)
        if time.monotonic() >= until:
            raise DeskInUse(folder, "another process has the folder")
        time.sleep(_STEP_SECONDS)


def _locked(name: str) -> int:
    """Return a descriptor that holds the lock; raises BlockingIOError where another one does."""
    if sys.platform == "win32":
        descriptor = os.open(os.path.join(name, FILE_NAME), os.O_RDWR | os.O_CREAT)  # noqa: PTH118
    else:
        descriptor = os.open(name, os.O_RDONLY)
    try:
        _lock(descriptor)
    except OSError as error:
        os.close(descriptor)
        if error.errno in _TAKEN:
            raise BlockingIOError from None
        raise
    return descriptor


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
