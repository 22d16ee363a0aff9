"""What passphrases are worth, and suggestions that are always worth enough."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from mentordesk.vault.strength import LEAST_BITS, Advice, passphrase_strength, suggest_passphrase


@pytest.mark.parametrize(
    "weak",
    [
        "password",
        "password123",
        "correcthorse",
        "12345678901234567890",
        "qwertyuiopasdfghjkl",
        "a" * 500,
        "a1!" * 100,
        "20.10.1999 20.10.1999",
        "P@ssw0rd P@ssw0rd P@ssw0rd",
        "ｐａｓｓｗｏｒｄ１２３",
        " " * 60,
    ],
)
def test_weak(weak: str) -> None:
    found = passphrase_strength(weak)
    assert found.bits < LEAST_BITS
    assert found.level < 3
    assert found.advice in {Advice.MORE_WORDS, Advice.LESS_COMMON}


@pytest.mark.parametrize(
    "strong",
    ["correct horse battery staple lamp", "grüne Fähre über den Fjord heute", "k7#Qz!m2Wp$x9Lr&"],
)
def test_strong(strong: str) -> None:
    found = passphrase_strength(strong)
    assert found.bits >= LEAST_BITS
    assert found.level >= 3
    assert found.advice is Advice.GOOD


def test_nothing_typed_yet() -> None:
    found = passphrase_strength("")
    assert (found.bits, found.level, found.advice) == (0.0, 0, Advice.TYPE_SOMETHING)


def test_wide_letters_are_worth_no_more_than_plain_ones() -> None:
    assert passphrase_strength("ｐａｓｓｗｏｒｄ") == passphrase_strength("password")


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_whatever_is_typed_has_a_strength(typed: str) -> None:
    found = passphrase_strength(typed)
    assert 0 <= found.level <= 4
    assert (found.advice is Advice.GOOD) == (found.bits >= LEAST_BITS)


@pytest.mark.parametrize("odd", ["\ud83c", "\x00" * 30, "\u202e" * 90, "ﷺ" * 100])
def test_odd_characters_have_a_strength_too(odd: str) -> None:
    assert passphrase_strength(odd).level <= 4


def test_suggestions_are_six_words_and_always_enough() -> None:
    suggested = {suggest_passphrase() for _ in range(60)}
    assert len(suggested) == 60
    for passphrase in suggested:
        assert len(passphrase.split(" ")) == 6
        assert passphrase_strength(passphrase).advice is Advice.GOOD


def test_the_list_is_whole_and_credited() -> None:
    folder = resources.root() / "words"
    words = (folder / "eff-long.txt").read_text(encoding="ascii").split()
    assert len(set(words)) == len(words) == 7776
    assert all(3 <= len(word) <= 9 and word.islower() for word in words)
    credit = (folder / "LICENSE").read_text(encoding="utf-8")
    assert "Electronic Frontier Foundation" in credit
    assert "creativecommons.org/licenses/by/3.0" in credit


def test_importing_this_module_loads_nothing_heavy() -> None:
    code = "import sys, mentordesk.vault.strength; print('zxcvbn' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
