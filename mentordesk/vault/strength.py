"""What a passphrase is worth, by how many guesses a program would need (zxcvbn), and a good one."""

import math
import secrets
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

import resources

LEAST_BITS = 50.0
_LEVELS = (20.0, 35.0, LEAST_BITS, 65.0)
_LONGEST = 72  # beyond this zxcvbn gets slow, and the rest only helps
_WORDS_SUGGESTED = 6  # of 7776: 77 bits


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

    # In the form the key is made of: wide letters are worth no more than plain ones.
    found = zxcvbn(unicodedata.normalize("NFKC", passphrase)[:_LONGEST])
    bits = math.log2(max(1, int(found["guesses"])))
    level = sum(bits >= least for least in _LEVELS)
    if bits >= LEAST_BITS:
        return Strength(bits, level, Advice.GOOD)
    common = bool(found["feedback"]["warning"])
    return Strength(bits, level, Advice.LESS_COMMON if common else Advice.MORE_WORDS)


def suggest_passphrase() -> str:
    """Return six random words of EFF's long list, which leaves out what is hard to spell."""
    path = resources.root() / "words" / "eff-long.txt"
    words = path.read_text(encoding="ascii").split()
    return " ".join(secrets.choice(words) for _ in range(_WORDS_SUGGESTED))
