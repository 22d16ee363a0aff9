"""Is the desk's file whole? Step by step, so that a window can go on meanwhile."""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from mentordesk.domain.record import Visibility
from mentordesk.errors import DeskReadOnly, DiskFull
from mentordesk.files import typed
from mentordesk.services.safekeeping import Safekeeping
from mentordesk.services.snapshots import apart, awaited, copy
from mentordesk.store import checks, copies
from mentordesk.store.store import FILE_NAME, Store


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


def _broken_half(half: Visibility, connection: Any) -> list[str]:
    return checks.broken_search(connection, half)


_CHECKS: dict[Check, tuple[copies.Check, ...]] = {
    Check.ENCRYPTION: (checks.broken_cipher_pages,),
    Check.STRUCTURE: (checks.structure_problems,),
    Check.LINKS: (checks.broken_links,),
    Check.SEARCH: (checks.broken_search,),
}
# The same, for a copy, in parts that take about as long as one another; the longest first.
_PARTS: tuple[tuple[Check, copies.Check], ...] = (
    (Check.STRUCTURE, checks.structure_problems_beside_search),
    (Check.SEARCH, partial(_broken_half, Visibility.SHARED)),
    (Check.ENCRYPTION, checks.broken_cipher_pages),
    (Check.SEARCH, partial(_broken_half, Visibility.PRIVATE)),
    (Check.LINKS, checks.broken_links),
)


class Verification:
    """Checks a desk's file."""

    def __init__(self, store: Store, safekeeping: Safekeeping, raw_key: bytes) -> None:
        self._store = store
        self._safekeeping = safekeeping
        self._raw_key = raw_key

    def steps(self) -> Iterator[Finding | None]:
        """Yield the outcome of each check, and None while one is under way.

        The log goes first, for the others do not read it. They run on a copy, on a thread of their
        own, so that people go on working; where there is no room for one, on the file itself.
        """
        with self._store.checking() as connection:
            yield Finding(Check.LOG, tuple(checks.fold_log(connection)))
        try:
            yield from self._on_a_copy()
        except (DiskFull, DeskReadOnly):
            yield from self._on_the_file()
        found = [str(finding.doubt) for finding in self._safekeeping.findings]
        yield Finding(Check.HEAD, (*found, *self._safekeeping.doubts()))

    def run(self) -> list[Finding]:
        """Return the outcome of every check."""
        return [step for step in self.steps() if step is not None]

    def _on_a_copy(self) -> Iterator[Finding | None]:
        with tempfile.TemporaryDirectory(prefix=".mentordesk-", dir=self._folder()) as work:
            target = Path(work) / FILE_NAME
            for _share in copy(self._store, target):
                yield None
            parts = [check for _name, check in _PARTS]
            with copies.under_way(target, self._raw_key, parts) as outcomes:
                for name in _CHECKS:
                    found = [
                        o for (part, _), o in zip(_PARTS, outcomes, strict=True) if part is name
                    ]
                    for _share in awaited(found):
                        yield None
                    yield Finding(name, tuple(problem for o in found for problem in o.result()))
            for _share in apart(target.unlink):  # a large file takes its time even to go
                yield None

    def _on_the_file(self) -> Iterator[Finding]:
        for check, (run,) in _CHECKS.items():
            with self._store.checking() as connection:
                yield Finding(check, tuple(run(connection)))

    def _folder(self) -> Path:
        folder = self._store.path.parent
        try:
            handle, name = tempfile.mkstemp(prefix=".mentordesk-", dir=folder)
        except OSError as error:
            raise typed(error, folder) from None
        os.close(handle)
        Path(name).unlink()
        return folder
