"""Days, words for days, and ids that can be foretold."""

from datetime import UTC, date, datetime, time
from uuid import RFC_4122, UUID

import pytest

from mentordesk.services.sample.setting import sample_id, setting_for

MONDAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_ids_are_uuids_of_version_7_and_carry_their_moment() -> None:
    made = UUID(sample_id(1, "goal", "a", NOON))
    assert (made.version, made.variant) == (7, RFC_4122)
    assert made.int >> 80 == NOON.timestamp() * 1000


def test_ids_depend_on_seed_kind_and_key() -> None:
    keys = [(1, "goal", "a"), (2, "goal", "a"), (1, "note", "a"), (1, "goal", "b")]
    assert len({sample_id(*key, NOON) for key in keys}) == 4


def test_ids_sort_by_moment() -> None:
    later = NOON.replace(hour=13)
    assert sample_id(1, "goal", "a", NOON) < sample_id(1, "goal", "a", later)


@pytest.mark.parametrize(
    ("today", "meets_on"),
    [
        (date(2026, 11, 23), date(2026, 11, 26)),
        (date(2026, 11, 24), date(2026, 11, 27)),
        (date(2026, 11, 25), date(2026, 11, 30)),
        (date(2026, 11, 26), date(2026, 11, 30)),
        (date(2026, 11, 27), date(2026, 11, 30)),
        (date(2026, 11, 28), date(2026, 12, 1)),
    ],
)
def test_next_meeting_is_in_three_days_or_on_the_monday(today: date, meets_on: date) -> None:
    assert setting_for(1, today, -270).day(3) == meets_on


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("until {month+120}", "until March"),
        ("before the {day+3}", "before the 26th"),
        ("the {day-1} and the {day+0}", "the 22nd and the 23rd"),
        ("the {day+8}, the {day-12} and the {day-10}", "the 1st, the 11th and the 13th"),
        ("{topic} stays", "{topic} stays"),
    ],
)
def test_days_in_words(text: str, words: str) -> None:
    assert setting_for(1, MONDAY, -270).fill(text) == words


def test_moments_are_berlin_clock_times_in_utc() -> None:
    setting = setting_for(1, MONDAY, -270)
    assert setting.moment(0, time(16)) == datetime(2026, 11, 23, 15, tzinfo=UTC)
    assert setting.moment(-120, time(16)) == datetime(2026, 7, 26, 14, tzinfo=UTC)


def test_an_update_is_never_before_the_making() -> None:
    setting = setting_for(1, MONDAY, -270)
    stamp = setting.stamp("goal", "a", NOON, NOON.replace(hour=1))
    assert stamp["updated_at"] == stamp["created_at"] == NOON


def test_no_offset_no_day() -> None:
    setting = setting_for(1, MONDAY, -270)
    assert setting.day_or_none(None) is None
    assert setting.day_or_none(1) == date(2026, 11, 24)
