"""How far two people have come with an expectation, and what is wrong with one."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from mentordesk.domain.expectation import Expectation, ExpectationState
from mentordesk.domain.record import Role
from mentordesk.domain.rules import EVERY_DAY, Availability, Cadence, ReplyTime, Window
from mentordesk.errors import Problem

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def expectation(**fields: Any) -> Expectation:
    given = {"id": "e", "mentorship_id": "p", "created_at": NOW, "updated_at": NOW, "title": "How?"}
    return Expectation(**(given | fields))


def test_answers_are_each_persons_own() -> None:
    one = expectation(mentor_answer="Monthly", mentee_answer="Weekly")
    assert one.answer(Role.MENTOR) == "Monthly"
    assert one.answer(Role.MENTEE) == "Weekly"


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, ExpectationState.UNANSWERED),
        ({"mentor_answer": "Monthly"}, ExpectationState.UNANSWERED),
        ({"mentor_answer": "Monthly", "mentee_answer": "  "}, ExpectationState.UNANSWERED),
        ({"mentor_answer": "Monthly", "mentee_answer": "Monthly"}, ExpectationState.DIFFERING),
        ({"agreed_on": date(2026, 3, 1)}, ExpectationState.AGREED),
    ],
)
def test_state(fields: dict[str, Any], state: ExpectationState) -> None:
    assert expectation(**fields).state is state


def test_what_is_agreed_has_words() -> None:
    agreed = {"agreed_on": date(2026, 3, 1)}
    assert expectation(**agreed).problems() == {"agreed_answer": Problem.EMPTY}
    assert expectation(**agreed, agreed_answer="Every two weeks").problems() == {}


@pytest.mark.parametrize(
    ("weeks", "minutes", "wrong"),
    [
        (1, 5, False),
        (52, 480, False),
        (0, 45, True),
        (53, 45, True),
        (2, 4, True),
        (2, 481, True),
    ],
)
def test_cadence(weeks: int, minutes: int, wrong: bool) -> None:
    found = expectation(cadence=Cadence(weeks=weeks, minutes=minutes)).problems()
    assert found == ({"cadence": Problem.OUT_OF_RANGE} if wrong else {})


@pytest.mark.parametrize(("hours", "wrong"), [(0, True), (1, False), (720, False), (721, True)])
def test_reply_time(hours: int, wrong: bool) -> None:
    found = expectation(reply_time=ReplyTime(hours=hours)).problems()
    assert found == ({"reply_time": Problem.OUT_OF_RANGE} if wrong else {})


def test_every_window_of_everyone_is_checked() -> None:
    good = Window(days=EVERY_DAY, start=time(9), end=time(12), zone="Europe/Berlin")
    bad = Window(days=EVERY_DAY, start=time(9), end=time(12), zone="Nowhere")
    fine = Availability(person=Role.MENTOR, windows=(good,))
    broken = Availability(person=Role.MENTEE, windows=(good, bad))
    assert expectation(availability=(fine,)).problems() == {}
    assert expectation(availability=(fine, broken)).problems() == {
        "availability": Problem.UNKNOWN_ZONE
    }
