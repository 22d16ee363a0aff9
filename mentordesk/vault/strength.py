"""What a passphrase is worth, by how many guesses a program would need (zxcvbn)."""

import math
from dataclasses import dataclass
from enum import StrEnum

LEAST_BITS = 50.0
_LEVELS = (20.0, 35.0, LEAST_BITS, 65.0)
_LONGEST = 72  # beyond this zxcvbn gets slow, and the rest only helps


class Advice(StrEnum):
    """What to do about it."""

    TYPE_SOMETHING = "type_something"
    MORE_WORDS = "more_words"
    LESS_COMMON = "less_common"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class Strength:
    """`bits` of guessing work, a level from 0 (none) to 4 (strong), and advice."""

    bits: float
    level: int
    advice: Advice


def passphrase_strength(passphrase: str) -> Strength:
    """Judge a passphrase. The first call takes a tenth of a second: run it off the window."""
    if not passphrase:
        return Strength(0.0, 0, Advice.TYPE_SOMETHING)
    from zxcvbn import zxcvbn

    found = zxcvbn(passphrase[:_LONGEST])
    bits = math.log2(max(1, int(found["guesses"])))
    level = sum(bits >= least for least in _LEVELS)
    if bits >= LEAST_BITS:
        return Strength(bits, level, Advice.GOOD)
    common = bool(found["feedback"]["warning"])
    return Strength(bits, level, Advice.LESS_COMMON if common else Advice.MORE_WORDS)
