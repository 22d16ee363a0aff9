"""Is this the desk that was left? What was lost or put back is found when a desk is opened."""

from contextlib import suppress
from pathlib import Path

from mentordesk.store import page_seals
from mentordesk.store.store import Store
from mentordesk.vault import keys
from mentordesk.vault.data_key import DataKey
from mentordesk.vault.head import Doubt, Finding, Head, HeadRecord, compare

#: Doubts that are answered by somebody: go on with what is there, or restore a backup.
ASKED = frozenset({Doubt.CHANGES_MISSING, Doubt.PAGES_REPLACED, Doubt.ANOTHER_DESK})


class Safekeeping:
    """Compares a desk with its head, and keeps the head beside it from then on.

    `seals` is the digest of the pages' seals as they were before the file was opened, or None
    where nobody looked.
    """

    def __init__(
        self, store: Store, folder: Path, raw_key: bytes, seals: bytes | None = None
    ) -> None:
        self._seals = seals
        self._store = store
        self._folder = folder
        self._head = Head(folder, DataKey(raw_key))
        store.committed = self._head.note
        self.findings: tuple[Finding, ...] = self._examine()
        if not self.is_asked:
            self._begin()

    @property
    def is_asked(self) -> bool:
        """Whether somebody has to say how to go on; the head is left as it was until then."""
        return any(finding.doubt in ASKED for finding in self.findings)

    def accept(self) -> None:
        """Go on with what is there: it is the truth from now on."""
        self.findings = ()
        self._begin()

    def note_keys(self) -> None:
        """Remember the key slots as they are now; call it after each change of them."""
        generation = keys.generation(self._folder)
        self._store.note_keys(generation)
        self._head.note_keys(generation)

    def checkpoint(self) -> None:
        """Fold the log into the file, and wait until both are on the disk."""
        self._store.merge_search()
        self._store.checkpoint()
        self._head.sync()

    def doubts(self) -> list[str]:
        """Return what a check of the open desk finds wrong with its head."""
        outside, doubt = self._head.read()
        found = [] if doubt is None else [str(doubt)]
        inside = self._inside()
        if outside is not None and (outside.desk_id, outside.counter) != (
            inside.desk_id,
            inside.counter,
        ):
            found.append(f"the head says {outside.counter}, the desk {inside.counter}")
        return found

    def close(self, *, sealed: bool = True) -> None:
        """Write down how the file was left, and let go of the head; close the store first."""
        path = self._store.path
        with suppress(OSError):
            if sealed and not self.is_asked and not path.with_name(f"{path.name}-wal").exists():
                self._head.seal(page_seals.digest(path))
        self._head.close()

    def _examine(self) -> tuple[Finding, ...]:
        outside, doubt = self._head.read()
        inside = self._inside()
        found = compare(inside, outside, keys.generation(self._folder))
        left = self._head.seals()
        if not found and left and self._seals and left[0] == inside and left[1] != self._seals:
            found.append(Finding(Doubt.PAGES_REPLACED))
        if doubt is Doubt.HEAD_DAMAGED or (doubt and inside.counter):
            found.append(Finding(doubt))
        return tuple(found)

    def _begin(self) -> None:
        inside, generation = self._inside(), keys.generation(self._folder)
        if generation > inside.keys_generation:
            self._store.note_keys(generation)
        newest = max(generation, inside.keys_generation)
        self._head.begin(HeadRecord(inside.desk_id, inside.counter, newest))

    def _inside(self) -> HeadRecord:
        row = self._store.head()
        return HeadRecord(row.desk_id, row.counter, row.keys_generation)
