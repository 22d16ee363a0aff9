"""Nothing is kept but in a keyring that is trusted, and no trouble with it is worse than asking."""

import secrets

import pytest

from mentordesk.errors import KeyringTrouble, KeyringUnavailable
from mentordesk.vault import keyring_slot
from tests.support import keyrings

SECRET = secrets.token_bytes(32)


def refusal(job: object, *arguments: object) -> KeyringTrouble:
    assert callable(job)
    with pytest.raises(KeyringUnavailable) as caught:
        job(*arguments)
    assert caught.value.__suppress_context__, "what a keyring says may hold anything"
    return caught.value.reason


def test_what_is_kept_is_found_under_its_own_name(monkeypatch: pytest.MonkeyPatch) -> None:
    keyrings.use(monkeypatch, keyrings.Kept)
    keyring_slot.keep("vault", "slot", SECRET)
    assert keyring_slot.fetch("vault", "slot") == SECRET
    assert set(keyrings.Kept.there) == {("MentorDesk", "vault.slot")}
    for other in (("vault", "other"), ("other", "slot")):
        assert refusal(keyring_slot.fetch, *other) is KeyringTrouble.NOTHING_THERE
    keyring_slot.forget("vault", "slot")
    assert not keyrings.Kept.there
    keyring_slot.forget("vault", "slot")


def test_a_keyring_that_does_not_keep_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in (keyrings.Forgetful, keyrings.Altering, keyrings.Broken):
        keyrings.use(monkeypatch, kind)
        assert refusal(keyring_slot.keep, "vault", "slot", SECRET) is KeyringTrouble.NOT_KEPT
        assert not keyrings.Kept.there


def test_a_locked_one(monkeypatch: pytest.MonkeyPatch) -> None:
    keyrings.use(monkeypatch, keyrings.Locked)
    assert refusal(keyring_slot.keep, "vault", "slot", SECRET) is KeyringTrouble.LOCKED
    assert refusal(keyring_slot.fetch, "vault", "slot") is KeyringTrouble.LOCKED


def test_none(monkeypatch: pytest.MonkeyPatch) -> None:
    keyrings.use(monkeypatch, keyrings.Absent)
    assert refusal(keyring_slot.keep, "vault", "slot", SECRET) is KeyringTrouble.NONE_HERE
    assert refusal(keyring_slot.fetch, "vault", "slot") is KeyringTrouble.NONE_HERE


def test_one_that_does_not_answer_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    keyrings.use(monkeypatch, keyrings.Silent)
    monkeypatch.setattr(keyring_slot, "LIMIT_SECONDS", 0.05)
    try:
        assert refusal(keyring_slot.fetch, "vault", "slot") is KeyringTrouble.TOO_SLOW
        assert refusal(keyring_slot.keep, "vault", "slot", SECRET) is KeyringTrouble.TOO_SLOW
    finally:
        keyrings.Silent.answer.set()


def test_the_desktops_own_keeps_and_the_others_are_asked_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keyrings.use(monkeypatch, keyrings.Kept, keyrings.Absent, keyrings.Preferred)
    keyring_slot.keep("vault", "slot", SECRET)
    assert keyrings.Preferred.there
    assert not keyrings.Kept.there
    keyrings.Kept.there.update(keyrings.Preferred.there)
    keyrings.Preferred.there.clear()
    assert keyring_slot.fetch("vault", "slot") == SECRET


@pytest.mark.parametrize("text", ["", "secret", "00" * 31, "00" * 33, "0g" * 32, "00" * 32 + "\n"])
def test_what_was_never_written_is_not_taken(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    keyrings.use(monkeypatch, keyrings.Kept)
    keyrings.Kept.there["MentorDesk", "vault.slot"] = text
    assert refusal(keyring_slot.fetch, "vault", "slot") is KeyringTrouble.NOTHING_THERE


def test_the_environment_sets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    keyrings.use(monkeypatch, keyrings.SetFromOutside)
    (made,) = keyring_slot._ask_each()
    assert vars(made) == {}


def test_only_these_are_trusted() -> None:
    """Whatever else is installed is never asked: files without encryption, say."""
    lists = (keyring_slot._ON_UNIX, *keyring_slot._BY_PLATFORM.values())
    assert {module for each in lists for module, _name in each} == {
        "keyring.backends.SecretService",
        "keyring.backends.kwallet",
        "keyring.backends.libsecret",
        "keyring.backends.macOS",
        "keyring.backends.Windows",
    }
