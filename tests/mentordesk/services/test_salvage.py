"""What can be read is saved, what cannot is told, and the damaged desk stays as it is."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentordesk.desk import Desk, open_desk
from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.note import Note, NoteText
from mentordesk.errors import DeskDamaged, DeskExists, DeskMissing, WrongPassphrase
from mentordesk.services.mending import Lack
from mentordesk.services.restore import by_passphrase, by_recovery_code
from mentordesk.services.salvage import salvage
from mentordesk.services.salvage_report import Report
from mentordesk.services.snapshots import finish
from mentordesk.vault import keys
from tests.support.damage import PASSPHRASE, Kept, keep, records_of


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return keep(tmp_path_factory.mktemp("kept"), with_keys=True)


@pytest.fixture
def torn(kept: Kept, tmp_path: Path) -> Path:
    """A copy of the desk, to be damaged."""
    return shutil.copytree(kept.folder, tmp_path / "torn")


def files(folder: Path) -> dict[str, tuple[bytes, float]]:
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def saved(folder: Path, out: Path, kept: Kept) -> tuple[Report, Iterator[Desk]]:
    report = finish(salvage(folder, out, by_passphrase(PASSPHRASE)))
    return report, _opened(out, kept)


def _opened(out: Path, kept: Kept) -> Iterator[Desk]:
    desk = open_desk(out, kept.key)
    yield desk
    assert desk.safekeeping.findings == ()
    assert not [one for one in desk.verification.run() if one.problems]
    desk.close()


def test_a_whole_desk_is_saved_whole(kept: Kept, torn: Path, tmp_path: Path) -> None:
    before = files(torn)
    report, opened = saved(torn, tmp_path / "out", kept)
    assert report.is_whole
    assert (report.pages, report.damaged_pages, report.flaws) == (kept.pages, 0, ())
    for desk in opened:
        assert records_of(desk) == kept.records
        again = json.loads(desk.archives.export_json(include_private=True))
    old = open_desk(torn, kept.key)
    first = json.loads(old.archives.export_json(include_private=True))
    old.close()
    assert again == first
    assert before.keys() <= files(torn).keys()


def test_it_opens_as_before_and_is_another_desk(kept: Kept, torn: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    saved(torn, out, kept)
    assert keys.unlock_with_passphrase(out, PASSPHRASE).raw == kept.key
    assert keys.unlock_with_recovery_code(out, kept.code).raw == kept.key
    heads = []
    for folder in (torn, out):
        desk = open_desk(folder, kept.key)
        heads.append(desk.store.head().desk_id)
        desk.close()
    assert heads[0] != heads[1]
    assert out.stat().st_mode & 0o777 == 0o700
    assert (out / "desk.db").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in out.iterdir()) == [
        "desk.db",
        "desk.head",
        "desk.keys",
        "desk.keys.bak",
    ]


@pytest.mark.parametrize("share", range(24))
def test_a_torn_page_costs_no_more_than_is_said(
    kept: Kept, torn: Path, tmp_path: Path, share: int
) -> None:
    page = share * (kept.pages - 1) // 23
    (torn / "desk.db").write_bytes(kept.torn(page))
    before = files(torn)
    report, opened = saved(torn, tmp_path / "out", kept)
    assert files(torn) == before
    assert report.damaged_pages == 1
    for desk in opened:
        found = records_of(desk)
        _compare(kept, found, report)
        _no_new_words(kept, found)


def _compare(kept: Kept, found: dict[tuple[str, str], object], report: Report) -> None:
    flawed = {(flaw.kind, flaw.record_id): flaw.lack for flaw in report.flaws}
    for key, record in kept.records.items():
        kind = Note.KIND if key[0] == NoteText.KIND else key[0]
        if (kind, key[1]) not in flawed:
            assert found[key] == record
    for kind, lot in report.kinds.items():
        every = {key for key in kept.records if key[0] == kind}
        lacks = [lack for key, lack in flawed.items() if key[0] == kind]
        assert lot.whole + lot.in_part + lot.lost == len(every), kind
        assert lot.lost == lacks.count(Lack.LOST)
        assert lot.whole == len(every) - len(lacks)


def _no_new_words(kept: Kept, found: dict[tuple[str, str], object]) -> None:
    """Every text is one that was there, or its beginning."""
    for key, record in found.items():
        old = kept.records.get(key)
        if isinstance(record, NoteText) and isinstance(old, NoteText):
            assert old.body.startswith(record.body)
        if isinstance(record, Note) and isinstance(old, Note):
            assert record.title in (old.title, "")


@pytest.mark.parametrize("left", [0.2, 0.6, 0.95])
def test_a_file_that_was_cut_off(kept: Kept, torn: Path, tmp_path: Path, left: float) -> None:
    (torn / "desk.db").write_bytes(kept.content[: int(len(kept.content) * left)])
    report, opened = saved(torn, tmp_path / "out", kept)
    assert report.damaged_pages == pytest.approx(kept.pages * (1 - left), abs=2)
    assert not report.is_whole
    for desk in opened:
        _no_new_words(kept, records_of(desk))


def test_of_a_file_with_nothing_whole_no_desk_is_made(torn: Path, tmp_path: Path) -> None:
    for content in (b"", b"\0" * 9000):
        (torn / "desk.db").write_bytes(content)
        with pytest.raises(DeskDamaged):
            finish(salvage(torn, tmp_path / "out", by_passphrase(PASSPHRASE)))
        assert not (tmp_path / "out").exists()


@pytest.fixture
def killed(kept: Kept, torn: Path, tmp_path: Path) -> Path:
    """The desk as a kill leaves it after five changes: they are in its log alone."""
    desk = open_desk(torn, kept.key)
    desk.safekeeping.checkpoint()
    pair = desk.mentorships.in_view()
    assert pair is not None
    for number in range(5):
        desk.goals.add(pair.mentorship_id, title=f"late {number}")
    copied = shutil.copytree(torn, tmp_path / "killed")
    desk.close()
    return copied


@pytest.mark.parametrize("share", [0.0, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_log_that_is_damaged(kept: Kept, killed: Path, tmp_path: Path, share: float) -> None:
    data = bytearray((killed / "desk.db-wal").read_bytes())
    data[int(len(data) * share)] ^= 1
    (killed / "desk.db-wal").write_bytes(data)
    before = files(killed)
    report, opened = saved(killed, tmp_path / "out", kept)
    assert files(killed) == before
    for found in opened:
        records = records_of(found)
        assert kept.records.items() <= records.items()
        titles = {one.title for one in found.goals.all(_pair(found)) if "late" in one.title}
        assert titles <= {f"late {n}" for n in range(5)}
        assert len(titles) == 5 or report.damaged_pages or report.changes_missing
        assert len(titles) >= 4


def test_a_log_that_is_gone(kept: Kept, killed: Path, tmp_path: Path) -> None:
    (killed / "desk.db-wal").unlink()
    report, opened = saved(killed, tmp_path / "out", kept)
    assert report.changes_missing == 5
    assert not report.is_whole
    for found in opened:
        assert records_of(found) == kept.records


def _pair(desk: Desk) -> MentorshipId:
    pair = desk.mentorships.in_view()
    assert pair is not None
    return pair.mentorship_id


def test_the_wrong_passphrase_makes_nothing(torn: Path, tmp_path: Path) -> None:
    before = files(torn)
    with pytest.raises(WrongPassphrase):
        finish(salvage(torn, tmp_path / "out", by_passphrase("something else")))
    assert not (tmp_path / "out").exists()
    assert files(torn) == before


def test_a_desk_is_never_overwritten(torn: Path, tmp_path: Path) -> None:
    with pytest.raises(DeskExists):
        finish(salvage(torn, torn, by_passphrase(PASSPHRASE)))
    with pytest.raises(DeskMissing):
        finish(salvage(tmp_path / "none", tmp_path / "out", by_passphrase(PASSPHRASE)))


def test_it_can_be_broken_off_at_any_share(kept: Kept, torn: Path, tmp_path: Path) -> None:
    (torn / "desk.db").write_bytes(kept.torn(40))
    shares = list(salvage(torn, tmp_path / "all", by_recovery_code(kept.code)))
    assert shares == sorted(shares)
    assert 0 <= shares[0] <= shares[-1] <= 1
    for count in range(1, len(shares)):
        steps = salvage(torn, tmp_path / "out", by_recovery_code(kept.code))
        if len([share for _number, share in zip(range(count), steps, strict=False)]) < count:
            break
        steps.close()
        assert not (tmp_path / "out").exists()


def test_damaged_keys_are_left_as_they_are(kept: Kept, torn: Path, tmp_path: Path) -> None:
    (torn / "desk.keys").write_bytes(b"gone")
    before = files(torn)
    report, opened = saved(torn, tmp_path / "out", kept)
    assert report.is_whole
    assert files(torn) == before
    list(opened)
    assert (tmp_path / "out" / "desk.keys").read_bytes() == before["desk.keys.bak"][0]
