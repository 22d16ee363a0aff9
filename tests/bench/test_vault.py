"""The vault's figures, in one run; ``make bench`` prints the table. Nothing is asserted."""

import shutil
import statistics
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest

from mentordesk.desk import Desk, open_desk
from mentordesk.opening import change_key, unlock
from mentordesk.services.backups import Reason
from mentordesk.vault import keys
from mentordesk.vault.data_key import DataKey
from tests.bench.test_bench import KEY, make

pytestmark = [pytest.mark.bench, pytest.mark.timeout(0)]

PASSPHRASE = "six words that nobody would guess here"
TABLE: list[tuple[str, str, str]] = []


@pytest.fixture(scope="module", autouse=True)
def table() -> Iterator[None]:
    yield
    print("\n\n| what | measured | to reach |\n|---|---|---|")
    for what, measured, reach in TABLE:
        print(f"| {what} | {measured} | {reach} |")


@pytest.fixture(scope="module")
def hundred(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk of 100,000 notes with real keys, at the cost this computer is given."""
    folder = make(tmp_path_factory.mktemp("v") / "desk", 100_000, 1000, 500)
    (folder / "desk.keys").unlink()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DataKey, "fresh", classmethod(lambda cls: cls(KEY)))
        keys.create_keys(folder, PASSPHRASE)
    return folder


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


def note(what: str, figures: tuple[float, float], reach: str) -> None:
    total, slice_ = figures
    TABLE.append((what, f"{total:.2f} s, longest slice {slice_ * 1000:.0f} ms", reach))


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


@pytest.mark.parametrize("what", ["verify", "backup"])
def test_long_work(hundred: Path, tmp_path: Path, what: str) -> None:
    desk = open_desk(hundred, KEY)
    steps: dict[str, Callable[[Desk], Generator[Any, None, Any]]] = {
        "verify": lambda desk: (step for step in desk.verification.steps()),
        "backup": lambda desk: desk.backups.make(Reason.BY_HAND, tmp_path / "one.mdbackup"),
    }
    figures = in_slices(steps[what](desk))
    desk.close()
    reach = {"verify": "2 s, 50 ms", "backup": "3 s, 50 ms"}[what]
    note(f"{what} of 100,000 notes", figures, reach)


def test_rekey(hundred: Path, tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    shutil.copytree(hundred, folder)
    desk = open_desk(folder, KEY)
    code = desk.security.offered_code()
    for _share in desk.backups.make(Reason.BEFORE_REKEY):
        pass  # made first in any case; measured above
    opened: list[Desk] = []

    def steps() -> Generator[float, None, None]:
        opened.append((yield from change_key(desk, PASSPHRASE, code)))

    figures = in_slices(steps())
    opened[0].close()
    note("another key for 100,000 notes, with its backup", figures, "5 s + backup, 50 ms")
