"""Each one's word, and what became of a clause."""

from datetime import date

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from mentordesk.domain.agreement import Acceptance, Clause, Difference, How
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from mentordesk.error_text import problem_text
from mentordesk.errors import Problem
from tests.support.shown import named, press, read, show
from ui.dialogs.agreement_parts import Word, clause_block, difference_block
from ui.formats import LocaleFormats

FORMATS = LocaleFormats(QLocale("en_GB"))
DAY = date(2026, 11, 23)
CLAUSE = Clause(
    record_id="e", source="expectation", area="cadence", title="How often?", text="Weekly"
)
WORD = Acceptance(name="Amara O.", on=DAY, how=How.BY_WORD)


@pytest.fixture
def word(qtbot: QtBot) -> Word:
    made = Word(Role.MENTOR, "Amara Okafor", DAY)
    show(qtbot, made)
    made.show_word(None, FORMATS)
    return made


def test_a_word_is_given_with_name_day_and_how(word: Word, qtbot: QtBot) -> None:
    assert "Has not accepted yet" in read(word)
    name = named(word, "Name", QLineEdit)
    name.clear()
    qtbot.keyClicks(name, "Amara O.")
    word._form.edited.emit("how", "by_word")
    with qtbot.waitSignal(word.given) as told:
        press(word, "Amara accepts")
    assert told.args == [WORD]


def test_a_day_is_needed_and_what_is_wrong_is_said(word: Word, qtbot: QtBot) -> None:
    word._form.edited.emit("on", None)
    with qtbot.assertNotEmitted(word.given):
        press(word, "Amara accepts")
    assert "Please fill this in" in read(word)
    word.show_problem(Problem.TOO_LONG)
    assert problem_text(Problem.TOO_LONG) in read(word)


def test_a_word_that_was_given_can_be_taken_back(word: Word, qtbot: QtBot) -> None:
    word.show_word(WORD, FORMATS)
    assert {"Amara O.", "Accepted on 23 November, by word of mouth"} <= set(read(word))
    with qtbot.waitSignal(word.taken_back):
        press(word, "Take it back")


def test_a_clause_is_read_with_what_it_says(mentorship: Mentorship, qtbot: QtBot) -> None:
    block = clause_block(CLAUSE, mentorship, FORMATS)
    show(qtbot, block)
    assert read(block) == ["How often?", "Weekly"]


def test_before_and_after_stand_beneath_each_other(mentorship: Mentorship, qtbot: QtBot) -> None:
    later = Clause(record_id="e", source="expectation", area="cadence", title="How often?", text="")
    block = difference_block(Difference(CLAUSE, later), mentorship, FORMATS)
    show(qtbot, block)
    assert read(block) == ["How often?", "Before", "Weekly", "Now", "How often?"]
    gone = difference_block(Difference(CLAUSE, None), mentorship, FORMATS)
    show(qtbot, gone)
    assert read(gone) == ["How often?", "Before", "Weekly"]
