"""Errors are told apart by their type, carry what a caller needs, and no words of people."""

import re
from pathlib import Path

import pytest

from mentordesk import errors
from mentordesk.errors import (
    DeskError,
    ImportRefused,
    KeySlotsDamaged,
    MentorDeskError,
    PassphraseTooWeak,
    Problem,
    RecordMissing,
    RefusedBecause,
    UnlockError,
    ValidationError,
)

HERE = Path("/somewhere/secret name/desk")


def kinds() -> list[type[MentorDeskError]]:
    return [
        one
        for one in vars(errors).values()
        if isinstance(one, type) and issubclass(one, MentorDeskError)
    ]


def test_the_tree_in_the_words_is_the_tree_of_types() -> None:
    """Whoever reads the module's head knows what to catch."""
    parents: list[type] = [MentorDeskError]
    named = {MentorDeskError}
    for line in (errors.__doc__ or "").splitlines():
        if found := re.match(r"    ([│ ]*)[├└]── (\w+)", line):
            depth = 1 + len(found[1]) // 4
            kind = getattr(errors, found[2])
            assert kind.__base__ is parents[depth - 1], line
            parents[depth:] = [kind]
            named.add(kind)
    assert named == set(kinds())


@pytest.mark.parametrize("kind", [one for one in kinds() if issubclass(one, DeskError)])
def test_desk_errors_know_the_place_and_do_not_say_it(kind: type[DeskError]) -> None:
    error = kind(HERE, "sqlite 11")
    assert (error.path, error.detail) == (HERE, "sqlite 11")
    assert "secret" not in str(error)
    assert "sqlite 11" in str(error)
    assert str(kind(HERE))


def test_slots_errors_are_for_unlocking() -> None:
    error = KeySlotsDamaged(HERE)
    assert isinstance(error, UnlockError)
    assert error.path == HERE
    assert "secret" not in str(error)


def test_a_validation_error_keeps_its_own_problems() -> None:
    given = {"title": Problem.EMPTY, "mentor.zone": Problem.UNKNOWN_ZONE}
    error = ValidationError(given)
    given.clear()
    assert error.problems == {"title": Problem.EMPTY, "mentor.zone": Problem.UNKNOWN_ZONE}
    assert str(error) == "title: empty, mentor.zone: unknown_zone"


def test_the_others_carry_what_they_are_about() -> None:
    missing = RecordMissing("goal", "id")
    assert (missing.kind, missing.record_id) == ("goal", "id")
    refused = ImportRefused(HERE, RefusedBecause.TOO_NEW, "2")
    assert (refused.path, refused.reason, refused.detail) == (HERE, RefusedBecause.TOO_NEW, "2")
    assert "secret" not in str(refused)
    assert PassphraseTooWeak(12.5).bits == 12.5
    assert errors.ServerRefused(403).status == 403
    assert errors.ServerFailed(503).status == 503
    elsewhere = errors.ServerElsewhere("secret.example.org")
    assert elsewhere.host == "secret.example.org"
    assert "secret" not in str(elsewhere)
