"""What is private is found nowhere outside the encrypted files, whatever is done with the desk."""

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from mentordesk import cli
from mentordesk.desk import Desk
from mentordesk.domain.ids import MeetingId
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role, Visibility
from mentordesk.error_text import sentence
from mentordesk.store.private_tables import PRIVATE
from mentordesk.vault import keys
from mentordesk.vault.data_key import DataKey
from mentordesk.vault.derive import CHEAPEST

PASSPHRASE = "six words that nobody would guess here"
CANARY = "Zinnoberkranich"
NOT_WORDS = frozenset({"id", "mentorship_id", "goal_id", "meeting_id", "visibility"})


@pytest.fixture(autouse=True)
def planted(
    desk: Desk,
    mentorship: Mentorship,
    folder: Path,
    raw_key: bytes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A canary in every private field there is, in earlier versions, in the trash, in the search."""
    monkeypatch.setattr(DataKey, "fresh", classmethod(lambda cls: cls(raw_key)))
    keys.create_keys(folder, PASSPHRASE, CHEAPEST)
    monkeypatch.undo()
    pair = mentorship.mentorship_id
    goal = desk.goals.add(pair, title="A shared goal").made
    starts = datetime(2026, 11, 27, 16, 0)
    meeting = desk.meetings.plan(
        pair, title="A shared meeting", starts_local=starts, zone="Europe/Berlin"
    ).made
    private = {"visibility": Visibility.PRIVATE}
    made = {
        "obstacle": desk.obstacles.add(goal, CANARY).made,
        "note": desk.notes.add(pair, title=CANARY, body=CANARY, meeting_id=MeetingId(meeting)).made,
        "commitment": desk.commitments.add(
            pair, text=CANARY, owner=Role.MENTOR, meeting_id=MeetingId(meeting), **private
        ).made,
    }
    for kind, record_type in PRIVATE.items():
        if kind.KIND in made:
            service = {
                "obstacle": desk.obstacles,
                "note": desk.notes,
                "commitment": desk.commitments,
            }[kind.KIND]
            for column in record_type.columns:
                now = getattr(service.get(made[kind.KIND]), column.name)
                if type(now) is str and column.name not in NOT_WORDS:
                    service.update(made[kind.KIND], **{column.name: f"{CANARY} {column.name}"})
    desk.notes.write(made["note"], f"{CANARY} anew")
    desk.notes.trash(desk.notes.add(pair, title=f"{CANARY} gone", body=CANARY).made)
    assert any(CANARY in hit.title for hit in desk.search.newest(CANARY))


@pytest.fixture
def places(tmp_path: Path) -> dict[str, str]:
    """A home and temporary folders of its own for another process."""
    places = {"HOME": "home", "TMPDIR": "tmp", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "conf"}
    for name in places.values():
        (tmp_path / "run" / name).mkdir(parents=True)
    (tmp_path / "run" / "out").mkdir()
    return {name: str(tmp_path / "run" / place) for name, place in places.items()}


def hits(folder: Path) -> list[Path]:
    forms = [CANARY.encode(form) for form in ("utf-8", "utf-16-le")]
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path for path in files if any(form in path.read_bytes() for form in forms)]


def run(folder: Path, places: dict[str, str], *words: str | Path) -> tuple[int, str]:
    read, write = os.pipe()
    os.write(write, f"{PASSPHRASE}\n".encode())
    os.close(write)
    command = [sys.executable, "-m", "mentordesk", *map(str, words), "--passphrase-fd", str(read)]
    done = subprocess.run(
        command,
        env={**os.environ, **places},
        pass_fds=(read,),
        capture_output=True,
        text=True,
        check=False,
    )
    os.close(read)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("what", ["calendar", "json", "markdown", "csv"])
def test_no_export_has_it_unless_it_is_asked_for(desk: Desk, what: str) -> None:
    assert CANARY.encode() not in desk.exported(what)
    if what in {"json", "markdown"}:
        assert CANARY.encode() in desk.exported(what, include_private=True)


def test_no_command_leaves_it_anywhere(
    desk: Desk, folder: Path, tmp_path: Path, places: dict[str, str]
) -> None:
    desk.close()
    out = tmp_path / "run" / "out"
    (out / "broken.json").write_text('{"magic": "mentordesk", "records": [')
    said = []
    for what in ("calendar", "json", "markdown", "csv"):
        said.append(run(folder, places, "export", what, folder, out / f"all.{what}"))
    said.append(run(folder, places, "backup", folder, out / "one.mdbackup"))
    said.append(run(folder, places, "restore", out / "one.mdbackup", out / "again"))
    said.append(run(folder, places, "verify", folder))
    assert [code for code, _words in said] == [0] * len(said), said
    said.append(run(folder, places, "import", "json", folder, out / "broken.json"))
    said.append(run(folder, places, "import", "json", folder, out / "all.json"))
    assert not [words for _code, words in said if CANARY in words]
    assert not hits(tmp_path)


def crashed(folder: Path, places: dict[str, str], program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)],
        env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    return done.stdout + done.stderr


CRASHES = {
    "killed while everything is open": """
import os, signal, sys
from pathlib import Path
from mentordesk.desk import open_desk
desk = open_desk(Path(sys.argv[1]), bytes(range(32)))
rows = [desk.notes.text(row.id) for row in desk.notes.rows(desk.mentorships.in_view().id)]
os.kill(os.getpid(), signal.SIGABRT)
""",
    "a bug in the window": """
import sys
from pathlib import Path
from ui import app
from mentordesk.desk import open_desk
sys.excepthook = app._tell_bug
desk = open_desk(Path(sys.argv[1]), bytes(range(32)))
words = [desk.notes.text(row.id) for row in desk.notes.rows(desk.mentorships.in_view().id)]
raise RuntimeError(words)
""",
}


@pytest.mark.parametrize("how", CRASHES)
def test_no_crash_leaves_it_anywhere(
    desk: Desk, folder: Path, tmp_path: Path, places: dict[str, str], how: str
) -> None:
    desk.close()
    assert CANARY not in crashed(folder, places, CRASHES[how])
    assert not hits(tmp_path)


def test_a_bug_in_a_command_is_told_by_its_place(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def fail(*_given: object) -> int:
        raise RuntimeError(CANARY)

    monkeypatch.setattr(cli, "_verify", fail)
    assert cli.main(["verify", str(tmp_path)]) == cli.CANNOT
    said = capsys.readouterr().err
    assert "RuntimeError at test_privacy.py" in said
    assert CANARY not in said


def test_errors_and_values_in_a_log_do_not_hold_it(
    desk: Desk, mentorship: Mentorship, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        for error in refusals(desk, mentorship):
            logging.getLogger("mentordesk").error("%s %r %s", error, error, sentence(error))
    assert CANARY not in caplog.text


def refusals(desk: Desk, mentorship: Mentorship) -> Iterator[Exception]:
    """Yield the errors that verbs meet with private words in hand."""
    pair = mentorship.mentorship_id
    (note,) = (row.id for row in desk.notes.rows(pair))
    tries = (
        lambda: desk.notes.update(note, title=CANARY * 1000),
        lambda: desk.notes.write(note, CANARY * 1_000_000),
        lambda: desk.notes.add(pair, title=f"{CANARY}\0"),
        lambda: desk.archives.import_json(CANARY.encode(), Path("x.json")),
        lambda: desk.goals.board(pair, CANARY),
        lambda: bound_to_fail(desk),
    )
    for attempt in tries:
        try:
            attempt()  # type: ignore[no-untyped-call]
        except Exception as error:  # noqa: BLE001 - whatever it is, it may come to be logged
            yield error


def bound_to_fail(desk: Desk) -> None:
    with desk.store.unit("broken") as unit:
        unit.connection.exec_driver_sql("SELECT ? FROM nowhere", (CANARY,))


def test_the_files_of_the_desk_hold_it_only_encrypted(desk: Desk, folder: Path) -> None:
    assert not hits(folder)
    desk.close()
    assert not hits(folder)
