"""This computer's keyring: it keeps a random secret that wraps the data key, never the key itself.

Keyrings are had by the names of their classes. The library's own choice is never asked for: it
reads settings that run foreign code, and falls back to files without encryption.
"""

import contextlib
import queue
import re
import secrets
import sys
from collections.abc import Callable
from threading import Thread
from typing import Any, TypeVar

from mentordesk.errors import KeyringTrouble, KeyringUnavailable

T = TypeVar("T")

SERVICE = "MentorDesk"
SECRET_SIZE = 32
#: Longer than it takes to answer a keyring that asks for its own passphrase.
LIMIT_SECONDS = 20.0

_ON_UNIX = (
    ("keyring.backends.SecretService", "Keyring"),
    ("keyring.backends.kwallet", "DBusKeyring"),
    ("keyring.backends.libsecret", "Keyring"),
)
_BY_PLATFORM = {
    "darwin": (("keyring.backends.macOS", "Keyring"),),
    "win32": (("keyring.backends.Windows", "WinVaultKeyring"),),
}


def keep(vault_id: str, slot_id: str, secret: bytes) -> None:
    """Keep `secret` in the keyring, and see that it reads back; raises KeyringUnavailable.

    Blocks for up to `LIMIT_SECONDS`; so do `fetch` and `forget`.
    """

    def job() -> None:
        keyring = _ask_each()[0]
        keyring.set_password(SERVICE, _user(vault_id, slot_id), secret.hex())
        found = _parsed(keyring.get_password(SERVICE, _user(vault_id, slot_id)))
        if found is None or not secrets.compare_digest(found, secret):
            with contextlib.suppress(Exception):
                keyring.delete_password(SERVICE, _user(vault_id, slot_id))
            raise KeyringUnavailable(KeyringTrouble.NOT_KEPT)

    _within_limit(job, KeyringTrouble.NOT_KEPT)


def fetch(vault_id: str, slot_id: str) -> bytes:
    """Return what `keep` was given; raises KeyringUnavailable."""

    def job() -> bytes:
        for keyring in _ask_each():
            found = _parsed(keyring.get_password(SERVICE, _user(vault_id, slot_id)))
            if found is not None:
                return found
        raise KeyringUnavailable(KeyringTrouble.NOTHING_THERE)

    return _within_limit(job, KeyringTrouble.NOTHING_THERE)


def forget(vault_id: str, slot_id: str) -> None:
    """Take the secret out of the keyring; raises KeyringUnavailable where that cannot be done.

    What is not there is no failure. Without its slot the secret opens nothing anyway.
    """

    def job() -> None:
        for keyring in _ask_each():
            if keyring.get_password(SERVICE, _user(vault_id, slot_id)) is not None:
                keyring.delete_password(SERVICE, _user(vault_id, slot_id))

    _within_limit(job, KeyringTrouble.NONE_HERE)


def _user(vault_id: str, slot_id: str) -> str:
    return f"{vault_id}.{slot_id}"


def _parsed(text: object) -> bytes | None:
    """Return the secret, or None for anything that `keep` never wrote."""
    if isinstance(text, str) and re.fullmatch(f"[0-9a-f]{{{2 * SECRET_SIZE}}}", text):
        return bytes.fromhex(text)
    return None


def _ask_each() -> list[Any]:
    """Return the keyrings that run here, the desktop's own first; raises where there is none."""
    found = []
    for module, name in _BY_PLATFORM.get(sys.platform, _ON_UNIX):
        with contextlib.suppress(Exception):  # a library may be missing, or what it talks to
            found.append(_made(module, name))
    if not found:
        raise KeyringUnavailable(KeyringTrouble.NONE_HERE)
    found.sort(key=lambda one: one[0], reverse=True)
    return [keyring for _priority, keyring in found]


def _made(module: str, name: str) -> tuple[float, Any]:
    """Return a keyring and its priority; raises what it will where it does not run here."""
    from importlib import import_module

    kind = getattr(import_module(module), name)
    priority = float(kind.priority)  # RuntimeError: nothing to talk to
    keyring = kind()
    for setting in set(vars(keyring)) - {"handle"}:  # KEYRING_PROPERTY_… of the environment
        delattr(keyring, setting)
    if module.endswith("macOS"):
        keyring.keychain = None  # KEYCHAIN_PATH of the environment
    if module.endswith("Windows"):
        keyring.persist = "local machine"  # else it goes along to every computer of the domain
    return priority, keyring


def _within_limit(job: Callable[[], T], otherwise: KeyringTrouble) -> T:
    """Run `job` on a thread of its own, which is left to itself when the time is over."""
    answers: queue.SimpleQueue[tuple[T | None, BaseException | None]] = queue.SimpleQueue()

    def run() -> None:
        try:
            answers.put((job(), None))
        except BaseException as error:  # noqa: BLE001 - judged where it is awaited
            answers.put((None, error))

    Thread(target=run, name="keyring", daemon=True).start()
    try:
        answer, error = answers.get(timeout=LIMIT_SECONDS)
    except queue.Empty:
        raise KeyringUnavailable(KeyringTrouble.TOO_SLOW) from None
    if error is not None:
        raise _typed(error, otherwise) from None
    return answer  # type: ignore[return-value]


def _typed(error: BaseException, otherwise: KeyringTrouble) -> KeyringUnavailable:
    """Return our error for any that a keyring or its library raises."""
    if isinstance(error, KeyringUnavailable):
        return error
    if type(error).__name__ in {"KeyringLocked", "LockedException", "PromptDismissedException"}:
        return KeyringUnavailable(KeyringTrouble.LOCKED)
    return KeyringUnavailable(otherwise)
