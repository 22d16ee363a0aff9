"""Whoever runs the tests as root can write anywhere; here, for a while, not."""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_VERSION = 0x20080522
_WRITES_ANYWHERE = 0b10110  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FSETID


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Let nobody write in `folder` or its files, this thread (and those it starts) included."""
    files = [path for path in folder.iterdir() if path.is_file()]
    for path in files:
        path.chmod(0o400)
    folder.chmod(0o500)
    try:
        with _without_roots_right():
            try:
                (folder / "probe").touch()
            except PermissionError:
                yield
            else:
                pytest.skip("this system lets root write everywhere")
    finally:
        folder.chmod(0o700)
        for path in files:
            path.chmod(0o600)


@contextmanager
def _without_roots_right() -> Iterator[None]:
    if os.geteuid() != 0:
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    head = (ctypes.c_uint32 * 2)(_VERSION, 0)
    held = (ctypes.c_uint32 * 6)()
    assert libc.capget(head, held) == 0
    less = (ctypes.c_uint32 * 6)(*held)
    less[0] &= ~_WRITES_ANYWHERE  # the first word: what is in effect
    assert libc.capset(head, less) == 0
    try:
        yield
    finally:
        assert libc.capset(head, held) == 0
