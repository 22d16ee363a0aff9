"""Is the desk's file whole? Step by step, so that a window can go on meanwhile."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from mentordesk.services.safekeeping import Safekeeping
from mentordesk.store.checks import (
    broken_cipher_pages,
    broken_links,
    broken_search,
    fold_log,
    structure_problems,
)
from mentordesk.store.store import Store


class Check(StrEnum):
    """What is checked, in order."""

    LOG = "log"
    ENCRYPTION = "encryption"
    STRUCTURE = "structure"
    LINKS = "links"
    SEARCH = "search"
    HEAD = "head"


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one check; no problems: it is whole. Problems name places, not words."""

    check: Check
    problems: tuple[str, ...]


class Verification:
    """Checks a desk's file."""

    def __init__(self, store: Store, safekeeping: Safekeeping) -> None:
        self._store = store
        self._safekeeping = safekeeping

    def steps(self) -> Iterator[Finding]:
        """Yield the outcome of each check; the log goes first, for the others do not read it."""
        checks = (
            (Check.LOG, fold_log),
            (Check.ENCRYPTION, broken_cipher_pages),
            (Check.STRUCTURE, structure_problems),
            (Check.LINKS, broken_links),
            (Check.SEARCH, broken_search),
        )
        for check, run in checks:
            with self._store.checking() as connection:
                yield Finding(check, tuple(run(connection)))
        found = [str(finding.doubt) for finding in self._safekeeping.findings]
        yield Finding(Check.HEAD, (*found, *self._safekeeping.doubts()))

    def run(self) -> list[Finding]:
        """Return the outcome of every check."""
        return list(self.steps())
