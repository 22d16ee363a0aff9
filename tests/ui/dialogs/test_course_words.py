"""What phases, points and states are called."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QLocale

from mentordesk.domain.mentorship import Mentorship, MentorshipState, Phase
from mentordesk.services.closure import Item, Place, Point
from ui.dialogs.course_words import ABOUT, PHASES, left_words, point_words, state_words
from ui.formats import LocaleFormats

FORMATS = LocaleFormats(QLocale("en_GB"))
DAY = date(2027, 1, 10)


def test_everything_has_words() -> None:
    assert set(PHASES) == set(ABOUT) == set(Phase)
    assert len({point_words(Item(point, 0, Place.GOALS)) for point in Point}) == len(Point)


@pytest.mark.parametrize(("left", "words"), [(0, ""), (1, ""), (3, "3 left")])
def test_what_is_left_is_counted_where_it_is_more_than_one(left: int, words: str) -> None:
    assert left_words(Item(Point.GOALS_CLOSED, left, Place.GOALS)) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Going on since Sunday, 1 March 2026, with no end planned."),
        ({"planned_end": DAY}, "planned until Sunday, 10 January 2027."),
        ({"state": MentorshipState.PAUSED}, "Paused, until you go on."),
        ({"state": MentorshipState.PAUSED, "paused_until": DAY}, "Paused until Sunday, 10"),
        ({"state": MentorshipState.COMPLETED, "ended_on": DAY}, "2027. Well done."),
        ({"state": MentorshipState.COMPLETED}, "Completed."),
        ({"state": MentorshipState.ENDED, "ended_on": DAY}, "Ended on Sunday, 10 January 2027."),
        ({"state": MentorshipState.ENDED}, "Ended."),
    ],
)
def test_the_state_is_a_sentence(
    mentorship: Mentorship, fields: dict[str, object], words: str
) -> None:
    assert words in state_words(replace(mentorship, **fields), FORMATS)  # type: ignore[arg-type]
