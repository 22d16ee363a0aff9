"""The page of one expectation as it is seen and used."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.expectation import Expectation
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from mentordesk.domain.rules import Cadence
from mentordesk.domain.terms import Terms
from tests.support.shown import press, read, show
from ui.formats import LocaleFormats
from ui.tabs.expectations.page import ExpectationPageView


@pytest.fixture
def page(qtbot: QtBot) -> ExpectationPageView:
    names = {Role.MENTOR: "Amara", Role.MENTEE: "Jonas"}
    made = ExpectationPageView(LocaleFormats(QLocale("en_GB")), lambda: names)
    show(qtbot, made)
    return made


def add(desk: Desk, pair: Mentorship, **fields: Any) -> Expectation:
    changes = desk.expectations.add(pair.mentorship_id, title="How often?", **fields)
    return desk.expectations.get(changes.made)


def test_both_answers_stand_under_their_names(
    page: ExpectationPageView, desk: Desk, mentorship: Mentorship
) -> None:
    page.show_record(add(desk, mentorship, mentee_answer="Every week"))
    said = read(page)
    assert said.index("Amara") < said.index("No answer yet")
    assert said.index("Jonas") < said.index("Every week")
    assert "What you could agree on" not in said


def test_rules_and_review_are_said(
    page: ExpectationPageView, desk: Desk, mentorship: Mentorship
) -> None:
    rhythm, day = Terms(cadence=Cadence(weeks=2, minutes=45)), date(2026, 12, 24)
    page.show_record(add(desk, mentorship, agreed_terms=rhythm, review_on=day))
    assert "Every 2 weeks, 45 minutes" in read(page)
    assert "Review on 24 December" in read(page)
    page.show_record(add(desk, mentorship))
    assert "Review on 24 December" not in read(page)


def test_what_could_be_agreed_on_becomes_what_was(
    page: ExpectationPageView, desk: Desk, mentorship: Mentorship, qtbot: QtBot
) -> None:
    record = add(desk, mentorship, agreed_answer="Each Monday")
    page.show_record(record)
    assert "What you could agree on" in read(page)
    assert "Each Monday" in read(page)
    with qtbot.waitSignal(page.agree_requested):
        press(page, "We agree on this")
    desk.expectations.agree(record.id)
    page.show_record(desk.expectations.get(record.id))
    assert "Agreed on 23 November" in read(page)
    with pytest.raises(AssertionError):
        press(page, "We agree on this")


def test_edit_is_asked_for(
    page: ExpectationPageView, desk: Desk, mentorship: Mentorship, qtbot: QtBot
) -> None:
    page.show_record(add(desk, mentorship))
    with qtbot.waitSignal(page.edit_requested):
        press(page, "Edit expectation")


def test_what_is_sealed_is_said_and_not_shown(
    page: ExpectationPageView, desk: Desk, mentorship: Mentorship
) -> None:
    record = add(desk, mentorship)
    desk.expectations.seal(record.id, Role.MENTOR, answer="Weekly, please")
    page.show_record(desk.expectations.get(record.id))
    assert "Sealed until both have answered" in read(page)
    assert "Weekly, please" not in read(page)


def test_what_is_asked_anew_says_why(
    page: ExpectationPageView, desk: Desk, mentorship: Mentorship
) -> None:
    record = add(desk, mentorship, agreed_answer="Each Monday")
    desk.expectations.agree(record.id)
    desk.expectations.reestablish(mentorship.mentorship_id, "A new job")
    page.show_record(desk.expectations.get(record.id))
    assert {"To settle anew: A new job", "Each Monday"} <= set(read(page))
