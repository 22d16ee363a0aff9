"""The keyring opens the desk once after a login, is never the only way in, and can be taken out."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mentordesk.errors import DeskError, DiskFull, KeyringTrouble, KeyringUnavailable
from mentordesk.vault import keys, slots_file, this_computer
from mentordesk.vault.slots import SlotKind
from tests.support import keyrings

Contents = Callable[[], dict[str, bytes]]


@pytest.fixture(autouse=True)
def login(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Log in anew, when called."""
    keyrings.use(monkeypatch, keyrings.Kept)
    count = iter(range(99))

    def anew() -> None:
        folder = tmp_path / f"login-{next(count)}"
        folder.mkdir(mode=0o700)
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))

    anew()
    return anew


def reason(folder: Path) -> KeyringTrouble:
    with pytest.raises(KeyringUnavailable) as caught:
        this_computer.unlock(folder)
    return caught.value.reason


def test_it_opens_the_desk_once_after_each_login(
    folder: Path, made: keys.NewKeys, login: Callable[[], None]
) -> None:
    assert not this_computer.is_offered(folder)
    this_computer.add(folder, made.data_key)
    assert this_computer.is_offered(folder)
    assert this_computer.unlock(folder).is_same(made.data_key)
    assert not this_computer.is_offered(folder)
    assert reason(folder) is KeyringTrouble.ALREADY_USED
    login()
    assert this_computer.unlock(folder).is_same(made.data_key)
    login()
    this_computer.close_until_login(folder)
    assert reason(folder) is KeyringTrouble.ALREADY_USED


def test_it_does_not_open_where_that_could_not_be_told(
    folder: Path, made: keys.NewKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    this_computer.add(folder, made.data_key)
    monkeypatch.setattr(this_computer.first_start, "mark", lambda _vault: False)
    assert reason(folder) is KeyringTrouble.ALREADY_USED


def test_the_other_ways_in_stay(folder: Path, made: keys.NewKeys, passphrase: str) -> None:
    slot_id = this_computer.add(folder, made.data_key)
    assert [slot.kind for slot in slots_file.load(folder).slots] == [
        SlotKind.PASSPHRASE,
        SlotKind.RECOVERY,
        SlotKind.KEYRING,
    ]
    for _again in range(2):
        assert keys.unlock_with_passphrase(folder, passphrase).is_same(made.data_key)
        assert keys.unlock_with_recovery_code(folder, made.recovery_code).is_same(made.data_key)
        this_computer.remove(folder, made.data_key, slot_id)
    assert not keyrings.Kept.there
    assert reason(folder) is KeyringTrouble.NOTHING_THERE


def test_a_change_of_the_other_ways_in_leaves_it(folder: Path, made: keys.NewKeys) -> None:
    this_computer.add(folder, made.data_key)
    keys.new_recovery_code(folder, made.data_key)
    assert this_computer.unlock(folder).is_same(made.data_key)


def test_no_other_slot_is_removed(folder: Path, made: keys.NewKeys, contents: Contents) -> None:
    before = contents()
    for slot in slots_file.load(folder).slots:
        this_computer.remove(folder, made.data_key, slot.id)
    assert contents() == before


def test_what_a_keyring_keeps_is_not_the_key(folder: Path, made: keys.NewKeys) -> None:
    this_computer.add(folder, made.data_key)
    (kept,) = keyrings.Kept.there.values()
    assert kept != made.data_key.raw.hex()
    assert kept.encode() not in b"".join(path.read_bytes() for path in folder.iterdir())


def test_two_computers_have_a_slot_each(
    folder: Path, made: keys.NewKeys, login: Callable[[], None]
) -> None:
    this_computer.add(folder, made.data_key)
    other = dict(keyrings.Kept.there)
    keyrings.Kept.there.clear()
    here = this_computer.add(folder, made.data_key)
    assert this_computer.unlock(folder).is_same(made.data_key)
    login()
    this_computer.remove(folder, made.data_key, here)
    assert reason(folder) is KeyringTrouble.NOTHING_THERE
    keyrings.Kept.there.update(other)
    assert this_computer.unlock(folder).is_same(made.data_key)


@pytest.mark.parametrize("kind", [keyrings.Absent, keyrings.Forgetful, keyrings.Locked])
def test_a_keyring_that_is_none_changes_nothing(
    folder: Path,
    made: keys.NewKeys,
    contents: Contents,
    monkeypatch: pytest.MonkeyPatch,
    kind: type,
) -> None:
    before = contents()
    keyrings.use(monkeypatch, kind)
    with pytest.raises(KeyringUnavailable):
        this_computer.add(folder, made.data_key)
    assert contents() == before


def test_a_full_disk_leaves_nothing_in_the_keyring(
    folder: Path, made: keys.NewKeys, contents: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, _data: bytes, _check: object = None) -> None:
        raise DiskFull(path)

    before = contents()
    monkeypatch.setattr(slots_file, "write_private", full)
    with pytest.raises(DeskError):
        this_computer.add(folder, made.data_key)
    assert contents() == before
    assert not keyrings.Kept.there


def test_a_slot_can_be_tried(folder: Path, made: keys.NewKeys) -> None:
    slot_id = this_computer.add(folder, made.data_key)
    this_computer.check(folder, slot_id)
    keyrings.Kept.there.clear()
    with pytest.raises(KeyringUnavailable):
        this_computer.check(folder, slot_id)
