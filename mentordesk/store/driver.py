"""The SQLCipher file itself: how a connection is opened, and what its errors mean.

The order of the settings matters (each was tried): the key first, EXCLUSIVE before WAL.
"""

import errno
import os
import re
import tempfile
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from mentordesk.errors import (
    DeskDamaged,
    DeskError,
    DeskInUse,
    DeskMissing,
    DeskReadOnly,
    DiskFull,
    NotADesk,
)

APPLICATION_ID = 0x4D445331  # "MDS1"
PAGE_SIZE = 4096

_BUSY, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 5, 8, 10, 11, 13, 14, 26

_SETTINGS = (
    "PRAGMA cipher_log_level = NONE",
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
)


def connect(path: Path, raw_key: bytes, *, create: bool = False) -> Any:
    """Open the encrypted file at `path` with its raw key and return the driver's connection.

    Raises DeskMissing, NotADesk, DeskDamaged, DeskInUse, DeskReadOnly or DiskFull. Nothing is
    written to a file that cannot be opened. A missing file is never made unless `create`.
    """
    if not create:
        _look_at(path)
    _probe_folder(path.parent, path)
    try:
        if create:  # first, and for its owner alone: SQLite gives its log the same permissions
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        connection = sqlcipher.connect(
            f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=0.2
        )
    except sqlcipher.Error as error:
        raise typed(error, path) from None
    try:
        _unlock(connection, raw_key, create=create)
    except sqlcipher.Error as error:
        connection.close()
        raise typed(error, path) from None
    if not create and _pragma(connection, "application_id") != APPLICATION_ID:
        connection.close()
        raise NotADesk(path, "another program's application_id")
    return connection


def fold_away_log(path: Path, raw_key: bytes) -> None:
    """Make a copy one file without a log, so that `connect_to_copy` can open it.

    Raises as `connect` does.
    """
    connection = connect(path, raw_key)
    try:
        connection.execute("PRAGMA synchronous = OFF").fetchall()  # nobody counts on it yet
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
    except sqlcipher.Error as error:
        raise typed(error, path) from None
    finally:
        connection.close()


def connect_to_copy(path: Path, raw_key: bytes) -> Any:
    """Open a copy that is ours alone, to be read by several connections at once.

    They take no locks. What a check has to change for itself it takes back, and until then it is
    in its connection's memory alone. Raises as `connect` does.
    """
    _look_at(path)
    try:
        connection = sqlcipher.connect(
            f"{path.absolute().as_uri()}?mode=rw&nolock=1",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
        )
        _give_key(connection, raw_key)
        for setting in ("journal_mode = MEMORY", "cache_spill = OFF", "trusted_schema = OFF"):
            connection.execute(f"PRAGMA {setting}").fetchall()
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except sqlcipher.Error as error:
        raise typed(error, path) from None
    return connection


def _give_key(connection: Any, raw_key: bytes) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")
    digits = raw_key.hex()
    # SQLCipher takes anything but exactly 64 digits silently as a passphrase.
    if not re.fullmatch("[0-9a-f]{64}", digits):
        raise ValueError("a raw key has 32 bytes")
    connection.execute(f"PRAGMA key = \"x'{digits}'\"")  # a parameter cannot be bound here


def _unlock(connection: Any, raw_key: bytes, *, create: bool) -> None:
    _give_key(connection, raw_key)
    for setting in _SETTINGS:
        connection.execute(setting).fetchall()
    if create:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchall()


def _pragma(connection: Any, name: str) -> Any:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def _look_at(path: Path) -> None:
    """Refuse what cannot be a desk before anything touches it."""
    try:
        with path.open("rb") as file:
            head = file.read(16)
        size = path.stat().st_size
    except FileNotFoundError:
        raise DeskMissing(path.parent) from None
    except OSError as error:
        raise DeskError(path, str(error.strerror)) from None
    if head.startswith(b"SQLite format 3"):
        raise NotADesk(path, "an unencrypted database")
    if size == 0 or size % PAGE_SIZE:
        raise DeskDamaged(path, "size is no whole number of pages")


def _probe_folder(folder: Path, path: Path) -> None:
    """Find out before SQLite does whether the folder can be written."""
    try:
        handle, name = tempfile.mkstemp(prefix=".desk-", dir=folder)
        os.close(handle)
        Path(name).unlink()
        if path.exists():
            with path.open("r+b"):
                pass
    except FileNotFoundError:
        raise DeskMissing(folder) from None
    except OSError as error:
        if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
            raise DeskReadOnly(folder) from None
        if error.errno != errno.ENOSPC:  # a desk on a full disk can still be read
            raise DeskError(folder, str(error.strerror)) from None


def typed(error: BaseException, path: Path) -> DeskError:
    """Return our error for the driver's; its text is kept out, for it can hold people's words."""
    code = getattr(error, "sqlite_errorcode", None)
    detail = f"sqlite {code}"
    primary = code & 0xFF if isinstance(code, int) else None
    known: dict[int | None, type[DeskError]] = {
        _BUSY: DeskInUse,
        _READONLY: DeskReadOnly,
        _CORRUPT: DeskDamaged,
        _NOTADB: DeskDamaged,
        _FULL: DiskFull,
        _CANTOPEN: DeskReadOnly,
    }
    if primary == _IOERR:
        return DiskFull(path, detail) if _is_full(path) else DeskDamaged(path, detail)
    return known.get(primary, DeskError)(path, detail)


def _is_full(path: Path) -> bool:
    """Tell whether a page more would not fit (a quota gives an I/O error, not "full")."""
    files = (path, path.with_name(f"{path.name}-wal"))
    end = max((file.stat().st_size for file in files if file.exists()), default=0)
    try:
        with tempfile.TemporaryFile(dir=path.parent) as probe:
            probe.write(bytes(16 * PAGE_SIZE))
            probe.seek(end)  # a limit on the size of files shows only there
            probe.write(bytes(16 * PAGE_SIZE))
            probe.flush()
    except OSError:
        return True
    return False
