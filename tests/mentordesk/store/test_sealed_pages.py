"""Pages are read one by one where their own seal holds, whatever else is damaged."""

import shutil
import struct
from pathlib import Path

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.errors import DeskDamaged, DeskMissing
from mentordesk.store.driver import PAGE_SIZE
from mentordesk.store.sealed_pages import USABLE, SealedPages


@pytest.fixture
def file(desk: Desk, mentorship: Mentorship, folder: Path) -> Path:
    for number in range(20):
        desk.notes.add(mentorship.mentorship_id, title=f"note {number}", body="words " * 900)
    desk.close()
    return folder / "desk.db"


def whole(file: Path, raw_key: bytes) -> list[int]:
    pages = SealedPages(file, raw_key)
    found = [number for number in range(1, pages.count + 1) if pages.page(number)]
    pages.close()
    return found


def flip(file: Path, place: int) -> None:
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)


def test_all_pages_of_a_whole_file_are_read(file: Path, raw_key: bytes) -> None:
    count = file.stat().st_size // PAGE_SIZE
    assert whole(file, raw_key) == list(range(1, count + 1))
    pages = SealedPages(file, raw_key)
    first = pages.page(1)
    pages.close()
    assert first is not None
    assert len(first) == USABLE
    assert first.startswith(b"SQLite format 3\0")
    assert struct.unpack_from(">I", first, 28)[0] == count


@pytest.mark.parametrize("place", [0, 15, 16, 99, 4095, 4096, 9000, -1])
def test_a_changed_byte_costs_one_page(file: Path, raw_key: bytes, place: int) -> None:
    count = file.stat().st_size // PAGE_SIZE
    place %= file.stat().st_size
    flip(file, place)
    # The first bytes are what all seals hang on: they are found again, and no page is lost.
    lost = {place // PAGE_SIZE + 1} if place >= 16 else set()
    assert set(whole(file, raw_key)) == set(range(1, count + 1)) - lost


def test_what_was_cut_off_is_counted(file: Path, raw_key: bytes) -> None:
    count = file.stat().st_size // PAGE_SIZE
    file.write_bytes(file.read_bytes()[: 10 * PAGE_SIZE + 7])
    pages = SealedPages(file, raw_key)
    assert pages.count == count
    assert pages.page(11) is None
    assert pages.page(10)
    pages.close()


def test_a_page_in_another_place_is_not_read(file: Path, raw_key: bytes) -> None:
    data = bytearray(file.read_bytes())
    data[PAGE_SIZE : 2 * PAGE_SIZE] = data[2 * PAGE_SIZE : 3 * PAGE_SIZE]
    file.write_bytes(data)
    assert 2 not in whole(file, raw_key)


def test_another_key_reads_nothing(file: Path) -> None:
    with pytest.raises(DeskDamaged):
        SealedPages(file, bytes(32))
    with pytest.raises(DeskMissing):
        SealedPages(file.with_name("none.db"), bytes(32))


@pytest.fixture
def with_log(desk: Desk, mentorship: Mentorship, folder: Path, tmp_path: Path) -> Path:
    """A desk as a kill leaves it: its log beside it."""
    desk.safekeeping.checkpoint()
    for number in range(4):
        desk.goals.add(mentorship.mentorship_id, title=f"goal {number}")
    shutil.copytree(folder, tmp_path / "killed")
    return tmp_path / "killed" / "desk.db"


def titles(file: Path, raw_key: bytes) -> set[bytes]:
    pages = SealedPages(file, raw_key)
    found = [pages.page(number) or b"" for number in range(1, pages.count + 1)]
    found += [page.data for page in pages.behind_damage()]
    pages.close()
    names = [f"goal {number}".encode() for number in range(4)]
    return {name for name in names if any(name in page for page in found)}


def test_the_log_is_read(with_log: Path, raw_key: bytes) -> None:
    assert len(titles(with_log, raw_key)) == 4
    with_log.with_name("desk.db-wal").unlink()
    assert titles(with_log, raw_key) == set()


def test_a_log_is_read_to_its_damage_and_behind_it(with_log: Path, raw_key: bytes) -> None:
    log = with_log.with_name("desk.db-wal")
    frames = range(32, log.stat().st_size, PAGE_SIZE + 24)
    data = log.read_bytes()
    for start in frames:
        for place in (start + 2, start + 9, start + 500):
            torn = bytearray(data)
            torn[place] ^= 1
            log.write_bytes(torn)
            assert titles(with_log, raw_key) >= {b"goal 0", b"goal 1", b"goal 2"}, place
    for place in range(32):
        torn = bytearray(data)
        torn[place] ^= 1
        log.write_bytes(torn)
        assert len(titles(with_log, raw_key)) == 4, place
