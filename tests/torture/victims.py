"""What is killed: each works on a desk for ever, and says what it is about to do and has done.

A victim runs in a process of its own. What it tells comes through a pipe, so whatever it said was
done is known to the one that kills it, however suddenly that happens.
"""

import random
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol

from mentordesk.desk import Desk, create_desk, open_desk
from mentordesk.domain.mentorship import Person
from mentordesk.domain.record import Role
from mentordesk.services.backups import Reason
from mentordesk.vault import keys
from mentordesk.vault.data_key import DataKey
from mentordesk.vault.derive import CHEAPEST

KEY = bytes(range(32))
FIRST_PASSPHRASE = "six words that nobody would guess here"
STEPS = ("one step", "another step")


@dataclass(frozen=True)
class State:
    """What a desk holds: the titles of its goals, and what opens it."""

    titles: frozenset[str] = frozenset()
    passphrase: str = FIRST_PASSPHRASE


class Steps(Protocol):
    """Takes the steps of a session, one by one."""

    state: State

    def step(self, after: State, do: Callable[[], object]) -> None:
        """Do it; then the desk holds `after`."""


class Teller:
    """Says what the desk will hold once the next step is done, and that it is done."""

    def __init__(self, pipe: Connection, state: State) -> None:
        self._pipe = pipe
        self.state = state

    def step(self, after: State, do: Callable[[], object]) -> None:
        self._pipe.send(after)
        do()
        self._pipe.send(None)
        self.state = after


Victim = Callable[[Path, Teller, random.Random], None]


def new_desk(folder: Path) -> State:
    """Make a desk with key slots that cost little."""
    folder.mkdir(mode=0o700)
    fresh = DataKey.fresh
    DataKey.fresh = classmethod(lambda cls: cls(KEY))  # type: ignore[method-assign,assignment]
    try:
        keys.create_keys(folder, FIRST_PASSPHRASE, CHEAPEST)
    finally:
        DataKey.fresh = fresh  # type: ignore[method-assign]
    with closing(create_desk(folder, KEY)) as desk:
        desk.mentorships.begin(
            mentor=Person(name="Amara Okafor", zone="Europe/Berlin"),
            mentee=Person(name="Jonas Reyes", zone="America/New_York"),
            me=Role.MENTOR,
            start=date(2026, 3, 1),
        )
    return State()


def run(victim: Victim, folder: Path, pipe: Connection, state: State, seed: int) -> None:
    """Let a victim work until it is killed."""
    rng = random.Random(seed)
    while True:
        victim(folder, teller := Teller(pipe, state), rng)
        state = teller.state


def write(folder: Path, teller: Teller, rng: random.Random) -> None:
    """Add goals with their steps, take some back, and fold the log now and then."""
    with closing(open_desk(folder, KEY)) as desk:
        for _time in range(rng.randrange(1, 40)):
            add_one(desk, teller, rng)
            if rng.random() < 0.2:
                take_back_last(desk, teller)


def fold(folder: Path, teller: Teller, rng: random.Random) -> None:
    """Fold the log into the file again and again."""
    with closing(open_desk(folder, KEY)) as desk:
        for _time in range(rng.randrange(1, 40)):
            for _goal in range(rng.randrange(4)):
                add_one(desk, teller, rng)
            desk.safekeeping.checkpoint()


def vacuum(folder: Path, teller: Teller, rng: random.Random) -> None:
    """Write the file anew again and again."""
    with closing(open_desk(folder, KEY)) as desk:
        for _time in range(20):
            add_one(desk, teller, rng)
            with desk.store.checking() as connection:
                connection.execute("VACUUM")


def slots(folder: Path, teller: Teller, rng: random.Random) -> None:
    """Change the passphrase and the recovery code of an open desk."""
    with closing(open_desk(folder, KEY)) as desk:
        for _time in range(20):
            another_passphrase(folder, teller, rng)
            keys.new_recovery_code(folder, DataKey(KEY))
            desk.safekeeping.note_keys()


def back_up(folder: Path, teller: Teller, rng: random.Random) -> None:
    """Make backups, and write meanwhile."""
    with closing(open_desk(folder, KEY)) as desk:
        for _time in range(5):
            add_one(desk, teller, rng)
            for _share in desk.backups.make(Reason.BY_HAND):
                if rng.random() < 0.2:
                    add_one(desk, teller, rng)


def add_one(desk: Desk, teller: Steps, rng: random.Random) -> None:
    """Add a goal with its steps."""
    pair = desk.mentorships.in_view()
    assert pair is not None
    title = f"goal {rng.random()}"
    after = replace(teller.state, titles=teller.state.titles | {title})
    teller.step(after, lambda: desk.goals.add(pair.mentorship_id, title=title, milestones=STEPS))


def take_back_last(desk: Desk, teller: Steps) -> None:
    """Undo what was added last."""
    pair = desk.mentorships.in_view()
    assert pair is not None
    last = max(desk.goals.all(pair.mentorship_id), key=lambda goal: goal.id)
    after = replace(teller.state, titles=teller.state.titles - {last.title})
    teller.step(after, desk.history.undo)


def another_passphrase(folder: Path, teller: Steps, rng: random.Random) -> None:
    """Change the passphrase."""
    after = replace(teller.state, passphrase=f"{rng.random()} {FIRST_PASSPHRASE}")
    teller.step(
        after,
        lambda: keys.change_passphrase(folder, DataKey(KEY), after.passphrase, CHEAPEST),
    )


def remove(folder: Path) -> None:
    """Remove a desk that was tortured enough."""
    shutil.rmtree(folder)
