"""From a damaged desk to a new one with all that can still be read, and a report of what cannot.

The damaged desk is only read. The new one is made and checked beside its place first, is another
desk (it has an id of its own), and opens by the same passphrase and recovery code.
"""

import contextlib
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from mentordesk import folder_lock
from mentordesk.domain.clock import utc_now
from mentordesk.domain.note import Note, NoteText
from mentordesk.domain.record import Record, Visibility, visibility_of
from mentordesk.errors import DeskDamaged, DeskExists, DeskMissing
from mentordesk.files import make_private_folder, typed, write_private
from mentordesk.services.mending import Flaw, Lack, Mended, Mending
from mentordesk.services.restore import Opens
from mentordesk.services.salvage_report import Lot, Report
from mentordesk.services.snapshots import Share, apart, during
from mentordesk.store import checks, copies
from mentordesk.store.archive_tables import HistoryEntry, write_changes, write_history
from mentordesk.store.change_log import Direction
from mentordesk.store.remains import Remains, gather
from mentordesk.store.settings_table import write_setting
from mentordesk.store.store import FILE_NAME, Store
from mentordesk.store.tables import RECORD_TYPES
from mentordesk.vault import head, keys, slots_file, swap
from mentordesk.vault.data_key import DataKey
from mentordesk.vault.head import Head, HeadRecord

T = TypeVar("T")

_AT_ONCE = 1000
_READ, _WRITTEN = 0.5, 0.8


def salvage(folder: Path, out: Path, opens: Opens) -> Generator[Share, None, Report]:
    """Make a desk in `out` of what can be read of the one in `folder`, yielding the share done.

    Raises DeskExists where `out` has a desk, UnlockError, DeskDamaged where nothing at all can be
    read, or another DeskError, and then nothing was made. Closing the generator cancels it.
    """
    if not (folder / FILE_NAME).exists():
        raise DeskMissing(folder)
    if (out / FILE_NAME).exists():
        raise DeskExists(out)
    was_there = out.is_dir()
    make_private_folder(out)
    staging = swap.begin(out)
    try:
        report = yield from _made(folder, staging, opens)
        swap.commit(out)
    except BaseException:
        swap.finish(out)
        if not was_there:
            with contextlib.suppress(OSError):
                out.rmdir()
        raise
    return report


def _made(folder: Path, staging: Path, opens: Opens) -> Generator[Share, None, Report]:
    copy_keys(folder, staging)
    key = yield from during(apart(lambda: opens(staging)), 0.0, 0.0)
    lock = folder_lock.take(folder)
    try:
        remains = yield from during(gather(folder / FILE_NAME, key.raw), 0.0, _READ)
        outside, _doubt = Head(folder, key).read()
    finally:
        lock.release()
    mended = yield from during(apart(Mending(remains, utc_now()).run), _READ, _READ)
    history = _history(remains, mended)
    yield from during(_written(staging, key, remains, mended, history), _READ, _WRITTEN)
    yield from during(apart(lambda: _check(staging, key, mended)), _WRITTEN, 1.0)
    _begin_head(staging, key)
    behind = outside.counter - remains.counter if outside and remains.desk_id else 0
    same = outside is not None and outside.desk_id == remains.desk_id
    return _report(remains, mended, max(0, behind) if same else 0)


def copy_keys(folder: Path, staging: Path) -> None:
    """Open the keys where they can be mended: the damaged desk's own stay as they are."""
    for name in (slots_file.FILE_NAME, slots_file.COPY_NAME):
        try:
            data = (folder / name).read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise typed(error, folder / name) from None
        write_private(staging / name, data)


def _history(remains: Remains, mended: Mended) -> dict[Visibility, list[HistoryEntry]]:
    """Return the history of what is there, in its two halves; steps that are lost take theirs."""
    known = {change.id for change in remains.changes.values()}
    halves: dict[Visibility, dict[int, HistoryEntry]] = {half: {} for half in Visibility}
    for page in remains.history:
        for seq, entry in page.items():
            record = mended.records.get((entry.kind, entry.record_id))
            if record is not None and entry.change_id in known:
                halves[visibility_of(record)][seq] = entry
    return {half: [rows[seq] for seq in sorted(rows)] for half, rows in halves.items()}


def _written(
    staging: Path,
    key: DataKey,
    remains: Remains,
    mended: Mended,
    history: dict[Visibility, list[HistoryEntry]],
) -> Generator[Share, None, None]:
    store = Store.create(staging, key.raw)
    try:
        with store.unit("salvage", direction=Direction.NOTED) as unit:
            for name, value in remains.settings.items():
                write_setting(unit.connection, name, value)
            write_changes(unit.connection, [one for _seq, one in sorted(remains.changes.items())])
            for half, entries in history.items():
                for some in _batched(entries):
                    write_history(unit.connection, some, private=half is Visibility.PRIVATE)
                    yield 0.0
            unit.commit()
        done, total = 0, len(mended.records) or 1
        for groups in _batched(_groups(mended.in_order())):
            records = list(chain.from_iterable(groups))
            with store.unit("salvage", spell="salvage", direction=Direction.NOTED) as unit:
                unit.take_in(records)
                unit.commit()
            done += len(records)
            yield done / total
    finally:
        store.close()


def _groups(records: Iterable[Record]) -> Iterator[list[Record]]:
    """Yield records one by one, but a note together with its text: the search takes in both."""
    notes: dict[str, list[Record]] = {}
    for record in records:
        if isinstance(record, Note):
            notes[record.id] = [record]
        elif isinstance(record, NoteText):
            notes[record.id].append(record)
        else:
            yield [record]
    yield from notes.values()


def _batched(things: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(things)
    while some := list(islice(rest, _AT_ONCE)):
        yield some


def _check(staging: Path, key: DataKey, mended: Mended) -> None:
    """Make sure that the new desk holds all that was read; raises DeskDamaged."""
    path = staging / FILE_NAME
    counts = copies.examine(path, key.raw)
    with copies.under_way(path, key.raw, [checks.broken_search]) as (search,):
        problems = search.result()
    expected = Counter(kind for (kind, _id), one in mended.records.items() if not one.trashed_at)
    if problems or any(expected[kind] != count for kind, count in counts.items()):
        raise DeskDamaged(path, "; ".join(problems) or "not all that was read")


def _begin_head(staging: Path, key: DataKey) -> None:
    row = copies.head(staging / FILE_NAME, key.raw)
    record = HeadRecord(row.desk_id, row.counter, keys.generation(staging))
    head.begin(staging, key, record)


def _report(remains: Remains, mended: Mended, changes_missing: int) -> Report:
    flaws = _told_once(mended)
    ids: dict[str, set[str]] = {record_type.KIND: set() for record_type in RECORD_TYPES}
    for kind, record_id in (*remains.records, *flaws):
        ids[kind].add(record_id)
    ids[Note.KIND] |= ids.pop(NoteText.KIND)
    lacks = Counter((kind, flaw.lack is Lack.LOST) for (kind, _id), flaw in flaws.items())
    kinds = {
        kind: Lot(
            len(found) - lacks[kind, True] - lacks[kind, False],
            lacks[kind, False],
            lacks[kind, True],
        )
        for kind, found in ids.items()
    }
    lost = sum(lot.lost + lot.in_part for lot in kinds.values())
    return Report(
        kinds=kinds,
        gaps=max(0, remains.gaps - lost) if remains.damaged_pages else 0,
        steps=_steps(remains),
        pages=remains.pages,
        damaged_pages=remains.damaged_pages,
        changes_missing=changes_missing,
        flaws=tuple(sorted(flaws.values(), key=lambda flaw: (flaw.kind, flaw.record_id))),
    )


def _told_once(mended: Mended) -> dict[tuple[str, str], Flaw]:
    """Return the flaws, those of a note and of its text as one: the note's."""
    found: dict[tuple[str, str], Flaw] = {}
    for (kind, record_id), flaw in sorted(mended.flaws.items()):
        if kind == NoteText.KIND:
            if (Note.KIND, record_id) in mended.records and flaw.lack is Lack.LOST:
                continue
            flaw = Flaw(Note.KIND, record_id, flaw.lack, flaw.made_at)  # noqa: PLW2901
            found.setdefault((Note.KIND, record_id), flaw)
        else:
            found[kind, record_id] = flaw
    return found


def _steps(remains: Remains) -> Lot:
    """Count the steps of the history: they are numbered without a gap."""
    changes = remains.changes
    known = {change.id for change in changes.values()}
    told: Counter[str] = Counter()
    for page in remains.history:
        told.update({entry.change_id for entry in page.values()} - known)
    gaps = max(changes, default=0) - len(changes)
    return Lot(len(changes), 0, max(gaps, len(told)))
