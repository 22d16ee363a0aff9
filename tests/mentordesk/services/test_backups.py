"""A backup is the whole desk, checked, in one file that opens with the desk's own ways in."""

import os
import random
import shutil
import stat
import subprocess
import sys
import zipfile
from collections.abc import Generator, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import IO, Any

import pytest

from mentordesk.desk import Desk, open_desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.errors import (
    BackupDamaged,
    BackupExists,
    BackupFolderMissing,
    DeskError,
    DeskInUse,
    DeskReadOnly,
)
from mentordesk.opening import unlock
from mentordesk.services.backups import MONTHS, NEWEST, Reason
from mentordesk.store import copies
from mentordesk.vault import backup_file, keys
from mentordesk.vault.data_key import DataKey
from tests.support.clock import SetClock
from tests.support.keyed import PASSPHRASE, give_keys
from tests.support.steps import told


@pytest.fixture
def kept(desk: Desk, folder: Path, raw_key: bytes) -> Desk:
    """The desk of every test, with key slots beside it."""
    give_keys(folder, raw_key)
    return desk


def make(desk: Desk, reason: Reason = Reason.BY_HAND, out: Path | None = None) -> Path:
    path, shares = told(desk.backups.make(reason, out))
    assert shares == sorted(shares)
    assert shares[-1] <= 1
    return path


def unpacked(backup: Path, to: Path) -> Path:
    to.mkdir(mode=0o700)
    list(backup_file.unpack(backup, to))
    return to


def test_it_opens_elsewhere_with_the_passphrase_alone(
    kept: Desk, mentorship: Mentorship, tmp_path: Path
) -> None:
    kept.goals.add(mentorship.mentorship_id, title="Speak up")
    there = unpacked(make(kept), tmp_path / "elsewhere")
    key = keys.unlock_with_passphrase(there, PASSPHRASE)
    with closing(open_desk(there, key.raw)) as copy:
        (card,) = copy.goals.board(mentorship.mentorship_id, kept.clock().date())
        assert card.goal.title == "Speak up"
        *checks, head = copy.verification.run()
        assert not any(finding.problems for finding in checks)
        assert head.problems == ("head_missing",)  # nobody can tell whether it is the newest


@pytest.mark.parametrize("place", [0.3, 0.6, 0.9])
def test_a_byte_that_reached_the_disk_as_another_is_found_before_it_counts(
    kept: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: float
) -> None:
    """What is checked is what is kept: the archive itself, read again."""
    target, pack = tmp_path / "one.mdbackup", backup_file.pack

    def packed_badly(out: IO[bytes], *words: Any) -> Generator[float, None, None]:
        yield from pack(out, *words)
        out.seek(int(out.seek(0, os.SEEK_END) * place))
        out.write(b"\0" if out.read(1) != b"\0" and out.seek(-1, os.SEEK_CUR) else b"\1")

    monkeypatch.setattr(backup_file, "pack", packed_badly)
    with pytest.raises(BackupDamaged):
        make(kept, out=target)
    assert not list(tmp_path.glob("*mdbackup*"))


def test_what_is_not_all_there_does_not_count(
    kept: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "examine", lambda *_: {"goal": 7})
    with pytest.raises(BackupDamaged):
        make(kept, out=tmp_path / "one.mdbackup")
    assert not list(tmp_path.glob("*mdbackup*"))


def test_what_is_written_meanwhile_stays_in_the_desk_and_out_of_the_copy(
    kept: Desk, mentorship: Mentorship, tmp_path: Path, folder: Path, raw_key: bytes
) -> None:
    kept.goals.add(mentorship.mentorship_id, title="before")
    steps = kept.backups.make(Reason.BY_HAND, tmp_path / "one.mdbackup")
    for number, _share in enumerate(steps):
        kept.goals.add(mentorship.mentorship_id, title=f"meanwhile {number}")
        kept.safekeeping.checkpoint()
    there = unpacked(tmp_path / "one.mdbackup", tmp_path / "elsewhere")
    with closing(open_desk(there, raw_key)) as copy:
        titles = [goal.title for goal in copy.goals.all(mentorship.mentorship_id)]
    assert titles == ["before"]
    kept.close()
    with closing(open_desk(folder, raw_key)) as again:
        assert len(again.goals.all(mentorship.mentorship_id)) > 1
        assert again.safekeeping.findings == ()


def test_nobody_else_can_open_the_desk_during_or_after_a_backup(
    kept: Desk, folder: Path, tmp_path: Path
) -> None:
    """A descriptor that is closed would take this process's locks on the file with it."""
    program = (
        "import sys; from pathlib import Path; from mentordesk.desk import open_desk; "
        "open_desk(Path(sys.argv[1]), bytes(range(32)))"
    )

    def tried() -> str:
        done = subprocess.run(
            [sys.executable, "-c", program, str(folder)], capture_output=True, text=True
        )
        return done.stderr

    steps = kept.backups.make(Reason.BY_HAND, tmp_path / "one.mdbackup")
    next(steps)
    assert DeskInUse.__name__ in tried()
    list(steps)
    assert DeskInUse.__name__ in tried()


def test_one_that_is_broken_off_leaves_nothing_and_the_log_is_folded_again(
    kept: Desk, mentorship: Mentorship, folder: Path, tmp_path: Path
) -> None:
    steps = kept.backups.make(Reason.BY_HAND, tmp_path / "one.mdbackup")
    next(steps)
    steps.close()
    assert not list(tmp_path.glob("*.mdbackup"))
    assert not list(tmp_path.glob(".mentordesk-*"))
    kept.goals.add(mentorship.mentorship_id, title="after")
    kept.safekeeping.checkpoint()
    assert (folder / "desk.db-wal").stat().st_size == 0


def test_closing_while_one_is_made_harms_neither(
    kept: Desk, folder: Path, raw_key: bytes, tmp_path: Path
) -> None:
    steps = kept.backups.make(Reason.BY_HAND, tmp_path / "one.mdbackup")
    next(steps)
    kept.close()
    steps.close()
    open_desk(folder, raw_key).close()
    assert not list(tmp_path.glob("*.mdbackup"))


def test_a_backup_is_never_put_in_the_place_of_a_file(kept: Desk, tmp_path: Path) -> None:
    out = tmp_path / "one.mdbackup"
    out.write_text("something of theirs")
    with pytest.raises(BackupExists):
        make(kept, out=out)
    assert out.read_text() == "something of theirs"


def test_a_folder_that_cannot_be_written_is_told(kept: Desk, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        kept.backups.keep_in(Path("/proc/mentordesk"))
        with pytest.raises(DeskError):
            make(kept)
        return
    (tmp_path / "closed").mkdir(mode=0o500)
    with pytest.raises(DeskReadOnly):
        make(kept, out=tmp_path / "closed" / "one.mdbackup")


def test_the_list_says_when_why_and_what(
    kept: Desk, mentorship: Mentorship, clock: SetClock, folder: Path, raw_key: bytes
) -> None:
    assert kept.backups.is_due()
    make(kept, Reason.CLOSED)
    assert not kept.backups.is_due()
    clock.forward(days=1)
    kept.goals.add(mentorship.mentorship_id, title="Speak up")
    assert kept.backups.is_due()
    path = make(kept)
    newest, older = kept.backups.all()
    assert (newest.path, newest.reason, older.reason) == (path, "by-hand", "closed")
    assert newest.made_at - older.made_at == timedelta(days=1)
    assert newest.summary is not None
    assert older.summary is not None
    assert newest.summary.counts["goal"] == older.summary.counts["goal"] + 1
    assert newest.size == path.stat().st_size


def test_what_a_backup_says_openly_holds_no_words_and_no_counts(
    kept: Desk, mentorship: Mentorship
) -> None:
    kept.goals.add(mentorship.mentorship_id, title="CANARY-OF-A-TITLE")
    path = make(kept)
    data = path.read_bytes()
    assert b"CANARY" not in data
    assert b"Amara" not in data
    with zipfile.ZipFile(path) as archive:
        assert b"counts" not in archive.read("manifest.json")


@pytest.mark.skipif(os.name != "posix", reason="other systems have other permissions")
def test_it_is_its_owners_alone_whatever_the_umask(kept: Desk) -> None:
    before = os.umask(0)
    try:
        path = make(kept)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_newest_and_one_a_month_are_kept(kept: Desk, clock: SetClock) -> None:
    original = make(kept)
    origin = backup_file.read_manifest(original)
    signer = backup_file.Signer(DataKey(bytes(range(32))))
    signer.summary = backup_file.Summary({}, 1, "ab" * 16)
    folder = original.parent
    original.unlink()
    start = clock.moment
    for day in range(0, 500, 5):
        made_at = (start - timedelta(days=day)).isoformat(timespec="seconds")
        given = backup_file.Origin(origin.vault_id, made_at, "closed", 1)
        with zipfile.ZipFile(folder / f"MentorDesk {day:04}.mdbackup", "w") as archive:
            archive.writestr("desk.keys", b"keys")
            archive.writestr("desk.db", b"desk")
            archive.writestr("manifest.json", signer.manifest(given, 4, "", ""))
    (folder / "MentorDesk theirs.mdbackup").write_text("not one of ours")
    kept.backups.thin_out()
    left = kept.backups.all()
    months = {(one.made_at.year, one.made_at.month) for one in left}
    assert len(months) == MONTHS
    assert [one.path.name for one in left[:NEWEST]] == [
        f"MentorDesk {day:04}.mdbackup" for day in range(0, NEWEST * 5, 5)
    ]
    assert len(left) <= NEWEST + MONTHS
    assert (folder / "MentorDesk theirs.mdbackup").exists()


@pytest.fixture
def flips(kept: Desk) -> Iterator[tuple[Path, bytes]]:
    path = make(kept)
    yield path, path.read_bytes()


def test_a_changed_byte_anywhere_is_reported(flips: tuple[Path, bytes], tmp_path: Path) -> None:
    path, whole = flips
    rng = random.Random(5)
    ends = [*range(200), *range(len(whole) - 1200, len(whole))]
    missed = []
    for place in [*ends, *(rng.randrange(len(whole)) for _ in range(300))]:
        torn = bytearray(whole)
        torn[place] ^= 0x20
        path.write_bytes(torn)
        target = tmp_path / "to"
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        try:
            list(backup_file.unpack(path, target))
        except (BackupDamaged, DeskError):
            continue
        same = (target / "desk.db").read_bytes() == inner(whole, "desk.db", tmp_path)
        if not (
            same and (target / "desk.keys").read_bytes() == inner(whole, "desk.keys", tmp_path)
        ):
            missed.append(place)
    assert not missed


def inner(data: bytes, name: str, tmp_path: Path) -> bytes:
    (tmp_path / "whole.zip").write_bytes(data)
    with zipfile.ZipFile(tmp_path / "whole.zip") as archive:
        return archive.read(name)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    folder = tmp_path / "old"
    shutil.copytree(Path(__file__).parents[2] / "data" / "desk-0001", folder)
    folder.chmod(0o700)
    return folder


def test_a_backup_is_made_before_the_upgrade(old: Path) -> None:
    before = (old / "desk.db").read_bytes()
    with closing(unlock(old, PASSPHRASE)) as desk:
        (backup,) = desk.backups.all()
        assert backup.reason == Reason.BEFORE_UPGRADE
        assert backup.summary is not None
        assert backup.summary.counts["goal"] == 1
    with zipfile.ZipFile(backup.path) as archive:
        assert archive.read("desk.db") == before


def test_no_backup_no_upgrade(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (old / "backups").write_text("a file where the folder should be")
    before = (old / "desk.db").read_bytes()
    with pytest.raises(DeskError):
        unlock(old, PASSPHRASE)
    assert (old / "desk.db").read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="other systems have other permissions")
@pytest.mark.parametrize("mode", [0o755, 0o1777])
@pytest.mark.parametrize("way", ["by hand", "always"])
def test_a_folder_of_somebodys_choice_stays_as_open_as_it_was(
    kept: Desk, tmp_path: Path, mode: int, way: str
) -> None:
    """It may hold all their documents, or belong to everyone: it is not ours to close."""
    theirs = tmp_path / "Documents"
    theirs.mkdir()
    theirs.chmod(mode)
    if way == "always":
        kept.backups.keep_in(theirs)
        path = make(kept)
    else:
        path = make(kept, out=theirs / "one.mdbackup")
    assert stat.S_IMODE(theirs.stat().st_mode) == mode
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_chosen_folder_that_is_gone_is_told_and_not_made_anew(kept: Desk, tmp_path: Path) -> None:
    """Its drive is not connected; a backup in its place on this disk would be found by nobody."""
    stick = tmp_path / "stick" / "backups"
    stick.mkdir(parents=True)
    kept.backups.keep_in(stick)
    kept.backups.check_folder()
    shutil.rmtree(stick.parent)
    with pytest.raises(BackupFolderMissing):
        kept.backups.check_folder()
    with pytest.raises(BackupFolderMissing):
        make(kept)
    assert not stick.parent.exists()


def test_the_backup_that_somebody_goes_back_to_is_not_thinned_out_first(
    kept: Desk, mentorship: Mentorship, clock: SetClock
) -> None:
    for number in range(NEWEST):
        kept.goals.add(mentorship.mentorship_id, title=f"Goal {number}")
        clock.forward(hours=1)
        make(kept)
    oldest = kept.backups.all()[-1].path
    kept.goals.add(mentorship.mentorship_id, title="One more")
    clock.forward(hours=1)
    kept.back_up_and_close(Reason.BEFORE_RESTORE)
    assert oldest.exists()


@pytest.mark.parametrize("reason", [Reason.CLOSED, Reason.BEFORE_RESTORE])
def test_without_a_backup_a_desk_may_be_closed_and_may_not_be_replaced(
    kept: Desk, tmp_path: Path, folder: Path, raw_key: bytes, reason: Reason
) -> None:
    kept.backups.keep_in(tmp_path / "gone")
    if reason is Reason.BEFORE_RESTORE:
        with pytest.raises(BackupFolderMissing):
            kept.back_up_and_close(reason)
    else:
        kept.back_up_and_close(reason)
    open_desk(folder, raw_key).close()  # it is closed in either case


def test_a_clock_that_was_years_ahead_pushes_no_later_backup_out(
    kept: Desk, mentorship: Mentorship, clock: SetClock
) -> None:
    ahead = timedelta(days=3650)
    clock.moment += ahead
    for number in range(NEWEST + MONTHS):
        kept.goals.add(mentorship.mentorship_id, title=f"Goal {number}")
        clock.forward(days=31)
        make(kept)
    clock.moment -= ahead + timedelta(days=31 * (NEWEST + MONTHS))
    made = []
    for number in range(NEWEST):
        kept.goals.add(mentorship.mentorship_id, title=f"Later goal {number}")
        clock.forward(minutes=1)
        assert kept.backups.is_due()
        made.append(make(kept))
        assert not kept.backups.is_due()
    assert all(path.exists() for path in made)
    assert len(kept.backups.all()) <= 2 * (NEWEST + MONTHS)
