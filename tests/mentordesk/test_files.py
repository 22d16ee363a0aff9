"""Private files are whole or untouched, whatever fails, and nobody else's to read."""

import errno
import os
import stat
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mentordesk.errors import DeskError, DeskExists, DeskReadOnly, DiskFull
from mentordesk.files import (
    copy_private,
    create_private,
    identity,
    make_private_folder,
    typed,
    write_private,
)

posix = pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
OLD, NEW = b"old" * 100, b"new" * 100


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def umask() -> Iterator[Callable[[int], int]]:
    before = os.umask(0o022)
    yield os.umask
    os.umask(before)


@posix
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o277, 0o777])
def test_private_whatever_the_umask(tmp_path: Path, umask: Callable[[int], int], mask: int) -> None:
    umask(mask)
    folder = tmp_path / "a" / "b"
    make_private_folder(folder)
    write_private(folder / "new", NEW)
    create_private(folder / "made", NEW)
    assert [mode(tmp_path / "a"), mode(folder)] == [0o700, 0o700]
    assert [mode(folder / "new"), mode(folder / "made")] == [0o600, 0o600]


@posix
def test_a_folder_that_others_could_read_is_closed(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    make_private_folder(tmp_path)
    assert mode(tmp_path) == 0o700


@posix
@pytest.mark.parametrize("permissions", [0o755, 0o1777])
def test_a_folder_of_other_things_stays_as_open_as_it_is(tmp_path: Path, permissions: int) -> None:
    """It may be somebody's documents, or /tmp: closing it would take them from others."""
    if permissions == 0o755:
        (tmp_path / "letter.txt").write_bytes(OLD)
    tmp_path.chmod(permissions)
    make_private_folder(tmp_path)
    make_private_folder(tmp_path / "desk")
    assert [mode(tmp_path), mode(tmp_path / "desk")] == [permissions, 0o700]


@posix
def test_an_open_file_becomes_private_when_replaced(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(OLD)
    path.chmod(0o644)
    write_private(path, NEW)
    assert (path.read_bytes(), mode(path)) == (NEW, 0o600)


def test_a_file_system_without_permissions_is_no_obstacle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _mode: int) -> None:
        raise PermissionError(errno.EPERM, "memory stick")

    tmp_path.chmod(0o755)
    monkeypatch.setattr(Path, "chmod", refuse)
    make_private_folder(tmp_path)
    write_private(tmp_path / "file", NEW)
    assert names(tmp_path) == ["file"]


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "desk").write_bytes(OLD)
    with pytest.raises(DeskError):
        make_private_folder(tmp_path / "desk")


def failing(code: int) -> Callable[..., None]:
    def fail(*_args: object, **_named: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


#: Every step of writing that the system can refuse, in their order.
STEPS: list[tuple[object, str]] = [
    (tempfile, "mkstemp"),
    (os, "fdopen"),
    (os, "fsync"),
    (Path, "replace"),
]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step[1])
@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EROFS, DeskReadOnly),
        (errno.EACCES, DeskReadOnly),
        (errno.EIO, DeskError),
    ],
)
def test_a_step_that_fails_leaves_the_old_file(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: tuple[object, str],
    code: int,
    kind: type[DeskError],
) -> None:
    path = tmp_path / "file"
    path.write_bytes(OLD)
    with monkeypatch.context() as patch:
        patch.setattr(*step, failing(code))
        with pytest.raises(kind) as caught:
            write_private(path, NEW)
    assert type(caught.value) is kind
    assert caught.value.path == path
    assert (path.read_bytes(), names(tmp_path)) == (OLD, ["file"])


@posix
def test_a_full_disk_while_the_bytes_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The write itself meets the end of the disk (as a limit on the size of files has it)."""
    import resource
    import signal

    path = tmp_path / "file"
    path.write_bytes(OLD)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
        with pytest.raises(DiskFull):
            write_private(path, NEW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert (path.read_bytes(), names(tmp_path)) == (OLD, ["file"])


@posix
def test_a_folder_that_cannot_be_synced_is_no_failure_after_the_fact(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync

    def files_only(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "not here")
        sync(handle)

    monkeypatch.setattr(os, "fsync", files_only)
    write_private(tmp_path / "file", NEW)
    assert (tmp_path / "file").read_bytes() == NEW


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can be another")
def test_a_folder_of_somebody_else_is_read_only() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        os.seteuid(65534)
        try:
            with pytest.raises(DeskReadOnly):
                write_private(folder / "file", NEW)
            with pytest.raises(DeskReadOnly):
                make_private_folder(folder / "inner")
        finally:
            os.seteuid(0)
        assert names(folder) == []


def test_a_check_that_fails_keeps_the_old_file(tmp_path: Path) -> None:
    path, seen = tmp_path / "file", []
    path.write_bytes(OLD)

    def check(staged: Path) -> None:
        seen.append((staged.parent, staged.read_bytes(), path.read_bytes()))
        raise DeskError(path, "not good enough")

    with pytest.raises(DeskError, match="not good enough"):
        write_private(path, NEW, check)
    assert seen == [(tmp_path, NEW, OLD)]
    assert (path.read_bytes(), names(tmp_path)) == (OLD, ["file"])


def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 255)
    write_private(path, NEW)
    assert names(tmp_path) == [path.name]


@pytest.mark.parametrize("links", [True, False])
def test_creating_never_replaces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:
        monkeypatch.setattr(os, "link", failing(errno.EPERM))
    path = tmp_path / "file"
    create_private(path, OLD)
    with pytest.raises(DeskExists):
        create_private(path, NEW)
    assert (path.read_bytes(), names(tmp_path)) == (OLD, ["file"])


def test_of_many_who_create_at_once_one_wins(tmp_path: Path) -> None:
    """The others are told, and the winner's bytes stay."""
    path, together = tmp_path / "file", threading.Barrier(8)

    def compete(number: int) -> bool:
        together.wait()
        try:
            create_private(path, bytes([number]) * 10)
        except DeskExists:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(compete, range(8)))
    assert sum(won) == 1
    assert path.read_bytes() == bytes([won.index(True)]) * 10
    assert names(tmp_path) == ["file"]


def test_an_unknown_failure_has_a_type_too(tmp_path: Path) -> None:
    assert type(typed(OSError("no number"), tmp_path)) is DeskError


@posix
def test_copies_are_private_and_what_is_not_there_is_passed_over(tmp_path: Path) -> None:
    source, target = tmp_path / "from", tmp_path / "to"
    for folder in (source, target):
        folder.mkdir()
    (source / "desk.db").write_bytes(OLD)
    (source / "desk.db").chmod(0o644)
    copy_private(("desk.db", "desk.db-wal"), source, target)
    assert names(target) == ["desk.db"]
    assert ((target / "desk.db").read_bytes(), mode(target / "desk.db")) == (OLD, 0o600)
    with pytest.raises(DeskError):
        copy_private(("desk.db",), source, tmp_path / "gone")


def test_a_file_in_the_place_of_another_is_another(tmp_path: Path) -> None:
    path = tmp_path / "file"
    assert identity(path) is None
    path.write_bytes(OLD)
    first = identity(path)
    path.rename(tmp_path / "moved")
    assert identity(tmp_path / "moved") == first
    path.write_bytes(OLD)
    assert identity(path) not in (None, first)
