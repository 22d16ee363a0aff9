"""Concerns: noted, resolved and deleted in their dialog, hidden while presenting."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from tests.support.shown import named, press, read, show
from tests.support.stage import context_for
from ui.dialogs.concerns import ConcernsDialog
from ui.models.presenting import presenting


@pytest.fixture
def dialog(desk: Desk, mentorship: Mentorship, qtbot: QtBot) -> ConcernsDialog:
    return opened(desk, qtbot)


def opened(desk: Desk, qtbot: QtBot, chosen: str = "") -> ConcernsDialog:
    context, stage = context_for(desk)
    made = ConcernsDialog(None, stage.session, context.formats, chosen)
    show(qtbot, made)
    return made


def note(desk: Desk, pair: Mentorship, title: str, **fields: Any) -> str:
    return desk.concerns.add(pair.mentorship_id, title=title, **fields).made


def listed(dialog: ConcernsDialog) -> list[str]:
    model = dialog._model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_with_nothing_noted_the_way_out_is_there_all_the_same(dialog: ConcernsDialog) -> None:
    said = read(dialog)
    assert "Nothing noted." in said
    assert any("end the mentorship at any time" in line for line in said)


def test_one_is_noted_as_it_is_typed(
    dialog: ConcernsDialog, desk: Desk, mentorship: Mentorship, qtbot: QtBot
) -> None:
    press(dialog, "New concern")
    title = named(dialog, "In a few words", QLineEdit)
    assert title.hasFocus()
    title.selectAll()
    qtbot.keyClicks(title, "Late messages")
    qtbot.keyClicks(named(dialog, "What I will do", QTextEdit), "Say it on Monday")
    dialog.accept()
    (one,) = desk.concerns.all(mentorship.mentorship_id)
    assert (one.title, one.will_do) == ("Late messages", "Say it on Monday")


def test_a_title_is_needed_and_said_beside_it(dialog: ConcernsDialog, desk: Desk) -> None:
    press(dialog, "New concern")
    named(dialog, "In a few words", QLineEdit).clear()
    dialog._form.edited.emit("title", " ")
    assert "Please fill this in" in read(dialog)


def test_what_is_resolved_goes_below(desk: Desk, mentorship: Mentorship, qtbot: QtBot) -> None:
    first = note(desk, mentorship, "First", happened_on=date(2026, 11, 2))
    note(desk, mentorship, "Second")
    dialog = opened(desk, qtbot, first)
    assert named(dialog, "In a few words", QLineEdit).text() == "First"
    press(dialog, "It is resolved")
    assert desk.concerns.get(first).resolved_on is not None
    assert listed(dialog) == ["Second", "Resolved", "First"]
    press(dialog, "Not resolved after all")
    assert desk.concerns.get(first).resolved_on is None


def test_one_is_deleted_and_can_be_had_back(
    desk: Desk, mentorship: Mentorship, qtbot: QtBot
) -> None:
    made = note(desk, mentorship, "First")
    dialog = opened(desk, qtbot)
    press(dialog, "Delete")
    assert listed(dialog) == []
    assert [item.id for item in desk.trash.items()] == [made]


def test_while_presenting_nothing_of_it_is_seen(
    desk: Desk, mentorship: Mentorship, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    note(desk, mentorship, "Zinnober")
    monkeypatch.setattr(presenting, "is_on", True)
    dialog = opened(desk, qtbot)
    assert listed(dialog) == ["Concern"]
    assert dialog._veil.is_covered()
