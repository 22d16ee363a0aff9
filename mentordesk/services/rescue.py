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
from mentordesk.store.store import FILE_NAME
from mentordesk.vault import swap

_RESCUED = "rescued"
_FILES = (*swap.MEMBERS, "desk.db-wal")
_KEPT = 0.2


def go_back(backup: Path, folder: Path, opens: Opens) -> Generator[Share, None, Path]:
    """Put a backup in the place of a damaged desk; returns the folder that the desk is kept in.

    Raises as `restore_in_place` does, and then the desk is what it was.
    """
    before = _identity(folder)
    kept = yield from during(apart(lambda: set_aside(folder)), 0.0, _KEPT)
    try:
        yield from during(restore_in_place(backup, folder, opens), _KEPT, 1.0)
    except BaseException:
        _drop_unless_only_copy(kept, folder, before)
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
    out, before = folder / _RESCUED, _identity(folder)
    kept = set_aside(folder)
    try:
        staging = swap.begin(folder)
        for name in swap.MEMBERS:
            if (out / name).exists():
                shutil.copyfile(out / name, staging / name)
                (staging / name).chmod(0o600)
        swap.commit(folder)
    except OSError as error:
        _give_up(folder, kept, before)
        raise typed(error, folder) from None
    except BaseException:
        _give_up(folder, kept, before)
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


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        found = (folder / FILE_NAME).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _give_up(folder: Path, kept: Path, before: tuple[int, int] | None) -> None:
    swap.finish(folder)
    _drop_unless_only_copy(kept, folder, before)


def _drop_unless_only_copy(kept: Path, folder: Path, before: tuple[int, int] | None) -> None:
    """Remove what was set aside if the damaged file itself is still in its place."""
    if before is not None and _identity(folder) == before:
        shutil.rmtree(kept, ignore_errors=True)
