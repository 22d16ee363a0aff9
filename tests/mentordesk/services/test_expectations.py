"""Expectations: an agreement is on what stands, and holds until that changes."""

from datetime import date
from typing import Any

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.expectation import Expectation, ExpectationState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.rules import Cadence, ReplyTime
from mentordesk.errors import Problem, RecordMissing, ValidationError
from tests.support.clock import SetClock
from tests.support.zone import living_in


@pytest.fixture
def question(desk: Desk, mentorship: Mentorship) -> str:
    return desk.expectations.add(mentorship.mentorship_id, title="How often do we meet?").made


def found(desk: Desk, question: str) -> Expectation:
    return desk.expectations.get(question)


def test_it_goes_from_unanswered_over_differing_to_agreed(desk: Desk, question: str) -> None:
    assert found(desk, question).state is ExpectationState.UNANSWERED
    desk.expectations.update(question, mentor_answer="Monthly")
    assert found(desk, question).state is ExpectationState.UNANSWERED
    desk.expectations.update(question, mentee_answer="Weekly")
    assert found(desk, question).state is ExpectationState.DIFFERING
    desk.expectations.agree(question, "Every two weeks")
    one = found(desk, question)
    assert (one.state, one.agreed_answer) == (ExpectationState.AGREED, "Every two weeks")
    desk.history.undo()
    assert found(desk, question).state is ExpectationState.DIFFERING
    assert found(desk, question).agreed_answer == ""


def test_equal_answers_are_agreed_on_as_they_are(desk: Desk, question: str) -> None:
    desk.expectations.update(question, mentor_answer="Weekly", mentee_answer=" Weekly\n")
    desk.expectations.agree(question)
    assert found(desk, question).agreed_answer == "Weekly"


def test_what_stands_as_agreed_is_agreed_on_again(desk: Desk, question: str) -> None:
    desk.expectations.agree(question, "Weekly")
    desk.expectations.update(question, title="How often?")
    desk.expectations.agree(question)
    assert found(desk, question).agreed_answer == "Weekly"


def test_there_must_be_something_to_agree_on(desk: Desk, question: str) -> None:
    desk.expectations.update(question, mentor_answer="Monthly", mentee_answer="Weekly")
    before = found(desk, question)
    for answer in ("", "  \n"):
        with pytest.raises(ValidationError) as refused:
            desk.expectations.agree(question, answer)
        assert refused.value.problems == {"agreed_answer": Problem.EMPTY}
    assert found(desk, question) == before
    with pytest.raises(RecordMissing):
        desk.expectations.agree("nowhere", "x")


def test_the_day_is_the_one_where_the_user_is(desk: Desk, question: str, clock: SetClock) -> None:
    clock.moment = clock.moment.replace(hour=23)
    with living_in("Asia/Tokyo"):
        desk.expectations.agree(question, "Weekly")
    assert found(desk, question).agreed_on == date(2026, 11, 24)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "How long?"},
        {"mentor_answer": "Monthly"},
        {"mentee_answer": "Never"},
        {"agreed_answer": "Daily"},
        {"cadence": Cadence(weeks=2, minutes=45)},
        {"reply_time": ReplyTime(hours=48)},
    ],
)
def test_a_changed_term_has_to_be_agreed_anew(
    desk: Desk, question: str, change: dict[str, Any]
) -> None:
    desk.expectations.agree(question, "Weekly")
    desk.expectations.update(question, **change)
    assert found(desk, question).agreed_on is None
    desk.history.undo()
    assert found(desk, question).state is ExpectationState.AGREED


@pytest.mark.parametrize(
    "change",
    [
        {"review_on": date(2027, 1, 1)},
        {"title": "How often do we meet? "},
        {"agreed_answer": "Weekly"},
        {"mentor_answer": "\x07"},
    ],
)
def test_what_says_nothing_new_leaves_it_agreed(
    desk: Desk, question: str, change: dict[str, Any]
) -> None:
    desk.expectations.agree(question, "Weekly")
    desk.expectations.update(question, **change)
    assert found(desk, question).state is ExpectationState.AGREED


def test_a_rule_out_of_range_is_refused(desk: Desk, question: str) -> None:
    desk.expectations.agree(question, "Weekly")
    before = found(desk, question)
    with pytest.raises(ValidationError) as refused:
        desk.expectations.update(question, cadence=Cadence(weeks=0, minutes=45))
    assert refused.value.problems == {"cadence": Problem.OUT_OF_RANGE}
    assert found(desk, question) == before
