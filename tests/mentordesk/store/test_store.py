"""What was acknowledged survives a kill at any moment."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from mentordesk.desk import Desk, create_desk, open_desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.note import Note
from mentordesk.errors import DeskError, DeskExists, DeskGone, DeskOpenedToRead, StillWriting
from mentordesk.store import driver
from tests.support.no_root import read_only

WRITER = """
import sys
from pathlib import Path
from mentordesk.desk import open_desk
desk = open_desk(Path(sys.argv[1]), bytes(range(32)))
pair = desk.mentorships.in_view().mentorship_id
print("ready", flush=True)
number = int(sys.argv[2])
while True:
    desk.notes.add(pair, title=f"kill {number}", body="word " * 300)
    print(number, flush=True)
    number += 1
"""

TRIALS = 8


def test_a_desk_is_never_made_over_another(desk: Desk, folder: Path, raw_key: bytes) -> None:
    with pytest.raises(DeskExists):
        create_desk(folder, raw_key)


def test_closing_folds_the_log_in(desk: Desk, folder: Path, raw_key: bytes) -> None:
    desk.close()
    assert sorted(path.name for path in folder.iterdir()) == ["desk.db", "desk.head"]
    open_desk(folder, raw_key).close()


def test_nothing_acknowledged_is_lost_by_a_kill(
    desk: Desk, mentorship: Mentorship, folder: Path, raw_key: bytes
) -> None:
    desk.close()
    rng = random.Random(3)
    acknowledged: list[str] = []
    for trial in range(TRIALS):
        command = [sys.executable, "-c", WRITER, str(folder), str(trial * 10_000)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout
            assert writer.stdout.readline().strip() == "ready"
            time.sleep(rng.uniform(0.0, 0.08))
            os.kill(writer.pid, signal.SIGKILL)
            acknowledged += [line for line in writer.stdout.read().split("\n") if line]
    again = open_desk(folder, raw_key)
    titles = {row.title for row in again.notes.rows(mentorship.mentorship_id)}
    assert {f"kill {number}" for number in acknowledged} <= titles
    assert not any(finding.problems for finding in again.verification.run())
    again.close()


def bytes_read() -> int:
    return int(Path("/proc/self/io").read_text().split()[1])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counted by /proc")
def test_a_desk_at_rest_keeps_no_pages_and_reads_them_again(
    desk: Desk, mentorship: Mentorship
) -> None:
    pair = mentorship.mentorship_id
    for number in range(40):
        desk.notes.add(pair, title=f"Note {number}", body="word " * 300)

    def read_by_titles() -> int:
        began = bytes_read()
        assert len(desk.notes.rows(pair)) == 40
        return bytes_read() - began

    read_by_titles()
    kept = read_by_titles()
    desk.rest()
    assert read_by_titles() >= kept + driver.PAGE_SIZE
    assert read_by_titles() < driver.PAGE_SIZE  # the count itself is read from a file


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps the folder of an open file")
@pytest.mark.parametrize("how", ["moved away", "removed", "another file in its place"])
def test_nothing_is_called_saved_where_the_file_is_gone(
    desk: Desk, mentorship: Mentorship, folder: Path, raw_key: bytes, how: str, tmp_path: Path
) -> None:
    """The system would go on writing into a file that nobody finds again."""
    pair = mentorship.mentorship_id
    desk.goals.add(pair, title="Before")
    desk.safekeeping.checkpoint()
    away = tmp_path / "away"
    if how == "moved away":
        folder.rename(away)
    else:
        shutil.copytree(folder, away)
        shutil.rmtree(folder)
        if how != "removed":
            shutil.copytree(away, folder)
    with pytest.raises(DeskGone):
        desk.goals.add(pair, title="Lost")
    assert [goal.title for goal in desk.goals.all(pair)] == ["Before"]  # reading goes on
    if how == "moved away":
        away.rename(folder)
        desk.goals.add(pair, title="After")
    desk.close()
    if how == "moved away":
        again = open_desk(folder, raw_key)
        assert [goal.title for goal in again.goals.all(pair)] == ["Before", "After"]
        assert again.safekeeping.findings == ()
        again.close()


def test_a_folder_that_becomes_read_only_loses_nothing_that_was_called_saved(
    desk: Desk, mentorship: Mentorship, folder: Path, raw_key: bytes
) -> None:
    pair = mentorship.mentorship_id
    desk.goals.add(pair, title="Before")
    saved = ["Before"]
    with read_only(folder):
        for number in range(3):
            with suppress(DeskError):
                desk.goals.add(pair, title=f"Meanwhile {number}")
                saved.append(f"Meanwhile {number}")
            with suppress(DeskError):
                desk.safekeeping.checkpoint()
            assert [goal.title for goal in desk.goals.all(pair)] == saved
        desk.back_up_and_close()
    with closing(open_desk(folder, raw_key)) as again:
        assert [goal.title for goal in again.goals.all(pair)] == saved
        assert again.safekeeping.findings == ()
        assert not any(finding.problems for finding in again.verification.run())


def test_the_file_written_anew_is_smaller_by_what_went_and_has_no_log(
    desk: Desk, mentorship: Mentorship, folder: Path
) -> None:
    pair = mentorship.mentorship_id
    for number in range(40):
        desk.notes.add(pair, title=f"Note {number}", body="word " * 2000)
    desk.store.checkpoint()
    before = (folder / "desk.db").stat().st_size
    with desk.store.unit("erase") as unit:
        for note in unit.all(Note):
            unit.erase(note)
        unit.commit()
    desk.store.write_anew()
    assert (folder / "desk.db").stat().st_size < before / 2
    assert (folder / "desk.db-wal").stat().st_size == 0
    desk.notes.add(pair, title="After")
    assert len(desk.search.newest("after")) == 1


def test_it_is_not_written_anew_while_it_is_copied_or_only_read(desk: Desk) -> None:
    desk.store.hold_still()
    with pytest.raises(StillWriting):
        desk.store.write_anew()
    desk.store.release()
    desk.store.is_read_only = True
    with pytest.raises(DeskOpenedToRead):
        desk.store.write_anew()
