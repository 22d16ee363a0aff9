"""A damaged desk gives way: to a backup, or to what can be read of it. It is kept all the same."""

import contextlib
import shutil
from collections.abc import Generator, Iterator
from datetime import datetime
from pathlib import Path

from mentordesk import folder_lock
from mentordesk.files import copy_private, identity, make_private_folder
from mentordesk.services.restore import Opens, restore_in_place
from mentordesk.services.salvage import salvage
from mentordesk.services.salvage_report import Report
from mentordesk.services.snapshots import Share, apart, during
from mentordesk.store.store import FILE_NAME
from mentordesk.vault import swap

_RESCUED = "rescued"
_FILES = (*swap.MEMBERS, f"{FILE_NAME}-wal")
_KEPT = 0.2


def go_back(backup: Path, folder: Path, opens: Opens) -> Generator[Share, None, Path]:
    """Put a backup in the place of a damaged desk; returns the folder that the desk is kept in.

    Raises as `restore_in_place` does, and then the desk is what it was.
    """
    with _giving_way(folder) as kept:
        yield from during(apart(lambda: copy_private(_FILES, folder, kept)), 0.0, _KEPT)
        yield from during(restore_in_place(backup, folder, opens), _KEPT, 1.0)
    return kept


def rescue(folder: Path, opens: Opens) -> Generator[Share, None, Report]:
    """Read what can be read of a damaged desk into a new one beside it; raises as `salvage` does.

    Nothing takes the desk's place until `take_rescued`.
    """
    out = folder / _RESCUED
    shutil.rmtree(out, ignore_errors=True)
    return (yield from salvage(folder, out, opens))


def take_rescued(folder: Path) -> Generator[Share, None, Path]:
    """Put what was rescued in the place of the damaged desk; returns where that is kept.

    Raises DeskError, and then the desk is what it was and the rescue can be taken again.
    """
    with _giving_way(folder) as kept:
        yield from apart(lambda: copy_private(_FILES, folder, kept))
        yield from apart(lambda: _put_in_place(folder))
    shutil.rmtree(folder / _RESCUED, ignore_errors=True)
    return kept


@contextlib.contextmanager
def _giving_way(folder: Path) -> Iterator[Path]:
    """Yield a new folder inside `folder` to keep the damaged desk in, which nobody else uses now.

    Where the block fails it is removed, if the damaged file itself is still in its place.
    """
    lock = folder_lock.take(folder)
    before = identity(folder / FILE_NAME)
    try:
        kept = _new_folder(folder)
        try:
            yield kept
        except BaseException:
            if before is not None and identity(folder / FILE_NAME) == before:
                shutil.rmtree(kept, ignore_errors=True)
            raise
    finally:
        lock.release()


def _new_folder(folder: Path) -> Path:
    stamp = f"{datetime.now().astimezone():%Y-%m-%d %H%M%S}"
    made, number = folder / f"damaged {stamp}", 1
    while made.exists():
        number += 1
        made = folder / f"damaged {stamp} {number}"
    make_private_folder(made)
    return made


def _put_in_place(folder: Path) -> None:
    staging = swap.begin(folder)
    try:
        copy_private(swap.MEMBERS, folder / _RESCUED, staging)
        swap.commit(folder)
    except BaseException:
        swap.finish(folder)
        raise
