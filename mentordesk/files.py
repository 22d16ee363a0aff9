"""Small files that nobody else may read, replaced whole or not at all."""

import contextlib
import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from mentordesk.errors import DeskError, DeskExists, DeskReadOnly, DiskFull

#: How the name of a file that is still being written ends.
UNFINISHED = ".unfinished"

_READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_LONGEST_NAME = 40

Check = Callable[[Path], None]


def make_private_folder(folder: Path) -> None:
    """Make `folder` (and those above it) if need be, for its owner alone (0700).

    One that is there and empty becomes the owner's alone, too. One with something in it stays as
    open as it is: it may be somebody's documents, and our files are private by themselves. Raises
    DeskReadOnly, DiskFull or DeskError.
    """
    try:
        for one in reversed((folder, *folder.parents)):
            if not one.is_dir():
                one.mkdir(mode=0o700, exist_ok=True)
                _make_private(one, 0o700)
        if _is_new(folder):
            _make_private(folder, 0o700)
    except OSError as error:
        raise typed(error, folder) from None


def _is_new(folder: Path) -> bool:
    """Tell whether nobody has used a folder yet; one that everyone writes to (/tmp) is in use."""
    return not folder.stat().st_mode & stat.S_ISVTX and not any(folder.iterdir())


def write_private(path: Path, data: bytes, check: Check | None = None) -> None:
    """Replace the file at `path` by `data` in one step (0600, whatever the umask).

    `check` is shown the new file before it takes its name, and may raise to keep it from it.
    A crash at any moment leaves the old file or the new one. Raises DeskReadOnly, DiskFull or
    DeskError, and then the old file is whole and nothing else is left behind.
    """
    with _staged(path, data, check) as staged:
        staged.replace(path)


def create_private(path: Path, data: bytes, check: Check | None = None) -> None:
    """Do as `write_private` does, and raise DeskExists rather than replace a file."""
    with _staged(path, data, check) as staged:
        try:
            os.link(staged, path)  # unlike a rename, this never replaces, even in a race
        except FileExistsError:
            raise DeskExists(path.parent) from None
        except OSError:  # a file system without links, as on a memory stick
            if path.exists():
                raise DeskExists(path.parent) from None
            staged.replace(path)


def typed(error: OSError, path: Path) -> DeskError:
    """Return our error for the system's."""
    name = errno.errorcode.get(error.errno or 0, "unknown")
    if error.errno in _READ_ONLY:
        return DeskReadOnly(path, name)
    if error.errno in _FULL:
        return DiskFull(path, name)
    return DeskError(path, name)


@contextlib.contextmanager
def _staged(path: Path, data: bytes, check: Check | None) -> Iterator[Path]:
    """Yield a file beside `path` that holds `data` on the disk itself; remove it if it is left."""
    prefix = f".{path.name[:_LONGEST_NAME]}-"
    try:
        handle, name = tempfile.mkstemp(UNFINISHED, prefix, path.parent)
        staged = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            _make_private(staged, 0o600)
            if check:
                check(staged)
            yield staged
        finally:
            with contextlib.suppress(OSError):
                staged.unlink(missing_ok=True)
    except OSError as error:
        raise typed(error, path) from None
    sync_folder(path.parent)


def _make_private(path: Path, mode: int) -> None:
    """Take `path` from everyone else, where the file system knows of such things."""
    if path.stat().st_mode & 0o777 != mode:
        with contextlib.suppress(PermissionError):  # memory sticks have one mode for all files
            path.chmod(mode)


def identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from every other one, or None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def copy_private(names: Iterable[str], source: Path, target: Path) -> None:
    """Copy those files of a folder that are there into another one (0600); raises DeskError."""
    try:
        for name in names:
            if (source / name).exists():
                write_private(target / name, b"")
                shutil.copyfile(source / name, target / name)
    except OSError as error:
        raise typed(error, target) from None


def sync_file(path: Path) -> None:
    """Wait until what was written to a file is on the disk; raises OSError."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make a new name last (Windows cannot open folders, and does not need it).

    The file has its name by now, so a file system that cannot do this is no failure to report.
    """
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
