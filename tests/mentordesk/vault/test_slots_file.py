"""The file of slots knows when it is not as it was written, and its copy steps in."""

import base64
import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentordesk.errors import (
    DeskError,
    DeskExists,
    DeskMissing,
    KeySlotsDamaged,
    KeySlotsTooNew,
    MentorDeskError,
)
from mentordesk.vault import slots_file
from mentordesk.vault.data_key import DataKey
from mentordesk.vault.slots import open_with_secret, recovery_slot
from mentordesk.vault.slots_file import COPY_NAME, FILE_NAME, SlotsFile

KEY = DataKey(bytes(range(32)))
SECRET = bytes(range(20))
VAULT = "5e" * 16


def opens(file: SlotsFile) -> list[DataKey | None]:
    return [open_with_secret(file.vault_id, slot, SECRET) for slot in file.slots]


def fresh() -> SlotsFile:
    return slots_file.new_file(VAULT, (recovery_slot(VAULT, KEY, SECRET),))


@pytest.fixture
def path(folder: Path) -> Path:
    """The file of a folder that holds it, and its copy."""
    slots_file.create(folder, fresh(), KEY, opens)
    return folder / FILE_NAME


def rewritten(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change what the file says and make its checksum fit, as only ill will would."""
    plain = json.loads(path.read_bytes())
    change(plain)
    path.write_bytes(with_checksum(plain))


def with_checksum(plain: dict[str, Any]) -> bytes:
    def canonical(what: dict[str, Any]) -> bytes:
        return json.dumps(what, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

    plain["digest"] = hashlib.sha256(canonical({**plain, "digest": ""})).hexdigest()
    return canonical(plain)


def test_there_and_back(path: Path) -> None:
    found = slots_file.load(path.parent)
    assert slots_file.is_ours(found, KEY)
    assert not slots_file.is_ours(found, DataKey(bytes(32)))
    assert (found.vault_id, found.generation) == (VAULT, 1)
    assert (path.parent / COPY_NAME).read_bytes() == path.read_bytes()


def test_the_format_is_plain_enough_to_be_read_by_others(path: Path) -> None:
    """Sorted JSON without spaces, bytes as Base64, SHA-256 over all but itself."""
    data = path.read_bytes()
    plain = json.loads(data)
    assert list(plain) == sorted(plain)
    assert (plain["magic"], plain["version"]) == ("mentordesk-keys", 1)
    assert with_checksum(plain) == data
    slot = plain["slots"][0]
    lengths = {name: len(base64.b64decode(slot[name])) for name in ("salt", "nonce", "wrapped")}
    assert lengths == {"salt": 16, "nonce": 12, "wrapped": 48}


def test_generations_rise(path: Path) -> None:
    file = slots_file.load(path.parent)
    slots_file.save(path.parent, slots_file.with_slots(file, file.slots), KEY, opens)
    assert slots_file.load(path.parent).generation == 2


def test_created_once_only(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(DeskExists):
        slots_file.create(path.parent, fresh(), KEY, opens)
    assert path.read_bytes() == before


def test_every_flipped_bit_is_damage(path: Path) -> None:
    (path.parent / COPY_NAME).unlink()
    whole = path.read_bytes()
    for at in range(len(whole) * 8):
        torn = bytearray(whole)
        torn[at // 8] ^= 1 << at % 8
        path.write_bytes(torn)
        with pytest.raises(KeySlotsDamaged):
            slots_file.load(path.parent)


def test_every_truncation_is_damage(path: Path) -> None:
    (path.parent / COPY_NAME).unlink()
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(KeySlotsDamaged):
            slots_file.load(path.parent)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b'"mentordesk-keys"',
        b"{}",
        b"[" * 60_000,
        b'{"a":' * 12_000,
        b"\x00" * 1000,
        b"\xff\xfe{}",
        b"9" * 60_000,
        b'{"magic":"mentordesk-keys","version":2}',
        b" " * 10_000_000,
    ],
)
def test_anything_else_is_damage(path: Path, data: bytes) -> None:
    (path.parent / COPY_NAME).unlink()
    path.write_bytes(data)
    with pytest.raises(KeySlotsDamaged):
        slots_file.load(path.parent)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@given(
    field=st.sampled_from(["magic", "version", "vault_id", "generation", "slots", "mac", "other"]),
    value=values,
)
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_ill_will_meets_typed_errors_only(path: Path, field: str, value: object) -> None:
    whole = path.read_bytes()
    try:
        rewritten(path, lambda plain: plain.update({field: value}))
        try:
            found = slots_file._read(path)
        except (MentorDeskError, OSError):
            return
        assert slots_file.is_ours(found, KEY) == (path.read_bytes() == whole)
    finally:
        path.write_bytes(whole)


@pytest.mark.parametrize("field", ["salt", "nonce", "wrapped", "commitment", "cost", "kind", "id"])
@given(value=values)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_ill_will_in_a_slot_never_opens_it(path: Path, field: str, value: object) -> None:
    whole = path.read_bytes()
    try:
        rewritten(path, lambda plain: plain["slots"][0].update({field: value}))
        if path.read_bytes() == whole:
            return
        try:
            found = slots_file._read(path)
        except MentorDeskError:
            return
        assert opens(found) == [None]
        assert not slots_file.is_ours(found, KEY)
    finally:
        path.write_bytes(whole)


def test_a_slot_that_demands_too_much_is_damage(path: Path) -> None:
    (path.parent / COPY_NAME).unlink()
    cost = {"memory_kib": 4 * 1024**3, "passes": 2, "lanes": 1}
    rewritten(path, lambda plain: plain["slots"][0].update(kind="passphrase", cost=cost))
    with pytest.raises(KeySlotsDamaged):
        slots_file.load(path.parent)


@pytest.mark.parametrize("count", [0, 17])
def test_no_slots_or_too_many_are_damage(path: Path, count: int) -> None:
    (path.parent / COPY_NAME).unlink()
    rewritten(path, lambda plain: plain.update(slots=plain["slots"] * count))
    with pytest.raises(KeySlotsDamaged):
        slots_file.load(path.parent)


def test_a_later_version_is_left_alone(path: Path) -> None:
    rewritten(path, lambda plain: plain.update(version=2, slots={"new": ["things"]}))
    before = path.read_bytes()
    with pytest.raises(KeySlotsTooNew):
        slots_file.load(path.parent)
    slots_file.mend(path.parent, fresh())
    assert path.read_bytes() == before


def test_a_slot_of_a_later_kind_is_kept(path: Path) -> None:
    file = slots_file.load(path.parent)
    later = replace(file.slots[0], id="77" * 8, kind="keyring")
    both = slots_file.with_slots(file, (*file.slots, later))
    slots_file.save(path.parent, both, KEY, lambda file: opens(file)[:1])
    assert slots_file.load(path.parent).slots == both.slots


def test_the_copy_steps_in(path: Path) -> None:
    whole = path.read_bytes()
    for damage in (whole[:100], b"", None):
        if damage is None:
            path.unlink()
        else:
            path.write_bytes(damage)
        assert slots_file.is_ours(slots_file.load(path.parent), KEY)
    assert slots_file.load(path.parent).digest == json.loads(whole)["digest"]


def test_the_copy_steps_in_where_the_disk_cannot_read_the_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.open

    def bad_sector(one: Path, *args: Any) -> Any:
        if one == path:
            raise OSError(5, "bad sector")
        return real(one, *args)

    monkeypatch.setattr(Path, "open", bad_sector)
    assert slots_file.is_ours(slots_file.load(path.parent), KEY)
    (path.parent / COPY_NAME).unlink()
    with pytest.raises(DeskError, match="EIO"):
        slots_file.load(path.parent)


def test_both_damaged(path: Path) -> None:
    path.write_bytes(b"{}")
    (path.parent / COPY_NAME).write_bytes(b"{}")
    with pytest.raises(KeySlotsDamaged) as caught:
        slots_file.load(path.parent)
    assert caught.value.path == path


def test_one_gone_and_one_damaged(path: Path) -> None:
    path.unlink()
    (path.parent / COPY_NAME).write_bytes(b"{}")
    with pytest.raises(KeySlotsDamaged):
        slots_file.load(path.parent)


def test_neither(folder: Path) -> None:
    with pytest.raises(DeskMissing):
        slots_file.load(folder)


def test_what_does_not_open_is_never_put_in_place(path: Path) -> None:
    before = path.read_bytes()
    file = slots_file.load(path.parent)
    for bad in (None, DataKey(bytes(32))):
        with pytest.raises(DeskError, match="read back"):
            later = slots_file.with_slots(file, file.slots)
            slots_file.save(path.parent, later, KEY, lambda _, bad=bad: [KEY, bad])
    assert path.read_bytes() == before
    assert (path.parent / COPY_NAME).read_bytes() == before


def test_mending(path: Path) -> None:
    copy, whole = path.parent / COPY_NAME, path.read_bytes()
    file = slots_file.load(path.parent)
    for one in (path, copy):
        for damage in (b"", whole[:-1]):
            one.write_bytes(damage)
            slots_file.mend(path.parent, file)
            assert one.read_bytes() == whole
        one.unlink()
        slots_file.mend(path.parent, file)
        assert one.read_bytes() == whole


def test_mending_brings_an_old_copy_up_and_keeps_a_later_or_foreign_one(path: Path) -> None:
    copy, old = path.parent / COPY_NAME, path.read_bytes()
    first = slots_file.load(path.parent)
    slots_file.save(path.parent, slots_file.with_slots(first, first.slots), KEY, opens)
    new = path.read_bytes()
    copy.write_bytes(old)
    slots_file.mend(path.parent, slots_file.load(path.parent))
    assert copy.read_bytes() == new
    path.write_bytes(old)  # somebody put back yesterday's
    slots_file.mend(path.parent, slots_file.load(path.parent))
    assert copy.read_bytes() == new
    slots_file.mend(path.parent, replace(first, vault_id="00" * 16, generation=9))
    assert copy.read_bytes() == new


def test_what_a_killed_process_left_is_swept_up(path: Path) -> None:
    left = path.parent / f".{FILE_NAME}-x1y2{slots_file.UNFINISHED}"
    left.write_bytes(b"half")
    (path.parent / "other").write_bytes(b"not ours")
    file = slots_file.load(path.parent)
    slots_file.save(path.parent, slots_file.with_slots(file, file.slots), KEY, opens)
    names = {one.name for one in path.parent.iterdir()}
    assert names == {FILE_NAME, COPY_NAME, "other"}
