"""A damaged desk gives way: to a backup, or to what can be read of it. It is kept all the same."""

import shutil
from collections.abc import Generator
from datetime import datetime
from pathlib import Path

from mentordesk.files import make_private_folder, typed
from mentordesk.services.restore import Opens, restore_in_place
from mentordesk.services.salvage import salvage
from mentordesk.services.salvage_report import Report
from mentordesk.services.snapshots import Share, apart, during
from mentordesk.vault import swap

_RESCUED = "rescued"
_FILES = (*swap.MEMBERS, "desk.db-wal")
_KEPT = 0.2


def go_back(backup: Path, folder: Path, opens: Opens) -> Generator[Share, None, Path]:
    """Put a backup in the place of a damaged desk; returns the folder that the desk is kept in.

    Raises as `restore_in_place` does, and then the desk is what it was.
    """
    kept = yield from during(apart(lambda: set_aside(folder)), 0.0, _KEPT)
    try:
        yield from during(restore_in_place(backup, folder, opens), _KEPT, 1.0)
    except BaseException:
        shutil.rmtree(kept, ignore_errors=True)  # the desk is in its own place still
        raise
    return kept


def rescue(folder: Path, opens: Opens) -> Generator[Share, None, Report]:
    """Read what can be read of a damaged desk into a new one beside it; raises as `salvage` does.

    Nothing takes the desk's place until `take_rescued`.
    """
    out = folder / _RESCUED
    shutil.rmtree(out, ignore_errors=True)
    return (yield from salvage(folder, out, opens))


def take_rescued(folder: Path) -> Path:
    """Put what was rescued in the place of the damaged desk; returns where that is kept.

    Raises DeskError, and then the desk is what it was.
    """
    out = folder / _RESCUED
    kept = set_aside(folder)
    staging = swap.begin(folder)
    try:
        for name in swap.MEMBERS:
            if (out / name).exists():
                shutil.copyfile(out / name, staging / name)
                (staging / name).chmod(0o600)
        swap.commit(folder)
    except OSError as error:
        swap.finish(folder)
        shutil.rmtree(kept, ignore_errors=True)
        raise typed(error, folder) from None
    except BaseException:
        swap.finish(folder)
        shutil.rmtree(kept, ignore_errors=True)
        raise
    shutil.rmtree(out, ignore_errors=True)
    return kept


def set_aside(folder: Path) -> Path:
    """Copy a damaged desk's files into a folder inside its own; raises DeskError."""
    stamp = f"{datetime.now().astimezone():%Y-%m-%d %H%M%S}"
    kept, number = folder / f"damaged {stamp}", 1
    while kept.exists():
        number += 1
        kept = folder / f"damaged {stamp} {number}"
    make_private_folder(kept)
    try:
        for name in _FILES:
            if (folder / name).exists():
                shutil.copyfile(folder / name, kept / name)
                (kept / name).chmod(0o600)
    except OSError as error:
        shutil.rmtree(kept, ignore_errors=True)
        raise typed(error, kept) from None
    return kept
