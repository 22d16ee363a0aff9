"""A damaged desk gives way to a backup or to what can be read, and is kept."""

from contextlib import closing
from pathlib import Path

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.errors import BackupDamaged, DeskDamaged, DiskFull
from mentordesk.opening import unlock
from mentordesk.services import rescue
from mentordesk.services.backups import Reason
from mentordesk.services.restore import by_passphrase
from mentordesk.services.snapshots import finish
from mentordesk.vault import swap
from tests.support.keyed import PASSPHRASE, give_keys

OPENS = by_passphrase(PASSPHRASE)


@pytest.fixture
def backup(
    desk: Desk, mentorship: Mentorship, folder: Path, raw_key: bytes, tmp_path: Path
) -> Path:
    """A backup of before the damage: a desk with forty notes, whose file is torn in the first page."""
    give_keys(folder, raw_key)
    for number in range(40):
        desk.notes.add(mentorship.mentorship_id, title=f"Note {number}", body="words " * 100)
    made = desk.backups.make_now(Reason.BY_HAND, tmp_path / "one.mdbackup")
    desk.close()
    data = bytearray((folder / "desk.db").read_bytes())
    data[2000] ^= 1
    (folder / "desk.db").write_bytes(data)
    with pytest.raises(DeskDamaged):
        unlock(folder, PASSPHRASE)
    return made


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def notes(desk: Desk) -> int:
    pair = desk.mentorships.in_view()
    assert pair is not None
    return len(desk.notes.rows(pair.mentorship_id))


def test_a_backup_takes_its_place_and_the_damaged_one_is_kept(backup: Path, folder: Path) -> None:
    torn = (folder / "desk.db").read_bytes()
    kept = finish(rescue.go_back(backup, folder, OPENS))
    assert kept.parent == folder
    assert (kept / "desk.db").read_bytes() == torn
    assert (kept.stat().st_mode & 0o777, (kept / "desk.db").stat().st_mode & 0o777) == (
        0o700,
        0o600,
    )
    with closing(unlock(folder, PASSPHRASE)) as again:
        assert notes(again) == 40
        assert again.safekeeping.findings == ()


def test_what_can_be_read_takes_its_place_once_it_was_looked_at(backup: Path, folder: Path) -> None:
    before = files(folder)
    report = finish(rescue.rescue(folder, OPENS))
    assert report.kinds["note"].whole == 40
    assert {name: files(folder)[name] for name in before} == before
    kept = finish(rescue.take_rescued(folder))
    assert (kept / "desk.db").read_bytes() == before["desk.db"]
    assert not (folder / "rescued").exists()
    with closing(unlock(folder, PASSPHRASE)) as again:
        assert notes(again) == 40
        assert again.safekeeping.findings == ()
        assert not any(found.problems for found in again.verification.run())


def test_a_backup_that_is_torn_too_changes_nothing(backup: Path, folder: Path) -> None:
    before = files(folder)
    backup.write_bytes(backup.read_bytes()[:-5000])
    with pytest.raises(BackupDamaged):
        finish(rescue.go_back(backup, folder, OPENS))
    assert files(folder) == before
    assert not list(folder.glob("damaged*"))


def test_without_room_to_keep_it_nothing_takes_its_place(
    backup: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish(rescue.rescue(folder, OPENS))
    before = files(folder)

    def full(*_given: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("shutil.copyfile", full)
    with pytest.raises(DiskFull):
        finish(rescue.take_rescued(folder))
    with pytest.raises(DiskFull):
        finish(rescue.go_back(backup, folder, OPENS))
    monkeypatch.undo()
    assert files(folder) == before
    assert not list(folder.glob("damaged*"))
    finish(rescue.take_rescued(folder))


def test_two_in_one_second_have_folders_of_their_own(backup: Path, folder: Path) -> None:
    assert len({finish(rescue.go_back(backup, folder, OPENS)) for _again in range(3)}) == 3


def test_breaking_off_leaves_the_damaged_desk_as_it_was(backup: Path, folder: Path) -> None:
    before = files(folder)
    for steps in (rescue.go_back(backup, folder, OPENS), rescue.rescue(folder, OPENS)):
        next(steps)
        steps.close()
        assert files(folder) == before
        assert not list(folder.glob("damaged*"))


@pytest.mark.parametrize("way", ["backup", "rescue"])
def test_an_error_after_the_decision_does_not_cost_the_damaged_file(
    backup: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """The other desk is in place by then, or will be: what was set aside is the only copy."""
    torn = (folder / "desk.db").read_bytes()
    finish(rescue.rescue(folder, OPENS))
    real = swap.commit

    def decided_then_broken(where: Path) -> None:
        real(where)
        raise DiskFull(where)

    with monkeypatch.context() as patch:
        patch.setattr(swap, "commit", decided_then_broken)
        with pytest.raises(DiskFull):
            if way == "backup":
                finish(rescue.go_back(backup, folder, OPENS))
            else:
                finish(rescue.take_rescued(folder))
    (kept,) = folder.glob("damaged*")
    assert (kept / "desk.db").read_bytes() == torn
    unlock(folder, PASSPHRASE).close()
