"""What was lost or put back is noticed; what was not gives no alarm."""

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mentordesk.desk import Desk, open_desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.errors import DeskDamaged
from mentordesk.services.verify import Check
from mentordesk.store import page_seals
from mentordesk.vault import keys
from mentordesk.vault.data_key import DataKey
from mentordesk.vault.head import Doubt, Finding
from tests.support.keyed import give_keys

KILLS = 12
WRITER = """
import sys
from pathlib import Path
from mentordesk.desk import open_desk
desk = open_desk(Path(sys.argv[1]), bytes(range(32)))
pair = desk.mentorships.in_view().mentorship_id
for number in range(10_000):
    desk.goals.add(pair, title=f"goal {number}")
    print(desk.store.head().counter, flush=True)
    if number % 5 == 4:
        desk.safekeeping.checkpoint()
"""


@contextmanager
def opened(folder: Path, raw_key: bytes) -> Iterator[Desk]:
    found = open_desk(folder, raw_key, seals=page_seals.digest(folder / "desk.db"))
    try:
        yield found
    finally:
        found.close()


def write(desk: Desk, mentorship: Mentorship, times: int) -> None:
    for number in range(times):
        desk.goals.add(mentorship.mentorship_id, title=f"goal {number}")


def copy_while_open(folder: Path, to: Path) -> None:
    """Copy as a kill would leave it: with the log beside the file."""
    shutil.copytree(folder, to)


def test_a_desk_that_was_closed_gives_no_alarm(desk: Desk, folder: Path, raw_key: bytes) -> None:
    desk.close()
    with opened(folder, raw_key) as again:
        assert again.safekeeping.findings == ()
        assert not again.safekeeping.doubts()


def test_a_lost_log_is_told_by_how_much_it_took(
    desk: Desk, mentorship: Mentorship, folder: Path, raw_key: bytes, tmp_path: Path
) -> None:
    desk.safekeeping.checkpoint()
    write(desk, mentorship, 3)
    copy = tmp_path / "copy"
    copy_while_open(folder, copy)
    (copy / "desk.db-wal").unlink()
    with opened(copy, raw_key) as short:
        assert short.safekeeping.findings == (Finding(Doubt.CHANGES_MISSING, 3),)
    with opened(copy, raw_key) as short:  # it is asked again until it was answered
        assert short.safekeeping.is_asked
        short.safekeeping.accept()
        assert not short.safekeeping.is_asked
    with opened(copy, raw_key) as accepted:
        assert accepted.safekeeping.findings == ()


def test_every_frame_of_the_log_that_is_damaged_is_noticed(
    desk: Desk, mentorship: Mentorship, folder: Path, raw_key: bytes, tmp_path: Path
) -> None:
    desk.safekeeping.checkpoint()
    write(desk, mentorship, 4)
    log = (folder / "desk.db-wal").read_bytes()
    frames = range(32, len(log), 24 + 4096)
    for number, start in enumerate(frames):
        copy = tmp_path / f"copy{number}"
        copy_while_open(folder, copy)
        torn = bytearray(log)
        torn[start + 24 + 100] ^= 1
        (copy / "desk.db-wal").write_bytes(torn)
        with opened(copy, raw_key) as short:
            (finding,) = short.safekeeping.findings
            assert finding.doubt is Doubt.CHANGES_MISSING
            assert 1 <= finding.missing <= 4
        shutil.rmtree(copy)


def test_an_older_file_that_was_put_back_is_noticed(
    desk: Desk, mentorship: Mentorship, folder: Path, raw_key: bytes, tmp_path: Path
) -> None:
    desk.safekeeping.checkpoint()
    yesterday = (folder / "desk.db").read_bytes()
    write(desk, mentorship, 2)
    desk.close()
    (folder / "desk.db").write_bytes(yesterday)
    with opened(folder, raw_key) as old:
        assert old.safekeeping.findings == (Finding(Doubt.CHANGES_MISSING, 2),)
        (_log, *_rest, head) = old.verification.run()
        assert head.check is Check.HEAD
        assert head.problems


def test_older_keys_that_were_put_back_are_noticed(
    desk: Desk, folder: Path, raw_key: bytes
) -> None:
    desk.close()
    give_keys(folder, raw_key)
    old = {name: (folder / name).read_bytes() for name in ("desk.keys", "desk.keys.bak")}
    with opened(folder, raw_key) as again:
        keys.new_recovery_code(folder, DataKey(raw_key))
        again.safekeeping.note_keys()
    for name, data in old.items():
        (folder / name).write_bytes(data)
    with opened(folder, raw_key) as again:
        assert again.safekeeping.findings == (Finding(Doubt.OLD_KEYS),)


def test_a_damaged_or_missing_head_is_mended_and_told(
    desk: Desk, folder: Path, raw_key: bytes
) -> None:
    desk.close()
    head = folder / "desk.head"
    head.write_bytes(b"nothing of ours")
    for doubt in (Doubt.HEAD_DAMAGED, Doubt.HEAD_MISSING):
        with opened(folder, raw_key) as again:
            assert again.safekeeping.findings == (Finding(doubt),)
            assert not again.safekeeping.doubts()
        head.unlink()


def test_a_check_of_the_open_desk_sees_a_damaged_head(desk: Desk, folder: Path) -> None:
    data = bytearray((folder / "desk.head").read_bytes())
    data[3] ^= 1
    (folder / "desk.head").write_bytes(data)
    assert desk.verification.run()[-1].problems


def test_a_kill_gives_no_alarm_and_loses_nothing_that_was_acknowledged(
    desk: Desk, folder: Path, raw_key: bytes
) -> None:
    desk.close()
    rng = random.Random(7)
    for _kill in range(KILLS):
        command = [sys.executable, "-c", WRITER, str(folder)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            told = [int(writer.stdout.readline())]
            time.sleep(rng.uniform(0, 0.02))
            writer.send_signal(signal.SIGKILL)
            told += [int(line) for line in writer.stdout.read().split()]
        with opened(folder, raw_key) as again:
            assert again.safekeeping.findings == ()
            assert again.store.head().counter >= told[-1]


@pytest.fixture
def two_days(
    desk: Desk, mentorship: Mentorship, folder: Path, raw_key: bytes
) -> tuple[bytes, bytes]:
    """The file of a desk as it was closed one day, and the next."""
    pair = mentorship.mentorship_id
    made = [
        desk.notes.add(pair, title=f"Note {n}", body=f"monday {n} " * 90).made for n in range(60)
    ]
    desk.close()
    before = (folder / "desk.db").read_bytes()
    with opened(folder, raw_key) as again:
        for note in made[::2]:
            again.notes.write(note, "tuesday " * 100)
        again.goals.add(pair, title="Speak up")
    return before, (folder / "desk.db").read_bytes()


def test_every_old_page_put_back_is_told(
    two_days: tuple[bytes, bytes], folder: Path, raw_key: bytes
) -> None:
    before, after = two_days
    head = (folder / "desk.head").read_bytes()
    pages = range(0, min(len(before), len(after)), 4096)
    changed = [at for at in pages if before[at : at + 4096] != after[at : at + 4096]]
    assert len(changed) > 20
    for at in changed:
        put_back = after[:at] + before[at : at + 4096] + after[at + 4096 :]
        (folder / "desk.db").write_bytes(put_back)
        (folder / "desk.head").write_bytes(head)
        try:
            with opened(folder, raw_key) as found:
                assert found.safekeeping.findings, at
                assert found.safekeeping.is_asked
        except DeskDamaged:
            continue
        assert (folder / "desk.head").read_bytes() == head  # until somebody has answered


def test_a_part_that_was_put_back_is_told_until_it_is_accepted(
    two_days: tuple[bytes, bytes], folder: Path, raw_key: bytes
) -> None:
    before, after = two_days
    last = min(len(before), len(after)) - 4096
    (folder / "desk.db").write_bytes(
        after[:last] + before[last : last + 4096] + after[last + 4096 :]
    )
    for _again in range(2):
        with opened(folder, raw_key) as found:
            assert [one.doubt for one in found.safekeeping.findings] == [Doubt.PAGES_REPLACED]
            assert {f.check for f in found.verification.run() if f.problems} >= {Check.HEAD}
    with opened(folder, raw_key) as found:
        found.safekeeping.accept()
    with opened(folder, raw_key) as found:
        assert found.safekeeping.findings == ()


def test_a_desk_that_was_not_closed_is_not_compared(
    two_days: tuple[bytes, bytes], folder: Path, raw_key: bytes, tmp_path: Path
) -> None:
    """Its file may have been folded since, with nobody left to say so."""
    with opened(folder, raw_key) as running:
        running.goals.update(
            running.goals.all(running.mentorships.in_view().mentorship_id)[0].id, title="x"
        )  # type: ignore[union-attr]
        running.safekeeping.checkpoint()
        copy_while_open(folder, tmp_path / "killed")
    with opened(tmp_path / "killed", raw_key) as again:
        assert again.safekeeping.findings == ()
