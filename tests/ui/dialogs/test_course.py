"""The course of a mentorship in one dialog: phase, checklist, pause, end, closing steps."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship, MentorshipState, Phase
from mentordesk.domain.record import Visibility
from mentordesk.services.closure import Place, Writing
from tests.support.asking import Person
from tests.support.shown import press, read, show
from tests.support.stage import context_for
from ui.dialogs.course import CourseDialog
from ui.dialogs.erase_page import ErasePage
from ui.widgets.icon_mark import IconMark

LONG = 20_000


@pytest.fixture
def person(tmp_path: Path) -> Person:
    return Person(tmp_path / "archive")


@pytest.fixture
def dialog(desk: Desk, person: Person, qtbot: QtBot) -> CourseDialog:
    context, stage = context_for(desk)
    made = CourseDialog(None, stage.session, context.formats, person)
    show(qtbot, made)
    return made


def marks(dialog: CourseDialog) -> list[str]:
    """Return what a screen reader says of the checklist."""
    QApplication.sendPostedEvents()
    found = [mark for mark in dialog.findChildren(IconMark) if mark.isVisible()]
    return [mark.accessibleName() for mark in found if mark.accessibleName()]


def test_it_shows_where_it_stands_and_what_the_phase_asks_for(
    dialog: CourseDialog, desk: Desk, mentorship: Mentorship
) -> None:
    assert "Going on since Sunday, 1 March 2026, with no end planned." in read(dialog)
    assert marks(dialog)[1] == "Expectations are written down: not yet"
    assert "2 left" in read(dialog)
    desk.expectations.add(mentorship.mentorship_id, title="How often")
    dialog._load()
    assert marks(dialog)[1] == "Expectations are written down: done"


def test_another_phase_is_a_click_and_shows_its_own_points(
    dialog: CourseDialog, desk: Desk, mentorship: Mentorship
) -> None:
    assert "Closing" not in read(dialog)
    dialog._phases.select_key(Phase.COMING_TO_CLOSURE.value)
    assert desk.mentorships.get(mentorship.id).phase is Phase.COMING_TO_CLOSURE
    assert "The thank-you letter is written: not yet" in marks(dialog)
    assert "Closing" in read(dialog)


def test_a_point_leads_to_its_place(dialog: CourseDialog) -> None:
    went: list[object] = []
    dialog.go_requested.connect(went.append)
    press(dialog, "Expectations are written down: Show")
    assert went == [Place.EXPECTATIONS]
    assert not dialog.isVisible()


def test_a_pause_and_going_on(dialog: CourseDialog, desk: Desk, mentorship: Mentorship) -> None:
    press(dialog, "Pause…")
    press(dialog, "Pause it")
    assert {"It is paused.", "Paused, until you go on."} <= set(read(dialog))
    press(dialog, "Go on")
    assert desk.mentorships.get(mentorship.id).state is MentorshipState.ACTIVE


def test_what_is_completed_is_closed_and_can_be_taken_up_again(
    dialog: CourseDialog, desk: Desk, mentorship: Mentorship
) -> None:
    press(dialog, "Complete…")
    press(dialog, "Complete it")
    assert any("Well done." in words for words in read(dialog))
    assert "Closing reflection" in read(dialog)
    press(dialog, "Take it up again")
    assert not desk.mentorships.get(mentorship.id).is_over


def test_leaving_a_page_changes_nothing(
    dialog: CourseDialog, desk: Desk, mentorship: Mentorship
) -> None:
    for words in ("Extend…", "Complete…", "End…"):
        press(dialog, words)
        press(dialog, "Back")
    assert desk.mentorships.get(mentorship.id) == mentorship


@pytest.mark.parametrize("what", Writing)
def test_what_is_written_at_the_end_is_a_note(
    dialog: CourseDialog, desk: Desk, mentorship: Mentorship, what: Writing
) -> None:
    dialog._phases.select_key(Phase.COMING_TO_CLOSURE.value)
    shown: list[str] = []
    dialog.note_requested.connect(shown.append)
    title = what.template.title
    press(dialog, f"{title}: Write it")
    (note,) = desk.notes.all(mentorship.mentorship_id)
    assert (note.title, note.visibility) == (title, what.visibility)
    dialog._load()
    dialog.show()
    press(dialog, f"{title}: Open it")
    assert shown == [note.id, note.id]


@pytest.mark.parametrize(("form", "starts"), [("PDF…", b"%PDF"), ("Markdown…", b"# ")])
@pytest.mark.parametrize("private", [True, False])
def test_the_archive_holds_what_is_shared_and_private_notes_on_choice(
    dialog: CourseDialog,
    desk: Desk,
    mentorship: Mentorship,
    person: Person,
    qtbot: QtBot,
    form: str,
    starts: bytes,
    private: bool,
) -> None:
    pair = mentorship.mentorship_id
    desk.notes.add(pair, title="Ours", visibility=Visibility.SHARED)
    desk.notes.add(pair, title="Mine")
    dialog._phases.select_key(Phase.COMING_TO_CLOSURE.value)
    person.yes = private
    press(dialog, f"Readable archive: {form}")
    assert person.path is not None
    qtbot.waitUntil(lambda: "Saved as archive" in read(dialog), timeout=LONG)
    data = person.path.read_bytes()
    assert data.startswith(starts)
    if form == "Markdown…":
        assert (b"Ours" in data, b"Mine" in data) == (True, private)
    assert desk.course.archive_saved_on(pair) == dialog._session.today()
    assert "A readable archive is saved: done" in marks(dialog)


def test_an_archive_that_cannot_be_written_says_so(
    dialog: CourseDialog, desk: Desk, mentorship: Mentorship, person: Person, tmp_path: Path
) -> None:
    dialog._phases.select_key(Phase.COMING_TO_CLOSURE.value)
    person.path = tmp_path / "not" / "there"
    press(dialog, "Readable archive: Markdown…")
    assert desk.course.archive_saved_on(mentorship.mentorship_id) is None
    person.path = None
    press(dialog, "Readable archive: Markdown…")
    assert desk.course.archive_saved_on(mentorship.mentorship_id) is None


def test_closing_the_dialog_stops_an_erasure(
    dialog: CourseDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped: list[bool] = []
    monkeypatch.setattr(dialog._session, "run_slices", lambda *_: lambda: stopped.append(True))
    dialog._phases.select_key(Phase.COMING_TO_CLOSURE.value)
    press(dialog, "Erase private notes: Erase…")
    dialog.findChildren(ErasePage)[0].word.setText("ERASE")
    press(dialog, "Erase for good")
    dialog.reject()
    assert stopped == [True]


def test_a_phase_that_is_refused_is_shown_as_it_stands(dialog: CourseDialog, desk: Desk) -> None:
    desk.store.is_read_only = True
    dialog._phases.select_key(Phase.NEGOTIATING.value)
    assert dialog._phases.current_key() == Phase.PREPARING.value
    assert any("opened to be read" in words for words in read(dialog))
