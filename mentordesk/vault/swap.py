"""Putting other files in the place of a desk's own, all of them or none.

The new files are made in a folder of their own inside the desk's. Until a list of them is written
there, the desk is what it was; from then on it is the new one, and whoever opens the desk next
finishes what was cut short. No key is needed for that.
"""

import contextlib
import json
import shutil
from pathlib import Path

from mentordesk import folder_lock
from mentordesk.files import make_private_folder, sync_file, sync_folder, typed, write_private
from mentordesk.folder_lock import FolderLock

STAGING = ".swap"
_READY = "ready"
#: What may be put in place, in this order: keys that open nothing are worse than an old desk.
MEMBERS = ("desk.db", "desk.keys", "desk.keys.bak", "desk.head")
_LOGS = ("desk.db-wal", "desk.db-shm")
# The folders in which something is being made ready by this process.
_locks: dict[Path, FolderLock] = {}


def begin(folder: Path) -> Path:
    """Return an empty folder inside `folder` for the new files; raises DeskError.

    No other process can use the desk from now on until `commit` or `finish`.
    """
    finish(folder)
    staging = folder / STAGING
    lock = folder_lock.take(folder)
    try:
        make_private_folder(staging)
    except BaseException:
        lock.release()
        raise
    _locks[staging] = lock
    return staging


def commit(folder: Path) -> None:
    """Put the staged files in place; the desk is closed. Raises DeskError, and then nothing was.

    An error that comes later than the decision is made good at the next opening.
    """
    staging = folder / STAGING
    try:
        names = [name for name in MEMBERS if (staging / name).exists()]
        for name in names:
            sync_file(staging / name)
        sync_folder(staging)
        write_private(staging / _READY, json.dumps(names).encode())
    except OSError as error:
        raise typed(error, folder) from None
    with contextlib.suppress(OSError):
        _move(folder, names)
    _let_go(folder)


def finish(folder: Path) -> bool:
    """Finish what was decided and cut short, and remove what was not; tell whether it was.

    Raises DeskInUse where another process is at it, DeskError where a file cannot be moved now.
    """
    if not (folder / STAGING).is_dir():
        _let_go(folder)
        return False
    lock = folder_lock.take(folder)
    try:
        return _finished(folder)
    finally:
        lock.release()
        _let_go(folder)


def _finished(folder: Path) -> bool:
    staging = folder / STAGING
    try:
        names = json.loads((staging / _READY).read_bytes())
    except (FileNotFoundError, ValueError):
        shutil.rmtree(staging, ignore_errors=True)
        return False
    except OSError as error:
        raise typed(error, folder) from None
    try:
        _move(folder, [name for name in MEMBERS if name in names])
    except OSError as error:
        raise typed(error, folder) from None
    return True


def _move(folder: Path, names: list[str]) -> None:
    staging = folder / STAGING
    if (staging / "desk.db").exists():
        for log in _LOGS:  # it belongs to the file that goes
            (folder / log).unlink(missing_ok=True)
    for name in names:
        if (staging / name).exists():
            (staging / name).replace(folder / name)
    sync_folder(folder)
    (staging / _READY).unlink()
    shutil.rmtree(staging, ignore_errors=True)


def _let_go(folder: Path) -> None:
    lock = _locks.pop(folder / STAGING, None)
    if lock is not None:
        lock.release()
