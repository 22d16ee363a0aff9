"""From a passphrase to a desk and back; what is not finished leaves nothing behind."""

import contextlib
import os
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from mentordesk import opening
from mentordesk.desk import Desk
from mentordesk.domain.record import Role
from mentordesk.errors import (
    DeskExists,
    KeyringUnavailable,
    PassphraseTooWeak,
    ValidationError,
    WrongPassphrase,
)
from mentordesk.vault import keys, this_computer
from mentordesk.vault.derive import CHEAPEST
from mentordesk.vault.head import Doubt
from mentordesk.vault.tries import Tries
from tests.support import keyrings

PASSPHRASE = "correct horse battery staple lamp"
OTHER = "seven quiet herons over the harbour"
PAIR = opening.Beginning(
    my_name="Amara", role=Role.MENTEE, partner_name="Jonas", zone="Europe/Berlin"
)


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "calibrated", lambda: CHEAPEST)


def test_found_unlock_recover(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "desk"
    desk, code = opening.found(folder, PASSPHRASE, PAIR)
    pair = desk.mentorships.in_view()
    assert pair
    assert (pair.mentee.name, pair.mine.name) == ("Amara", "Amara")
    desk.close()
    with pytest.raises(WrongPassphrase):
        opening.unlock(folder, OTHER)
    opening.recover(folder, code, OTHER).close()
    opening.unlock(folder, OTHER).close()
    with pytest.raises(PassphraseTooWeak):
        opening.recover(folder, code, "short")
    opening.unlock(folder, OTHER).close()
    with pytest.raises(DeskExists):
        opening.found(folder, PASSPHRASE, PAIR)


def test_wrong_passphrases_are_counted_until_the_desk_opens(tmp_path: Path) -> None:
    desk, code = opening.found(tmp_path, PASSPHRASE, PAIR)
    desk.close()
    ways_in: tuple[Callable[[], Desk], ...] = (
        lambda: opening.unlock(tmp_path, PASSPHRASE),
        lambda: opening.recover(tmp_path, code, PASSPHRASE),
    )
    for way_in in ways_in:
        for _guess in range(5):
            with pytest.raises(WrongPassphrase):
                opening.unlock(tmp_path, OTHER)
        assert 0 < Tries(tmp_path).wait() <= 2
        way_in().close()
        assert Tries(tmp_path).wait() == 0
        assert not (tmp_path / "desk.tries").exists()


def test_the_desk_knows_the_keys_that_a_recovery_made(tmp_path: Path) -> None:
    desk, code = opening.found(tmp_path, PASSPHRASE, PAIR)
    desk.close()
    before = {name: (tmp_path / name).read_bytes() for name in ("desk.keys", "desk.keys.bak")}
    opening.recover(tmp_path, code, OTHER).close()
    for name, content in before.items():
        (tmp_path / name).write_bytes(content)
    with contextlib.closing(opening.unlock(tmp_path, PASSPHRASE)) as desk:
        assert [finding.doubt for finding in desk.safekeeping.findings] == [Doubt.OLD_KEYS]


@pytest.mark.parametrize("mask", [0o000, 0o022])
def test_files_are_for_their_owner_alone(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        desk, _code = opening.found(tmp_path / "desk", PASSPHRASE, PAIR)
        modes = {p.name: p.stat().st_mode & 0o777 for p in (tmp_path / "desk").iterdir()}
        assert set(modes.values()) == {0o600}
        assert (tmp_path / "desk").stat().st_mode & 0o777 == 0o700
        desk.close()
    finally:
        os.umask(before)


def test_a_wrong_name_leaves_nothing(tmp_path: Path) -> None:
    wrong = opening.Beginning(my_name=" ", role=Role.MENTOR, partner_name="J", zone="Etc/UTC")
    with pytest.raises(ValidationError) as refused:
        opening.found(tmp_path / "desk", PASSPHRASE, wrong)
    assert list(refused.value.problems) == ["mentor.name"]
    assert list((tmp_path / "desk").iterdir()) == []


def test_keys_without_a_desk_are_set_aside(tmp_path: Path) -> None:
    keys.create_keys(tmp_path, OTHER, CHEAPEST)
    with pytest.raises(PassphraseTooWeak):
        opening.found(tmp_path, "short", PAIR)
    assert (tmp_path / "desk.keys").exists()
    opening.found(tmp_path, PASSPHRASE, PAIR)[0].close()
    opening.unlock(tmp_path, PASSPHRASE).close()
    assert (tmp_path / "desk.keys.left").exists()


def test_it_is_known_since_when_each_way_in_opens(tmp_path: Path) -> None:
    desk, code = opening.found(tmp_path / "desk", PASSPHRASE, PAIR)
    first = {way.kind: way.made for way in desk.security.ways_in()}
    desk.close()
    assert all(first.values())
    with closing(opening.recover(tmp_path / "desk", code, OTHER)) as again:
        then = {way.kind: way.made for way in again.security.ways_in()}
    assert then["recovery"] == first["recovery"]
    assert then["passphrase"] != first["passphrase"]


def test_the_keyring_opens_it_at_the_first_start_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyrings.use(monkeypatch, keyrings.Kept)
    folder = tmp_path / "desk"
    desk, code = opening.found(folder, PASSPHRASE, PAIR)
    this_computer.add(folder, keys.unlock_with_passphrase(folder, PASSPHRASE))
    desk.close()
    ways: list[Callable[[], Desk]] = [
        lambda: opening.unlock_by_keyring(folder),
        lambda: opening.unlock(folder, PASSPHRASE),
        lambda: opening.recover(folder, code, PASSPHRASE),
    ]
    for number, by in enumerate(ways):
        login = tmp_path / f"login-{number}"
        login.mkdir(mode=0o700)
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(login))
        assert this_computer.is_offered(folder)
        by().close()
        with pytest.raises(KeyringUnavailable):
            opening.unlock_by_keyring(folder)


@pytest.mark.parametrize("at_once", [1, 7, 50])
def test_a_sample_is_whole_whatever_is_written_at_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(opening, "_CHUNK", at_once)
    with closing(opening.sample_desk(folder, date(2026, 11, 23))) as desk:
        assert not any(finding.problems for finding in desk.verification.run())
        assert desk.search.newest("talk")
