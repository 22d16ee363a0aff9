"""The list of an archive is bounded before a reader takes it in."""

import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from mentordesk.errors import BackupDamaged
from mentordesk.vault import backup_file, zip_end

ENTRY = struct.Struct("<4s4B4HL2L5H2L")


def lists(path: Path, entries: int = 3, largest: int = 4096) -> bool:
    with path.open("rb") as file:
        return zip_end.lists(file, entries, largest)


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    path = tmp_path / "three.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in "abc":
            archive.writestr(name, name)
    return path


def test_what_lists_as_many_as_it_should(packed: Path) -> None:
    assert lists(packed)
    assert not lists(packed, entries=2)
    assert not lists(packed, largest=100)


def test_a_comment_or_anything_else_behind_the_end(packed: Path) -> None:
    with zipfile.ZipFile(packed, "a") as archive:
        archive.comment = b"more"
    assert not lists(packed)


@pytest.mark.parametrize("size", [0, 1, 21, 22, 42, 97, 98])
def test_what_is_too_short(packed: Path, size: int) -> None:
    packed.write_bytes(packed.read_bytes()[:size])
    assert not lists(packed)


def test_large_offsets_have_a_second_end(
    packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python's own writer, told that 100 bytes are too many for the first end."""
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 100)
    path = tmp_path / "large.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in "abc":
            archive.writestr(name, name * 100)
    data = path.read_bytes()
    assert data[-42:-38] == b"PK\6\7"
    assert lists(path)
    assert not lists(path, entries=2)
    assert not lists(path, largest=100)
    many = bytearray(data)
    many[-98 + 32] = 4  # the total that it lists, in the second end alone
    path.write_bytes(many)
    assert not lists(path)
    path.write_bytes(data[:-98] + b"moved" + data[-98:])
    assert not lists(path)
    path.write_bytes(data[-42:])
    assert not lists(path)


def test_a_million_entries_cost_nothing(tmp_path: Path) -> None:
    path, count = tmp_path / "many.mdbackup", 1_500_000
    entry = ENTRY.pack(b"PK\1\2", 20, 3, 20, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    with path.open("wb") as file:
        for _part in range(count // 10_000):
            file.write(entry * 10_000)
        size = len(entry) * count
        file.write(struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 65535, 65535, size, 0, 0))
    tracemalloc.start()
    try:
        with pytest.raises(BackupDamaged):
            backup_file.read_manifest(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 1024 * 1024
