"""Another data key: all of the desk or none of it changes hands, however it is cut short."""

import json
import shutil
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from mentordesk import opening
from mentordesk.desk import Desk, open_desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.errors import (
    DeskDamaged,
    DeskError,
    DiskFull,
    MistypedRecoveryCode,
    StillWriting,
    WrongPassphrase,
    WrongRecoveryCode,
)
from mentordesk.services import rekey
from mentordesk.services.restore import by_recovery_code, restore
from mentordesk.services.snapshots import finish
from mentordesk.store import copies
from mentordesk.store.store import Store
from mentordesk.vault import keys, recovery, swap, this_computer
from mentordesk.vault.slots import SlotKind
from tests.support import keyrings
from tests.support.keyed import give_keys
from tests.support.steps import told

PASSPHRASE = "correct horse battery staple lamp"
OTHER = "seven quiet herons over the harbour"
CODE = recovery.shown(bytes(range(20)))

# For each n, a process of its own changes the key of a copy of the desk and is killed at the n-th
# call that changes the disk, once the backup before it is made. Ends with the first that is not.
KILLED = """
import json, os, shutil, signal, sys
from pathlib import Path
from mentordesk import opening
from mentordesk.services import rekey
from mentordesk.vault import keys
from mentordesk.vault.derive import CHEAPEST

desk, passphrase, code, first, step = *sys.argv[1:4], *map(int, sys.argv[4:])
left = 10 ** 9

def counted(function):
    def call(*args, **more):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*args, **more)
    return call

for name in ("replace", "rename", "link", "unlink", "fsync", "mkdir", "rmdir", "open"):
    setattr(os, name, counted(getattr(os, name)))

def change(folder, at):
    global left
    opened = opening.unlock(folder, passphrase)
    opened.backups.make = lambda *_given: iter(())
    left = at
    for _share in opening.change_key(opened, passphrase, code):
        pass

at, killed = first, []
while True:
    folder = Path(f"{desk}-{at}")
    shutil.copytree(desk, folder)
    child = os.fork()
    if child == 0:
        change(folder, at)
        os._exit(0)
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0:
        break
    killed.append(at)
    at += step
print(json.dumps(killed))
"""


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    keyrings.use(monkeypatch, keyrings.Kept)
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))


@pytest.fixture
def made(desk: Desk, mentorship: Mentorship, folder: Path, raw_key: bytes) -> keys.NewKeys:
    """Key slots beside the desk of every test, which has the goal "Kept"."""
    found = give_keys(folder, raw_key, PASSPHRASE)
    desk.goals.add(mentorship.mentorship_id, title="Kept")
    return found


def titles(desk: Desk) -> list[str]:
    pair = desk.mentorships.in_view()
    assert pair is not None
    return [goal.title for goal in desk.goals.all(pair.mentorship_id)]


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_desk_is_the_same_under_another_key(
    desk: Desk, made: keys.NewKeys, folder: Path, raw_key: bytes
) -> None:
    changed, shares = told(opening.change_key(desk, PASSPHRASE, CODE))
    assert all(0 <= share <= 1 for share in shares)
    assert titles(changed) == ["Kept"]
    assert not changed.safekeeping.findings
    assert not [problem for one in changed.verification.run() for problem in one.problems]
    assert {way.made.at for way in changed.security.ways_in() if way.made} == {desk.clock()}
    changed.close()
    assert not keys.unlock_with_passphrase(folder, PASSPHRASE).is_same(made.data_key)
    with closing(opening.unlock(folder, PASSPHRASE)) as again:
        assert titles(again) == ["Kept"]
        assert not again.safekeeping.findings
    keys.unlock_with_recovery_code(folder, CODE)
    with pytest.raises(WrongRecoveryCode):
        keys.unlock_with_recovery_code(folder, made.recovery_code)
    with pytest.raises(DeskDamaged):
        open_desk(folder, raw_key)
    wanted = {"desk.db", "desk.keys", "desk.keys.bak", "desk.head", "backups"}
    assert names(folder) == wanted


def test_no_page_is_left_under_the_old_key(desk: Desk, made: keys.NewKeys, folder: Path) -> None:
    before = (folder / "desk.db").read_bytes()
    finish(opening.change_key(desk, PASSPHRASE, CODE)).close()
    after = (folder / "desk.db").read_bytes()
    pages = {before[at : at + 64] for at in range(0, len(before), 4096)}
    assert not pages & {after[at : at + 64] for at in range(0, len(after), 4096)}


def test_a_backup_with_the_old_keys_is_made_first(
    desk: Desk, made: keys.NewKeys, folder: Path, raw_key: bytes
) -> None:
    finish(opening.change_key(desk, PASSPHRASE, CODE)).close()
    (backup,) = (folder / "backups").iterdir()
    elsewhere = folder.parent / "elsewhere"
    finish(restore(backup, elsewhere, by_recovery_code(made.recovery_code)))
    with closing(open_desk(elsewhere, raw_key)) as restored:
        assert titles(restored) == ["Kept"]


@pytest.mark.parametrize(
    ("passphrase", "code", "error"),
    [
        (OTHER, CODE, WrongPassphrase),
        (PASSPHRASE, CODE[:-1] + "2", MistypedRecoveryCode),
        (PASSPHRASE, "", MistypedRecoveryCode),
    ],
)
def test_who_does_not_know_changes_nothing(
    desk: Desk, made: keys.NewKeys, folder: Path, passphrase: str, code: str, error: type
) -> None:
    before = names(folder)
    with pytest.raises(error):
        finish(desk.security.another_key(passphrase, code))
    assert names(folder) == before
    assert titles(desk) == ["Kept"]
    assert keys.unlock_with_passphrase(folder, PASSPHRASE).is_same(made.data_key)


def writing_after_each_copy(
    desk: Desk, mentorship: Mentorship, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    """Write a goal as soon as the desk was copied, so many times."""
    real, left = rekey.copy, iter(range(times))

    def copied(store: Store, target: Path) -> Generator[float, None, None]:
        yield from real(store, target)
        for number in left:
            desk.goals.add(mentorship.mentorship_id, title=f"Meanwhile {number}")
            break

    monkeypatch.setattr(rekey, "copy", copied)


def test_what_is_written_meanwhile_is_in_the_copy(
    desk: Desk,
    made: keys.NewKeys,
    mentorship: Mentorship,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    writing_after_each_copy(desk, mentorship, monkeypatch, 1)
    finish(desk.security.another_key(PASSPHRASE, CODE))
    desk.close()
    swap.commit(folder)
    with closing(opening.unlock(folder, PASSPHRASE)) as changed:
        assert sorted(titles(changed)) == ["Kept", "Meanwhile 0"]


def test_it_gives_up_where_somebody_never_stops_writing(
    desk: Desk,
    made: keys.NewKeys,
    mentorship: Mentorship,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = names(folder)
    writing_after_each_copy(desk, mentorship, monkeypatch, rekey.TRIES)
    with pytest.raises(StillWriting):
        finish(desk.security.another_key(PASSPHRASE, CODE))
    assert names(folder) == before
    assert len(titles(desk)) == rekey.TRIES + 1


@pytest.mark.parametrize("at", ["copy", "change_key", "examine", "write", "head"])
def test_an_error_at_any_step_leaves_the_desk_open_as_it_was(
    desk: Desk, made: keys.NewKeys, folder: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    def full(*_given: object) -> None:
        raise DiskFull(folder)

    owner = {"copy": rekey, "write": keys.Successor}.get(at, copies)
    before = names(folder)
    with monkeypatch.context() as patch:
        patch.setattr(owner, at, full)
        with pytest.raises(DeskError):
            finish(desk.security.another_key(PASSPHRASE, CODE))
    assert names(folder) == before
    assert titles(desk) == ["Kept"]
    assert keys.unlock_with_passphrase(folder, PASSPHRASE).is_same(made.data_key)


def test_it_can_be_given_up_at_any_moment(desk: Desk, made: keys.NewKeys, folder: Path) -> None:
    before = names(folder)
    total = sum(1 for _share in desk.security.another_key(PASSPHRASE, CODE))
    swap.finish(folder)
    for at in range(0, total, max(1, total // 6)):
        steps = desk.security.another_key(PASSPHRASE, CODE)
        for _number, _share in zip(range(at + 1), steps, strict=False):
            """Go on up to there."""
        steps.close()
        assert names(folder) - {swap.STAGING} == before
        swap.finish(folder)
        assert titles(desk) == ["Kept"]
        assert keys.unlock_with_passphrase(folder, PASSPHRASE).is_same(made.data_key)


def test_this_computers_keyring_goes_on_opening_it(
    desk: Desk, made: keys.NewKeys, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    this_computer.add(folder, made.data_key)
    elsewhere = dict(keyrings.Kept.there)
    keyrings.Kept.there.clear()
    this_computer.add(folder, made.data_key)
    finish(opening.change_key(desk, PASSPHRASE, CODE)).close()
    assert len(keyrings.Kept.there) == 1
    assert not elsewhere.keys() & keyrings.Kept.there.keys()
    with closing(opening.unlock_by_keyring(folder)) as again:
        assert titles(again) == ["Kept"]


def test_without_an_answer_from_the_keyring_the_passphrase_is_left(
    desk: Desk, made: keys.NewKeys, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    this_computer.add(folder, made.data_key)
    keyrings.use(monkeypatch, keyrings.Locked)
    changed = finish(opening.change_key(desk, PASSPHRASE, CODE))
    kinds = [way.kind for way in changed.security.ways_in()]
    assert kinds == [SlotKind.PASSPHRASE, SlotKind.RECOVERY]
    changed.close()


@pytest.fixture
def template(tmp_path: Path, desk: Desk, made: keys.NewKeys, folder: Path) -> Iterator[Path]:
    desk.close()
    there = tmp_path / "there"
    shutil.copytree(folder, there)
    yield there


def test_killed_at_any_moment_it_opens_by_the_passphrase_with_all_it_held(
    template: Path, made: keys.NewKeys
) -> None:
    arguments = [str(template), PASSPHRASE, CODE, "0", "1"]
    run = subprocess.run(
        [sys.executable, "-c", KILLED, *arguments], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    killed = json.loads(run.stdout)
    old_and_new = set()
    for at in killed:
        folder = Path(f"{template}-{at}")
        with closing(opening.unlock(folder, PASSPHRASE)) as desk:
            assert titles(desk) == ["Kept"]
            assert not desk.safekeeping.findings, at
        assert not [name for name in names(folder) if "swap" in name or "wal" in name]
        is_new = not keys.unlock_with_passphrase(folder, PASSPHRASE).is_same(made.data_key)
        keys.unlock_with_recovery_code(folder, CODE if is_new else made.recovery_code)
        old_and_new.add(is_new)
    assert old_and_new == {True, False}
    assert len(killed) > 20
