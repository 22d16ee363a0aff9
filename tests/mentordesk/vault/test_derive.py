"""Argon2id with fixed answers, bounds that are asked first, and a cost that fits the computer."""

from collections.abc import Callable

import pytest

from mentordesk.vault import derive as module
from mentordesk.vault.derive import CHEAPEST, DEAREST, Cost, calibrated, derive, measured_seconds

SALT = bytes(range(16))
MIB = 1024


def test_a_fixed_answer() -> None:
    """Another answer would lock every present desk. argon2-cffi 25.1 gives the same."""
    expected = "d00b90c40f918cf889780d7d3a9ec3c2b1719df87dc5e4d4d93ea6163db04e17"
    assert derive("correct horse", SALT, CHEAPEST).hex() == expected


def test_everything_given_matters() -> None:
    answers = {
        derive("correct horse", SALT, CHEAPEST),
        derive("Correct horse", SALT, CHEAPEST),
        derive("correct horse ", SALT, CHEAPEST),
        derive("", SALT, CHEAPEST),
        derive("correct horse", SALT[::-1], CHEAPEST),
        derive("correct horse", SALT, Cost(20 * MIB, 2, 1)),
        derive("correct horse", SALT, Cost(19 * MIB, 3, 1)),
        derive("correct horse", SALT, Cost(19 * MIB, 2, 2)),
    }
    assert len(answers) == 8
    assert {len(answer) for answer in answers} == {32}


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("Fähre", "Fa\u0308hre"),
        ("ｈｏｒｓｅ", "horse"),
        ("ﬁnd", "find"),
        ("a\u00a0b", "a b"),
        ("각", "\u1100\u1161\u11a8"),
    ],
)
def test_the_same_letters_in_any_form(typed: str, same: str) -> None:
    assert derive(typed, SALT, CHEAPEST) == derive(same, SALT, CHEAPEST)


def test_half_a_character_is_no_crash() -> None:
    assert derive("a\ud83c", SALT, CHEAPEST) != derive("a", SALT, CHEAPEST)


@pytest.mark.parametrize(
    "cost",
    [
        Cost(4 * 1024**3, 2, 1),
        Cost(1024 * MIB + 1, 2, 1),
        Cost(19 * MIB - 1, 2, 1),
        Cost(19 * MIB, 1, 1),
        Cost(19 * MIB, 11, 1),
        Cost(19 * MIB, 2, 0),
        Cost(19 * MIB, 2, 9),
        Cost(-(19 * MIB), 2, 1),
        Cost(10**30, 10**30, 10**30),
    ],
)
def test_costs_out_of_bounds_are_never_derived(cost: Cost, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(**_named: object) -> None:
        pytest.fail("Argon2id was reached")

    monkeypatch.setattr(module, "Argon2id", never)
    assert not cost.is_within_bounds()
    with pytest.raises(ValueError, match="out of bounds"):
        derive("x", SALT, cost)


def test_the_bounds_themselves_are_within() -> None:
    assert CHEAPEST.is_within_bounds()
    assert DEAREST.is_within_bounds()


def speed(seconds_per_pass_of_256: float) -> Callable[[Cost], float]:
    """Return a computer that takes so long; time is in proportion to memory and passes."""
    return lambda cost: seconds_per_pass_of_256 * cost.passes * cost.memory_kib / (256 * MIB)


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0.3, Cost(256 * MIB, 2, 4)),
        (0.1, Cost(256 * MIB, 7, 4)),
        (0.001, Cost(256 * MIB, 10, 4)),
        (0.0, Cost(256 * MIB, 10, 4)),
        (0.6, Cost(128 * MIB, 2, 4)),
        (0.9, Cost(128 * MIB, 2, 4)),
        (1.0, Cost(64 * MIB, 3, 4)),
        (9.0, Cost(64 * MIB, 3, 4)),
    ],
)
def test_calibration_takes_the_most_memory_that_is_quick_enough(
    seconds: float, expected: Cost
) -> None:
    assert calibrated(speed(seconds)) == expected


def test_calibration_with_little_memory() -> None:
    def small(cost: Cost) -> float:
        if cost.memory_kib > 128 * MIB:
            raise MemoryError
        return 0.1 * cost.passes

    assert calibrated(small) == Cost(128 * MIB, 7, 4)

    def tiny(_cost: Cost) -> float:
        raise MemoryError

    assert calibrated(tiny) == Cost(64 * MIB, 3, 4)


@pytest.mark.parametrize("exponent", range(-8, 4))
def test_calibration_never_falls_below_what_is_recommended(exponent: int) -> None:
    cost = calibrated(speed(2.0**exponent))
    assert cost.is_within_bounds()
    assert cost.memory_kib * cost.passes >= 64 * MIB * 3


def test_measuring_is_of_the_real_thing() -> None:
    assert 0 < measured_seconds(CHEAPEST) < 30
