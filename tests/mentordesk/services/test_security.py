"""Ways in are changed only by who knows the present one, and what fails leaves them as they were."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mentordesk.desk import Desk, create_desk, open_desk
from mentordesk.errors import (
    KeyringTrouble,
    KeyringUnavailable,
    MistypedRecoveryCode,
    PassphraseTooWeak,
    WrongPassphrase,
    WrongRecoveryCode,
)
from mentordesk.services.security import Made, Security
from mentordesk.services.snapshots import finish
from mentordesk.vault import keys, this_computer
from mentordesk.vault.derive import CHEAPEST
from mentordesk.vault.slots import SlotKind
from tests.support import keyrings
from tests.support.clock import SetClock

PASSPHRASE = "correct horse battery staple lamp"
OTHER = "seven quiet herons over the harbour"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(keys, "calibrated", lambda: CHEAPEST)
    keyrings.use(monkeypatch, keyrings.Kept)
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))


@pytest.fixture
def made(folder: Path) -> keys.NewKeys:
    return keys.create_keys(folder, PASSPHRASE, CHEAPEST)


@pytest.fixture
def opened(folder: Path, made: keys.NewKeys, clock: SetClock) -> Iterator[Desk]:
    desk = create_desk(folder, made.data_key.raw, clock)
    yield desk
    desk.close()


@pytest.fixture
def security(opened: Desk) -> Security:
    return opened.security


def test_what_opens_the_desk_and_since_when(security: Security, clock: SetClock) -> None:
    kinds = [SlotKind.PASSPHRASE, SlotKind.RECOVERY]
    assert [(way.kind, way.made) for way in security.ways_in()] == [(kind, None) for kind in kinds]
    security.note_made()
    first = clock()
    assert {way.made for way in security.ways_in()} == {Made(first)}
    clock.forward(days=1)
    finish(security.change_passphrase(PASSPHRASE, OTHER))
    slot_id = finish(security.add_keyring())
    made = {way.kind: way.made for way in security.ways_in()}
    assert made[SlotKind.PASSPHRASE] == Made(clock())
    assert made[SlotKind.RECOVERY] == Made(first)
    keyring = made[SlotKind.KEYRING]
    assert keyring is not None
    assert keyring.at == clock()
    assert [way.kind for way in security.ways_in() if way.slot_id == slot_id] == [SlotKind.KEYRING]


def test_the_passphrase_is_changed_by_who_knows_it(
    security: Security, folder: Path, made: keys.NewKeys
) -> None:
    for present, new, error in (
        (OTHER, OTHER, WrongPassphrase),
        (PASSPHRASE, "short", PassphraseTooWeak),
    ):
        with pytest.raises(error):
            finish(security.change_passphrase(present, new))
        assert finish(security.test_passphrase(PASSPHRASE))
    finish(security.change_passphrase(PASSPHRASE, OTHER))
    assert finish(security.test_passphrase(OTHER))
    assert not finish(security.test_passphrase(PASSPHRASE))
    assert keys.unlock_with_passphrase(folder, OTHER).is_same(made.data_key)
    assert finish(security.test_recovery_code(made.recovery_code))


def test_a_recovery_code_opens_once_it_was_asked_back(
    security: Security, folder: Path, made: keys.NewKeys
) -> None:
    code = security.offered_code()
    assert not finish(security.test_recovery_code(code))
    assert finish(security.test_recovery_code(made.recovery_code))
    finish(security.take_recovery_code(code))
    assert finish(security.test_recovery_code(code.lower()))
    assert not finish(security.test_recovery_code(made.recovery_code))
    with pytest.raises(WrongRecoveryCode):
        keys.unlock_with_recovery_code(folder, made.recovery_code)
    for typed in ("", code[:-1], code[:-1] + ("A" if code[-1] != "A" else "B")):
        with pytest.raises(MistypedRecoveryCode):
            finish(security.take_recovery_code(typed))
    assert finish(security.test_recovery_code(code))


def test_the_keyring_is_added_tried_and_removed(
    security: Security, folder: Path, made: keys.NewKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    slot_id = finish(security.add_keyring())
    finish(security.test_keyring(slot_id))
    assert this_computer.unlock(folder).is_same(made.data_key)
    keyrings.use(monkeypatch, keyrings.Locked)
    with pytest.raises(KeyringUnavailable) as caught:
        finish(security.test_keyring(slot_id))
    assert caught.value.reason is KeyringTrouble.LOCKED
    finish(security.remove_keyring(slot_id))
    assert [way.kind for way in security.ways_in()] == [SlotKind.PASSPHRASE, SlotKind.RECOVERY]


def test_without_a_keyring_nothing_changes(
    security: Security, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = security.ways_in()
    keyrings.use(monkeypatch, keyrings.Absent)
    with pytest.raises(KeyringUnavailable):
        finish(security.add_keyring())
    assert security.ways_in() == before


def test_older_slots_put_back_are_noticed(security: Security, opened: Desk, folder: Path) -> None:
    """Every change of the ways in is remembered beside the desk."""
    before = {path: path.read_bytes() for path in folder.glob("desk.keys*")}
    finish(security.change_passphrase(PASSPHRASE, OTHER))
    opened.close()
    for path, data in before.items():
        path.write_bytes(data)
    again = open_desk(folder, keys.unlock_with_passphrase(folder, PASSPHRASE).raw)
    assert [str(one.doubt) for one in again.safekeeping.findings] == ["old_keys"]
    again.close()
