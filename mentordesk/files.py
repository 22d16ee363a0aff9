"""Small files that nobody else may read, replaced whole or not at all."""

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from mentordesk.errors import DeskError, DeskReadOnly, DiskFull

_READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def make_private_folder(folder: Path) -> None:
    """Make `folder` (and those above it) if need be, for its owner alone (0700).

    Raises DeskReadOnly, DiskFull or DeskError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.chmod(0o700)
    except OSError as error:
        raise typed(error, folder) from None


def write_private(path: Path, data: bytes) -> None:
    """Replace the file at `path` by `data` in one step (0600, whatever the umask).

    A crash at any moment leaves the old file or the new one. Raises DeskReadOnly, DiskFull or
    DeskError, and then the old file is whole and nothing else is left behind.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    except OSError as error:
        raise typed(error, path) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            Path(name).unlink(missing_ok=True)
        raise typed(error, path) from None


def typed(error: OSError, path: Path) -> DeskError:
    """Return our error for the system's."""
    if error.errno in _READ_ONLY:
        return DeskReadOnly(path, errno.errorcode.get(error.errno or 0, ""))
    if error.errno in _FULL:
        return DiskFull(path, errno.errorcode.get(error.errno or 0, ""))
    return DeskError(path, errno.errorcode.get(error.errno or 0, "unknown"))


def _sync_folder(folder: Path) -> None:
    """Make the new name last (Windows cannot open folders, and does not need it)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
