"""Opening a file: each refusal has its own type, and leaves every byte as it was."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from mentordesk.desk import Desk, open_desk
from mentordesk.errors import (
    DeskDamaged,
    DeskInUse,
    DeskMissing,
    DeskReadOnly,
    DeskTooNew,
    DiskFull,
    NotADesk,
)
from mentordesk.services.verify import Check
from mentordesk.store import driver

PAGE = driver.PAGE_SIZE


def fingerprint(folder: Path) -> dict[str, str]:
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.iterdir()}


@pytest.fixture
def closed(desk: Desk, folder: Path) -> Path:
    pair = desk.mentorships.in_view()
    assert pair
    for number in range(40):
        desk.notes.add(pair.mentorship_id, title=f"Note {number}", body="word " * 200)
    desk.close()
    return folder


def refuse(folder: Path, key: bytes, error: type[Exception]) -> None:
    before = fingerprint(folder)
    with pytest.raises(error):
        open_desk(folder, key)
    assert fingerprint(folder) == before


def test_settings_of_an_open_desk(desk: Desk) -> None:
    with desk.store.checking() as connection:
        asked = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in (
                "journal_mode",
                "synchronous",
                "locking_mode",
                "secure_delete",
                "trusted_schema",
                "foreign_keys",
                "cell_size_check",
            )
        }
    assert asked == {
        "journal_mode": "wal",
        "synchronous": 2,
        "locking_mode": "exclusive",
        "secure_delete": 1,
        "trusted_schema": 0,
        "foreign_keys": 1,
        "cell_size_check": 1,
    }


def test_the_file_is_encrypted_and_private(desk: Desk, folder: Path) -> None:
    pair = desk.mentorships.in_view()
    assert pair
    desk.notes.add(pair.mentorship_id, title="Rhabarber", body="Rhabarber")
    for path in folder.iterdir():
        assert b"Rhabarber" not in path.read_bytes()
        assert path.stat().st_mode & 0o777 == 0o600, path.name


def test_a_missing_desk_is_not_made(folder: Path, raw_key: bytes) -> None:
    refuse(folder, raw_key, DeskMissing)


def test_an_empty_file_is_not_taken_for_a_new_desk(folder: Path, raw_key: bytes) -> None:
    (folder / "desk.db").touch()
    refuse(folder, raw_key, DeskDamaged)


def test_another_key(closed: Path) -> None:
    refuse(closed, bytes(32), DeskDamaged)


def test_a_key_of_another_length_is_our_bug(closed: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        open_desk(closed, bytes(31))


def test_an_unencrypted_database(folder: Path, raw_key: bytes) -> None:
    plain = sqlcipher.connect(str(folder / "desk.db"))
    plain.execute("CREATE TABLE t (a)")
    plain.commit()
    plain.close()
    refuse(folder, raw_key, NotADesk)


def test_somebody_elses_encrypted_file(folder: Path, raw_key: bytes) -> None:
    other = sqlcipher.connect(str(folder / "desk.db"))
    other.execute(f"PRAGMA key = \"x'{raw_key.hex()}'\"")
    other.execute("CREATE TABLE t (a)")
    other.commit()
    other.close()
    with pytest.raises(NotADesk):
        open_desk(folder, raw_key)


def test_noise(folder: Path, raw_key: bytes) -> None:
    (folder / "desk.db").write_bytes(os.urandom(8 * PAGE))
    refuse(folder, raw_key, DeskDamaged)


def test_a_torn_page(closed: Path, raw_key: bytes) -> None:
    path = closed / "desk.db"
    path.write_bytes(path.read_bytes()[:-100])
    refuse(closed, raw_key, DeskDamaged)


def test_a_flipped_byte_in_any_page_is_noticed(closed: Path, raw_key: bytes) -> None:
    path = closed / "desk.db"
    whole = path.read_bytes()
    for page in range(len(whole) // PAGE):
        torn = bytearray(whole)
        torn[page * PAGE + 1234] ^= 0x40
        path.write_bytes(torn)
        assert notices(closed, raw_key), f"page {page}"
    path.write_bytes(whole)
    assert not notices(closed, raw_key)


def notices(folder: Path, raw_key: bytes) -> bool:
    try:
        opened = open_desk(folder, raw_key)
    except DeskDamaged:
        return True
    try:
        return any(finding.problems for finding in opened.verification.run())
    except DeskDamaged:
        return True
    finally:
        opened.close()


def test_lost_pages_are_noticed(closed: Path, raw_key: bytes) -> None:
    path = closed / "desk.db"
    path.write_bytes(path.read_bytes()[: -3 * PAGE])
    assert notices(closed, raw_key)


def test_a_later_version_is_left_alone(desk: Desk, folder: Path, raw_key: bytes) -> None:
    with desk.store.checking() as connection:
        connection.execute("PRAGMA user_version = 99")
    desk.close()
    refuse(folder, raw_key, DeskTooNew)


def test_a_second_process_is_told_and_then_let_in(desk: Desk, folder: Path, raw_key: bytes) -> None:
    code = (
        "import sys; from pathlib import Path; from mentordesk.desk import open_desk\n"
        "try: open_desk(Path(sys.argv[1]), bytes(range(32))).close(); print('open')\n"
        "except Exception as error: print(type(error).__name__)"
    )

    def other() -> str:
        command = [sys.executable, "-c", code, str(folder)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    assert other() == DeskInUse.__name__
    desk.close()
    assert other() == "open"


def test_a_folder_that_cannot_be_written(
    closed: Path, raw_key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse_to_make(*_: object, **__: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(driver.tempfile, "mkstemp", refuse_to_make)
    refuse(closed, raw_key, DeskReadOnly)


FULL_DISK = """
import resource, sys
from pathlib import Path
from mentordesk.desk import open_desk
from mentordesk.errors import DiskFull
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
desk = open_desk(Path(sys.argv[1]), bytes(range(32)))
pair = desk.mentorships.in_view().mentorship_id
size = max(p.stat().st_size for p in Path(sys.argv[1]).iterdir())
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 200_000, size + 200_000))
kept = 0
try:
    for number in range(1000):
        desk.notes.add(pair, title=f"full {number}", body="word " * 2000)
        kept += 1
except DiskFull:
    print("DiskFull", kept, len([r for r in desk.notes.rows(pair) if r.title.startswith("full")]))
"""


def test_a_full_disk_loses_nothing_that_was_acknowledged(closed: Path, raw_key: bytes) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(closed)], capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith(DiskFull.__name__), done.stderr[-800:]
    _, kept, read = done.stdout.split()
    assert kept == read
    again = open_desk(closed, raw_key)
    pair = again.mentorships.in_view()
    assert pair
    rows = again.notes.rows(pair.mentorship_id)
    assert sum(row.title.startswith("full") for row in rows) == int(kept)
    assert not any(f.problems for f in again.verification.run() if f.check is not Check.LOG)
    again.close()


def test_an_error_of_the_driver_holds_no_words(desk: Desk) -> None:
    with pytest.raises(Exception, match="sqlite") as caught, desk.store.unit("test") as unit:
        unit.connection.exec_driver_sql(
            "INSERT INTO setting VALUES (?, ?), (?, ?)", ("Rhabarber", "a", "Rhabarber", "b")
        )
    assert "Rhabarber" not in f"{caught.value!r} {caught.value.__cause__!r}"
