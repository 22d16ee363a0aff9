"""A session on a desk that has no room at some moment; run as a program of its own.

    python -m tests.torture.starve limit FOLDER    a limit on the size of files, at every page
    python -m tests.torture.starve room FOLDER     a small file system with ever less room

Prints how many sessions there were, how many steps were refused for want of room, and how many
were done. Anything else than a step that is done or refused whole ends it with an error.
"""

import errno
import os
import random
import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

from mentordesk.desk import Desk, open_desk
from mentordesk.errors import DiskFull
from mentordesk.services.backups import Reason
from mentordesk.store.driver import PAGE_SIZE
from tests.torture import victims
from tests.torture.victims import KEY, State
from tests.torture.witness import found

T = TypeVar("T")

MOST_PAGES = 240
NAMES = {"desk.db", "desk.db-wal", "desk.keys", "desk.keys.bak", "desk.head", "backups"}
KINDS = 6


class Counted:
    """Takes steps that there may be no room for, and knows what the desk holds."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.refused = 0
        self.done = 0

    def step(self, after: State, do: Callable[[], T]) -> T | None:
        try:
            done = do()
        except DiskFull:
            self.refused += 1
            return None
        self.done += 1
        self.state = after
        return done


def session(folder: Path, steps: Counted, rng: random.Random) -> None:
    """Write this and that; after each step everything there is can be read."""
    try:
        desk = open_desk(folder, KEY)
    except DiskFull:
        steps.refused += 1
        return
    with closing(desk):
        for number in range(30):
            take_one(desk, folder, number % KINDS, steps, rng)
            pair = desk.mentorships.in_view()
            assert pair is not None
            goals = desk.goals.all(pair.mentorship_id)
            assert {goal.title for goal in goals} == steps.state.titles


def take_one(desk: Desk, folder: Path, kind: int, steps: Counted, rng: random.Random) -> None:
    """Take a step of one kind."""
    if kind == 0 and steps.state.titles:
        victims.take_back_last(desk, steps)
    elif kind == 1:
        victims.another_passphrase(folder, steps, rng)
        steps.step(steps.state, desk.safekeeping.note_keys)
    elif kind == 2:
        steps.step(steps.state, desk.safekeeping.checkpoint)
    elif kind == 3:
        steps.step(steps.state, lambda: desk.backups.make_now(Reason.BY_HAND))
    else:
        victims.add_one(desk, steps, rng)


@contextmanager
def limited(_folder: Path, pages: int) -> Iterator[None]:
    """Let no file grow beyond so many pages."""
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (pages * PAGE_SIZE, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


@contextmanager
def filled(folder: Path, pages: int) -> Iterator[None]:
    """Leave so many pages free on the file system of `folder`."""
    filler = folder.parent / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(PAGE_SIZE))
        except OSError as error:
            assert error.errno == errno.ENOSPC
    os.truncate(filler, max(0, filler.stat().st_size - pages * PAGE_SIZE))
    try:
        yield
    finally:
        filler.unlink()


def main(way: str, folder: Path) -> None:
    """Hold a session for every amount of room, each on a desk of its own."""
    want = {"limit": limited, "room": filled}[way]
    sessions = refused = done = 0
    for pages in range(0, MOST_PAGES, 2):
        rng, steps = random.Random(pages), Counted(victims.new_desk(folder))
        with want(folder, pages):
            session(folder, steps, rng)
        left = {path.name for path in folder.iterdir()}
        assert left <= NAMES, left
        assert found(folder, (steps.state, steps.state)) == steps.state
        victims.remove(folder)
        sessions, refused, done = sessions + 1, refused + steps.refused, done + steps.done
    print(sessions, refused, done)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
