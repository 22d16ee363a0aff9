"""The vault's figures, in one run; ``make bench`` prints the table. Nothing is asserted.

Times depend on the size of the desk's file, so that is part of the table.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from mentordesk.desk import Desk, open_desk
from mentordesk.opening import change_key, unlock
from mentordesk.services.backups import Reason
from mentordesk.services.sample.prose import BRIEF
from mentordesk.vault import keys
from mentordesk.vault.data_key import DataKey
from tests.bench.test_bench import KEY, make, ms, program

pytestmark = [pytest.mark.bench, pytest.mark.timeout(0)]

PASSPHRASE = "six words that nobody would guess here"
PROGRAMS = "tests.bench.vault_programs"
RUNS = 5
TABLE: list[tuple[str, str, str]] = []


@pytest.fixture(scope="module", autouse=True)
def table() -> Iterator[None]:
    yield
    print("\n\n| what | measured | to reach |\n|---|---|---|")
    for what, measured, reach in TABLE:
        print(f"| {what} | {measured} | {reach} |")
    print(
        "(load of the computer at the end: {:.1f}, over 5 minutes {:.1f})".format(*os.getloadavg())
    )


@pytest.fixture(scope="module")
def hundred(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk of 100,000 notes with real keys, at the cost this computer is given."""
    folder = make(tmp_path_factory.mktemp("v") / "desk", 100_000, 1000, 500, longest_note=BRIEF)
    (folder / "desk.keys").unlink()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DataKey, "fresh", classmethod(lambda cls: cls(KEY)))
        keys.create_keys(folder, PASSPHRASE)
    with closing(open_desk(folder, KEY)) as desk, desk.store.checking() as connection:
        query = "SELECT avg(length(body)), max(length(body)) FROM note_text"
        mean, longest = connection.execute(query).fetchone()
    size = f"{megabytes(folder):.0f} MB, notes of {mean:.0f} characters, the longest {longest}"
    TABLE.append(("the desk of 100,000 notes", size, ""))
    return folder


def megabytes(folder: Path) -> float:
    return (folder / "desk.db").stat().st_size / 1e6


def in_slices(steps: Generator[Any, None, Any]) -> tuple[float, float]:
    """Return how long all took, and the longest slice on the thread that runs it, in seconds."""
    began, longest = time.perf_counter(), 0.0
    while True:
        before = time.perf_counter()
        try:
            next(steps)
        except StopIteration:
            break
        finally:
            longest = max(longest, time.perf_counter() - before)
    return time.perf_counter() - began, longest


def note(what: str, runs: list[tuple[float, float]], size: float, reach: str) -> None:
    total = statistics.median(run[0] for run in runs)
    slowest = max(run[1] for run in runs)
    share = f"{total / size * 100:.2f} s for 100 MB"
    TABLE.append((what, f"{total:.2f} s ({share}), longest slice {ms(slowest)}", reach))


def test_unlock(hundred: Path) -> None:
    times = []
    for _run in range(5):
        began = time.perf_counter()
        unlock(hundred, PASSPHRASE).close()
        times.append(time.perf_counter() - began)
    cost = keys.slots_file.load(hundred).slots[0].cost
    assert cost is not None
    memory = (
        f"Argon2id {cost.memory_kib // 1024} MiB" if hasattr(cost, "memory_kib") else "Argon2id"
    )
    TABLE.append(("unlock", f"{statistics.median(times):.2f} s, {memory}", "0.5–1.0 s, 128 MiB"))


def test_unlock_by_keyring(hundred: Path, tmp_path: Path) -> None:
    for tool in ("dbus-run-session", "gnome-keyring-daemon"):
        if shutil.which(tool) is None:
            pytest.fail(f"install dbus and gnome-keyring: there is no {tool}")
    home, runtime = tmp_path / "home", tmp_path / "runtime"
    for folder in (home, runtime):
        folder.mkdir(mode=0o700)
    own = {"HOME": str(home), "XDG_RUNTIME_DIR": str(runtime)}
    unlocked = "printf login | gnome-keyring-daemon --unlock --components=secrets >/dev/null"
    shell = ["dbus-run-session", "--", "sh", "-c", f'{unlocked}; exec "$0" "$@"']
    words = ["keyring_slot", str(hundred), KEY.hex(), str(RUNS)]
    command = [*shell, sys.executable, "-m", PROGRAMS, *words]
    done = subprocess.run(
        command, env={**os.environ, **own}, capture_output=True, text=True, check=True
    )
    seen = json.loads(done.stdout.splitlines()[-1])
    whole, alone = (statistics.median(seen[what]) for what in ("with what it loads", "alone"))
    measured = f"{alone:.2f} s; {whole:.2f} s where the lock screen has loaded nothing yet"
    TABLE.append(("unlock by the keyring, first in its process", measured, "0.2 s"))


def test_lock(hundred: Path) -> None:
    seen = [program("lock", hundred, KEY.hex(), module=PROGRAMS) for _ in range(RUNS)]
    blank = sorted(one["blank"] for one in seen)
    measured = f"{ms(statistics.median(blank))}, at worst {ms(blank[-1])}"
    TABLE.append(("Ctrl+L to a blank window", measured, "100 ms"))


@pytest.mark.parametrize("what", ["check", "backup"])
def test_long_work(hundred: Path, tmp_path: Path, what: str) -> None:
    steps: dict[str, Callable[[Desk], Generator[Any, None, Any]]] = {
        "check": lambda desk: (step for step in desk.verification.steps()),
        "backup": lambda desk: desk.backups.make(Reason.BY_HAND, tmp_path / "one.mdbackup"),
    }
    runs = []
    for _run in range(RUNS):
        with closing(open_desk(hundred, KEY)) as desk:
            runs.append(in_slices(steps[what](desk)))
        (tmp_path / "one.mdbackup").unlink(missing_ok=True)
    reach = {"check": "2 s, 50 ms", "backup": "3 s, 50 ms"}[what]
    note(f"{what} of 100,000 notes", runs, megabytes(hundred), reach)


def test_another_key(hundred: Path, tmp_path: Path) -> None:
    folder, opened, backed_up = tmp_path / "desk", [], []
    shutil.copytree(hundred, folder)
    os.sync()
    desk = open_desk(folder, KEY)
    code = desk.security.offered_code()

    make_backup = desk.backups.make

    def timed_backup(reason: Reason) -> Generator[float, None, Path]:
        began = time.perf_counter()
        made = yield from make_backup(reason)
        backed_up.append(time.perf_counter() - began)
        return made

    desk.backups.make = timed_backup  # type: ignore[method-assign, assignment]

    def steps() -> Generator[float, None, None]:
        opened.append((yield from change_key(desk, PASSPHRASE, code)))

    whole, longest = in_slices(steps())
    opened[0].close()
    alone = [(whole - backed_up[0], longest)]
    note("another key for 100,000 notes", alone, megabytes(folder), "5 s, 50 ms")
    TABLE.append(("the same with the backup before it", f"{whole:.2f} s", "8 s"))
