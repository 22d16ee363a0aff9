"""How far two people have come with an expectation, and what is wrong with one."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from mentordesk.domain.expectation import Expectation, ExpectationState, SealedAnswer
from mentordesk.domain.ids import ExpectationId
from mentordesk.domain.record import Role, Visibility
from mentordesk.domain.rules import EVERY_DAY, Cadence, ReplyTime, Window
from mentordesk.domain.terms import Terms
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


def test_typed_terms_are_an_answer_too() -> None:
    terms = Terms(reply_time=ReplyTime(hours=48))
    one = expectation(mentor_terms=terms, mentee_answer="Two days")
    assert one.is_answered(Role.MENTOR)
    assert one.state is ExpectationState.DIFFERING
    assert one.in_common() == ("Two days", terms)
    assert expectation(agreed_on=date(2026, 3, 1), agreed_terms=terms).problems() == {}


def test_where_answers_differ_nothing_is_in_common() -> None:
    two, four = (Terms(cadence=Cadence(weeks=weeks, minutes=45)) for weeks in (2, 4))
    assert expectation(mentor_terms=two, mentee_terms=four).in_common() is None
    assert expectation(mentor_answer="a", mentee_answer="b").in_common() is None
    assert expectation(mentor_terms=two, mentee_terms=two).in_common() == ("", two)


def test_to_know_each_others_hours_is_to_agree() -> None:
    hours = Terms(windows=(Window(days=EVERY_DAY, start=time(9), end=time(12), zone="UTC"),))
    known = {"mentor_terms": hours, "mentee_terms": hours}
    assert expectation(agreed_on=date(2026, 3, 1), **known).problems() == {}
    only_one = expectation(agreed_on=date(2026, 3, 1), mentor_terms=hours)
    assert only_one.problems() == {"agreed_answer": Problem.EMPTY}


@pytest.mark.parametrize("field", ["mentor_terms", "mentee_terms", "agreed_terms"])
def test_what_is_wrong_with_terms_is_told_by_field(field: str) -> None:
    wrong = Terms(months=0)
    assert expectation(**{field: wrong}).problems() == {field: Problem.OUT_OF_RANGE}


def test_a_sealed_answer_is_never_shared() -> None:
    stamp: dict[str, Any] = {"mentorship_id": "p", "created_at": NOW, "updated_at": NOW}
    given = {"expectation_id": ExpectationId("e"), "person": Role.MENTOR}
    one = SealedAnswer(id="s", **stamp, **given)
    assert one.problems() == {}
    shared = replace(one, visibility=Visibility.SHARED, terms=Terms(months=0))
    assert shared.problems() == {
        "visibility": Problem.NEVER_SHARED,
        "terms": Problem.OUT_OF_RANGE,
    }
