"""The agreement as plain text: all that was agreed on, and each one's word."""

from dataclasses import replace
from datetime import date, time

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.agreement import Agreement, How
from mentordesk.domain.boundary import BoundaryArea, Stance
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from mentordesk.domain.rules import EVERY_DAY, QuietHours, Window
from mentordesk.exchange.agreement_markdown import clause_lines, to_markdown

DAY = date(2026, 11, 23)


@pytest.fixture
def version(desk: Desk, mentorship: Mentorship) -> Agreement:
    pair = mentorship.mentorship_id
    asked = desk.expectations.add(pair, title="How *often*?").made
    desk.expectations.agree(asked, "Every two weeks,\nwithout <exception>")
    window = Window(days=EVERY_DAY, start=time(20), end=time(8), zone="UTC")
    quiet = QuietHours(window=window, person=Role.MENTOR)
    held = desk.boundaries.add(
        pair, title="Family", area=BoundaryArea.TOPICS, stance=Stance.WITH_CARE, quiet_hours=quiet
    ).made
    desk.boundaries.agree(held)
    made = desk.agreements.make(pair, review_on=date(2027, 1, 1)).made
    desk.agreements.accept(made, Role.MENTOR, "Amara Okafor", How.ON_PAPER, DAY)
    return desk.agreements.get(made)


def test_all_of_it_is_there(version: Agreement, mentorship: Mentorship) -> None:
    said = to_markdown(version, mentorship, date.isoformat)
    assert said.startswith("# Mentoring agreement of Amara Okafor and Jonas Reyes\n")
    for words in (
        "Version 1, of 2026-11-23",
        "## What we expect",
        "### How \\*often\\*?",
        "Every two weeks,  \nwithout \\<exception\\>",
        "## What we hold to",
        "### Family",
        "Quiet from 20:00–08:00, Amara",
        "With care",
        "We look at this again on 2027-01-01.",
        "**Mentor: Amara Okafor**  \nAccepted on 2026-11-23, on paper.",
        "**Mentee: Jonas Reyes**  \nDate \\_",
    ):
        assert words in said


def test_what_is_not_there_has_no_heading(version: Agreement, mentorship: Mentorship) -> None:
    only = replace(version, clauses=version.clauses[:1], review_on=None)
    said = to_markdown(only, mentorship, date.isoformat)
    assert "What we hold to" not in said
    assert "again on" not in said
    assert clause_lines(only.clauses[0], mentorship, date.isoformat) == [
        "Every two weeks,\nwithout <exception>"
    ]
