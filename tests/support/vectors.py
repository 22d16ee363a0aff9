"""Makes ``tests/data/vectors.json``: ``python -m tests.support.vectors``. Always the same bytes."""

import hashlib
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from mentordesk.vault import keys, recovery, slots_file
from mentordesk.vault.data_key import DataKey
from mentordesk.vault.derive import CHEAPEST, derive
from mentordesk.vault.head import FILE_NAME as HEAD_NAME
from mentordesk.vault.head import Head, HeadRecord
from mentordesk.vault.slots import slot_for_keyring

FILE = Path(__file__).parents[1] / "data" / "vectors.json"
# A ligature, an accent on its own and wide letters: all have another form that means the same.
PASSPHRASE = "ﬁve quiet herons over the cafe\u0301 ＡＢ"
KEYRING_SECRET = bytes(range(100, 132))
SEALS = bytes(range(32, 64))


@contextmanager
def _not_random() -> Iterator[None]:
    """Have the same "random" bytes each time, no two alike."""
    count = iter(range(10_000))

    def token_bytes(size: int = 32) -> bytes:
        return hashlib.shake_256(b"vector %d" % next(count)).digest(size)

    with (
        patch("secrets.token_bytes", token_bytes),
        patch("secrets.token_hex", lambda size: token_bytes(size).hex()),
    ):
        yield


def _slots(folder: Path) -> dict[str, Any]:
    made = keys.create_keys(folder, PASSPHRASE, CHEAPEST)
    file, _raw = keys.sealed_file(folder, made.data_key)
    slot_id = "1d" * 8
    slot = slot_for_keyring(file.vault_id, slot_id, made.data_key, KEYRING_SECRET)
    more = slots_file.with_slots(file, (*file.slots, slot))
    slots_file.save(folder, more, made.data_key, lambda _file: ())
    return {
        "file": (folder / slots_file.FILE_NAME).read_text(encoding="utf-8"),
        "data_key": made.data_key.raw.hex(),
        "passphrase": PASSPHRASE,
        "recovery_code": made.recovery_code,
        "keyring_slot": slot_id,
        "keyring_secret": KEYRING_SECRET.hex(),
    }


def _head(folder: Path) -> dict[str, Any]:
    key, record = DataKey(bytes(range(32))), HeadRecord("de" * 16, 1_234_567, 89)
    head = Head(folder, key)
    head.begin(record)
    head.note(record.counter + 1)
    head.seal(SEALS)
    head.close()
    data = (folder / HEAD_NAME).read_bytes()
    return {
        "at_0": data[:72].hex(),
        "at_4096": data[4096:4168].hex(),
        "at_8192": data[8192:].hex(),
        "seals": SEALS.hex(),
        "data_key": key.raw.hex(),
        "desk_id": record.desk_id,
        "counter": record.counter + 1,
        "keys_generation": record.keys_generation,
    }


def made() -> dict[str, Any]:
    """Return the vectors."""
    salt = bytes(range(16))
    with _not_random(), tempfile.TemporaryDirectory() as name:
        return {
            "passphrase": {
                "typed": PASSPHRASE,
                "salt": salt.hex(),
                "memory_kib": CHEAPEST.memory_kib,
                "passes": CHEAPEST.passes,
                "lanes": CHEAPEST.lanes,
                "derived": derive(PASSPHRASE, salt, CHEAPEST).hex(),
            },
            "recovery": {
                "secret": bytes(range(20)).hex(),
                "code": recovery.shown(bytes(range(20))),
            },
            "slots": _slots(Path(name)),
            "head": _head(Path(name)),
        }


def as_text() -> str:
    """Return the vectors as the file holds them."""
    return json.dumps(made(), indent=2, ensure_ascii=True) + "\n"


if __name__ == "__main__":
    FILE.write_text(as_text(), encoding="ascii")
