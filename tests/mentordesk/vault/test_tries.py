"""Wrong tries make the next one wait, across restarts and whatever the clock does."""

import os
import stat
from pathlib import Path

import pytest

from mentordesk.errors import KeySlotsDamaged, WrongPassphrase
from mentordesk.vault.tries import FILE_NAME, Tries
from tests.support.clock import SetClock

LONGEST = 30


@pytest.fixture
def tries(folder: Path, clock: SetClock) -> Tries:
    return Tries(folder, clock)


def guess_wrong(tries: Tries, times: int = 1) -> None:
    for _time in range(times):
        with pytest.raises(WrongPassphrase), tries.counted():
            raise WrongPassphrase


def test_the_first_cost_nothing_then_each_waits_longer(tries: Tries) -> None:
    waits = []
    for _time in range(12):
        guess_wrong(tries)
        waits.append(tries.wait())
    assert waits == [0, 0, 0, 1, 2, 4, 8, 16, 30, 30, 30, 30]


def test_a_wait_ends(tries: Tries, clock: SetClock) -> None:
    guess_wrong(tries, 7)
    assert tries.wait() == 8
    clock.forward(seconds=7.5)
    assert tries.wait() == 1
    clock.forward(seconds=1)
    assert tries.wait() == 0
    guess_wrong(tries)
    assert tries.wait() == 16


def test_they_survive_a_restart(tries: Tries, folder: Path, clock: SetClock) -> None:
    guess_wrong(tries, 8)
    again = Tries(folder, clock)
    assert again.wait() == 16
    guess_wrong(again)
    assert Tries(folder, clock).wait() == LONGEST


@pytest.mark.parametrize("days", [1 / 86400, 1, 4000])
def test_a_clock_set_back_shortens_no_wait_and_lengthens_none(
    tries: Tries, folder: Path, clock: SetClock, days: float
) -> None:
    guess_wrong(tries, 9)
    clock.forward(days=-days)
    again = Tries(folder, clock)
    for one in (tries, again):
        assert one.wait() == LONGEST
    clock.forward(seconds=LONGEST)
    for one in (tries, again):
        assert one.wait() == 0


def test_a_try_while_the_clock_was_years_ahead_keeps_nobody_out(
    tries: Tries, folder: Path, clock: SetClock
) -> None:
    clock.forward(days=3650)
    guess_wrong(tries, 20)
    clock.forward(days=-3650)
    again = Tries(folder, clock)
    assert again.wait() == LONGEST
    clock.forward(seconds=LONGEST)
    assert again.wait() == 0


def test_success_forgets_them_and_leaves_no_file(
    tries: Tries, folder: Path, clock: SetClock
) -> None:
    guess_wrong(tries, 9)
    with tries.counted():
        pass
    assert tries.wait() == 0
    assert list(folder.iterdir()) == []
    guess_wrong(tries)
    assert Tries(folder, clock).wait() == 0


def test_other_trouble_is_no_try(tries: Tries, folder: Path) -> None:
    with pytest.raises(KeySlotsDamaged), tries.counted():
        raise KeySlotsDamaged(folder)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\x00",
        b"[]",
        b"{}",
        b"7",
        b'{"count": -4, "at": 0}',
        b'{"count": 9, "at": NaN}',
        b'{"count": 1e999, "at": 0}',
        b'{"count": "many", "at": 0}',
        b'{"count": 9, "at": "soon"}',
        b"[" * 100_000,
    ],
)
def test_a_file_that_makes_no_sense_keeps_nobody_out(
    folder: Path, clock: SetClock, content: bytes
) -> None:
    (folder / FILE_NAME).write_bytes(content)
    tries = Tries(folder, clock)
    assert tries.wait() == 0
    guess_wrong(tries, 9)
    assert Tries(folder, clock).wait() == LONGEST


def test_a_folder_that_cannot_be_written_makes_no_guess_free(
    tmp_path: Path, clock: SetClock
) -> None:
    tries = Tries(tmp_path / "gone", clock)
    guess_wrong(tries, 5)
    assert tries.wait() == 2
    with tries.counted():
        pass
    assert tries.wait() == 0


@pytest.mark.skipif(os.name != "posix", reason="other systems have other permissions")
def test_the_file_is_its_owners_alone(tries: Tries, folder: Path) -> None:
    guess_wrong(tries)
    assert stat.S_IMODE((folder / FILE_NAME).stat().st_mode) == 0o600
