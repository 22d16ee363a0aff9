"""A report is previewed as it will be saved, and holds only what is ticked."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.meeting import MeetingState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.services.reports import Part
from tests.support.asking import Person
from tests.support.shown import press, read, show
from tests.support.stage import context_for
from ui.dialogs.report import ReportDialog

LONG = 20_000


@pytest.fixture
def person(tmp_path: Path) -> Person:
    return Person(tmp_path / "report")


@pytest.fixture
def dialog(desk: Desk, mentorship: Mentorship, person: Person, qtbot: QtBot) -> ReportDialog:
    pair = mentorship.mentorship_id
    goal = desk.goals.add(pair, title="Speak up").made
    desk.milestones.update(desk.milestones.add(goal, "One talk").made, done_on=date(2020, 1, 1))
    desk.notes.add(pair, title="Mine", body="A secret")
    made = desk.meetings.plan(
        pair, title="A talk", starts_local=datetime(2026, 11, 2, 9), zone="Etc/UTC"
    ).made
    desk.meetings.set_state(made, MeetingState.HELD)
    shown = ReportDialog(None, context_for(desk)[1].session, person)
    show(qtbot, shown)
    return shown


def preview(dialog: ReportDialog) -> str:
    return dialog.preview.toPlainText()


def test_the_preview_holds_what_is_ticked(dialog: ReportDialog) -> None:
    words = preview(dialog)
    assert all(one in words for one in ("Jonas Reyes with Amara Okafor", "Speak up", "A talk"))
    assert "One talk" not in words
    assert "secret" not in words
    press(dialog, "Meetings held")
    assert "A talk" not in preview(dialog)


def test_the_period_decides_what_is_in_it(dialog: ReportDialog) -> None:
    dialog.form.edited.emit("first", date(2019, 1, 1))
    assert "One talk (2020-01-01)" in preview(dialog)


@pytest.mark.parametrize(
    ("name", "day", "words"),
    [("last", date(2019, 1, 1), "This lies before the start"), ("first", None, "fill this in")],
)
def test_a_period_that_cannot_be_is_refused(
    dialog: ReportDialog, person: Person, name: str, day: date | None, words: str
) -> None:
    dialog.form.edited.emit(name, day)
    assert any(words in line for line in read(dialog))
    press(dialog, "Save as PDF")
    assert person.path is not None
    assert not person.path.exists()


def test_with_nothing_ticked_there_is_nothing_to_save(dialog: ReportDialog) -> None:
    for chip in dialog.chips.values():
        chip.click()
    assert len(dialog.chips) == len(Part)
    assert not any(button.isEnabled() for button in dialog._saves.values())


@pytest.mark.parametrize(
    ("form", "is_right"),
    [
        ("PDF", lambda data: data.startswith(b"%PDF")),
        ("Markdown", lambda data: data.startswith(b"# Progress of Jonas")),
        ("HTML", lambda data: data.startswith(b"<!DOCTYPE html>") and b"<script" not in data),
    ],
)
def test_it_is_saved_as_it_was_previewed(
    dialog: ReportDialog,
    person: Person,
    qtbot: QtBot,
    form: str,
    is_right: Callable[[bytes], bool],
) -> None:
    press(dialog, f"Save as {form}")
    assert person.path is not None
    qtbot.waitUntil(lambda: "Saved as report" in read(dialog), timeout=LONG)
    assert is_right(person.path.read_bytes())
    assert person.path.stat().st_mode & 0o077 == 0


def test_a_file_that_cannot_be_written_is_told_and_none_is_no_file(
    dialog: ReportDialog, person: Person, tmp_path: Path
) -> None:
    person.path = tmp_path / "not" / "there"
    press(dialog, "Save as HTML")
    assert not any("Saved" in line for line in read(dialog))
    person.path = None
    press(dialog, "Save as HTML")
    assert not any("Saved" in line for line in read(dialog))
