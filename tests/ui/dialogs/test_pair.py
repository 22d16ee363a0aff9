"""About the two of you: a form that saves itself."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship, Phase
from mentordesk.errors import DiskFull
from tests.support.later_runner import LaterRunner
from tests.support.shown import named, press, read, show
from tests.support.stage import Stage, context_for
from ui.dialogs.pair import PairDialog


@pytest.fixture
def stage(desk: Desk) -> Stage:
    return context_for(desk)[1]


@pytest.fixture
def dialog(stage: Stage, qtbot: QtBot) -> PairDialog:
    return opened(stage, qtbot)


def opened(stage: Stage, qtbot: QtBot) -> PairDialog:
    made = PairDialog(None, stage.session)
    show(qtbot, made)
    return made


def retype(qtbot: QtBot, dialog: PairDialog, name: str, words: str) -> None:
    field = named(dialog, name, QLineEdit)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, words)


def test_it_shows_both(dialog: PairDialog) -> None:
    assert named(dialog, "Mentor: name", QLineEdit).text() == "Amara Okafor"
    assert named(dialog, "Mentee: name", QLineEdit).text() == "Jonas Reyes"


def test_where_the_mentorship_stands_is_saved_at_once(
    dialog: PairDialog, desk: Desk, mentorship: Mentorship, qtbot: QtBot
) -> None:
    box = named(dialog, "Phase", QComboBox)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_End)
    assert desk.mentorships.get(mentorship.mentorship_id).phase is Phase.COMING_TO_CLOSURE


@pytest.mark.parametrize("way", ["done", "escape", "window"])
def test_closing_keeps_what_is_half_typed(
    dialog: PairDialog, desk: Desk, mentorship: Mentorship, qtbot: QtBot, way: str
) -> None:
    retype(qtbot, dialog, "Mentee: name", "Jonas R")
    purpose = named(dialog, "What it is for", QTextEdit)
    purpose.setFocus()
    qtbot.keyClicks(purpose, "To write a th")
    if way == "done":
        press(dialog, "Done")
    elif way == "escape":
        qtbot.keyClick(purpose, Qt.Key.Key_Escape)
    else:
        dialog.close()
    assert not dialog.isVisible()
    saved = desk.mentorships.get(mentorship.mentorship_id)
    assert (saved.mentee.name, saved.purpose) == ("Jonas R", "To write a th")


def test_two_fields_of_one_person_do_not_undo_each_other(
    desk: Desk, mentorship: Mentorship, qtbot: QtBot
) -> None:
    """As on the store's thread: the second is typed before the first is on the disk."""
    runner = LaterRunner()
    stage = context_for(desk, runner)[1]
    dialog = opened(stage, qtbot)
    retype(qtbot, dialog, "Mentee: name", "Joan Reyes")
    retype(qtbot, dialog, "Mentee: e-mail", "joan@example.org")
    press(dialog, "Done")
    runner.go()
    saved = desk.mentorships.get(mentorship.mentorship_id).mentee
    assert (saved.name, saved.email) == ("Joan Reyes", "joan@example.org")


def test_a_problem_stands_beneath_its_field_until_it_is_mended(
    dialog: PairDialog, desk: Desk, mentorship: Mentorship, qtbot: QtBot
) -> None:
    retype(qtbot, dialog, "Mentor: name", " ")
    dialog._form.flush()
    assert "Please fill this in" in read(dialog)
    retype(qtbot, dialog, "Mentee: name", "Jonas R")
    dialog._form.flush()
    assert "Please fill this in" in read(dialog)
    assert desk.mentorships.get(mentorship.mentorship_id).mentor.name == "Amara Okafor"
    retype(qtbot, dialog, "Mentor: name", "Amara O")
    dialog._form.flush()
    assert "Please fill this in" not in read(dialog)


def test_a_beginning_after_the_end_is_told_until_it_is_mended(dialog: PairDialog) -> None:
    for name, day, wrong in (
        ("planned_end", date(2026, 6, 1), False),
        ("start", date(2026, 7, 1), True),
        ("start", date(2026, 5, 1), False),
    ):
        dialog._form.edited.emit(name, day)
        assert ("This lies before the start" in read(dialog)) is wrong


def test_what_the_disk_refuses_stays_and_is_there_when_it_is_opened_again(
    stage: Stage,
    desk: Desk,
    mentorship: Mentorship,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    def full(*_args: Any, **_named: Any) -> Any:
        raise DiskFull(Path("desk"))

    dialog = opened(stage, qtbot)
    with monkeypatch.context() as patch:
        patch.setattr(desk.store, "unit", full)
        retype(qtbot, dialog, "Mentee: name", "Jonas R")
        dialog._form.flush()
        assert any("full" in words for words in read(dialog))
        press(dialog, "Done")
        again = opened(stage, qtbot)
        assert named(again, "Mentee: name", QLineEdit).text() == "Jonas R"
    stage.session.try_again()
    assert desk.mentorships.get(mentorship.mentorship_id).mentee.name == "Jonas R"


def test_beginning_and_end_stand_side_by_side(dialog: PairDialog, qtbot: QtBot) -> None:
    dialog.resize(720, 900)
    places = []
    for name in ("start", "planned_end"):
        field = dialog._form._editors[name]
        places.append(field.mapTo(dialog, QPoint(0, 0)))
    assert places[0].y() == places[1].y()
    assert places[0].x() < places[1].x()
