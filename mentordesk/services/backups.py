"""Backups of the open desk: made, checked before they count, thinned out, and listed."""

import contextlib
import os
from collections.abc import Generator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from mentordesk.errors import BackupDamaged, BackupExists, BackupFolderMissing, DeskError
from mentordesk.files import make_private_folder, sync_file, sync_folder, typed
from mentordesk.services.restore import Difference, Opens, by_key, preview
from mentordesk.services.settings import Settings
from mentordesk.services.snapshots import (
    Share,
    apart,
    aside,
    beside,
    during,
    finish,
    standing_still,
    workplace,
)
from mentordesk.store import checks, copies
from mentordesk.store.store import Store
from mentordesk.vault import backup_file, keys
from mentordesk.vault.backup_file import SUFFIX, Origin, Signer, Summary
from mentordesk.vault.data_key import DataKey

DEFAULT_FOLDER = "backups"
_SETTING = "backups.folder"
#: How many are kept: the newest, and the newest of each month for a year.
NEWEST, MONTHS = 10, 12
#: Records by kind.
Counts = dict[str, int]
# What is done when the backup is written, and of its proof when it is unpacked again.
_PACKED, _UNPACKED = 0.3, 0.4


class Reason(StrEnum):
    """What a backup was made for."""

    BY_HAND = "by-hand"
    CLOSED = "closed"
    BEFORE_UPGRADE = "before-upgrade"
    BEFORE_IMPORT = "before-import"
    BEFORE_REKEY = "before-rekey"
    BEFORE_RESTORE = "before-restore"
    AFTER_ERASURE = "after-erasure"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup on the disk. ``summary`` is None where another data key sealed it."""

    path: Path
    made_at: datetime
    reason: str
    size: int
    summary: Summary | None


class Backups:
    """Makes and finds the backups of a desk."""

    def __init__(self, store: Store, settings: Settings, raw_key: bytes) -> None:
        self._store = store
        self._settings = settings
        self._raw_key = raw_key
        self._desk_folder = store.path.parent

    @property
    def folder(self) -> Path:
        """Where backups are kept."""
        chosen = self._settings.get(_SETTING, str)
        return Path(chosen) if chosen else self._desk_folder / DEFAULT_FOLDER

    def keep_in(self, folder: Path | None) -> None:
        """Keep backups in another folder from now on, or (None) in the usual one."""
        self._settings.put(_SETTING, str(folder) if folder else "")

    def make(self, reason: Reason, out: Path | None = None) -> Generator[Share, None, Path]:
        """Make a backup a slice at a time, yielding the share done; returns where it is.

        It is opened and checked before it takes its name; `out` is a file or, left out, one in the
        usual folder, which is thinned out afterwards. Raises DeskError (BackupExists, DiskFull,
        DeskReadOnly, BackupFolderMissing …), and then nothing is left behind.
        """
        self._store.refuse_if_read_only()
        target = out or self._new_name()
        self._make_ready(target.parent)
        with workplace(target.parent) as work:
            packed = work / target.name
            counts = yield from during(self._packed(packed, reason), 0.0, _PACKED)
            with beside(lambda: _waited_for(packed)) as on_the_disk:
                yield from during(self._proved(packed, counts), _PACKED, 1.0)
                yield from during(apart(on_the_disk), 1.0, 1.0)
            _put(packed, target)
        # Somebody just chose a backup to go back to: it must not be thinned out before it is read.
        if out is None and reason is not Reason.BEFORE_RESTORE:
            self.thin_out()
        return target

    def make_now(self, reason: Reason, out: Path | None = None) -> Path:
        """Make a backup in one go; raises as `make` does."""
        return finish(self.make(reason, out))

    def all(self) -> list[Backup]:
        """Return the backups in the folder, the newest first; what is none is left out."""
        return self._all_in(self.folder)

    def everywhere(self) -> list[Backup]:
        """Return those in the usual folder, too, where others were chosen since."""
        folders = dict.fromkeys((self.folder, self._desk_folder / DEFAULT_FOLDER))
        return [backup for folder in folders for backup in self._all_in(folder)]

    def is_of_this_desk(self, backup: Backup) -> bool:
        """Tell whether a backup is this desk's and no other's.

        In its own folder all are that its key opens: what it was before a backup was put back had
        another id. In a folder that somebody chose, another desk with that key may keep its own.
        """
        if backup.summary is None:
            return False
        own = backup.path.parent == self._desk_folder / DEFAULT_FOLDER
        return own or backup.summary.desk_id == self._store.head().desk_id

    def _all_in(self, folder: Path) -> list[Backup]:
        signer, found = Signer(DataKey(self._raw_key)), []
        for path in _paths(folder):
            with contextlib.suppress(DeskError, OSError, ValueError):
                manifest = backup_file.read_manifest(path)
                made_at = datetime.fromisoformat(manifest.made_at)
                summary = signer.summary_of(manifest) if signer.is_ours(manifest) else None
                size = path.stat().st_size
                found.append(Backup(path, made_at, manifest.reason, size, summary))
        return sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)

    def preview(self, backup: Path) -> Generator[Share, None, dict[str, Difference]]:
        """Say what going back to a backup of this desk's key would change, kind by kind."""
        return preview(backup, self._store, self.opens)

    @property
    def opens(self) -> Opens:
        """How the key of the open desk opens its own backups."""
        return by_key(DataKey(self._raw_key))

    def is_due(self) -> bool:
        """Tell whether anything changed since the last backup that this key can read.

        A desk without key slots (the sample) is never backed up: no copy of it could be opened.
        """
        if not keys.has_keys(self._desk_folder):
            return False
        head = self._store.head()
        # By how far the desk had come, not by date: a clock that was wrong makes no copy the last.
        kept = {(s.desk_id, s.counter) for one in self.all() if (s := one.summary) is not None}
        return (head.desk_id, head.counter) not in kept

    def thin_out(self) -> list[Path]:
        """Remove what is neither among the newest nor the newest of a month; returns what went.

        Only backups that this desk's own key sealed are ever removed. Those dated after now, by a
        clock that was wrong then or is wrong now, are counted by themselves, so that neither they
        nor those made since push the others out.
        """
        now = self._store.clock()
        found = [backup for backup in self.all() if backup.summary is not None]
        later = [backup for backup in found if backup.made_at > now]
        kept = _worth_keeping(later) | _worth_keeping(found[len(later) :])
        gone = [backup.path for backup in found if backup.path not in kept]
        for path in gone:
            with contextlib.suppress(OSError):
                path.unlink()
        return gone

    def check_folder(self) -> None:
        """Raise BackupFolderMissing where the folder that somebody chose is not there."""
        if self.folder != self._desk_folder / DEFAULT_FOLDER:
            _must_be_there(self.folder)

    def _make_ready(self, folder: Path) -> None:
        """Make the usual folder. One that somebody chose is theirs: it is left as it is."""
        if folder == self._desk_folder / DEFAULT_FOLDER:
            make_private_folder(folder)
        else:
            _must_be_there(folder)

    def _packed(self, packed: Path, reason: Reason) -> Generator[Share, None, Counts]:
        """Write the backup as the desk is now, and return what is in it."""
        key = DataKey(self._raw_key)
        with standing_still(self._store) as desk:
            head = self._store.head()
            with self._store.checking() as connection:
                counts = checks.counts(connection)
            slots, raw = keys.sealed_file(self._desk_folder, key)
            made_at = self._store.clock().astimezone(UTC).isoformat(timespec="seconds")
            origin = Origin(slots.vault_id, made_at, reason.value, slots.generation)
            signer = Signer(key)
            signer.summary = Summary(counts, head.counter, head.desk_id)
            try:
                handle = os.open(packed, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
                with os.fdopen(handle, "w+b") as out:
                    yield from aside(backup_file.pack(out, desk, raw, origin, signer))
            except OSError as error:
                raise typed(error, packed) from None
        return counts

    def _proved(self, packed: Path, counts: Counts) -> Generator[Share, None, None]:
        """Open the backup as somebody would who goes back to it, and check what comes out."""
        to = packed.with_name(f"{packed.name}.opened")
        to.mkdir(0o700)
        try:
            unpacked = aside(backup_file.unpack(packed, to))
            yield from during(unpacked, 0.0, _UNPACKED)
        except OSError as error:
            raise typed(error, packed) from None
        desk = to / backup_file.DESK
        examined = apart(lambda: copies.examine(desk, self._raw_key))
        if (yield from during(examined, _UNPACKED, _UNPACKED)) != counts:
            raise BackupDamaged(packed, "it does not hold what the desk holds")

    def _new_name(self) -> Path:
        stamp = self._store.clock().astimezone().strftime("%Y-%m-%d %H%M%S")
        folder, number = self.folder, 1
        target = folder / f"MentorDesk {stamp}{SUFFIX}"
        while target.exists():
            number += 1
            target = folder / f"MentorDesk {stamp} {number}{SUFFIX}"
        return target


def _worth_keeping(newest_first: list[Backup]) -> set[Path]:
    months: dict[tuple[int, int], Path] = {}
    for backup in newest_first:
        months.setdefault((backup.made_at.year, backup.made_at.month), backup.path)
    return {one.path for one in newest_first[:NEWEST]} | set(list(months.values())[:MONTHS])


def _must_be_there(folder: Path) -> None:
    try:
        is_there = folder.is_dir()
    except OSError as error:
        raise typed(error, folder) from None
    if not is_there:
        raise BackupFolderMissing(folder)


def _paths(folder: Path) -> list[Path]:
    try:
        return [path for path in sorted(folder.glob(f"*{SUFFIX}")) if path.is_file()]
    except OSError:
        return []


def _waited_for(packed: Path) -> None:
    try:
        sync_file(packed)
    except OSError as error:
        raise typed(error, packed) from None


def _put(packed: Path, target: Path) -> None:
    """Give a finished backup its name; another one is never replaced."""
    try:
        os.link(packed, target)
    except FileExistsError:
        raise BackupExists(target) from None
    except OSError:  # a file system without links
        if target.exists():
            raise BackupExists(target) from None
        try:
            packed.replace(target)
        except OSError as error:
            raise typed(error, target) from None
    sync_folder(target.parent)
