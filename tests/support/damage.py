"""A closed desk with some of everything, to be damaged."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mentordesk.desk import Desk, create_desk
from mentordesk.domain.record import Record, Visibility
from mentordesk.services.sample import generate
from mentordesk.store.driver import PAGE_SIZE
from mentordesk.store.store import FILE_NAME
from mentordesk.store.tables import RECORD_TYPES
from mentordesk.vault import keys
from mentordesk.vault.derive import CHEAPEST

KEY = bytes(range(32))
PASSPHRASE = "correct horse battery staple lamp"


@dataclass(frozen=True)
class Kept:
    """Where it lies, the bytes of its file, and every record in it."""

    folder: Path
    key: bytes
    code: str
    content: bytes
    records: dict[tuple[str, str], Record]

    @property
    def pages(self) -> int:
        return len(self.content) // PAGE_SIZE

    def torn(self, page: int, place: int = 99) -> bytes:
        """Return the file with one bit changed; pages are counted from 0."""
        data = bytearray(self.content)
        data[page * PAGE_SIZE + place] ^= 0x10
        return bytes(data)


def keep(folder: Path, *, with_keys: bool = False) -> Kept:
    """Make the desk in `folder`; `with_keys`: it opens by PASSPHRASE, too."""
    key, code = KEY, ""
    if with_keys:
        made = keys.create_keys(folder, PASSPHRASE, CHEAPEST)
        key, code = made.data_key.raw, made.recovery_code
    desk = create_desk(folder, key)
    with desk.store.unit("sample") as unit:
        unit.add_all(generate(today=date(2026, 11, 23)))
        unit.commit()
    pair = desk.mentorships.in_view()
    assert pair is not None
    for number, half in enumerate((*Visibility, *Visibility)):
        title = f"long {number}"
        note = desk.notes.add(pair.mentorship_id, title=title, visibility=half).made
        desk.notes.write(note, f"begins {number} " + "and goes on " * 1500)
    desk.goals.trash(desk.goals.add(pair.mentorship_id, title="Dropped").made)
    records = records_of(desk)
    desk.close()
    return Kept(folder, key, code, (folder / FILE_NAME).read_bytes(), records)


def records_of(desk: Desk) -> dict[tuple[str, str], Record]:
    """Return every record of a desk, in the trash or not."""
    with desk.store.reading() as reader:
        return {
            (record.KIND, record.id): record
            for record_type in RECORD_TYPES
            for trashed in (False, True)
            for record in reader.all(record_type, trashed=trashed)
        }
