"""Key slots: the data key, wrapped once for each way in.

A slot holds a nonce and the data key encrypted by ChaCha20-Poly1305 under a key made from the
slot's own secret, with the slot's metadata as associated data. It also holds a commitment to that
key: ChaCha20-Poly1305 alone would let one ciphertext open under two keys.
"""

import secrets
from dataclasses import asdict, dataclass
from enum import StrEnum

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from mentordesk.vault.data_key import SIZE, DataKey
from mentordesk.vault.derive import Cost, derive

_SALT = 16
_COMMITMENT = 32
_NONCE = 12
_TAG = 16


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind
    RECOVERY = "recovery"
    KEYRING = "keyring"


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in. A kind that is not in SlotKind is kept, and opens nothing here."""

    id: str
    kind: str
    salt: bytes
    commitment: bytes
    nonce: bytes
    wrapped: bytes
    cost: Cost | None = None

    @property
    def is_sound(self) -> bool:
        """Whether its parameters may be obeyed at all."""
        sizes = (len(self.salt), len(self.commitment), len(self.nonce), len(self.wrapped))
        if sizes != (_SALT, _COMMITMENT, _NONCE, SIZE + _TAG):
            return False
        if self.cost is None:
            return self.kind != SlotKind.PASSPHRASE
        return self.kind == SlotKind.PASSPHRASE and self.cost.is_within_bounds()


def passphrase_slot(vault_id: str, key: DataKey, passphrase: str, cost: Cost) -> Slot:
    """Return a slot that `passphrase` opens."""
    salt = secrets.token_bytes(_SALT)
    return _wrap(vault_id, SlotKind.PASSPHRASE, key, derive(passphrase, salt, cost), salt, cost)


def recovery_slot(vault_id: str, key: DataKey, secret: bytes) -> Slot:
    """Return a slot that the 20 bytes of a recovery code open."""
    return _wrap(vault_id, SlotKind.RECOVERY, key, secret, secrets.token_bytes(_SALT), None)


def slot_for_keyring(vault_id: str, slot_id: str, key: DataKey, secret: bytes) -> Slot:
    """Return a slot that the 32 bytes kept in a computer's keyring under `slot_id` open."""
    salt = secrets.token_bytes(_SALT)
    return _wrap(vault_id, SlotKind.KEYRING, key, secret, salt, None, slot_id)


def new_slot_id() -> str:
    """Return 16 hexadecimal digits that name a slot."""
    return secrets.token_hex(8)


def open_with_passphrase(vault_id: str, slot: Slot, passphrase: str) -> DataKey | None:
    """Return the data key, or None where the passphrase is another one."""
    if slot.kind != SlotKind.PASSPHRASE or slot.cost is None:
        return None
    return _unwrap(vault_id, slot, derive(passphrase, slot.salt, slot.cost))


def open_with_secret(vault_id: str, slot: Slot, secret: bytes) -> DataKey | None:
    """Return the data key, or None where the recovery code is another one."""
    if slot.kind != SlotKind.RECOVERY:
        return None
    return _unwrap(vault_id, slot, secret)


def open_with_keyring(vault_id: str, slot: Slot, secret: bytes) -> DataKey | None:
    """Return the data key, or None where the keyring's secret is another one."""
    if slot.kind != SlotKind.KEYRING:
        return None
    return _unwrap(vault_id, slot, secret)


def _wrap(
    vault_id: str,
    kind: SlotKind,
    key: DataKey,
    secret: bytes,
    salt: bytes,
    cost: Cost | None,
    slot_id: str = "",
) -> Slot:
    slot_id, nonce = slot_id or new_slot_id(), secrets.token_bytes(_NONCE)
    encrypting, commitment = _keys_from(secret, salt)
    about = _about(vault_id, slot_id, kind, cost)
    wrapped = ChaCha20Poly1305(encrypting).encrypt(nonce, key.raw, about)
    return Slot(slot_id, kind.value, salt, commitment, nonce, wrapped, cost)


def _unwrap(vault_id: str, slot: Slot, secret: bytes) -> DataKey | None:
    encrypting, commitment = _keys_from(secret, slot.salt)
    if not secrets.compare_digest(commitment, slot.commitment):
        return None
    about = _about(vault_id, slot.id, slot.kind, slot.cost)
    try:
        return DataKey(ChaCha20Poly1305(encrypting).decrypt(slot.nonce, slot.wrapped, about))
    except InvalidTag:
        return None


def _keys_from(secret: bytes, salt: bytes) -> tuple[bytes, bytes]:
    """Return the key that encrypts, and the commitment to it (RFC 5869)."""

    def expand(purpose: bytes) -> bytes:
        return HKDF(hashes.SHA256(), 32, salt, b"mentordesk slot " + purpose).derive(secret)

    return expand(b"encryption"), expand(b"commitment")


def _about(vault_id: str, slot_id: str, kind: str, cost: Cost | None) -> bytes:
    about = {"vault": vault_id, "slot": slot_id, "kind": kind}
    return msgspec.json.encode({**about, "cost": asdict(cost) if cost else None}, order="sorted")
