"""Kills at random moments: nothing that was acknowledged is lost, and nothing is ever torn."""

import contextlib
import multiprocessing
import os
import random
import signal
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from tests.torture import victims
from tests.torture.victims import State, Victim
from tests.torture.witness import found

pytestmark = [
    pytest.mark.torture,
    pytest.mark.timeout(0),
    pytest.mark.skipif(os.name != "posix", reason="needs a fork server and SIGKILL"),
]

#: In all; each victim gets its share.
KILLS = int(os.environ.get("KILLS", "1000"))
SHARES: dict[str, tuple[Victim, float]] = {
    "writing": (victims.write, 0.2),
    "folding": (victims.fold, 0.15),
    "vacuum": (victims.vacuum, 0.1),
    "slots": (victims.slots, 0.15),
    "backup": (victims.back_up, 0.1),
    "restore": (victims.restore, 0.15),
    "key": (victims.rekey, 0.15),
}
#: A desk is tortured so often before another takes its place; it grows, and checks take longer.
TURNS = 25


@pytest.fixture(scope="module")
def server() -> Iterator[multiprocessing.context.ForkServerContext]:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pytest", "tests.torture.victims", "zxcvbn"])
    yield context


def kill_one(
    context: multiprocessing.context.ForkServerContext,
    victim: Victim,
    folder: Path,
    state: State,
    rng: random.Random,
) -> tuple[State, State]:
    """Let a victim work for a moment; return what it made lasting, and what it was about to."""
    ours, theirs = context.Pipe(duplex=False)
    given = (victim, folder, theirs, state, rng.randrange(2**32))
    process = context.Process(target=victims.run, args=given, daemon=True)
    process.start()
    theirs.close()
    if rng.random() < 0.8:  # the others are killed while they are opening the desk
        ours.poll(30)
    coming = state
    until = time.monotonic() + rng.uniform(0, rng.choice((0.005, 0.02, 0.1, 0.3)))
    while (left := until - time.monotonic()) > 0:
        if ours.poll(left):  # it is heard at once: a full pipe would hold it up
            state, coming = heard(ours, state, coming)
    process.kill()
    process.join()
    assert process.exitcode == -signal.SIGKILL, "it ended before it was killed"
    with contextlib.suppress(EOFError, OSError):  # the last message may be torn: nothing was done
        while True:
            state, coming = heard(ours, state, coming)
    ours.close()
    return state, coming


def heard(ours: Connection, state: State, coming: State) -> tuple[State, State]:
    """Take in the next message: what is about to be done, or that it is."""
    told = ours.recv()
    return (coming, coming) if told is None else (state, told)


@pytest.mark.parametrize("what", SHARES)
def test_a_kill_loses_nothing_tears_nothing_and_locks_nobody_out(
    server: multiprocessing.context.ForkServerContext, tmp_path: Path, what: str
) -> None:
    victim, share = SHARES[what]
    rng = random.Random(what)
    kills = max(1, round(KILLS * share))
    in_the_middle = 0
    folder, state = tmp_path / "desk", State()
    for kill in range(kills):
        if kill % TURNS == 0:
            if folder.exists():
                victims.remove(folder)
            state = victims.new_desk(folder)
        lasting, coming = kill_one(server, victim, folder, state, rng)
        in_the_middle += lasting != coming
        state = found(folder, (lasting, coming))
        assert state in (lasting, coming), "lost"
    print(f"\n{what}: {kills} kills, {in_the_middle} in the middle of a change, nothing lost")
