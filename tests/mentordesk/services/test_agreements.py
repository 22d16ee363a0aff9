"""The agreement over time: made, accepted by both, changed, and accepted anew."""

from datetime import date

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.agreement import Agreement, How
from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from mentordesk.errors import Problem, ValidationError

DAY = date(2026, 11, 23)


@pytest.fixture
def pair(desk: Desk, mentorship: Mentorship) -> MentorshipId:
    pair = mentorship.mentorship_id
    asked = desk.expectations.add(pair, title="How often?").made
    desk.expectations.agree(asked, "Every two weeks")
    desk.boundaries.agree(desk.boundaries.add(pair, title="A day ahead").made)
    return pair


def accept(desk: Desk, version: Agreement, *roles: Role) -> None:
    for role in roles:
        desk.agreements.accept(version.id, role, f"  {role.value}  name", How.HERE, DAY)


def latest(desk: Desk, pair: MentorshipId) -> Agreement:
    found = desk.agreements.standing(pair).latest
    assert found is not None
    return found


def test_it_begins_with_nothing(desk: Desk, mentorship: Mentorship) -> None:
    pair = mentorship.mentorship_id
    standing = desk.agreements.standing(pair)
    assert (standing.latest, standing.since, standing.clauses) == (None, (), 0)
    with pytest.raises(ValidationError) as refused:
        desk.agreements.make(pair)
    assert refused.value.problems == {"clauses": Problem.NOTHING_AGREED}


def test_it_waits_for_both_and_then_it_is_in_force(desk: Desk, pair: MentorshipId) -> None:
    assert desk.agreements.standing(pair).clauses == 2
    desk.agreements.make(pair, review_on=date(2027, 1, 1))
    one = latest(desk, pair)
    assert (one.title, one.number, len(one.clauses)) == ("Agreement 1", 1, 2)
    accept(desk, one, Role.MENTOR)
    standing = desk.agreements.standing(pair)
    assert standing.in_force is None
    assert standing.waiting is not None
    given = standing.waiting.accepted(Role.MENTOR)
    assert given is not None
    assert given.name == "mentor name"
    accept(desk, one, Role.MENTEE)
    standing = desk.agreements.standing(pair)
    assert standing.waiting is None
    assert standing.in_force is not None
    assert not standing.is_due_for_review(date(2026, 12, 31))
    assert standing.is_due_for_review(date(2027, 1, 1))
    desk.history.undo()
    assert desk.agreements.standing(pair).in_force is None


def test_a_changed_term_shows_and_needs_both_again(desk: Desk, pair: MentorshipId) -> None:
    desk.agreements.make(pair)
    first = latest(desk, pair)
    accept(desk, first, Role.MENTOR, Role.MENTEE)
    (asked,) = desk.expectations.all(pair)
    desk.expectations.update(asked.id, agreed_answer="Every week")
    # Not agreed on any more: what was signed says more than what is agreed on now.
    (gone,) = desk.agreements.standing(pair).since
    assert (gone.change.value, gone.title) == ("removed", "How often?")
    desk.expectations.agree(asked.id)
    (changed,) = desk.agreements.standing(pair).since
    assert changed.change.value == "changed"
    assert changed.before is not None
    assert changed.after is not None
    assert (changed.before.text, changed.after.text) == ("Every two weeks", "Every week")
    desk.agreements.make(pair)
    standing = desk.agreements.standing(pair)
    assert standing.in_force == desk.agreements.get(first.id)  # till both accept the new one
    assert standing.waiting is not None
    assert standing.waiting.number == 2
    assert standing.since == ()
    accept(desk, standing.waiting, Role.MENTOR, Role.MENTEE)
    standing = desk.agreements.standing(pair)
    assert standing.in_force is not None
    assert standing.in_force.number == 2
    assert [one.number for one in standing.earlier] == [1]
    assert desk.agreements.get(first.id).clauses[0].text == "Every two weeks"


def test_nothing_new_makes_no_version(desk: Desk, pair: MentorshipId) -> None:
    desk.agreements.make(pair)
    with pytest.raises(ValidationError) as refused:
        desk.agreements.make(pair)
    assert refused.value.problems == {"clauses": Problem.NOTHING_NEW}


def test_a_version_that_nobody_accepted_gives_way(desk: Desk, pair: MentorshipId) -> None:
    desk.agreements.make(pair, review_on=date(2027, 6, 1))
    before = latest(desk, pair)
    desk.boundaries.agree(desk.boundaries.add(pair, title="No calls on Sunday").made)
    desk.agreements.make(pair)
    (only,) = desk.agreements.all(pair)
    assert (only.id, only.number, len(only.clauses)) == (before.id, 1, 3)
    assert only.review_on == date(2027, 6, 1)
    desk.history.undo()
    assert latest(desk, pair).clauses == before.clauses


def test_a_number_is_never_given_twice(desk: Desk, pair: MentorshipId) -> None:
    for title in ("No calls on Sunday", "No calls on Monday"):
        desk.agreements.make(pair)
        accept(desk, latest(desk, pair), Role.MENTOR)
        desk.boundaries.agree(desk.boundaries.add(pair, title=title).made)
    desk.agreements.trash(latest(desk, pair).id)
    desk.agreements.make(pair)
    assert latest(desk, pair).number == 3


def test_what_is_in_force_and_agreed_on_again_needs_no_version(
    desk: Desk, pair: MentorshipId
) -> None:
    desk.agreements.make(pair)
    accept(desk, latest(desk, pair), Role.MENTOR, Role.MENTEE)
    added = desk.boundaries.add(pair, title="No calls on Sunday").made
    desk.boundaries.agree(added)
    desk.agreements.make(pair)
    (asked,) = desk.agreements.standing(pair).asked
    assert asked.change.value == "added"
    desk.boundaries.trash(added)
    standing = desk.agreements.standing(pair)
    assert (standing.is_back, len(standing.since)) == (True, 1)
    desk.agreements.make(pair)
    standing = desk.agreements.standing(pair)
    assert (standing.waiting, standing.since, standing.is_back) == (None, (), False)
    desk.history.undo()
    assert desk.agreements.standing(pair).waiting is not None


def test_a_word_needs_a_day_that_has_come_and_what_is_still_agreed_on(
    desk: Desk, pair: MentorshipId
) -> None:
    desk.agreements.make(pair)
    one = latest(desk, pair)
    with pytest.raises(ValidationError) as refused:
        desk.agreements.accept(one.id, Role.MENTOR, "Amara", How.HERE, date(2099, 1, 1))
    assert refused.value.problems == {"mentor_accepted": Problem.IN_THE_FUTURE}
    desk.boundaries.agree(desk.boundaries.add(pair, title="No calls on Sunday").made)
    with pytest.raises(ValidationError) as refused:
        accept(desk, one, Role.MENTOR)
    assert refused.value.problems == {"mentor_accepted": Problem.OVERTAKEN}


def test_a_version_that_one_accepted_stays(desk: Desk, pair: MentorshipId) -> None:
    desk.agreements.make(pair)
    accept(desk, latest(desk, pair), Role.MENTOR)
    desk.boundaries.agree(desk.boundaries.add(pair, title="No calls on Sunday").made)
    desk.agreements.make(pair)
    assert [one.number for one in desk.agreements.all(pair)] == [1, 2]


def test_a_word_needs_a_name_and_can_be_taken_back(desk: Desk, pair: MentorshipId) -> None:
    desk.agreements.make(pair)
    one = latest(desk, pair)
    with pytest.raises(ValidationError) as refused:
        desk.agreements.accept(one.id, Role.MENTOR, " ", How.ON_PAPER, DAY)
    assert refused.value.problems == {"mentor_accepted": Problem.EMPTY}
    accept(desk, one, Role.MENTOR)
    desk.agreements.take_back(one.id, Role.MENTOR)
    assert desk.agreements.get(one.id).mentor_accepted is None
    desk.agreements.review(one.id, date(2027, 6, 1))
    assert desk.agreements.get(one.id).review_on == date(2027, 6, 1)
