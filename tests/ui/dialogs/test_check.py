"""Checking the desk, a step at a time."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.errors import DeskDamaged
from mentordesk.services.verify import Check, Finding
from tests.support.shown import press, read, show
from tests.support.stage import Stage, context_for
from ui.dialogs.check import CheckDialog
from ui.widgets.icon_mark import IconMark


@pytest.fixture
def stage(desk: Desk) -> Stage:
    return context_for(desk)[1]


def opened(stage: Stage, qtbot: QtBot) -> CheckDialog:
    made = CheckDialog(None, stage.session)
    show(qtbot, made)
    return made


def said(dialog: CheckDialog) -> list[str]:
    """Return what a screen reader says of the checks that are done."""
    return [
        mark.accessibleName() for mark in dialog.findChildren(IconMark) if mark.accessibleName()
    ]


def let_steps_be(desk: Desk, monkeypatch: pytest.MonkeyPatch, *steps: Any) -> None:
    """Let the checks find `steps`; an error among them is raised."""

    def found() -> Iterator[Finding]:
        for step in steps:
            if isinstance(step, Exception):
                raise step
            yield step

    monkeypatch.setattr(desk.verification, "steps", found)


def test_a_whole_desk_is_said_to_be_well(stage: Stage, qtbot: QtBot) -> None:
    dialog = opened(stage, qtbot)
    assert read(dialog)[-1] == "All is well."
    assert len(said(dialog)) == len(Check)
    assert all(words.endswith(": yes") for words in said(dialog))


def test_damage_is_marked_where_it_is_and_says_what_to_do(
    stage: Stage, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    let_steps_be(
        desk,
        monkeypatch,
        Finding(Check.LOG, ()),
        Finding(Check.ENCRYPTION, ("page 7",)),
        Finding(Check.STRUCTURE, ()),
    )
    dialog = opened(stage, qtbot)
    assert said(dialog) == [
        "Everything saved is in the file: yes",
        "Every page is as it was encrypted: no",
        "Tables and indexes are whole: yes",
    ]
    assert read(dialog)[-1].startswith("The file is damaged.")


def test_a_check_that_cannot_go_on_says_why(
    stage: Stage, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    let_steps_be(desk, monkeypatch, Finding(Check.LOG, ()), DeskDamaged(desk.store.path))
    assert "damaged" in read(opened(stage, qtbot))[-1]


@pytest.mark.parametrize("way", ["close", "escape"])
def test_closing_it_stops_the_checks(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, way: str
) -> None:
    stopped: list[bool] = []

    def begin(*_args: Any) -> Any:
        return lambda: stopped.append(True)

    monkeypatch.setattr(stage.session, "run_slices", begin)
    dialog = opened(stage, qtbot)
    assert read(dialog)[-1] == "Checking…"
    if way == "close":
        press(dialog, "Close")
    else:
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert stopped == [True]
