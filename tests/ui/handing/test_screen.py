"""The one form: who answers, the question with the fields of its kind, and the thanks."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QTextEdit
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.expectation import ExpectationKind
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from mentordesk.domain.terms import NO_TERMS
from mentordesk.errors import DeskGone
from tests.support.shown import named, press, read, show
from ui.handing.presenter import Question
from ui.handing.screen import HandOver


@pytest.fixture
def screen(mentorship: Mentorship, qtbot: QtBot) -> HandOver:
    made = HandOver(mentorship)
    show(qtbot, made)
    return made


@pytest.fixture
def question(desk: Desk, mentorship: Mentorship) -> Question:
    made = desk.expectations.add(
        mentorship.mentorship_id, title="By what?", kind=ExpectationKind.CHANNELS
    ).made
    return Question(desk.expectations.get(made), "", NO_TERMS)


def test_who_has_nothing_to_answer_cannot_be_chosen(screen: HandOver, qtbot: QtBot) -> None:
    screen.show_people({Role.MENTOR: 0, Role.MENTEE: 2})
    with qtbot.waitSignal(screen.chosen) as told:
        press(screen, "Jonas: 2 questions")
    assert told.args == [Role.MENTEE]
    with qtbot.assertNotEmitted(screen.chosen):
        press(screen, "Amara: 0 questions")
    with qtbot.waitSignal(screen.given_up):
        press(screen, "Not now")


def test_a_question_has_the_fields_of_its_kind(
    screen: HandOver, question: Question, qtbot: QtBot
) -> None:
    values = {"mentee_answer": "", "mentee_channel_1": "", "mentee_channel_2": ""}
    screen.show_question(question, Role.MENTEE, 1, 2, values)
    assert {"By what?", "Jonas  ·  question 1 of 2"} <= set(read(screen))
    assert named(screen, "Jonas: First of all by", QComboBox).isVisible()
    qtbot.keyClicks(named(screen, "What Jonas expects", QTextEdit), "Phone")
    with qtbot.waitSignals([screen.edited, screen.stepped], order="strict"):
        press(screen, "Next")
    screen.show_trouble(DeskGone(Path("desk")))
    screen.show_question(question, Role.MENTEE, 2, 2, values)
    with qtbot.waitSignal(screen.ended):
        press(screen, "Leave the rest")
    with qtbot.waitSignal(screen.stepped) as told:
        press(screen, "Back")
    assert told.args == [-1]


def test_the_end_thanks_and_leads_back(screen: HandOver, qtbot: QtBot) -> None:
    screen.show_end(Role.MENTEE, 1, 2)
    assert "Thank you, Jonas" in read(screen)
    with qtbot.waitSignal(screen.chosen):
        press(screen, "Look through my answers")
    with qtbot.waitSignal(screen.given_back):
        press(screen, "Lock the desk")


def test_without_a_passphrase_none_is_spoken_of(mentorship: Mentorship, qtbot: QtBot) -> None:
    screen = HandOver(mentorship, locks=False)
    show(qtbot, screen)
    screen.show_people({Role.MENTOR: 1, Role.MENTEE: 1})
    assert not any("passphrase" in line for line in read(screen))
    screen.show_end(Role.MENTEE, 1, 1)
    with qtbot.waitSignal(screen.given_back):
        press(screen, "Back to the desk")
