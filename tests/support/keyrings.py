"""Keyrings of every character, in the place of this computer's own."""

import sys
from threading import Event
from typing import ClassVar

import pytest

from mentordesk.vault import keyring_slot


class Kept:
    """A good one. What it keeps is in `there`, which `use` empties."""

    priority: ClassVar[float] = 5
    there: ClassVar[dict[tuple[str, str], str]] = {}

    def set_password(self, service: str, user: str, password: str) -> None:
        self.there[service, user] = password

    def get_password(self, service: str, user: str) -> str | None:
        return self.there.get((service, user))

    def delete_password(self, service: str, user: str) -> None:
        del self.there[service, user]


class Preferred(Kept):
    """Another good one, with a memory of its own, that a desktop likes better."""

    priority: ClassVar[float] = 5.1
    there: ClassVar[dict[tuple[str, str], str]] = {}


class Forgetful(Kept):
    """Takes everything and keeps nothing."""

    def set_password(self, service: str, user: str, password: str) -> None:
        """Keep nothing."""


class Altering(Kept):
    """Gives back something else."""

    def get_password(self, service: str, user: str) -> str | None:
        found = super().get_password(service, user)
        return found and found[::-1]


class KeyringLocked(Exception):  # noqa: N818 - the name matters
    """As the library's own is called."""


class Locked(Kept):
    """Lets nobody in."""

    def get_password(self, service: str, user: str) -> str | None:
        raise KeyringLocked("what a person keeps there")

    def set_password(self, service: str, user: str, password: str) -> None:
        self.get_password(service, user)


class Broken(Kept):
    """Raises what no keyring should."""

    def get_password(self, service: str, user: str) -> str | None:
        raise SystemExit("what a person keeps there")

    def set_password(self, service: str, user: str, password: str) -> None:
        self.get_password(service, user)


class Silent(Kept):
    """Does not answer until `answer` is set."""

    answer: ClassVar[Event] = Event()

    def get_password(self, service: str, user: str) -> str | None:
        self.answer.wait(30)
        return None

    def set_password(self, service: str, user: str, password: str) -> None:
        self.get_password(service, user)


class Absent(Kept):
    """Has nothing to talk to."""

    def __init__(self) -> None:
        raise RuntimeError("not running")


class SetFromOutside(Kept):
    """Takes its settings from the environment, as the library's do."""

    def __init__(self) -> None:
        self.there = {}  # type: ignore[misc]
        self.preferred_collection = "/foreign"


def use(patch: pytest.MonkeyPatch, *kinds: type) -> None:
    """Let this computer have just these keyrings, empty."""
    for kind in (Kept, Preferred):
        kind.there.clear()
    names = tuple((__name__, kind.__name__) for kind in kinds)
    patch.setattr(keyring_slot, "_BY_PLATFORM", {sys.platform: names})
