"""What the window's commands do with an open desk."""

import stat
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Visibility
from mentordesk.services.closure import Place
from tests.support.asking import Person
from tests.support.shown import press, show
from ui import desk_commands
from ui.desk_commands import DeskCommands
from ui.desk_session import DeskSession
from ui.dialogs.call_off import CallOffDialog, LeaveOutDaysDialog
from ui.dialogs.course import CourseDialog
from ui.dialogs.move_meeting import MoveDialog
from ui.dialogs.plan_meeting import PlanDialog
from ui.formats import LocaleFormats
from ui.inline_runner import InlineRunner
from ui.workspace import Workspace


@pytest.fixture
def space(desk: Desk, mentorship: Mentorship, qtbot: QtBot) -> Workspace:
    pair = mentorship.mentorship_id
    desk.goals.add(pair, title="Publish")
    desk.notes.add(pair, title="Ours", body="Shared words", visibility=Visibility.SHARED)
    desk.notes.add(pair, title="Mine", body="Secret words")
    session = DeskSession(desk, InlineRunner())
    made = Workspace(session, LocaleFormats())
    session.show_mentorship(mentorship)
    show(qtbot, made)
    return made


@pytest.fixture
def person(tmp_path: Path) -> Person:
    return Person(tmp_path / "export.txt")


@pytest.fixture
def commands(space: Workspace, person: Person) -> DeskCommands:
    return DeskCommands(space, space, person)


def plan(desk: Desk, mentorship: Mentorship) -> str:
    given = {"title": "M", "starts_local": datetime(2026, 11, 30, 16), "zone": "Europe/Berlin"}
    return desk.meetings.plan(mentorship.mentorship_id, **given).made


def test_new_edit_delete_and_undo_act_on_the_tab_in_view(
    commands: DeskCommands, space: Workspace, desk: Desk, mentorship: Mentorship
) -> None:
    space.show_tab("goals")

    def titles() -> list[str]:
        return [goal.title for goal in desk.goals.all(mentorship.mentorship_id)]

    commands.run("new")
    assert titles() == ["Publish", "New goal"]
    commands.run("delete")
    assert titles() == ["Publish"]
    assert space.toast.isVisible()
    commands.run("undo")
    assert titles() == ["Publish", "New goal"]
    assert not space.toast.isVisible()  # its offer was taken
    commands.run("redo")
    assert titles() == ["Publish"]


def test_planning_brings_the_meeting_into_view(
    commands: DeskCommands,
    space: Workspace,
    desk: Desk,
    mentorship: Mentorship,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def run(dialog: QDialog) -> bool:
        assert isinstance(dialog, PlanDialog)
        dialog.show()
        press(dialog, "Plan it")
        return dialog.result() == QDialog.DialogCode.Accepted

    monkeypatch.setattr(desk_commands, "run", run)
    space.record_requested.connect(commands.show_record)
    space.show_tab("goals")
    space.plan_meeting()
    assert space.sidebar.tabs.current_key() == "meeting_notes"
    assert len(desk.meetings.planned(mentorship.mentorship_id)) == 1


@pytest.mark.parametrize("accepted", [True, False])
@pytest.mark.parametrize(
    ("kind", "dialog"),
    [("move", MoveDialog), ("call_off", CallOffDialog), ("leave_out", LeaveOutDaysDialog)],
)
def test_a_meeting_is_changed_in_a_dialog(
    commands: DeskCommands,
    space: Workspace,
    desk: Desk,
    mentorship: Mentorship,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    dialog: type[QDialog],
    accepted: bool,
) -> None:
    shown: list[QDialog] = []
    monkeypatch.setattr(desk_commands, "run", lambda one: shown.append(one) or accepted)
    commands.show_record(kind, plan(desk, mentorship))
    assert [type(one) for one in shown] == [dialog]
    assert space.toast.isVisible() is accepted


@pytest.mark.parametrize(
    ("key", "suggested", "words"),
    [
        ("export_markdown", "mentoring.md", "Shared words"),
        ("export_json", "mentordesk.json", "Shared words"),
    ],
)
@pytest.mark.parametrize("private", [True, False])
def test_private_notes_leave_only_when_it_is_said(
    commands: DeskCommands,
    space: Workspace,
    person: Person,
    key: str,
    suggested: str,
    words: str,
    private: bool,
) -> None:
    person.yes = private
    commands.run(key)
    assert person.asked == ["Private notes too?", suggested]
    assert person.path is not None
    text = person.path.read_text()
    assert words in text
    assert ("Secret words" in text) is private
    assert stat.S_IMODE(person.path.stat().st_mode) == 0o600
    assert space.toast.isVisible()


def test_the_calendar_has_no_notes_to_ask_about(commands: DeskCommands, person: Person) -> None:
    commands.run("export_calendar")
    assert person.asked == ["mentoring.ics"]
    assert person.path is not None
    assert person.path.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_one_meeting_alone(
    commands: DeskCommands, person: Person, desk: Desk, mentorship: Mentorship, space: Workspace
) -> None:
    plan(desk, mentorship)
    commands.export("calendar", plan(desk, mentorship))
    assert person.path is not None
    assert person.path.read_text().count("BEGIN:VEVENT") == 1


def test_without_a_path_nothing_is_written(commands: DeskCommands, person: Person) -> None:
    kept, person.path = person.path, None
    commands.run("export_json")
    assert kept is not None
    assert not kept.exists()


def test_a_path_that_cannot_be_written_to_is_told(
    commands: DeskCommands, person: Person, space: Workspace, tmp_path: Path
) -> None:
    person.path = tmp_path / "missing" / "export.md"
    commands.run("export_markdown")
    assert space.toast.isVisible()
    assert not person.path.exists()


def test_what_is_being_typed_is_part_of_what_leaves(
    commands: DeskCommands, person: Person, space: Workspace, qtbot: QtBot
) -> None:
    tab = space.show_tab("meeting_notes")
    tab.create()
    qtbot.keyClicks(tab.widget.card.pane.editor, "Typed just now")  # type: ignore[attr-defined]
    person.yes = True
    commands.run("export_markdown")
    assert person.path is not None
    assert "Typed just now" in person.path.read_text()


@pytest.mark.parametrize("place", [place for place in Place if place is not Place.CLOSING])
def test_a_point_of_the_course_leads_to_its_place(
    commands: DeskCommands, space: Workspace, monkeypatch: pytest.MonkeyPatch, place: Place
) -> None:
    shown: list[str] = []

    def run(dialog: QDialog) -> bool:
        shown.append(type(dialog).__name__)
        if isinstance(dialog, CourseDialog):
            dialog.go_requested.emit(place)
        return True

    monkeypatch.setattr(desk_commands, "run", run)
    before = space.sidebar.tabs.current_key()
    commands.run("course")
    if place is Place.PAIR:
        assert shown == ["CourseDialog", "PairDialog"]
    elif place is Place.AGREEMENT:
        assert shown == ["CourseDialog", "AgreementDialog"]
    else:
        assert space.sidebar.tabs.current_key() != before


def test_a_note_begun_in_the_course_is_opened(
    commands: DeskCommands,
    space: Workspace,
    desk: Desk,
    mentorship: Mentorship,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    note = desk.notes.all(mentorship.mentorship_id)[0].id

    def run(dialog: CourseDialog) -> bool:
        dialog.note_requested.emit(note)
        return True

    monkeypatch.setattr(desk_commands, "run", run)
    commands.run("course")
    assert space.sidebar.tabs.current_key() == "meeting_notes"
