"""Erasing what is private, for good: here, in what could bring it back, and in the backups kept.

Nothing that was written to another place can be erased from here; what of it is known is named.
"""

from collections.abc import Collection, Generator
from dataclasses import dataclass, replace
from pathlib import Path

from mentordesk.domain.changes import NO_CHANGES, Changes
from mentordesk.domain.commitment import Commitment
from mentordesk.domain.concern import Concern
from mentordesk.domain.expectation import Expectation, SealedAnswer
from mentordesk.domain.goal import Obstacle
from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.note import Note
from mentordesk.domain.record import Record, Visibility
from mentordesk.errors import BackupFolderMissing, DeskError, UnlockError
from mentordesk.services.backups import Backup, Backups, Reason
from mentordesk.services.snapshots import Share, apart, aside, during, workplace
from mentordesk.store import copies
from mentordesk.store.change_log import Direction, forget_empty
from mentordesk.store.repository import Reader
from mentordesk.store.store import FILE_NAME, Store, Unit
from mentordesk.vault import backup_file, keys

#: What may be erased: notes always, the others on explicit choice.
ERASABLE: tuple[type[Record], ...] = (Note, Obstacle, Concern, SealedAnswer, Commitment)
_AT_ONCE = 100
# What is done after each step, of the whole.
_RECORDS, _ANEW, _BACKED_UP = 0.3, 0.5, 0.8


@dataclass(frozen=True, slots=True)
class OutOfReach:
    """Where erased words may still be: ``backups`` are those that are left as they are.

    ``folder`` is the one for backups where it is not there; ``damaged`` are folders in which a
    damaged desk was kept. Files exported before, and copies made by other means, nobody knows of.
    """

    backups: tuple[Path, ...] = ()
    folder: Path | None = None
    damaged: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Erased:
    """What was done. ``trouble`` is why the backups could not be made anew, if they could not."""

    changes: Changes
    records: int
    backups: int
    out_of_reach: OutOfReach
    trouble: Exception | None = None


class Erasure:
    """Erases the private half of a mentorship."""

    def __init__(self, store: Store, backups: Backups, raw_key: bytes) -> None:
        self._store = store
        self._backups = backups
        self._raw_key = raw_key
        self._desk_folder = store.path.parent

    def counts(self, mentorship_id: MentorshipId) -> dict[type[Record], int]:
        """Return how many private records there are to erase, by type; those in the trash, too."""
        with self._store.reading() as reader:
            return {kind: len(_private(reader, mentorship_id, kind)) for kind in ERASABLE}

    def out_of_reach(self) -> OutOfReach:
        """Return what an erasure would not reach."""
        folder = None
        try:
            self._backups.check_folder()
        except DeskError:
            folder = self._backups.folder
        every = self._backups.everywhere()
        left = [one.path for one in every if not self._backups.is_of_this_desk(one)]
        damaged = sorted(path for path in self._desk_folder.glob("damaged *") if path.is_dir())
        return OutOfReach(tuple(left), folder, tuple(damaged))

    def erase(
        self, mentorship_id: MentorshipId, what: Collection[type[Record]] = (Note,)
    ) -> Generator[Share, None, Erased]:
        """Erase all that is private of some types, yielding the share done.

        Cut short, the desk opens and has what was not erased yet; done again, it is finished.
        Where no new backup can be made, the older ones are kept and said to be out of reach.
        Raises StillWriting while the desk is being copied, DeskError.
        """
        erasing = self._records(mentorship_id, what)
        records, changes = yield from during(erasing, 0.0, _RECORDS)
        self._store.write_anew()
        yield _ANEW
        kinds = [record_type.KIND for record_type in what]
        removed, trouble = 0, None
        left: tuple[Path, ...] = ()
        if keys.has_keys(self._desk_folder):
            try:
                made = self._backups.make(Reason.AFTER_ERASURE)
                new = yield from during(made, _ANEW, _BACKED_UP)
                clearing = self._clear_backups(new, mentorship_id, kinds)
                removed, left = yield from during(clearing, _BACKED_UP, 1.0)
            except (DeskError, UnlockError) as error:
                trouble = error
                left = tuple(backup.path for backup in self._ours())
        beyond = self.out_of_reach()
        beyond = replace(beyond, backups=tuple(dict.fromkeys((*left, *beyond.backups))))
        if isinstance(trouble, BackupFolderMissing):
            trouble = None  # the folder is named
        return Erased(changes, records, removed, beyond, trouble)

    def _records(
        self, mentorship_id: MentorshipId, what: Collection[type[Record]]
    ) -> Generator[Share, None, tuple[int, Changes]]:
        """Erase records a few at a time: each few with their history, texts and search entries."""
        with self._store.reading() as reader:
            every = [one for kind in what for one in _private(reader, mentorship_id, kind)]
        changes = NO_CHANGES
        for start in range(0, len(every), _AT_ONCE):
            with self._store.unit("private.erase", direction=Direction.NOTED) as unit:
                for record in every[start : start + _AT_ONCE]:
                    unit.erase(record)
                    _unseal(unit, record)
                if start + _AT_ONCE >= len(every):
                    forget_empty(unit.connection)
                changes = _together(changes, unit.commit())
            yield min((start + _AT_ONCE) / len(every), 1.0)
        return len(every), changes

    def _ours(self) -> list[Backup]:
        return [one for one in self._backups.everywhere() if self._backups.is_of_this_desk(one)]

    def _clear_backups(
        self, new: Path, mentorship_id: MentorshipId, kinds: list[str]
    ) -> Generator[Share, None, tuple[int, tuple[Path, ...]]]:
        """Delete the older backups of this desk that hold what was erased, or cannot be read.

        Returns how many, and those that could not be deleted.
        """
        older = [one.path for one in self._ours() if one.path != new]
        removed, left = 0, list[Path]()
        for number, path in enumerate(older):
            holds = self._holds(path, mentorship_id, kinds)
            if (yield from during(holds, number / len(older), (number + 1) / len(older))):
                try:
                    path.unlink(missing_ok=True)
                    removed += 1
                except OSError:
                    left.append(path)
        return removed, tuple(left)

    def _holds(
        self, path: Path, mentorship_id: MentorshipId, kinds: list[str]
    ) -> Generator[Share, None, bool]:
        with workplace(self._desk_folder) as work:
            try:
                yield from aside(backup_file.unpack(path, work))
                desk = work / FILE_NAME
                asked = apart(
                    lambda: copies.holds_private(desk, self._raw_key, mentorship_id, kinds)
                )
                return (yield from during(asked, 1.0, 1.0))
            except (DeskError, OSError):
                return True  # nobody can tell: a new one has just been made and checked


def _private(reader: Reader, mentorship_id: MentorshipId, kind: type[Record]) -> list[Record]:
    which = {"mentorship_id": mentorship_id, "visibility": Visibility.PRIVATE}
    return [one for trashed in (False, True) for one in reader.all(kind, trashed=trashed, **which)]


def _unseal(unit: Unit, record: Record) -> None:
    """Let a question no longer say that somebody's answer waits for the other's."""
    if isinstance(record, SealedAnswer):
        asked = unit.find(Expectation, record.expectation_id)
        if asked is not None:
            others = tuple(role for role in asked.sealed_by if role is not record.person)
            unit.change(asked, sealed_by=others)


def _together(one: Changes, other: Changes) -> Changes:
    return replace(other, topics=one.topics | other.topics, ids=one.ids | other.ids)
