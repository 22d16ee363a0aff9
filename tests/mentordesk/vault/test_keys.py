"""The ways in open, and nothing else does."""

from pathlib import Path

import pytest

from mentordesk.errors import (
    DeskExists,
    DeskMissing,
    KeySlotsDamaged,
    KeySlotsTooNew,
    MistypedRecoveryCode,
    PassphraseTooWeak,
    WrongPassphrase,
    WrongRecoveryCode,
)
from mentordesk.vault import keys, recovery, slots_file
from mentordesk.vault.derive import CHEAPEST, Cost, derive

PASSPHRASE = "correct horse battery staple lamp"
OTHER = "seven quiet herons over the harbour"


@pytest.fixture
def made(folder: Path) -> keys.NewKeys:
    return keys.create_keys(folder, PASSPHRASE, CHEAPEST)


def test_both_ways_open_the_same_key(folder: Path, made: keys.NewKeys) -> None:
    assert keys.unlock_with_passphrase(folder, PASSPHRASE).raw == made.data_key.raw
    typed = made.recovery_code.lower().replace("-", " ")
    assert keys.unlock_with_recovery_code(folder, typed).raw == made.data_key.raw


def test_what_does_not_open(folder: Path, made: keys.NewKeys) -> None:
    with pytest.raises(WrongPassphrase):
        keys.unlock_with_passphrase(folder, PASSPHRASE + " ")
    with pytest.raises(WrongRecoveryCode):
        keys.unlock_with_recovery_code(folder, recovery.new_code())
    slip = made.recovery_code[:-1] + ("A" if made.recovery_code[-1] != "A" else "B")
    with pytest.raises(MistypedRecoveryCode):
        keys.unlock_with_recovery_code(folder, slip)


def test_letters_in_any_unicode_form(folder: Path) -> None:
    keys.create_keys(folder, "grüne Fähre über den Fjord heute", CHEAPEST)
    decomposed = "gru\u0308ne Fa\u0308hre u\u0308ber den Fjord heute"
    keys.unlock_with_passphrase(folder, decomposed)


def test_a_new_passphrase_replaces_the_old_one(folder: Path, made: keys.NewKeys) -> None:
    keys.change_passphrase(folder, made.data_key, OTHER, CHEAPEST)
    keys.unlock_with_passphrase(folder, OTHER)
    keys.unlock_with_recovery_code(folder, made.recovery_code)
    with pytest.raises(WrongPassphrase):
        keys.unlock_with_passphrase(folder, PASSPHRASE)


def test_a_new_recovery_code_replaces_the_old_one(folder: Path, made: keys.NewKeys) -> None:
    code = keys.new_recovery_code(folder, made.data_key)
    keys.unlock_with_recovery_code(folder, code)
    with pytest.raises(WrongRecoveryCode):
        keys.unlock_with_recovery_code(folder, made.recovery_code)


def test_weak_passphrases_are_refused_before_anything_is_made(folder: Path) -> None:
    with pytest.raises(PassphraseTooWeak):
        keys.create_keys(folder, "password123", CHEAPEST)
    assert list(folder.iterdir()) == []


def test_keys_are_never_made_over_others(folder: Path, made: keys.NewKeys) -> None:
    with pytest.raises(DeskExists):
        keys.create_keys(folder, OTHER, CHEAPEST)


def test_no_keys_at_all(folder: Path) -> None:
    with pytest.raises(DeskMissing):
        keys.unlock_with_passphrase(folder, PASSPHRASE)


def test_every_flipped_byte_of_the_file_is_reported(folder: Path, made: keys.NewKeys) -> None:
    path, copy = folder / slots_file.FILE_NAME, folder / slots_file.COPY_NAME
    whole = path.read_bytes()
    copy.unlink()
    for at in range(len(whole)):
        torn = bytearray(whole)
        torn[at] ^= 0x01
        path.write_bytes(torn)
        with pytest.raises((KeySlotsDamaged, KeySlotsTooNew)):
            slots_file.load(folder)


def test_the_copy_steps_in(folder: Path, made: keys.NewKeys) -> None:
    path = folder / slots_file.FILE_NAME
    path.write_bytes(path.read_bytes()[:100])
    assert keys.unlock_with_passphrase(folder, PASSPHRASE).raw == made.data_key.raw


def test_a_later_version_is_refused(folder: Path, made: keys.NewKeys) -> None:
    path = folder / slots_file.FILE_NAME
    path.write_bytes(path.read_bytes().replace(b'"version":1', b'"version":2'))
    with pytest.raises(KeySlotsTooNew):
        keys.unlock_with_passphrase(folder, PASSPHRASE)


def test_demands_beyond_all_bounds_are_not_obeyed() -> None:
    for cost in (Cost(4 * 1024**3, 2, 1), Cost(1024, 2, 1), Cost(20 * 1024, 99, 1)):
        with pytest.raises(ValueError, match="bounds"):
            derive("x", b"0" * 16, cost)


def test_a_write_that_fails_leaves_the_old_keys(
    folder: Path, made: keys.NewKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def full(_handle: int) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr("mentordesk.files.os.fsync", full)
    with pytest.raises(Exception, match="DiskFull"):
        keys.change_passphrase(folder, made.data_key, OTHER, CHEAPEST)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_nothing_secret_is_shown(made: keys.NewKeys) -> None:
    shown = f"{made!r} {made.data_key!r}"
    assert made.data_key.raw.hex() not in shown
    assert made.recovery_code not in shown
