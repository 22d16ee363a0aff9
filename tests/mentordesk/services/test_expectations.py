"""Expectations: an agreement is on what stands, and holds until that changes."""

from datetime import date
from typing import Any

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.expectation import Expectation, ExpectationState, SealedAnswer
from mentordesk.domain.mentorship import Format, Mentorship
from mentordesk.domain.record import Role
from mentordesk.domain.rules import Cadence, ReplyTime
from mentordesk.domain.terms import NO_TERMS, Channel, Terms
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
        {"agreed_terms": Terms(cadence=Cadence(weeks=2, minutes=45))},
        {"mentee_terms": Terms(reply_time=ReplyTime(hours=48))},
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
        desk.expectations.update(question, agreed_terms=Terms(cadence=Cadence(weeks=0, minutes=45)))
    assert refused.value.problems == {"agreed_terms": Problem.OUT_OF_RANGE}
    assert found(desk, question) == before


BY_PHONE = Terms(channels=(Channel.PHONE,))


def everything(desk: Desk) -> bytes:
    """Return all that can leave the desk without asking for what is private."""
    return b"".join(desk.exported(what) for what in ("json", "markdown", "csv", "calendar"))


def test_a_sealed_answer_is_out_of_sight_until_the_other_has_answered(
    desk: Desk, mentorship: Mentorship, question: str
) -> None:
    pair = mentorship.mentorship_id
    desk.expectations.seal(question, Role.MENTOR, answer="Zinnober weekly", terms=BY_PHONE)
    one = found(desk, question)
    assert (one.sealed_by, one.mentor_answer, one.mentor_terms) == ((Role.MENTOR,), "", NO_TERMS)
    assert one.state is ExpectationState.UNANSWERED
    desk.expectations.open_answers(pair)  # too early: nothing happens
    assert found(desk, question) == one
    assert desk.search.newest("Zinnober") == []
    assert b"Zinnober" not in everything(desk)
    with desk.store.shared_view() as view:
        assert view.all(SealedAnswer) == []
    kept = desk.expectations.sealed(question, Role.MENTOR)
    assert kept is not None
    assert (kept.answer, kept.terms) == ("Zinnober weekly", BY_PHONE)
    assert desk.expectations.sealed(question, Role.MENTEE) is None

    desk.expectations.seal(question, Role.MENTEE, answer="Monthly")
    assert found(desk, question).state is ExpectationState.UNANSWERED
    desk.expectations.open_answers(pair)
    both = found(desk, question)
    assert both.state is ExpectationState.DIFFERING
    assert (both.mentor_answer, both.mentor_terms) == ("Zinnober weekly", BY_PHONE)
    assert (both.mentee_answer, both.sealed_by) == ("Monthly", ())
    assert desk.expectations.sealed(question, Role.MENTOR) is None


def test_the_second_may_answer_in_the_open(
    desk: Desk, mentorship: Mentorship, question: str
) -> None:
    desk.expectations.seal(question, Role.MENTOR, answer="Weekly")
    desk.expectations.update(question, mentee_answer="Monthly")
    desk.expectations.open_answers(mentorship.mentorship_id)
    assert found(desk, question).mentor_answer == "Weekly"


def test_a_sealed_answer_can_be_changed_and_taken_back(desk: Desk, question: str) -> None:
    desk.expectations.seal(question, Role.MENTOR, answer="Zinnober first")
    desk.expectations.seal(question, Role.MENTOR, answer="second")
    kept = desk.expectations.sealed(question, Role.MENTOR)
    assert kept is not None
    assert kept.answer == "second"
    assert b"Zinnober" not in desk.exported("json", include_private=True)  # not even its history
    desk.expectations.seal(question, Role.MENTOR)
    assert found(desk, question).sealed_by == ()
    assert desk.expectations.sealed(question, Role.MENTOR) is None


def test_what_can_be_read_is_not_sealed_afterwards(desk: Desk, question: str) -> None:
    desk.expectations.update(question, mentor_answer="Weekly")
    with pytest.raises(ValidationError) as refused:
        desk.expectations.seal(question, Role.MENTOR, answer="Monthly")
    assert refused.value.problems == {"answer": Problem.ANSWERED_ALREADY}


def test_what_a_person_can_answer_now(desk: Desk, mentorship: Mentorship, question: str) -> None:
    pair = mentorship.mentorship_id
    other = desk.expectations.add(pair, title="How fast?").made
    desk.expectations.agree(other, "Two days")
    ids = [one.id for one in desk.expectations.to_answer(pair, Role.MENTOR)]
    assert ids == [question]
    desk.expectations.update(question, mentor_answer="Weekly")
    assert desk.expectations.to_answer(pair, Role.MENTOR) == []
    assert [one.id for one in desk.expectations.to_answer(pair, Role.MENTEE)] == [question]


def test_all_is_settled_anew_when_something_changes(
    desk: Desk, mentorship: Mentorship, question: str
) -> None:
    pair = mentorship.mentorship_id
    desk.expectations.agree(question, "Weekly")
    with pytest.raises(ValidationError) as refused:
        desk.expectations.reestablish(pair, " ")
    assert refused.value.problems == {"again_because": Problem.NEEDS_REASON}
    desk.expectations.reestablish(pair, "We meet at a distance now", meeting=Format.HYBRID)
    one = found(desk, question)
    assert (one.agreed_on, one.agreed_answer) == (None, "Weekly")  # what was agreed still stands
    assert one.again_because == "We meet at a distance now"
    assert desk.mentorships.get(pair).format is Format.HYBRID
    assert [left.id for left in desk.expectations.to_settle(pair)] == [question]
    desk.expectations.agree(question)
    assert desk.expectations.to_settle(pair) == []
    assert found(desk, question).agreed_answer == "Weekly"
    desk.history.undo()
    desk.history.undo()
    assert found(desk, question).state is ExpectationState.AGREED
    assert desk.mentorships.get(pair).format is Format.VIRTUAL


def test_sealing_and_opening_are_not_undone(
    desk: Desk, mentorship: Mentorship, question: str
) -> None:
    """Whoever presses undo next may be the other one, and what was erased cannot come back."""
    desk.expectations.seal(question, Role.MENTOR, answer="Weekly")
    desk.expectations.seal(question, Role.MENTOR, answer="Every week")
    assert desk.history.stacks().undo is not None  # the question itself, made before
    desk.expectations.seal(question, Role.MENTEE, answer="Monthly")
    desk.expectations.open_answers(mentorship.mentorship_id)
    desk.history.undo()
    assert found(desk, question).trashed_at is not None
    desk.history.redo()
    one = found(desk, question)
    assert (one.mentor_answer, one.mentee_answer) == ("Every week", "Monthly")


def test_a_sealed_answer_goes_with_its_question_and_comes_back_with_it(
    desk: Desk, mentorship: Mentorship, question: str
) -> None:
    desk.expectations.seal(question, Role.MENTOR, answer="Weekly")
    desk.expectations.trash(question)
    assert [item.kind for item in desk.trash.items()] == ["expectation"]
    desk.trash.restore("expectation", question)
    kept = desk.expectations.sealed(question, Role.MENTOR)
    assert kept is not None
    assert kept.answer == "Weekly"
