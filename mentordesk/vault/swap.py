"""Putting other files in the place of a desk's own, all of them or none.

The new files are made in a folder of their own inside the desk's. Until a list of them is written
there, the desk is what it was; from then on it is the new one, and whoever opens the desk next
finishes what was cut short. No key is needed for that.
"""

import contextlib
import json
import os
import shutil
from pathlib import Path

from mentordesk.files import make_private_folder, sync_folder, typed, write_private

STAGING = ".swap"
_READY = "ready"
#: What may be put in place, in this order: keys that open nothing are worse than an old desk.
MEMBERS = ("desk.db", "desk.keys", "desk.keys.bak", "desk.head")
_LOGS = ("desk.db-wal", "desk.db-shm")


def begin(folder: Path) -> Path:
    """Return an empty folder inside `folder` for the new files; raises DeskError."""
    finish(folder)
    staging = folder / STAGING
    make_private_folder(staging)
    return staging


def commit(folder: Path) -> None:
    """Put the staged files in place; the desk is closed. Raises DeskError, and then nothing was.

    An error that comes later than the decision is made good at the next opening.
    """
    staging = folder / STAGING
    try:
        names = [name for name in MEMBERS if (staging / name).exists()]
        for name in names:
            _sync(staging / name)
        sync_folder(staging)
        write_private(staging / _READY, json.dumps(names).encode())
    except OSError as error:
        raise typed(error, folder) from None
    with contextlib.suppress(OSError):
        _move(folder, names)


def finish(folder: Path) -> bool:
    """Finish what was decided and cut short, and remove what was not; tell whether it was.

    Raises DeskError where a file cannot be moved now.
    """
    staging = folder / STAGING
    if not staging.is_dir():
        return False
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


def _sync(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())
