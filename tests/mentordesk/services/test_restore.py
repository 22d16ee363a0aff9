"""A backup becomes a desk again; whatever goes wrong on the way, the desk that was there stays."""

import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from mentordesk.desk import Desk, open_desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.errors import BackupDamaged, DeskExists, DeskTooNew, WrongPassphrase
from mentordesk.opening import unlock
from mentordesk.services.backups import Reason
from mentordesk.services.restore import (
    by_key,
    by_passphrase,
    by_recovery_code,
    preview,
    restore,
    restore_in_place,
)
from mentordesk.services.snapshots import finish
from mentordesk.vault import keys
from mentordesk.vault.data_key import DataKey
from mentordesk.vault.derive import CHEAPEST
from tests.support.clock import SetClock
from tests.support.keyed import PASSPHRASE, give_keys

OLD = Path(__file__).parents[2] / "data" / "desk-0001"
ANOTHER = "other six words that nobody would guess"
# Ends the process at the n-th call that changes the disk.
CUT = """
import os, sys
from pathlib import Path
from mentordesk.services.restore import by_passphrase, restore_in_place
left = int(sys.argv[3])
def counted(function):
    def call(*args, **more):
        global left
        left -= 1
        if left < 0:
            os._exit(9)
        return function(*args, **more)
    return call
for name in ("replace", "rename", "link", "unlink", "fsync", "mkdir"):
    setattr(os, name, counted(getattr(os, name)))
for _ in restore_in_place(Path(sys.argv[2]), Path(sys.argv[1]), by_passphrase(sys.argv[4])):
    pass
"""
# Goes back to a backup where no file may become longer than so many bytes.
TIGHT = """
import resource, signal, sys
from pathlib import Path
from mentordesk.errors import DiskFull
from mentordesk.services.restore import by_passphrase, restore_in_place
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
try:
    for _ in restore_in_place(Path(sys.argv[2]), Path(sys.argv[1]), by_passphrase(sys.argv[4])):
        pass
except DiskFull:
    sys.exit(7)
"""


@pytest.fixture
def code(desk: Desk, folder: Path, raw_key: bytes) -> str:
    """Key slots beside the desk of every test; their recovery code."""
    made = give_keys(folder, raw_key)
    return made.recovery_code


@pytest.fixture
def backup(code: str, desk: Desk, mentorship: Mentorship, tmp_path: Path) -> Path:
    """A backup with the goal "Then"; the desk has "Now" besides."""
    desk.goals.add(mentorship.mentorship_id, title="Then")
    made = desk.backups.make_now(Reason.BY_HAND, tmp_path / "one.mdbackup")
    desk.goals.add(mentorship.mentorship_id, title="Now")
    return made


@contextmanager
def opened(folder: Path, raw_key: bytes) -> Iterator[Desk]:
    with closing(open_desk(folder, raw_key)) as desk:
        yield desk


def titles(desk: Desk) -> list[str]:
    pair = desk.mentorships.in_view()
    assert pair is not None
    return [goal.title for goal in desk.goals.all(pair.mentorship_id)]


def test_it_comes_back_in_a_folder_of_its_own(backup: Path, desk: Desk, tmp_path: Path) -> None:
    there = tmp_path / "there"
    assert list(restore(backup, there, by_passphrase(PASSPHRASE)))
    with closing(unlock(there, PASSPHRASE)) as again:
        assert titles(again) == ["Then"]
        assert again.safekeeping.findings == ()
        assert again.store.head().desk_id != desk.store.head().desk_id


def test_the_recovery_code_alone_does_it_as_well(backup: Path, code: str, tmp_path: Path) -> None:
    there = tmp_path / "there"
    list(restore(backup, there, by_recovery_code(code)))
    with closing(unlock(there, PASSPHRASE)) as again:
        assert titles(again) == ["Then"]


def test_a_desk_that_is_there_is_not_replaced_unasked(backup: Path, folder: Path) -> None:
    with pytest.raises(DeskExists):
        list(restore(backup, folder, by_passphrase(PASSPHRASE)))


def test_in_place_it_takes_the_desk_back(
    backup: Path, desk: Desk, folder: Path, raw_key: bytes
) -> None:
    desk.close()
    list(restore_in_place(backup, folder, by_key(DataKey(raw_key))))
    with closing(unlock(folder, PASSPHRASE)) as again:
        assert titles(again) == ["Then"]
        assert again.safekeeping.findings == ()


@pytest.mark.parametrize("wrong", ["passphrase", "damage"])
def test_what_fails_leaves_the_desk_that_was_there(
    backup: Path, desk: Desk, folder: Path, raw_key: bytes, wrong: str
) -> None:
    desk.close()
    before = sorted(path.name for path in folder.iterdir())
    if wrong == "damage":
        data = bytearray(backup.read_bytes())
        data[len(data) // 2] ^= 1
        backup.write_bytes(data)
        with pytest.raises(BackupDamaged):
            list(restore_in_place(backup, folder, by_passphrase(PASSPHRASE)))
    else:
        with pytest.raises(WrongPassphrase):
            list(restore_in_place(backup, folder, by_passphrase("another one altogether")))
    assert sorted(path.name for path in folder.iterdir()) == before
    with opened(folder, raw_key) as again:
        assert titles(again) == ["Then", "Now"]
        assert again.safekeeping.findings == ()


def test_breaking_off_leaves_the_desk_that_was_there(
    backup: Path, desk: Desk, folder: Path, raw_key: bytes
) -> None:
    desk.close()
    steps = restore_in_place(backup, folder, by_passphrase(PASSPHRASE))
    next(steps)
    steps.close()
    with opened(folder, raw_key) as again:
        assert titles(again) == ["Then", "Now"]


def test_killed_at_any_step_it_is_the_old_desk_or_the_new_one(
    backup: Path, desk: Desk, folder: Path
) -> None:
    desk.close()
    seen = set()
    for steps in range(80):
        command = [sys.executable, "-c", CUT, str(folder), str(backup), str(steps), PASSPHRASE]
        code = subprocess.run(command, check=False, capture_output=True).returncode
        assert code in {0, 9}
        with closing(unlock(folder, PASSPHRASE)) as again:
            seen.add(tuple(titles(again)))
            assert again.safekeeping.findings == (), steps
        if code == 0:
            break
    else:
        raise AssertionError("it never came to an end")
    assert seen == {("Then", "Now"), ("Then",)}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_without_room_at_any_step_the_desk_stays_as_it_was(
    backup: Path, desk: Desk, folder: Path
) -> None:
    desk.close()
    size = (folder / "desk.db").stat().st_size
    seen = set()
    for limit in (0, 100, 1000, 4096, size // 2, size - 4096, size, size + 40_000, 4 * size):
        command = [sys.executable, "-c", TIGHT, str(folder), str(backup), str(limit), PASSPHRASE]
        code = subprocess.run(command, check=False, capture_output=True).returncode
        assert code in {0, 7}, limit
        with closing(unlock(folder, PASSPHRASE)) as again:
            assert titles(again) == (["Then"] if code == 0 else ["Then", "Now"])
            assert again.safekeeping.findings == ()
        seen.add(code)
        if code == 0:
            break
    assert seen == {0, 7}


def test_the_preview_says_what_would_change(
    backup: Path, desk: Desk, mentorship: Mentorship, raw_key: bytes, clock: SetClock
) -> None:
    clock.forward(hours=1)
    (then,) = (g for g in desk.goals.all(mentorship.mentorship_id) if g.title == "Then")
    desk.goals.update(then.id, title="Then, said better")
    desk.notes.add(mentorship.mentorship_id, title="Mine")
    found = finish(preview(backup, desk.store, by_key(DataKey(raw_key))))
    goals = found["goal"]
    assert (goals.here, goals.there, goals.only_here, goals.only_there, goals.changed) == (
        2,
        1,
        1,
        0,
        1,
    )
    assert found["note"].only_here == 1
    assert not found["boundary"].is_any
    assert not list(desk.store.path.parent.glob(".mentordesk-*"))


def test_a_passphrase_that_was_given_up_does_not_come_back(
    backup: Path, code: str, desk: Desk, folder: Path, raw_key: bytes
) -> None:
    keys.change_passphrase(folder, DataKey(raw_key), ANOTHER, CHEAPEST)
    desk.close()
    list(restore_in_place(backup, folder, by_key(DataKey(raw_key))))
    with pytest.raises(WrongPassphrase):
        unlock(folder, PASSPHRASE)
    with closing(unlock(folder, ANOTHER)) as again:
        assert titles(again) == ["Then"]
        assert again.safekeeping.findings == ()
        assert keys.opens_with_code(folder, DataKey(raw_key), code)


def test_where_the_present_ways_in_are_broken_those_of_the_backup_come_back(
    backup: Path, desk: Desk, folder: Path, raw_key: bytes
) -> None:
    desk.close()
    for name in ("desk.keys", "desk.keys.bak"):
        (folder / name).write_bytes(b"torn")
    list(restore_in_place(backup, folder, by_key(DataKey(raw_key))))
    with closing(unlock(folder, PASSPHRASE)) as again:
        assert titles(again) == ["Then"]


def test_a_backup_of_before_an_upgrade_comes_back_and_is_upgraded(tmp_path: Path) -> None:
    folder, there = tmp_path / "old", tmp_path / "there"
    shutil.copytree(OLD, folder)
    with closing(unlock(folder, PASSPHRASE)) as desk:
        (backup,) = desk.backups.all()
        assert not any(one.is_any for one in finish(desk.backups.preview(backup.path)).values())
        before, opens = titles(desk), desk.backups.opens
    list(restore(backup.path, there, by_passphrase(PASSPHRASE)))
    list(restore_in_place(backup.path, folder, opens))
    for place in (folder, there):
        with closing(unlock(place, PASSPHRASE)) as again:
            assert titles(again) == before
            assert again.safekeeping.findings == ()


@pytest.fixture
def later(code: str, desk: Desk, tmp_path: Path) -> Path:
    """A backup that a later version of the schema made; the desk is of this version."""

    def set_version(change: int) -> None:
        with desk.store.checking() as connection:
            (now,) = connection.execute("PRAGMA user_version").fetchone()
            connection.execute(f"PRAGMA user_version = {now + change}")

    set_version(1)
    made = desk.backups.make_now(Reason.BY_HAND, tmp_path / "later.mdbackup")
    set_version(-1)
    return made


def test_a_backup_of_a_later_version_takes_no_desks_place(
    later: Path, desk: Desk, folder: Path, raw_key: bytes
) -> None:
    opens = by_key(DataKey(raw_key))
    with pytest.raises(DeskTooNew):
        finish(preview(later, desk.store, opens))
    desk.close()
    with pytest.raises(DeskTooNew):
        list(restore_in_place(later, folder, opens))
    with closing(unlock(folder, PASSPHRASE)) as again:
        assert again.safekeeping.findings == ()


def test_two_backups_in_one_file_are_told(
    backup: Path, desk: Desk, mentorship: Mentorship, tmp_path: Path
) -> None:
    """The desk of one and the manifest of another: its sums can be made to fit, its seal not."""
    newer = desk.backups.make_now(Reason.BY_HAND, tmp_path / "two.mdbackup")
    with zipfile.ZipFile(backup) as one, zipfile.ZipFile(newer) as two:
        old_desk, slots = one.read("desk.db"), two.read("desk.keys")
        manifest: dict[str, Any] = json.loads(two.read("manifest.json"))
    manifest["desk_digest"] = hashlib.blake2b(old_desk, digest_size=32).hexdigest()
    manifest["size"] = len(old_desk)
    spliced = tmp_path / "spliced.mdbackup"
    with zipfile.ZipFile(spliced, "w") as archive:
        archive.writestr("desk.keys", slots)
        archive.writestr("desk.db", old_desk)
        archive.writestr("manifest.json", json.dumps(manifest))
    with pytest.raises(BackupDamaged):
        list(restore(spliced, tmp_path / "there", by_passphrase(PASSPHRASE)))
    assert not list((tmp_path / "there").iterdir())
