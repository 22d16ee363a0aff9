"""From what a person types to a key: Argon2id (RFC 9106), slow on purpose and within bounds."""

import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

_KIB = 1024
_TARGET_SECONDS = 0.7
_LANES = 4
# Memory in MiB, and the passes that it takes at least to be worth its name.
_WORTH_TRYING = ((256, 2), (128, 2), (64, 3))


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
            CHEAPEST.memory_kib <= self.memory_kib <= DEAREST.memory_kib
            and CHEAPEST.passes <= self.passes <= DEAREST.passes
            and CHEAPEST.lanes <= self.lanes <= DEAREST.lanes
        )


CHEAPEST = Cost(memory_kib=19 * _KIB, passes=2, lanes=1)
DEAREST = Cost(memory_kib=1024 * _KIB, passes=10, lanes=8)
_SLOW_COMPUTER = Cost(memory_kib=64 * _KIB, passes=3, lanes=_LANES)


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
    # Half a surrogate pair, as a broken input method may send, is no reason to fail.
    typed = unicodedata.normalize("NFKC", passphrase).encode(errors="surrogatepass")
    return kdf.derive(typed)


def measured_seconds(cost: Cost) -> float:
    """Return how long one derivation takes on this computer, now."""
    began = time.perf_counter()
    derive("calibration", b"calibration salt", cost)
    return time.perf_counter() - began


def calibrated(seconds: Callable[[Cost], float] = measured_seconds) -> Cost:
    """Return a cost of about 0.7 s on this computer: most memory first, then passes.

    `seconds` measures one derivation; it may raise MemoryError where there is not as much.
    """
    for memory, least_passes in _WORTH_TRYING:
        trial = Cost(memory_kib=memory * _KIB, passes=CHEAPEST.passes, lanes=_LANES)
        try:
            each_pass = seconds(trial) / trial.passes
        except MemoryError:
            continue
        passes = min(DEAREST.passes, round(_TARGET_SECONDS / max(each_pass, 0.01)))
        if passes >= least_passes:
            return Cost(memory_kib=trial.memory_kib, passes=passes, lanes=_LANES)
    return _SLOW_COMPUTER
