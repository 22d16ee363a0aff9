"""From what a person types to a key: Argon2id (RFC 9106), slow on purpose and within bounds."""

import time
import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

_KIB = 1024
_TARGET_SECONDS = 0.7
_MEMORIES_MIB = (256, 128, 64)
_MOST_PASSES = 10


@dataclass(frozen=True, slots=True)
class Cost:
    """What one derivation costs: memory in KiB, passes over it, lanes."""

    memory_kib: int
    passes: int
    lanes: int

    def is_within_bounds(self) -> bool:
        """Tell whether it is neither too cheap to protect nor so dear that it harms.

        Asked before anything is derived: a file that demands 4 TiB must not be obeyed.
        """
        return (
            19 * _KIB <= self.memory_kib <= 1024 * _KIB
            and 2 <= self.passes <= _MOST_PASSES
            and 1 <= self.lanes <= 8
        )


CHEAPEST = Cost(memory_kib=19 * _KIB, passes=2, lanes=1)


def derive(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Return 32 bytes for a passphrase; the same letters in any Unicode form give the same."""
    if not cost.is_within_bounds():
        raise ValueError("cost out of bounds")
    kdf = Argon2id(
        salt=salt,
        length=32,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    return kdf.derive(unicodedata.normalize("NFKC", passphrase).encode())


def calibrated() -> Cost:
    """Return a cost of about 0.7 s on this computer: most memory first, then passes."""
    for memory in _MEMORIES_MIB:
        cost = Cost(memory_kib=memory * _KIB, passes=2, lanes=4)
        try:
            began = time.perf_counter()
            derive("calibration", b"calibration salt", cost)
        except MemoryError:
            continue
        each_pass = (time.perf_counter() - began) / cost.passes
        passes = min(_MOST_PASSES, int(_TARGET_SECONDS / max(each_pass, 0.01)))
        if passes >= 2:
            return Cost(memory_kib=cost.memory_kib, passes=passes, lanes=4)
    return Cost(memory_kib=64 * _KIB, passes=3, lanes=4)
