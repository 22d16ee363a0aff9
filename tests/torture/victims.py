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
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol, TypeVar

from mentordesk import opening
from mentordesk.desk import Desk, create_desk, open_desk
from mentordesk.domain.mentorship import Person
from mentordesk.domain.record import Role
from mentordesk.services.backups import Reason
from mentordesk.services.restore import by_key, restore_in_place
from mentordesk.services.snapshots import finish
from mentordesk.vault import keys, recovery
from mentordesk.vault.data_key import DataKey
from mentordesk.vault.derive import CHEAPEST

T = TypeVar("T")

KEY = bytes(range(32))
FIRST_PASSPHRASE = "six words that nobody would guess here"
STEPS = ("one step", "another step")


@dataclass(frozen=True)
class State:
    """What a desk holds: the titles of its goals, and what opens it ("": nobody knows)."""

    titles: frozenset[str] = frozenset()
    passphrase: str = FIRST_PASSPHRASE
    code: str = ""


class Steps(Protocol):
    """Takes the steps of a session, one by one."""

    state: State

    def step(self, after: State, do: Callable[[], T]) -> T | None:
        """Do it; then the desk holds `after`."""


class Teller:
    """Says what the desk will hold once the next step is done, and that it is done."""

    def __init__(self, pipe: Connection, state: State) -> None:
        self._pipe = pipe
        self.state = state

    def step(self, after: State, do: Callable[[], T]) -> T:
        self._pipe.send(after)
        done = do()
        self._pipe.send(None)
        self.state = after
        return done


Victim = Callable[[Path, Teller, random.Random], None]


def new_desk(folder: Path) -> State:
    """Make a desk with key slots that cost little."""
    folder.mkdir(mode=0o700)
    fresh = DataKey.fresh
    DataKey.fresh = classmethod(lambda cls: cls(KEY))  # type: ignore[method-assign,assignment]
    try:
        made = keys.create_keys(folder, FIRST_PASSPHRASE, CHEAPEST)
    finally:
        DataKey.fresh = fresh  # type: ignore[method-assign]
    with closing(create_desk(folder, KEY)) as desk:
        desk.mentorships.begin(
            mentor=Person(name="Amara Okafor", zone="Europe/Berlin"),
            mentee=Person(name="Jonas Reyes", zone="America/New_York"),
            me=Role.MENTOR,
            start=date(2026, 3, 1),
        )
    return State(code=made.recovery_code)


def run(victim: Victim, folder: Path, pipe: Connection, state: State, seed: int) -> None:
    """Let a victim work until it is killed."""
    rng = random.Random(seed)
    vars(keys)["calibrated"] = lambda: CHEAPEST  # a new key is to cost little too
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
            another_code(folder, teller)
            desk.safekeeping.note_keys()


def back_up(folder: Path, teller: Teller, rng: random.Random) -> None:
    """Make backups, and write meanwhile."""
    with closing(open_desk(folder, KEY)) as desk:
        for _time in range(5):
            add_one(desk, teller, rng)
            for _share in desk.backups.make(Reason.BY_HAND):
                if rng.random() < 0.2:
                    add_one(desk, teller, rng)


def restore(folder: Path, teller: Teller, rng: random.Random) -> None:
    """Go back to a backup after some changes."""
    with closing(open_desk(folder, KEY)) as desk:
        add_one(desk, teller, rng)
        backup, then = desk.backups.make_now(Reason.BY_HAND), teller.state
        for _goal in range(rng.randrange(3)):
            add_one(desk, teller, rng)
    opens = by_key(DataKey(KEY))
    teller.step(then, lambda: list(restore_in_place(backup, folder, opens)))


def rekey(folder: Path, teller: Teller, rng: random.Random) -> None:
    """Change the encryption key, and write with the new one."""
    desk = opening.unlock(folder, teller.state.passphrase)
    for _time in range(3):
        add_one(desk, teller, rng)
        code = recovery.new_code()
        changes = opening.change_key(desk, teller.state.passphrase, code)
        desk = teller.step(replace(teller.state, code=code), partial(finish, changes))
    desk.close()


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


def another_code(folder: Path, teller: Steps) -> None:
    """Make another recovery code; while it is made nobody knows which one opens."""
    code = teller.step(
        replace(teller.state, code=""), lambda: keys.new_recovery_code(folder, DataKey(KEY))
    )
    teller.step(replace(teller.state, code=code or ""), lambda: None)


def remove(folder: Path) -> None:
    """Remove a desk that was tortured enough."""
    shutil.rmtree(folder)
