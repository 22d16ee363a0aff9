"""Every part of an answer has its field, named for whose it is."""

import pytest

from mentordesk.domain.expectation import ExpectationKind
from ui.tabs.expectations.answers import WHOSE, parts_of
from ui.tabs.expectations.fields import answer_fields


@pytest.mark.parametrize("whose", WHOSE)
def test_every_part_has_a_field(whose: str) -> None:
    names = {field.name for field in answer_fields(whose, "Amara")}
    wanted = {f"{whose}_{part}" for kind in ExpectationKind for part in parts_of(kind, whose)}
    assert names == wanted | {f"{whose}_answer"}


def test_fields_tell_whose_they_are() -> None:
    labels = [field.label for field in answer_fields("mentor", "Amara", "Europe/Berlin")]
    assert all("Amara" in label for label in labels)
    assert len(set(labels)) == len(labels)
