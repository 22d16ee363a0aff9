"""From a passphrase to an open desk: the keys and the store, put together.

Every function here derives a key (about 0.7 s), so a window runs it off its own thread; SQLite
wants the desk used from the thread that opened it.
"""

import secrets
import shutil
from collections.abc import Generator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from mentordesk.desk import Desk, create_desk, has_desk, open_desk
from mentordesk.domain.mentorship import Format, Person
from mentordesk.domain.note import Note
from mentordesk.domain.record import Role
from mentordesk.errors import DeskExists
from mentordesk.services.backups import Reason
from mentordesk.services.snapshots import Share, apart
from mentordesk.store import page_seals
from mentordesk.store.change_log import Direction
from mentordesk.store.store import FILE_NAME
from mentordesk.vault import keys, swap, this_computer
from mentordesk.vault.tries import Tries

_CHUNK = 4000
_KEYS = ("desk.keys", "desk.keys.bak", "desk.head", "desk.tries")


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a first run asks for: who I am to whom. Names are as typed."""

    my_name: str
    role: Role
    partner_name: str
    zone: str
    format: Format = Format.VIRTUAL

    def begin(self, desk: Desk, start: date) -> None:
        """Begin the mentorship on a new desk; raises ValidationError (``mentor.name`` …)."""
        mine = Person(name=self.my_name, zone=self.zone)
        partner = Person(name=self.partner_name, zone=self.zone)
        mentor, mentee = (mine, partner) if self.role is Role.MENTOR else (partner, mine)
        desk.mentorships.begin(
            mentor=mentor, mentee=mentee, me=self.role, start=start, format=self.format
        )


def unlock(folder: Path, passphrase: str, tries: Tries | None = None) -> Desk:
    """Open the desk in `folder` by its passphrase; raises UnlockError or DeskError.

    A wrong passphrase is counted in `tries`, or beside the desk; to wait is for who asked for it.
    """
    swap.finish(folder)
    with page_seals.being_read(folder / FILE_NAME) as seals, (tries or Tries(folder)).counted():
        key = keys.unlock_with_passphrase(folder, passphrase)
    this_computer.close_until_login(folder)
    return open_desk(folder, key.raw, seals=seals.wait())


def recover(folder: Path, code: str, new_passphrase: str, tries: Tries | None = None) -> Desk:
    """Open the desk by its recovery code and give it a new passphrase; `tries` are forgotten.

    Raises UnlockError, DeskError, or PassphraseTooWeak before anything is changed.
    """
    swap.finish(folder)
    with page_seals.being_read(folder / FILE_NAME) as seals, (tries or Tries(folder)).counted():
        key = keys.unlock_with_recovery_code(folder, code)
    this_computer.close_until_login(folder)
    desk = open_desk(folder, key.raw, seals=seals.wait())
    try:
        keys.change_passphrase(folder, key, new_passphrase)
        desk.security.note_made()
    except BaseException:
        desk.close()
        raise
    return desk


def unlock_by_keyring(folder: Path) -> Desk:
    """Open the desk by this computer's keyring, at the first start after a login.

    Raises KeyringUnavailable, after which the passphrase is asked for, UnlockError or DeskError.
    """
    swap.finish(folder)
    with page_seals.being_read(folder / FILE_NAME) as seals:
        key = this_computer.unlock(folder)
    return open_desk(folder, key.raw, seals=seals.wait())


def change_key(desk: Desk, passphrase: str, code: str) -> Generator[Share, None, Desk]:
    """Encrypt the desk anew with another data key; yields the share done, returns it opened anew.

    `desk` is closed at the end. `passphrase` is the present one, `code` a recovery code that was
    asked back. Backups that were made before still open with the code and the key of then.

    Raises WrongPassphrase, MistypedRecoveryCode, StillWriting or DeskError. Then the desk is what
    it was, and still open unless the very last step failed; the passphrase opens it in any case.
    """
    folder, clock = desk.store.path.parent, desk.clock
    yield from desk.backups.make(Reason.BEFORE_REKEY)
    rekeyed = yield from desk.security.another_key(passphrase, code)
    desk.close(gives_way=True)
    try:
        yield from apart(lambda: swap.commit(folder))
    finally:
        swap.finish(folder)
    yield from rekeyed.clear_keyring()
    changed = open_desk(folder, rekeyed.data_key.raw, clock)
    changed.security.note_made()
    return changed


def found(folder: Path, passphrase: str, beginning: Beginning) -> tuple[Desk, str]:
    """Make a desk in `folder` and return it with its recovery code, which is shown only once.

    Raises DeskExists, PassphraseTooWeak, ValidationError or DeskError; then nothing is left.
    """
    desk, code = _make(folder, passphrase)
    try:
        beginning.begin(desk, desk.clock().astimezone().date())
    except BaseException:
        _take_back(folder, desk)
        raise
    return desk, code


def sample_desk(folder: Path, today: date, **sizes: int | None) -> Desk:
    """Make a throwaway desk with the sample pair; its key is kept nowhere but in memory."""
    desk = create_desk(folder, secrets.token_bytes(32))
    _fill(desk, today, **sizes)
    return desk


def found_sample(
    folder: Path, passphrase: str, *, seed: int = 1, **sizes: int | None
) -> tuple[Desk, str]:
    """Make a desk of its own for the sample pair (`meetings`, `notes`, `goals`: its size).

    Returns it with its recovery code. Raises as `found` does.
    """
    desk, code = _make(folder, passphrase)
    try:
        _fill(desk, desk.clock().astimezone().date(), seed=seed, **sizes)
    except BaseException:
        _take_back(folder, desk)
        raise
    return desk, code


def _make(folder: Path, passphrase: str) -> tuple[Desk, str]:
    """Make keys and an empty desk; keys without a desk (a start that was cut off) are set aside."""
    if has_desk(folder):
        raise DeskExists(folder)
    keys.refuse_weak(passphrase)
    for name in _KEYS:
        if (folder / name).exists():
            (folder / name).replace(folder / f"{name}.left")
    made = keys.create_keys(folder, passphrase)
    desk = None
    try:
        desk = create_desk(folder, made.data_key.raw)
        desk.security.note_made()
    except BaseException:
        _take_back(folder, desk)
        raise
    return desk, made.recovery_code


def _fill(desk: Desk, today: date, **options: int | None) -> None:
    from mentordesk.services.sample import generate

    given: dict[str, Any] = {name: size for name, size in options.items() if size is not None}
    records = generate(today=today, **given)
    while chunk := list(islice(records, _CHUNK)):
        if isinstance(chunk[-1], Note):  # its text follows, and is found with it
            chunk += islice(records, 1)
        with desk.store.unit("sample", direction=Direction.NOTED) as unit:
            unit.add_all(chunk)
            unit.commit()


def _take_back(folder: Path, desk: Desk | None = None) -> None:
    """Remove the files of a desk that was not finished (never one that was there before)."""
    if desk is not None:
        desk.close()
    for name in ("desk.db", "desk.db-wal", "desk.db-shm", *_KEYS):
        (folder / name).unlink(missing_ok=True)


def discard(folder: Path) -> None:
    """Remove a throwaway desk with all it holds."""
    shutil.rmtree(folder, ignore_errors=True)
