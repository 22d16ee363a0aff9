"""From a backup to a desk: in a folder of its own, or in the place of the present one.

Everything is made and checked beside the desk first and then put in place in one step, so what is
cut short leaves the desk that was there. A restored desk is another desk: it gets an id of its own.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mentordesk.errors import BackupDamaged, DeskError, DeskExists, UnlockError
from mentordesk.files import make_private_folder, typed
from mentordesk.services.snapshots import Share, apart, during, workplace
from mentordesk.store import copies
from mentordesk.store.store import FILE_NAME, Store
from mentordesk.vault import backup_file, head, keys, swap
from mentordesk.vault.data_key import DataKey
from mentordesk.vault.head import HeadRecord

#: Opens the key slots in a folder, as a person does or with a key that is at hand.
Opens = Callable[[Path], DataKey]
#: Decides which key slots a restored desk has, and returns their generation.
WaysIn = Callable[[Path, Path, DataKey], int]
_UNPACKED = 0.6


@dataclass(frozen=True, slots=True)
class Difference:
    """How the records of one kind in a backup compare with those of the desk."""

    here: int
    there: int
    only_here: int
    only_there: int
    changed: int

    @property
    def is_any(self) -> bool:
        """Whether restoring would change anything of this kind."""
        return bool(self.only_here or self.only_there or self.changed)


def by_passphrase(passphrase: str) -> Opens:
    """Return how a passphrase opens a backup; raises WrongPassphrase …."""
    return lambda folder: keys.unlock_with_passphrase(folder, passphrase)


def by_recovery_code(code: str) -> Opens:
    """Return how a recovery code opens a backup; raises WrongRecoveryCode …."""
    return lambda folder: keys.unlock_with_recovery_code(folder, code)


def by_key(key: DataKey) -> Opens:
    """Return how the key of the open desk opens its own backups; raises KeySlotsDamaged."""

    def opens(folder: Path) -> DataKey:
        keys.sealed_file(folder, key)
        return key

    return opens


def restore(backup: Path, folder: Path, opens: Opens) -> Generator[Share, None, None]:
    """Make a desk in `folder` of a backup, yielding the share done; raises DeskExists if one is.

    Raises BackupDamaged, UnlockError or DeskError, and then nothing was made.
    """
    if (folder / FILE_NAME).exists():
        raise DeskExists(folder)
    yield from _restored(backup, folder, opens, _its_own_ways_in)


def restore_in_place(backup: Path, folder: Path, opens: Opens) -> Generator[Share, None, None]:
    """Put a backup in the place of the desk in `folder`, which is closed and was backed up.

    The ways in stay the present ones: a passphrase that was given up must not come back. Raises as
    `restore` does, and then the desk is what it was.
    """
    yield from _restored(backup, folder, opens, _present_ways_in)


def preview(
    backup: Path, store: Store, opens: Opens
) -> Generator[Share, None, dict[str, Difference]]:
    """Say what restoring would change, kind by kind; raises as `restore` does."""
    with workplace(store.path.parent) as work:
        key = yield from _unpacked(backup, work, opens)
        there = yield from apart(lambda: copies.versions(work / FILE_NAME, key.raw))
    with store.checking() as connection:
        here = copies.versions_in(connection)
    return {kind: _compared(here[kind], there.get(kind, {})) for kind in here}


def _restored(
    backup: Path, folder: Path, opens: Opens, ways_in: WaysIn
) -> Generator[Share, None, None]:
    make_private_folder(folder)
    staging = swap.begin(folder)
    try:
        key = yield from _unpacked(backup, staging, opens)
        row = yield from apart(lambda: copies.make_another(staging / FILE_NAME, key.raw))
        generation = ways_in(folder, staging, key)
        head.begin(staging, key, HeadRecord(row.desk_id, row.counter, generation))
        swap.commit(folder)
    except BaseException:
        swap.finish(folder)
        raise


def _its_own_ways_in(_folder: Path, staging: Path, _key: DataKey) -> int:
    return keys.generation(staging)


def _present_ways_in(folder: Path, staging: Path, key: DataKey) -> int:
    """Leave those of `folder` in place where they open the backup's key."""
    try:
        present, _bytes = keys.sealed_file(folder, key)
    except (DeskError, UnlockError):
        return _its_own_ways_in(folder, staging, key)
    keys.forget(staging)
    return present.generation


def _unpacked(backup: Path, to: Path, opens: Opens) -> Generator[Share, None, DataKey]:
    """Unpack a backup into `to`, open it, bring an older one up to date and check it."""
    try:
        manifest = yield from during(backup_file.unpack(backup, to), 0.0, _UNPACKED)
    except OSError as error:
        raise typed(error, backup) from None
    key = yield from apart(lambda: opens(to))
    if not backup_file.Signer(key).is_ours(manifest):
        raise BackupDamaged(backup, "its manifest was changed")
    yield from apart(lambda: Store.open(to, key.raw).close())
    yield from apart(lambda: copies.examine(to / FILE_NAME, key.raw))
    return key


def _compared(here: dict[str, Any], there: dict[str, Any]) -> Difference:
    both = here.keys() & there.keys()
    return Difference(
        here=len(here),
        there=len(there),
        only_here=len(here.keys() - there.keys()),
        only_there=len(there.keys() - here.keys()),
        changed=sum(here[one] != there[one] for one in both),
    )
