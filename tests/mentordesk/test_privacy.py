"""What is private is found nowhere outside the encrypted files, whatever is done with the desk."""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from mentordesk import cli
from mentordesk.desk import Desk
from mentordesk.domain.expectation import Expectation
from mentordesk.domain.goal import Goal
from mentordesk.domain.meeting import Meeting
from mentordesk.domain.mentorship import Mentorship
from mentordesk.store.private_tables import PRIVATE
from tests.support.canaries import KINDS, STEM, TRACES, Planted, word, worded
from tests.support.keyed import give_keys

#: Nobody's passphrase may be found either.
PASSPHRASE = f"{STEM} walks over six wet stones"


@pytest.fixture(autouse=True)
def planted(
    desk: Desk,
    mentorship: Mentorship,
    folder: Path,
    raw_key: bytes,
) -> Planted:
    """Words in every private field: now, earlier, undone, in the trash, and erased."""
    give_keys(folder, raw_key, PASSPHRASE)
    pair = mentorship.mentorship_id
    goal = desk.goals.add(pair, title="A shared goal").made
    meeting = desk.meetings.plan(
        pair, title="A shared meeting", starts_local=datetime(2026, 11, 27, 16), zone="Etc/UTC"
    ).made
    question = desk.expectations.add(pair, title="A shared question").made
    return Planted(desk, pair, {Goal: goal, Meeting: meeting, Expectation: question})


class Places:
    """The folders that a program of ours may write in, and what it said."""

    def __init__(self, root: Path, desk: Path) -> None:
        self.root, self.desk = root, desk
        self.out, self.given = root / "out", root / "given"
        names = ("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
        names += ("XDG_STATE_HOME", "XDG_RUNTIME_DIR")
        self.environment = {name: str(root / name.lower()) for name in names}
        for path in (*map(Path, self.environment.values()), self.out, self.given):
            path.mkdir(mode=0o700)
        self.said: list[str] = []

    def run(self, *words: str | Path) -> int:
        """Run a command with the passphrase in hand; return its exit code."""
        read, write = os.pipe()
        os.write(write, f"{PASSPHRASE}\n".encode())
        os.close(write)
        given = [*map(str, words), "--passphrase-fd", str(read)]
        code = self.start("-m", "mentordesk", *given, pass_fds=(read,))
        os.close(read)
        return code

    def start(self, *words: str, pass_fds: tuple[int, ...] = ()) -> int:
        """Run Python in these folders; return its exit code."""
        environment = {**os.environ, **self.environment, "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(
            [sys.executable, *words],
            env=environment,
            pass_fds=pass_fds,
            capture_output=True,
            text=True,
            check=False,
        )
        self.said.append(done.stdout + done.stderr)
        return done.returncode

    def nothing_is_left(self) -> None:
        """Fail where a file, its name, or what was said holds a private word."""
        assert self.said
        assert not [said for said in self.said if TRACES.in_text(said)]
        assert not TRACES.below(self.root, but=[self.given])


@pytest.fixture
def places(tmp_path: Path, folder: Path) -> Places:
    return Places(tmp_path, folder)


def test_every_private_field_was_planted(desk: Desk, planted: Planted) -> None:
    """The words are really there, else finding none would prove nothing."""
    assert set(KINDS) == set(PRIVATE)
    assert all(worded(kind) for kind in PRIVATE)
    told = desk.exported("json", include_private=True).decode()
    assert not [words for words in planted.kept if words not in told]
    assert not [words for words in planted.erased if words in told]
    assert {hit.kind for hit in desk.search.newest(STEM, limit=100)} >= {
        kind.KIND for kind in KINDS if kind.LINES
    }


@pytest.mark.parametrize("what", ["calendar", "json", "markdown", "csv"])
def test_no_export_has_it_unless_it_is_asked_for(desk: Desk, what: str) -> None:
    data = desk.exported(what)
    assert b"A shared" in data or what == "csv"  # that is a ZIP
    assert not TRACES.in_bytes(data)
    assert TRACES.in_bytes(desk.exported(what, include_private=True)) == (what != "calendar")


def test_the_files_of_the_desk_hold_it_only_encrypted(desk: Desk, folder: Path) -> None:
    assert (folder / "desk.db-wal").stat().st_size
    assert not TRACES.below(folder)
    desk.close()
    assert not TRACES.below(folder)


def exports(places: Places) -> set[int]:
    codes = {
        places.run("export", what, places.desk, places.out / f"all.{what}")
        for what in ("calendar", "json", "markdown", "csv")
    }
    asked = places.given / "private.json"
    return codes | {places.run("export", "json", places.desk, asked, "--include-private")}


def imports(places: Places) -> set[int]:
    """Take the private archive into another desk."""
    other = places.out / "other"
    words = ("--me", "Amara", "--role", "mentor", "--partner", "Jonas", "--json")
    return {
        places.run("create", other, *words),
        places.run("import", "json", other, places.given / "private.json", "--dry-run"),
        places.run("import", "json", other, places.given / "private.json"),
        places.run("import", "json", other, places.given / "private.json", "--json") - 1,
    }


def copies(places: Places) -> set[int]:
    return {
        places.run("backup", places.desk, places.out / "one.mdbackup"),
        places.run("backup", places.desk),
        places.run("restore", places.out / "one.mdbackup", places.out / "again", "--json"),
        places.run("restore", places.out / "one.mdbackup", places.out / "again") - 2,
    }


def checks(places: Places) -> set[int]:
    return {places.run("verify", places.desk), places.run("verify", places.desk, "--json")}


def samples(places: Places) -> set[int]:
    sizes = ("--meetings", "2", "--notes", "2", "--goals", "1")
    return {places.run("sample", places.out / "sample", *sizes)}


def salvages(places: Places) -> set[int]:
    """Save a whole desk, and one with its middle torn out."""
    torn = places.out / "torn"
    shutil.copytree(places.desk, torn)
    data = (torn / "desk.db").read_bytes()
    middle = len(data) // 3
    (torn / "desk.db").write_bytes(data[:middle] + bytes(middle) + data[2 * middle :])
    return {
        places.run("salvage", places.desk, places.out / "salvaged"),
        places.run("salvage", torn, places.out / "parts") - 1,
        places.run("salvage", torn, places.out / "more parts", "--json") - 1,
    }


COMMANDS: dict[str, Callable[[Places], set[int]]] = {
    "export": exports,
    "create": lambda _places: {0},  # imports() makes a desk
    "import": imports,
    "backup": copies,
    "restore": lambda _places: {0},  # copies() brings one back
    "verify": checks,
    "sample": samples,
    "salvage": salvages,
}


def test_no_command_leaves_it_anywhere(desk: Desk, places: Places) -> None:
    desk.close()
    parser = cli._parser()._subparsers
    assert parser is not None
    (verbs,) = (one for one in parser._actions if isinstance(one, argparse._SubParsersAction))
    assert set(verbs.choices) == set(COMMANDS)  # a new one is tried here too
    for name, use in COMMANDS.items():
        assert use(places) == {0}, (name, places.said)
    assert TRACES.in_bytes((places.given / "private.json").read_bytes())
    places.nothing_is_left()


def mangled(whole: str) -> dict[str, str]:
    """Return archives that cannot be taken in, each with private words in the wrong place."""
    private = json.loads(whole)
    kind = KINDS[0].KIND
    by_field = {
        f"{field} of words": {**private["records"][kind][0], field: STEM}
        for field in private["records"][kind][0]
    }
    records = {
        how: json.dumps({**private, "records": {**private["records"], kind: [record]}})
        for how, record in by_field.items()
    }
    return {
        "cut short": whole[: whole.rindex(STEM) + len(STEM)],
        "no JSON": STEM,
        "another's": json.dumps({"format": STEM}),
        "of a later version": json.dumps({**private, "version": 99}),
        "a version of words": json.dumps({**private, "version": STEM}),
        "a kind of words": json.dumps({**private, "records": {STEM: [STEM]}}),
        "a history of words": json.dumps({**private, "private_history": [{"before": STEM}]}),
        "an old change of words": whole.replace(f'"{STEM}', f'"{STEM}\\u0000'),
        **records,
    }


def test_no_file_that_is_refused_leaves_it_anywhere(
    desk: Desk, places: Places, capfd: pytest.CaptureFixture[str]
) -> None:
    whole = desk.exported("json", include_private=True).decode()
    desk.close()
    read, write = os.pipe()
    for how, text in mangled(whole).items():
        path = places.given / f"{STEM} {how}.json"
        path.write_text(text)
        os.write(write, f"{PASSPHRASE}\n".encode())
        words = ("import", "json", str(places.desk), str(path), "--passphrase-fd", str(read))
        assert cli.main(words) == cli.DATA_SAYS_NO, how
    os.close(read)
    os.close(write)
    places.said.extend(capfd.readouterr())
    places.nothing_is_left()


_READ_ALL = """
import sys
from pathlib import Path
from mentordesk.desk import open_desk
from mentordesk.store.private_tables import PRIVATE
desk = open_desk(Path(sys.argv[1]), bytes(range(32)))
with desk.store.reading() as reader:
    everything = [record for kind in PRIVATE for record in reader.all(kind)]
words = [getattr(record, name) for record in everything for name in record.__slots__]
assert sys.argv[2] in str(words)
"""
#: What happens while all that is private is in memory, and the exit code.
CRASHES: dict[str, tuple[str, int]] = {
    "aborted": ("import os; os.abort()", -signal.SIGABRT),
    "a wild pointer": ("import ctypes; ctypes.string_at(8)", -signal.SIGSEGV),
    "a bug in the window": (
        "from ui import app; sys.excepthook = app._tell_bug; raise RuntimeError(words, everything)",
        1,
    ),
    "a bug in a command": (
        """
from mentordesk import cli
def fail(options):
    raise RuntimeError(words, everything)
cli._verify = fail
sys.exit(cli.main(["verify", "."]))
""",
        cli.CANNOT,
    ),
    "a bug on the store's thread": (
        """
desk.close()
def fail(desk):
    raise RuntimeError(words, everything)
from PySide6.QtCore import QCoreApplication
from ui.store_runner import StoreRunner
app, runner = QCoreApplication([]), StoreRunner()
runner.run(lambda: fail(desk), print, lambda error: (runner.close(), app.exit(3)))
sys.exit(app.exec())
""",
        3,
    ),
}


@pytest.mark.parametrize("how", CRASHES)
def test_no_crash_leaves_it_anywhere(desk: Desk, places: Places, how: str) -> None:
    desk.close()
    program, code = CRASHES[how]
    assert places.start("-c", _READ_ALL + program, str(places.desk), STEM) == code, places.said
    places.nothing_is_left()


def test_a_bug_in_a_command_is_told_by_its_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def fail(*_given: object) -> int:
        raise RuntimeError(word(KINDS[0], "title", "now"))

    monkeypatch.setattr(cli, "_verify", fail)
    assert cli.main(["verify", str(tmp_path)]) == cli.CANNOT
    said = capsys.readouterr().err
    assert "RuntimeError at test_privacy.py" in said
    assert not TRACES.in_text(said)
