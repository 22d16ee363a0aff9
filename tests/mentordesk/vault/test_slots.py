"""A slot opens by its own secret, for its own desk, and in no other way."""

from dataclasses import replace

import pytest

from mentordesk.vault import slots as module
from mentordesk.vault.data_key import DataKey
from mentordesk.vault.derive import CHEAPEST, DEAREST, Cost
from mentordesk.vault.slots import (
    Slot,
    SlotKind,
    open_with_keyring,
    open_with_passphrase,
    open_with_secret,
    passphrase_slot,
    recovery_slot,
    slot_for_keyring,
)

VAULT = "5e" * 16
KEY = DataKey(bytes(range(32)))
SECRET = bytes(range(20))


@pytest.fixture
def slot() -> Slot:
    return recovery_slot(VAULT, KEY, SECRET)


def opened(slot: Slot, vault: str = VAULT) -> DataKey | None:
    return open_with_secret(vault, slot, SECRET)


def test_a_passphrase_slot_opens_by_its_passphrase_only() -> None:
    slot = passphrase_slot(VAULT, KEY, "horse", CHEAPEST)
    found = open_with_passphrase(VAULT, slot, "horse")
    assert found is not None
    assert found.is_same(KEY)
    assert open_with_passphrase(VAULT, slot, "Horse") is None
    assert open_with_secret(VAULT, slot, b"horse") is None


def test_a_recovery_slot_opens_by_its_secret_only(slot: Slot) -> None:
    found = opened(slot)
    assert found is not None
    assert found.is_same(KEY)
    assert open_with_secret(VAULT, slot, SECRET[::-1]) is None
    assert open_with_passphrase(VAULT, slot, "horse") is None


def test_a_keyring_slot_opens_by_its_secret_and_under_its_id_only() -> None:
    slot = slot_for_keyring(VAULT, "1d" * 8, KEY, bytes(32))
    found = open_with_keyring(VAULT, slot, bytes(32))
    assert found is not None
    assert found.is_same(KEY)
    assert slot.id == "1d" * 8
    assert slot.is_sound
    assert open_with_keyring(VAULT, slot, bytes(31) + b"x") is None
    assert open_with_keyring(VAULT, replace(slot, id="1e" * 8), bytes(32)) is None
    assert open_with_secret(VAULT, slot, bytes(32)) is None
    assert open_with_passphrase(VAULT, slot, "") is None
    assert open_with_keyring(VAULT, recovery_slot(VAULT, KEY, bytes(32)), bytes(32)) is None


def test_no_two_slots_share_anything_random() -> None:
    slots = [recovery_slot(VAULT, KEY, SECRET) for _ in range(50)]
    for field in ("id", "salt", "nonce", "commitment", "wrapped"):
        assert len({getattr(slot, field) for slot in slots}) == 50


@pytest.mark.parametrize("field", ["salt", "commitment", "nonce", "wrapped"])
def test_every_flipped_bit_shuts_it(slot: Slot, field: str) -> None:
    whole: bytes = getattr(slot, field)
    for at in range(len(whole) * 8):
        torn = bytearray(whole)
        torn[at // 8] ^= 1 << at % 8
        assert opened(replace(slot, **{field: bytes(torn)})) is None


def test_the_metadata_is_bound_to_it(slot: Slot) -> None:
    assert opened(replace(slot, id="00" * 8)) is None
    assert opened(slot, vault="00" * 16) is None
    assert opened(replace(slot, cost=CHEAPEST)) is None
    passphrase = passphrase_slot(VAULT, KEY, "horse", CHEAPEST)
    cheaper = replace(passphrase, cost=Cost(20 * 1024, 2, 1))
    assert open_with_passphrase(VAULT, cheaper, "horse") is None


def test_the_commitment_alone_shuts_it(slot: Slot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is decrypted for a secret that does not match: no ciphertext opens under two."""

    def never(_key: bytes) -> None:
        pytest.fail("decrypted before the commitment was compared")

    monkeypatch.setattr(module, "ChaCha20Poly1305", never)
    assert open_with_secret(VAULT, slot, b"other") is None


def test_commitments_are_compared_in_constant_time(
    slot: Slot, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = []

    def compare(one: bytes, other: bytes) -> bool:
        compared.append(other)
        return False

    monkeypatch.setattr(module.secrets, "compare_digest", compare)
    assert opened(slot) is None
    assert compared == [slot.commitment]


def test_what_is_sound() -> None:
    passphrase = passphrase_slot(VAULT, KEY, "horse", CHEAPEST)
    recovery = recovery_slot(VAULT, KEY, SECRET)
    later = replace(recovery, kind="a way in that comes later")
    assert all(slot.is_sound for slot in (passphrase, recovery, later))
    for unsound in (
        replace(passphrase, cost=None),
        replace(passphrase, cost=replace(DEAREST, memory_kib=DEAREST.memory_kib + 1)),
        replace(passphrase, kind=SlotKind.RECOVERY.value),
        replace(recovery, kind=SlotKind.PASSPHRASE.value),
        replace(recovery, salt=b""),
        replace(recovery, nonce=bytes(24)),
        replace(recovery, commitment=bytes(16)),
        replace(recovery, wrapped=bytes(32)),
    ):
        assert not unsound.is_sound


def test_a_kind_of_later_opens_nothing(slot: Slot) -> None:
    later = replace(slot, kind="a way in that comes later")
    assert opened(later) is None
    assert open_with_passphrase(VAULT, later, "horse") is None


def test_nothing_secret_shows(slot: Slot) -> None:
    shown = repr(slot).encode()
    assert KEY.raw not in shown
    assert SECRET not in shown
    assert KEY.raw.hex() not in repr(slot)
