"""What all records have in common."""

import dataclasses
from datetime import UTC, date, datetime

import pytest

from mentordesk.domain.meeting import AgendaItem
from mentordesk.domain.record import (
    Record,
    Role,
    Visibility,
    checked,
    end_problem,
    visibility_of,
    zone_problem,
)
from mentordesk.errors import Problem, ValidationError

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ITEM = AgendaItem(
    id="i", mentorship_id="p", created_at=NOW, updated_at=NOW, meeting_id="m", text="Draft"
)


def test_the_other_role() -> None:
    assert Role.MENTOR.other is Role.MENTEE
    assert Role.MENTEE.other is Role.MENTOR


def test_a_good_record_comes_back_as_it_is() -> None:
    assert checked(ITEM) is ITEM


def test_a_bad_one_says_which_field_is_wrong() -> None:
    with pytest.raises(ValidationError) as caught:
        checked(dataclasses.replace(ITEM, text=""))
    assert caught.value.problems == {"text": Problem.EMPTY}


def test_a_record_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        ITEM.text = "Other"  # type: ignore[misc]


def test_a_kind_without_a_choice_is_shared() -> None:
    assert visibility_of(ITEM) is Visibility.SHARED


def test_every_kind_has_a_name_of_its_own_and_the_fields_it_names() -> None:
    # a class with slots is made twice, and the first one may not be collected yet
    kinds = {sub.__name__: sub for sub in Record.__subclasses__()}.values()
    assert len({sub.KIND for sub in kinds}) == len(kinds)
    for sub in kinds:
        fields = {field.name for field in dataclasses.fields(sub)}
        assert fields.issuperset({*sub.LINES, *sub.TEXTS, *sub.REQUIRED})


def test_zone_and_end() -> None:
    assert zone_problem("Europe/Berlin") is None
    assert zone_problem("europe/berlin/..") is Problem.UNKNOWN_ZONE
    assert end_problem(date(2026, 3, 1), None) is None
    assert end_problem(date(2026, 3, 1), date(2026, 3, 1)) is None
    assert end_problem(date(2026, 3, 1), date(2026, 2, 28)) is Problem.BEFORE_START
