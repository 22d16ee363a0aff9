"""Looking at a desk without changing anything: its file is damaged, or its folder is read-only.

What is opened is a copy in a private temporary folder: as encrypted as the desk, and removed when
it is closed. Nothing is written in the desk's own folder: a failing disk is best left in peace.
"""

import os
import shutil
import tempfile
from collections.abc import Generator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from mentordesk import folder_lock
from mentordesk.desk import Desk, has_desk, open_desk
from mentordesk.errors import DeskDamaged, DeskMissing
from mentordesk.files import typed
from mentordesk.services import salvage_report
from mentordesk.services.restore import Opens
from mentordesk.services.salvage import copy_keys, salvage
from mentordesk.services.salvage_report import Report
from mentordesk.services.snapshots import Share, apart, during
from mentordesk.store import copies
from mentordesk.store.store import FILE_NAME
from mentordesk.vault import keys
from mentordesk.vault.data_key import DataKey
from mentordesk.vault.head import Head

_SLICE = 2 * 1024 * 1024
_BINARY = getattr(os, "O_BINARY", 0)
_COPIED, _CHECKED = 0.3, 0.5
_FILES = (FILE_NAME, f"{FILE_NAME}-wal")


@dataclass(frozen=True, slots=True)
class Look:
    """A desk that was opened to be read. ``report`` says what of it could not be, if anything.

    ``changes_missing`` is how many changes ``desk.head`` knows of that the file does not.
    """

    desk: Desk
    report: Report | None
    changes_missing: int

    @property
    def is_whole(self) -> bool:
        """Whether all that was saved can be seen."""
        return not self.changes_missing and (self.report is None or self.report.is_whole)

    def in_words(self) -> str:
        """Return in a sentence or two what can be seen and what cannot; "" where all can."""
        if self.is_whole:
            return ""
        if self.report is None:
            return f"{salvage_report.changes_missing(self.changes_missing)}."
        return salvage_report.summary(self.report)


def look(folder: Path, opens: Opens) -> Generator[Share, None, Look]:
    """Open the desk in `folder` to be read, yielding the share done; it refuses every change.

    Of a damaged desk all is shown that can be read. Raises DeskMissing, UnlockError, DeskTooNew,
    DeskInUse, DiskFull (there is no room for a copy), DeskDamaged (nothing can be read) or another
    DeskError; then nothing is left behind. Run it on the thread that is to use the desk.
    """
    if not has_desk(folder):
        raise DeskMissing(folder)
    try:
        work = Path(tempfile.mkdtemp(prefix="mentordesk-read-"))
    except OSError as error:
        raise typed(error, folder) from None
    try:
        key = yield from during(_opened(folder, work, opens), 0.0, 0.0)
        report = yield from _shown(folder, work, opens, key)
        keys.forget(work)  # no backup is ever made of it, and no way in is changed there
        desk = open_desk(work, key.raw)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise
    try:
        desk.safekeeping.accept()  # the copy has no head beside it; the desk's own is asked below
        desk.store.is_read_only = True
        desk.closed = partial(shutil.rmtree, work, ignore_errors=True)
        missing = report.changes_missing if report else _missing(folder, key, desk)
    except BaseException:
        desk.close()
        shutil.rmtree(work, ignore_errors=True)
        raise
    return Look(desk, report, missing)


def _opened(folder: Path, work: Path, opens: Opens) -> Generator[Share, None, DataKey]:
    copy_keys(folder, work)
    key = yield from apart(lambda: opens(work))
    keys.forget(work)
    return key


def _shown(
    folder: Path, work: Path, opens: Opens, key: DataKey
) -> Generator[Share, None, Report | None]:
    """Put a copy of the desk into `work`, or what can be read of it."""
    try:
        yield from during(_copied(folder, work), 0.0, _COPIED)
        checked = apart(lambda: copies.examine(work / FILE_NAME, key.raw))
        yield from during(checked, _COPIED, _CHECKED)
    except DeskDamaged:
        for name in _FILES:
            (work / name).unlink(missing_ok=True)
        return (yield from during(salvage(folder, work, opens), _CHECKED, 1.0))
    return None


def _copied(folder: Path, work: Path) -> Generator[Share, None, None]:
    lock = folder_lock.take(folder)
    try:
        sizes = {
            name: (folder / name).stat().st_size for name in _FILES if (folder / name).exists()
        }
        total, done = sum(sizes.values()) or 1, 0
        for name in sizes:
            handle = os.open(work / name, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, 0o600)
            with os.fdopen(handle, "wb") as target, (folder / name).open("rb") as source:
                while chunk := source.read(_SLICE):
                    target.write(chunk)
                    done += len(chunk)
                    yield min(1.0, done / total)
    except OSError as error:
        raise typed(error, folder) from None
    finally:
        lock.release()


def _missing(folder: Path, key: DataKey, desk: Desk) -> int:
    outside, _doubt = Head(folder, key).read()
    inside = desk.store.head()
    if outside is None or outside.desk_id != inside.desk_id:
        return 0
    return max(0, outside.counter - inside.counter)
