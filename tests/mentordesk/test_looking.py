"""A desk can be looked at where nothing may be written; every change is refused in words."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from mentordesk.desk import Desk, open_desk
from mentordesk.domain.ids import MentorshipId
from mentordesk.error_text import sentence
from mentordesk.errors import (
    DeskDamaged,
    DeskError,
    DeskMissing,
    DeskOpenedToRead,
    DeskReadOnly,
    WrongPassphrase,
)
from mentordesk.looking import Look, look
from mentordesk.services.backups import Reason
from mentordesk.services.restore import by_passphrase, by_recovery_code
from mentordesk.services.snapshots import finish
from tests.support.damage import PASSPHRASE, Kept, keep, records_of
from tests.support.no_root import read_only
from tests.support.steps import told


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return keep(tmp_path_factory.mktemp("kept"), with_keys=True)


@pytest.fixture
def lying(kept: Kept, tmp_path: Path) -> Path:
    return shutil.copytree(kept.folder, tmp_path / "desk")


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def looked(folder: Path) -> Look:
    return finish(look(folder, by_passphrase(PASSPHRASE)))


def pair_of(desk: Desk) -> MentorshipId:
    pair = desk.mentorships.in_view()
    assert pair is not None
    return pair.mentorship_id


def test_a_folder_that_cannot_be_written(kept: Kept, lying: Path, temporary: Path) -> None:
    before = files(lying)
    with read_only(lying):
        with pytest.raises(DeskReadOnly):
            open_desk(lying, kept.key)
        seen = looked(lying)
        assert seen.is_whole
        assert seen.desk.is_read_only
        assert records_of(seen.desk) == kept.records
        (work,) = temporary.iterdir()
        assert work.stat().st_mode & 0o777 == 0o700
        assert all(path.stat().st_mode & 0o077 == 0 for path in work.iterdir())
        assert not any("keys" in path.name for path in work.iterdir())
        seen.desk.back_up_and_close()
    assert files(lying) == before
    assert list(temporary.iterdir()) == []


CHANGES: dict[str, Callable[[Desk], object]] = {
    "add": lambda desk: desk.goals.add(pair_of(desk), title="New"),
    "write": lambda desk: desk.notes.write(desk.notes.rows(pair_of(desk))[0].id, "New"),
    "trash": lambda desk: desk.goals.trash(desk.goals.all(pair_of(desk))[0].id),
    "undo": lambda desk: desk.history.undo(),
    "setting": lambda desk: desk.mentorships.look_at(pair_of(desk)),
    "import": lambda desk: desk.archives.import_json(
        desk.archives.export_json(include_private=True), Path("x")
    ),
    "backup": lambda desk: desk.backups.make_now(Reason.BY_HAND),
    "passphrase": lambda desk: finish(desk.security.change_passphrase("a", PASSPHRASE)),
    "code": lambda desk: finish(desk.security.take_recovery_code("code")),
    "keyring": lambda desk: finish(desk.security.add_keyring()),
    "no keyring": lambda desk: finish(desk.security.remove_keyring("slot")),
    "key": lambda desk: desk.security.another_key("a", "b"),
}


@pytest.fixture
def desk_read(lying: Path) -> Desk:
    return looked(lying).desk


def test_every_change_is_refused(kept: Kept, desk_read: Desk) -> None:
    head = desk_read.store.head()
    for name, change in CHANGES.items():
        try:
            change(desk_read)
        except DeskOpenedToRead as error:
            assert "opened to be read" in sentence(error)
        except DeskError as error:
            pytest.fail(f"{name}: {error}")
        else:
            pytest.fail(name)
    assert desk_read.store.head() == head
    assert records_of(desk_read) == kept.records
    assert not [one for one in desk_read.verification.run() if one.problems]
    desk_read.close()


def test_what_is_in_the_log_alone_is_shown(kept: Kept, lying: Path, tmp_path: Path) -> None:
    desk = open_desk(lying, kept.key)
    desk.safekeeping.checkpoint()
    late = desk.goals.add(pair_of(desk), title="Late").made
    killed = shutil.copytree(lying, tmp_path / "killed")
    desk.close()
    before = files(killed)
    with read_only(killed):
        seen = looked(killed)
        assert seen.is_whole
        assert seen.desk.goals.get(late).title == "Late"
        seen.desk.close()
    assert files(killed) == before
    (killed / "desk.db-wal").unlink()
    seen = looked(killed)
    assert (seen.changes_missing, seen.is_whole) == (1, False)
    seen.desk.close()


@pytest.mark.parametrize("page", [0, 1, 31, 40, 63, 90, -1])
def test_of_a_damaged_desk_all_is_shown_that_can_be_read(
    kept: Kept, lying: Path, temporary: Path, page: int
) -> None:
    (lying / "desk.db").write_bytes(kept.torn(page % kept.pages, 3000))
    before = files(lying)
    seen, shares = told(look(lying, by_recovery_code(kept.code)))
    assert shares == sorted(shares)
    assert seen.report is not None
    assert seen.report.damaged_pages == 1
    flawed = {flaw.record_id for flaw in seen.report.flaws}
    found = records_of(seen.desk)
    for key, record in kept.records.items():
        assert key[1] in flawed or found[key] == record
    assert not list((temporary).glob("*/desk.keys*"))
    seen.desk.close()
    assert files(lying) == before
    assert list(temporary.iterdir()) == []


def test_what_goes_wrong_leaves_nothing_behind(kept: Kept, lying: Path, temporary: Path) -> None:
    with pytest.raises(WrongPassphrase):
        finish(look(lying, by_passphrase("wrong")))
    steps = look(lying, by_passphrase(PASSPHRASE))
    next(steps)
    steps.close()
    with pytest.raises(DeskMissing):
        looked(lying.parent)
    (lying / "desk.db").write_bytes(bytes(40960))
    with pytest.raises(DeskDamaged):
        looked(lying)
    assert list(temporary.iterdir()) == []
    shutil.rmtree(temporary)
    with pytest.raises(DeskError):
        looked(lying)
