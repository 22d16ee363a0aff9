"""What a backup file may be, and what is refused before anything of it is used."""

import zipfile
from pathlib import Path

import pytest

from mentordesk.errors import BackupDamaged, BackupTooNew
from mentordesk.vault import backup_file
from mentordesk.vault.backup_file import Origin, Signer, Summary
from mentordesk.vault.data_key import DataKey

KEY = DataKey(bytes(range(32)))
ORIGIN = Origin("ab" * 16, "2026-11-23T09:00:00+00:00", "by-hand", 3)
SUMMARY = Summary({"goal": 5, "note": 9}, 77, "cd" * 16)


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    (tmp_path / "some.db").write_bytes(bytes(range(256)) * 40_000)
    signer = Signer(KEY)
    signer.summary = SUMMARY
    path = tmp_path / "one.mdbackup"
    with path.open("w+b") as out, (tmp_path / "some.db").open("rb") as desk:
        shares = list(backup_file.pack(out, desk, b"keys", ORIGIN, signer))
    assert shares == sorted(shares)
    assert shares[-1] == 1
    return path


def test_what_was_packed_is_unpacked(packed: Path, tmp_path: Path) -> None:
    to = tmp_path / "to"
    to.mkdir()
    assert list(backup_file.unpack(packed, to))[-1] == 1
    assert (to / "desk.db").read_bytes() == (tmp_path / "some.db").read_bytes()
    assert (to / "desk.keys").read_bytes() == b"keys"


def test_its_own_key_alone_reads_what_it_holds(packed: Path) -> None:
    manifest = backup_file.read_manifest(packed)
    assert (manifest.reason, manifest.keys_generation) == ("by-hand", 3)
    assert Signer(KEY).is_ours(manifest)
    assert Signer(KEY).summary_of(manifest) == SUMMARY
    other = Signer(DataKey(bytes(32)))
    assert not other.is_ours(manifest)
    assert other.summary_of(manifest) is None


def test_a_later_format_is_told_from_damage(tmp_path: Path) -> None:
    path = tmp_path / "later.mdbackup"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", b'{"magic": "mentordesk-backup", "version": 2}')
        archive.writestr("desk.keys", b"")
        archive.writestr("desk.db", b"")
    with pytest.raises(BackupTooNew):
        backup_file.read_manifest(path)


def test_a_truncated_one_is_refused(packed: Path, tmp_path: Path) -> None:
    whole = packed.read_bytes()
    for size in (0, 10, 100, len(whole) // 2, len(whole) - 1):
        packed.write_bytes(whole[:size])
        with pytest.raises(BackupDamaged):
            list(backup_file.unpack(packed, tmp_path))


@pytest.mark.parametrize(
    "members",
    [
        {"manifest.json": b"{}", "desk.keys": b"", "desk.db": b"", "../evil": b"x"},
        {"manifest.json": b"{}", "desk.keys": b""},
        {"manifest.json": b"[" * 100_000, "desk.keys": b"", "desk.db": b""},
        {"manifest.json": b'{"magic": "mentordesk-backup"}', "desk.keys": b"", "desk.db": b""},
        {"manifest.json": b"\xff\xfe", "desk.keys": b"", "desk.db": b""},
    ],
)
def test_what_is_no_backup_is_refused(members: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "evil.mdbackup"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    target = tmp_path / "to"
    target.mkdir()
    with pytest.raises(BackupDamaged):
        list(backup_file.unpack(path, target))
    assert not list(target.iterdir())


def test_a_compressed_bomb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "bomb.mdbackup"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("manifest.json", "desk.keys", "desk.db"):
            archive.writestr(name, bytes(10_000_000))
    with pytest.raises(BackupDamaged):
        backup_file.read_manifest(path)
