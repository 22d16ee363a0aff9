"""Recovery codes survive paper and hands, and slips are told before anything is tried."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.errors import MistypedRecoveryCode
from mentordesk.vault.recovery import new_code, parsed, shown

SECRET = bytes(range(20))
CODE = "AAAQ-EAYE-AUDA-OCAJ-BIFQ-YDIO-B4IB-CEQT-QN4V"


def test_a_fixed_code() -> None:
    """Codes are on paper: this may never change."""
    assert shown(SECRET) == CODE
    assert parsed(CODE) == SECRET


@given(st.binary(min_size=20, max_size=20))
def test_there_and_back(secret: bytes) -> None:
    code = shown(secret)
    assert re.fullmatch(r"([A-Z2-7]{4}-){8}[A-Z2-7]{4}", code)
    assert parsed(code) == secret


def test_new_codes_differ() -> None:
    assert len({new_code() for _ in range(100)}) == 100


@pytest.mark.parametrize(
    "typed",
    [
        CODE.lower(),
        CODE.replace("-", ""),
        CODE.replace("-", " "),
        f"\n\t {CODE.replace('-', ' – ')} \n",
        CODE.replace("O", "0").replace("I", "1").replace("B", "8"),
        CODE.translate({ord(char): ord(char) + 0xFEE0 for char in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}),
    ],
)
def test_as_people_type_it(typed: str) -> None:
    assert parsed(typed) == SECRET


def test_every_single_slip_is_told() -> None:
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    plain = CODE.replace("-", "")
    for at, right in enumerate(plain):
        for wrong in alphabet:
            if wrong != right:
                with pytest.raises(MistypedRecoveryCode):
                    parsed(plain[:at] + wrong + plain[at + 1 :])


def test_every_swap_of_neighbours_is_told() -> None:
    plain = CODE.replace("-", "")
    for at in range(len(plain) - 1):
        if plain[at] != plain[at + 1]:
            with pytest.raises(MistypedRecoveryCode):
                parsed(plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :])


@pytest.mark.parametrize("typed", ["", "-", CODE[:-1], CODE + "A", CODE[5:], CODE * 2, "9" * 36])
def test_too_short_too_long_or_nothing(typed: str) -> None:
    with pytest.raises(MistypedRecoveryCode) as caught:
        parsed(typed)
    assert caught.value.args == ()


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_slip_and_no_crash(typed: str) -> None:
    with pytest.raises(MistypedRecoveryCode):
        parsed(typed)
