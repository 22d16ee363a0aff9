"""``mentordesk salvage``: a new desk, a report, and an exit code that says whether it is whole."""

import json
from pathlib import Path

import pytest

from mentordesk.desk import open_desk
from tests.support import command
from tests.support.damage import PASSPHRASE, Kept, keep
from tests.support.no_root import read_only


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    (tmp_path / "desk").mkdir()
    return keep(tmp_path / "desk", with_keys=True)


def run(*words: str | Path, passphrase: str = PASSPHRASE) -> int:
    return command.run(*words, passphrase=passphrase)


def test_a_whole_desk(kept: Kept, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("salvage", kept.folder, tmp_path / "out") == 0
    assert capsys.readouterr().out.startswith("Everything could be read.")
    open_desk(tmp_path / "out", kept.key).close()


def test_a_damaged_desk(kept: Kept, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (kept.folder / "desk.db").write_bytes(kept.content[: len(kept.content) // 2])
    assert run("salvage", kept.folder, tmp_path / "out") == 1
    told = capsys.readouterr().out
    assert "pages of the file are damaged" in told
    for record in kept.records.values():
        for name in (*record.LINES, *record.TEXTS):
            words = getattr(record, name)
            assert len(words) < 12 or words not in told
    assert run("salvage", kept.folder, tmp_path / "again", "--json") == 1
    facts = json.loads(capsys.readouterr().out)
    assert facts["whole"] is False
    assert facts["kinds"]["goal"].keys() == {"whole", "in_part", "lost"}


def test_what_stands_against_it(
    kept: Kept, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("salvage", kept.folder, kept.folder) == 2
    assert run("salvage", kept.folder, tmp_path / "out", passphrase="wrong") == 2
    (kept.folder / "desk.db").write_bytes(bytes(8192))
    assert run("salvage", kept.folder, tmp_path / "out") == 2
    assert len(capsys.readouterr().err.splitlines()) == 3
    assert not (tmp_path / "out").exists()


def test_a_desk_that_cannot_be_written_is_exported_all_the_same(
    kept: Kept, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("export", "json", kept.folder, tmp_path / "before", "--include-private") == 0
    with read_only(kept.folder):
        assert run("export", "json", kept.folder, tmp_path / "after", "--include-private") == 0
    assert (tmp_path / "before").read_bytes() == (tmp_path / "after").read_bytes()
    assert capsys.readouterr().err == ""


def test_of_a_damaged_desk_is_exported_what_can_be_read_and_said_what_cannot(
    kept: Kept, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = kept.content[: len(kept.content) // 2]
    (kept.folder / "desk.db").write_bytes(damaged)
    assert run("export", "json", kept.folder, tmp_path / "out", "--json") == 1
    told = capsys.readouterr()
    assert not json.loads(told.out)["whole"]
    assert "known to be lost" in told.err
    assert json.loads((tmp_path / "out").read_bytes())
    assert (kept.folder / "desk.db").read_bytes() == damaged
