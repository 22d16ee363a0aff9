"""Where the agreement stands, in words: all that is so is said, and nothing that is not."""

from datetime import date

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.agreement import How
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from tests.support.stage import context_for
from ui.dialogs.agreement_words import difference_words, make_words, standing_words

DAY = date(2026, 11, 23)


@pytest.fixture
def asked(desk: Desk, mentorship: Mentorship) -> str:
    made = desk.expectations.add(mentorship.mentorship_id, title="How often?").made
    desk.expectations.agree(made, "Every two weeks")
    return made


def words(desk: Desk, pair: Mentorship, today: date = DAY) -> tuple[str, str, str]:
    context, _stage = context_for(desk)
    standing = desk.agreements.standing(pair.mentorship_id)
    said = standing_words(standing, pair, today, context.formats)
    return said, make_words(standing), difference_words(standing)


def accept(desk: Desk, pair: Mentorship, *roles: Role) -> None:
    latest = desk.agreements.standing(pair.mentorship_id).latest
    assert latest is not None
    for role in roles:
        desk.agreements.accept(latest.id, role, pair.person(role).name, How.HERE, DAY)


def test_before_there_is_one(desk: Desk, mentorship: Mentorship) -> None:
    said, make, changed = words(desk, mentorship)
    assert said.startswith("Agree on an expectation or a boundary first")
    assert (make, changed) == ("Make the agreement", "")


def test_from_the_first_word_to_its_review(desk: Desk, mentorship: Mentorship, asked: str) -> None:
    assert words(desk, mentorship)[0].startswith("You agree on 1 thing.")
    desk.agreements.make(mentorship.mentorship_id, review_on=date(2027, 1, 1))
    assert words(desk, mentorship)[0] == "Version 1 waits for the word of both of you."
    accept(desk, mentorship, Role.MENTOR)
    assert words(desk, mentorship)[0] == "Version 1 waits for the word of Jonas Reyes."
    accept(desk, mentorship, Role.MENTEE)
    settled = "Both of you have accepted it; it is in force since 23 November."
    assert words(desk, mentorship)[0] == settled
    due = f"{settled} It is time to look at it again."
    assert words(desk, mentorship, date(2027, 1, 1))[0] == due
    desk.expectations.agree(asked, "Every week")
    said, make, changed = words(desk, mentorship, date(2027, 1, 1))
    assert "Something has changed since." in said
    assert "It is time to look at it again." in said
    assert (make, changed) == ("Make a new version", "Changed since version 1")


def test_a_version_that_waits_and_one_that_is_not_needed_any_more(
    desk: Desk, mentorship: Mentorship, asked: str
) -> None:
    desk.agreements.make(mentorship.mentorship_id)
    accept(desk, mentorship, *Role)
    desk.expectations.agree(asked, "Every week")
    desk.agreements.make(mentorship.mentorship_id)
    said, _make, changed = words(desk, mentorship)
    assert said.endswith("Version 2 waits for the word of both of you.")
    assert changed == "What version 2 changes"
    desk.expectations.agree(asked, "Every two weeks")
    said, make, _changed = words(desk, mentorship)
    assert said.endswith("version 2 is not needed any more.")
    assert make == "Take version 2 away"
