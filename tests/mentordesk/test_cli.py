"""The command line: exit codes, one line of words, and nothing private by accident."""

import json
import re
from pathlib import Path

import pytest

from mentordesk.cli import main
from mentordesk.vault import keys
from mentordesk.vault.derive import CHEAPEST
from tests.support.command import PASSPHRASE, run


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "calibrated", lambda: CHEAPEST)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    assert run("sample", tmp_path / "sample") == 0
    return tmp_path / "sample"


def test_sample_export_import_is_lossless(sample: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    assert run("export", "json", sample, first, "--include-private") == 0
    assert run("create", tmp_path / "new", "--me", "A", "--role", "mentor", "--partner", "B") == 0
    empty = tmp_path / "empty"
    assert run("sample", empty, "--meetings", "0", "--notes", "0", "--goals", "0") == 0
    assert run("import", "json", tmp_path / "new", first) == 0
    assert run("export", "json", tmp_path / "new", second, "--include-private") == 0
    old, new = json.loads(first.read_bytes()), json.loads(second.read_bytes())
    assert len(new["records"]["note"]) == len(old["records"]["note"])
    assert run("import", "json", tmp_path / "new", first) == 1  # already there


def test_calendar_holds_nothing_private(sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.ics"
    assert run("export", "calendar", sample, out) == 0
    assert out.read_bytes().count(b"BEGIN:VEVENT") == 24
    assert run("export", "calendar", sample, out) == 2  # it is there already
    assert run("export", "calendar", sample, out, "--force") == 0
    assert run("export", "calendar", sample, tmp_path / "p.ics", "--include-private") == 2
    assert out.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("what", ["json", "markdown", "csv"])
def test_private_only_on_explicit_choice(sample: Path, tmp_path: Path, what: str) -> None:
    shared, whole = tmp_path / "shared", tmp_path / "whole"
    assert run("export", what, sample, shared) == 0
    assert run("export", what, sample, whole, "--include-private") == 0
    assert shared.stat().st_size < whole.stat().st_size


def test_verify(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("verify", sample, "--json") == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["whole"] is True
    data = bytearray((sample / "desk.db").read_bytes())
    data[len(data) // 2] ^= 1
    (sample / "desk.db").write_bytes(data)
    assert run("verify", sample) == 1


def test_refusals_are_one_line(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run("verify", sample, passphrase="wrong") == 2
    assert run("verify", tmp_path / "nowhere") == 2
    assert run("sample", sample) == 2
    (tmp_path / "x.json").write_text("{}")
    assert run("import", "json", sample, tmp_path / "x.json") == 1
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 4
    assert all(line.startswith("mentordesk: ") for line in told)


def test_usage_is_exit_code_two() -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["export", "poem", "a", "b"])
    assert stopped.value.code == 2


def test_a_backup_becomes_a_desk_again(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, there = tmp_path / "one.mdbackup", tmp_path / "there"
    capsys.readouterr()
    assert run("backup", sample, out, "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"written": str(out)}
    assert run("restore", out, there) == 0
    assert run("verify", there) == 0
    for desk, name in ((sample, "before.json"), (there, "after.json")):
        assert run("export", "json", desk, tmp_path / name, "--include-private") == 0
    assert (tmp_path / "before.json").read_bytes() == (tmp_path / "after.json").read_bytes()
    assert run("backup", there) == 0
    assert list((there / "backups").glob("*.mdbackup"))


@pytest.mark.parametrize(
    ("make", "words", "code"),
    [
        ("desk there", "already a desk", 2),
        ("wrong passphrase", "does not open", 2),
        ("torn", "backup", 1),
        ("none", "", 2),
    ],
)
def test_a_backup_that_cannot_be_used_makes_nothing(
    sample: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    make: str,
    words: str,
    code: int,
) -> None:
    out, there = tmp_path / "one.mdbackup", tmp_path / "there"
    assert run("backup", sample, out) == 0
    capsys.readouterr()
    passphrase = PASSPHRASE
    if make == "desk there":
        there = sample
    elif make == "wrong passphrase":
        passphrase = "another one altogether"
    elif make == "torn":
        out.write_bytes(out.read_bytes()[:-1000])
    else:
        out.unlink()
    before = sorted(path.name for path in sample.iterdir())
    assert run("restore", out, there, passphrase=passphrase) == code
    told = capsys.readouterr().err.strip()
    assert words in told
    assert told.count("\n") == 0
    assert sorted(path.name for path in sample.iterdir()) == before
    assert make == "desk there" or not (there / "desk.db").exists()


def test_a_backup_never_takes_the_place_of_a_file(sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "one.mdbackup"
    out.write_bytes(b"mine")
    assert run("backup", sample, out) == 2
    assert out.read_bytes() == b"mine"


def test_the_program_knows_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """What it does not know opens the window instead."""
    from ui.__main__ import _COMMANDS

    with pytest.raises(SystemExit):
        main(["--help"])
    shown = capsys.readouterr().out.partition("COMMAND")[2]
    listed = set(re.findall(r"^    ([a-z]+)  ", shown, re.M))
    assert {"sample", "salvage"} <= listed
    assert {name for name in _COMMANDS if not name.startswith("-")} == listed
