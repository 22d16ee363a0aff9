"""What is private is erased for good: no page, no undo, no search, no kept backup has it."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from mentordesk.desk import Desk, open_desk
from mentordesk.domain.expectation import Expectation
from mentordesk.domain.goal import Goal
from mentordesk.domain.meeting import Meeting
from mentordesk.domain.mentorship import Mentorship, Person
from mentordesk.domain.note import Note
from mentordesk.domain.record import Role, Visibility
from mentordesk.errors import DiskFull, NothingToUndo, StillWriting
from mentordesk.services import erasure
from mentordesk.services.backups import Reason
from mentordesk.services.erasure import ERASABLE
from mentordesk.services.snapshots import finish
from mentordesk.store.sealed_pages import SealedPages
from mentordesk.store.store import FILE_NAME
from mentordesk.vault import backup_file
from tests.support.canaries import STEM, TRACES, Planted
from tests.support.keyed import give_keys
from tests.support.steps import told


@pytest.fixture
def planted(desk: Desk, mentorship: Mentorship, folder: Path, raw_key: bytes) -> Iterator[Planted]:
    """Words in every private field: now, earlier, undone, in the trash; and shared records."""
    give_keys(folder, raw_key)
    pair = mentorship.mentorship_id
    shared = {
        Goal: desk.goals.add(pair, title="A shared goal").made,
        Expectation: desk.expectations.add(pair, title="A shared question").made,
        Meeting: desk.meetings.plan(
            pair, title="A talk", starts_local=datetime(2026, 11, 27, 16), zone="Etc/UTC"
        ).made,
    }
    for number in range(60):  # so that pages were split, and texts moved
        body = f"{STEM} long {number} " + "word " * 200
        desk.notes.add(pair, title=f"{STEM} {number}", body=body)
        desk.notes.add(pair, title=f"Ours {number}", body=body[20:], visibility=Visibility.SHARED)
    yield Planted(desk, pair, shared)


def pages(path: Path, raw_key: bytes) -> bytes:
    sealed = SealedPages(path, raw_key)
    with closing(sealed):
        return b"".join(sealed.page(n) or b"" for n in range(1, sealed.count + 1))


def shared_of(desk: Desk) -> bytes:
    return desk.exported("markdown")


def erased(desk: Desk, pair: Mentorship) -> None:
    finish(desk.erasure.erase(pair.mentorship_id, ERASABLE))


def test_no_page_of_the_file_has_a_word_of_it(
    desk: Desk, mentorship: Mentorship, planted: Planted, folder: Path, raw_key: bytes
) -> None:
    before = shared_of(desk)
    assert TRACES.in_bytes(pages(folder / FILE_NAME, raw_key))
    found, shares = told(desk.erasure.erase(mentorship.mentorship_id, ERASABLE))
    assert shares == sorted(shares)
    assert shares[-1] <= 1
    assert found.records >= 60 + len(ERASABLE) * 2
    desk.store.checkpoint()
    assert not TRACES.in_bytes(pages(folder / FILE_NAME, raw_key))
    assert not TRACES.in_bytes((folder / f"{FILE_NAME}-wal").read_bytes())
    assert shared_of(desk) == before
    assert not any(desk.erasure.counts(mentorship.mentorship_id).values())


def test_the_words_of_a_whole_plain_copy_are_the_shared_ones(
    desk: Desk,
    mentorship: Mentorship,
    planted: Planted,
    folder: Path,
    raw_key: bytes,
    tmp_path: Path,
) -> None:
    erased(desk, mentorship)
    desk.close()
    plain = tmp_path / "plain.db"
    with closing(sqlcipher.connect(str(folder / FILE_NAME))) as connection:
        connection.execute(f"PRAGMA key = \"x'{raw_key.hex()}'\"")
        connection.execute("ATTACH ? AS plain KEY ''", (str(plain),))
        connection.execute("SELECT sqlcipher_export('plain')").fetchall()
        connection.execute("DETACH plain")
    data = plain.read_bytes()
    assert b"A shared goal" in data
    assert not TRACES.in_bytes(data)


def test_nothing_brings_it_back_or_finds_it(
    desk: Desk, mentorship: Mentorship, planted: Planted
) -> None:
    pair = mentorship.mentorship_id
    assert desk.search.newest(STEM)
    erased(desk, mentorship)
    assert not desk.search.newest(STEM)
    assert not desk.trash.items()
    for verb in (desk.history.undo, desk.history.redo):
        with pytest.raises(NothingToUndo):
            while True:
                verb()
        assert not TRACES.in_bytes(desk.exported("json", include_private=True))
    assert not desk.erasure.counts(pair)[Note]
    assert not any(finding.problems for finding in desk.verification.run())


def test_only_what_was_chosen_goes_and_only_of_this_mentorship(
    desk: Desk, mentorship: Mentorship, planted: Planted
) -> None:
    other = desk.mentorships.begin(
        mentor=Person(name="Zoë"),
        mentee=Person(name="Noor"),
        me=Role.MENTOR,
        start=date(2026, 1, 1),
    ).made
    kept = desk.notes.add(desk.mentorships.get(other).mentorship_id, title="Kept", body="Safe").made
    before = desk.erasure.counts(mentorship.mentorship_id)
    result = finish(desk.erasure.erase(mentorship.mentorship_id))
    after = desk.erasure.counts(mentorship.mentorship_id)
    assert result.records == before[Note]
    assert after == {**before, Note: 0}
    assert desk.notes.text(kept) == "Safe"
    assert [hit.id for hit in desk.search.newest("Kept")] == [kept]
    assert result.changes.topics >= {"note", "note_text"}


def test_a_question_no_longer_says_that_a_sealed_answer_waits(
    desk: Desk, mentorship: Mentorship, folder: Path, raw_key: bytes
) -> None:
    give_keys(folder, raw_key)
    asked = desk.expectations.add(mentorship.mentorship_id, title="How often").made
    desk.expectations.seal(asked, Role.MENTOR, answer="Weekly")
    erased(desk, mentorship)
    assert desk.expectations.get(asked).sealed_by == ()
    assert desk.expectations.sealed(asked, Role.MENTOR) is None


def test_kept_backups_that_hold_it_go_and_a_new_one_is_there(
    desk: Desk, mentorship: Mentorship, planted: Planted, tmp_path: Path, raw_key: bytes
) -> None:
    old = [desk.backups.make_now(Reason.BY_HAND) for _time in range(2)]
    exported = tmp_path / "taken away.mdbackup"
    shutil.copy(old[0], exported)
    result = finish(desk.erasure.erase(mentorship.mentorship_id, ERASABLE))
    assert result.backups == 2
    (left,) = desk.backups.all()
    assert (left.path not in old, left.reason) == (True, Reason.AFTER_ERASURE)
    there = tmp_path / "opened"
    there.mkdir()
    list(backup_file.unpack(left.path, there))
    assert not TRACES.in_bytes(pages(there / FILE_NAME, raw_key))
    assert exported.exists()  # nobody knows of it
    assert result.out_of_reach.backups == ()


def test_a_backup_that_never_held_any_of_it_is_kept(
    desk: Desk, mentorship: Mentorship, folder: Path, raw_key: bytes
) -> None:
    give_keys(folder, raw_key)
    desk.goals.add(mentorship.mentorship_id, title="Speak")
    old = desk.backups.make_now(Reason.BY_HAND)
    desk.notes.add(mentorship.mentorship_id, title="Mine")
    assert finish(desk.erasure.erase(mentorship.mentorship_id)).backups == 0
    assert old.exists()


def test_backups_of_another_desk_are_left_and_named(
    desk: Desk, mentorship: Mentorship, planted: Planted, tmp_path: Path
) -> None:
    chosen = tmp_path / "drive"
    chosen.mkdir()
    desk.backups.keep_in(chosen)
    mine = desk.backups.make_now(Reason.BY_HAND)
    with desk.store.checking() as connection:  # what another desk made of the same backup has
        connection.execute("UPDATE head SET desk_id = 'another'")
    theirs = desk.backups.make_now(Reason.CLOSED)
    with desk.store.checking() as connection:
        connection.execute("UPDATE head SET desk_id = ?", ("mine",))
    mine.unlink()
    result = finish(desk.erasure.erase(mentorship.mentorship_id, ERASABLE))
    assert theirs.exists()
    assert result.out_of_reach.backups == (theirs,)


def test_a_folder_that_is_not_there_is_named_and_the_usual_one_is_seen_to(
    desk: Desk, mentorship: Mentorship, planted: Planted, tmp_path: Path, folder: Path
) -> None:
    old = desk.backups.make_now(Reason.BY_HAND)
    gone = tmp_path / "drive"
    desk.backups.keep_in(gone)
    (folder / "damaged 2026-01-01 120000").mkdir()
    assert desk.erasure.out_of_reach().folder == gone
    result = finish(desk.erasure.erase(mentorship.mentorship_id, ERASABLE))
    assert result.out_of_reach.folder == gone
    assert result.out_of_reach.backups == (old,)  # no new one was made in its stead
    assert [path.name for path in result.out_of_reach.damaged] == ["damaged 2026-01-01 120000"]
    assert result.trouble is None


def test_backups_stay_where_no_new_one_can_be_made(
    desk: Desk, mentorship: Mentorship, planted: Planted, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = desk.backups.make_now(Reason.BY_HAND)

    def full(*_args: object) -> None:
        raise DiskFull(old)

    monkeypatch.setattr(backup_file, "pack", full)
    result = finish(desk.erasure.erase(mentorship.mentorship_id, ERASABLE))
    assert isinstance(result.trouble, DiskFull)
    assert result.out_of_reach.backups == (old,)
    assert not desk.search.newest(STEM)


@pytest.mark.parametrize("stop", range(0, 12, 2))
def test_cut_short_it_leaves_a_desk_that_opens_and_can_be_finished(
    desk: Desk,
    mentorship: Mentorship,
    planted: Planted,
    folder: Path,
    raw_key: bytes,
    stop: int,
) -> None:
    before = shared_of(desk)
    steps = desk.erasure.erase(mentorship.mentorship_id, ERASABLE)
    for _step in range(stop):
        next(steps, None)
    steps.close()
    desk.close()
    with closing(open_desk(folder, raw_key)) as again:
        assert not any(finding.problems for finding in again.verification.run())
        assert shared_of(again) == before
        erased(again, mentorship)
        again.store.checkpoint()
        assert not TRACES.in_bytes(pages(folder / FILE_NAME, raw_key))


def test_it_waits_for_a_copy_that_is_being_made(
    desk: Desk, mentorship: Mentorship, planted: Planted
) -> None:
    desk.store.hold_still()
    with pytest.raises(StillWriting):
        erased(desk, mentorship)
    desk.store.release()
    erased(desk, mentorship)


def test_it_keeps_changes_that_tell_of_something_and_forgets_the_others(
    desk: Desk, mentorship: Mentorship
) -> None:
    desk.goals.add(mentorship.mentorship_id, title="Speak")
    desk.notes.add(mentorship.mentorship_id, title="Mine")
    erased(desk, mentorship)
    with desk.store.reading() as reader:
        rows = reader.connection.exec_driver_sql("SELECT label FROM change ORDER BY seq").all()
    assert [row[0] for row in rows] == ["mentorship.add", "goal.add", "private.erase"]


def test_an_error_in_the_middle_leaves_what_was_not_erased_yet(
    desk: Desk, mentorship: Mentorship, planted: Planted, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise DiskFull(desk.store.path)

    before = shared_of(desk)
    monkeypatch.setattr(erasure, "forget_empty", full)
    with pytest.raises(DiskFull):
        erased(desk, mentorship)
    monkeypatch.undo()
    assert not any(finding.problems for finding in desk.verification.run())
    assert shared_of(desk) == before
    erased(desk, mentorship)
    assert not desk.search.newest(STEM)


_KILLED = """
import os, signal, sys
from pathlib import Path
from mentordesk.desk import open_desk
from mentordesk.services.erasure import ERASABLE
desk = open_desk(Path(sys.argv[1]), bytes(range(32)))
steps = desk.erasure.erase(desk.mentorships.in_view().mentorship_id, ERASABLE)
for _step in range(int(sys.argv[2])):
    next(steps)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_killed_in_the_middle_it_leaves_a_desk_that_opens(
    desk: Desk, mentorship: Mentorship, planted: Planted, folder: Path, raw_key: bytes, steps: int
) -> None:
    before = shared_of(desk)
    desk.close()
    command = [sys.executable, "-c", _KILLED, str(folder), str(steps)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    with closing(open_desk(folder, raw_key)) as again:
        assert not any(finding.problems for finding in again.verification.run())
        assert shared_of(again) == before
        erased(again, mentorship)
        again.store.checkpoint()
        assert not TRACES.in_bytes(pages(folder / FILE_NAME, raw_key))
