"""The seals of all pages, in one digest."""

import hashlib
from pathlib import Path

import pytest

from mentordesk.desk import Desk
from mentordesk.store import page_seals


def naive(data: bytes) -> bytes:
    seals = b"".join(data[at + 4096 - 80 : at + 4096] for at in range(0, len(data), 4096))
    return hashlib.blake2b(seals, digest_size=32).digest()


@pytest.mark.parametrize("pages", [1, 2, 511, 512, 513, 1100])
def test_it_is_that_of_the_end_of_every_page(tmp_path: Path, pages: int) -> None:
    path = tmp_path / "desk.db"
    data = hashlib.shake_256(b"%d" % pages).digest(pages * 4096)
    path.write_bytes(data)
    assert page_seals.digest(path) == naive(data)


def test_every_page_counts_and_so_does_what_hangs_over(desk: Desk, folder: Path) -> None:
    desk.close()
    path = folder / "desk.db"
    whole = path.read_bytes()
    seen = {page_seals.digest(path)}
    for at in range(4095, len(whole), 4096):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        seen.add(page_seals.digest(path))
    path.write_bytes(whole + b"more")
    seen.add(page_seals.digest(path))
    assert len(seen) == len(whole) // 4096 + 2


def test_it_is_read_during_other_work(desk: Desk, folder: Path, tmp_path: Path) -> None:
    desk.close()
    with page_seals.being_read(folder / "desk.db") as seals:
        pass
    assert seals.wait() == page_seals.digest(folder / "desk.db")
    with page_seals.being_read(tmp_path / "none") as nothing:
        pass
    assert nothing.wait() is None
