"""The data key: 32 random bytes that encrypt the desk. They are never shown and never stored."""

import secrets

SIZE = 32


class DataKey:
    """A raw key; its bytes appear in no repr, so in no log and no error text."""

    __slots__ = ("raw",)

    def __init__(self, raw: bytes) -> None:
        if len(raw) != SIZE:
            raise ValueError("a data key has 32 bytes")
        self.raw = raw

    @classmethod
    def fresh(cls) -> "DataKey":
        """Return a new random key."""
        return cls(secrets.token_bytes(SIZE))

    def is_same(self, other: "DataKey") -> bool:
        """Tell whether both are one key, in a time that does not depend on their bytes."""
        return secrets.compare_digest(self.raw, other.raw)

    def __repr__(self) -> str:
        """Say that it is a key, and nothing more."""
        return "DataKey(…)"
