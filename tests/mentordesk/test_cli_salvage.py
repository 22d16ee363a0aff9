"""``mentordesk salvage``: a new desk, a report, and an exit code that says whether it is whole."""

import json
import os
from pathlib import Path

import pytest

from mentordesk.cli import main
from mentordesk.desk import open_desk
from tests.support.damage import PASSPHRASE, Kept, keep


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    (tmp_path / "desk").mkdir()
    return keep(tmp_path / "desk", with_keys=True)


def run(*words: str | Path, passphrase: str = PASSPHRASE) -> int:
    read, write = os.pipe()
    os.write(write, f"{passphrase}\n".encode())
    os.close(write)
    try:
        return main([*map(str, words), "--passphrase-fd", str(read)])
    finally:
        os.close(read)


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
