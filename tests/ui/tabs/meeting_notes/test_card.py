"""The card beside the list: a note, a meeting, or the form of a meeting."""

from datetime import datetime

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.ids import GoalId, MeetingId
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Visibility
from mentordesk.services.meetings import MeetingPage
from tests.support.shown import press, read, show
from ui.formats import LocaleFormats
from ui.models.presenting import presenting
from ui.tabs.meeting_notes.card import NoteCard
from ui.tabs.meeting_notes.screen import NotePage


@pytest.fixture
def card(qtbot: QtBot, mentorship: Mentorship) -> NoteCard:
    made = NoteCard(
        LocaleFormats(QLocale("en_GB")), lambda: mentorship, lambda text, hand: hand(text)
    )
    show(qtbot, made)
    return made


@pytest.fixture
def meeting(desk: Desk, mentorship: Mentorship) -> MeetingPage:
    changes = desk.meetings.plan(
        mentorship.mentorship_id,
        title="Talk",
        starts_local=datetime(2026, 11, 30, 16, 0),
        zone="Europe/Berlin",
        agenda=("A point",),
    )
    return desk.meetings.page(changes.made)


def note_page(
    desk: Desk, pair: Mentorship, title: str, meeting: MeetingPage | None = None, **fields: object
) -> NotePage:
    if meeting is not None:
        fields["meeting_id"] = MeetingId(meeting.meeting.id)
    made = desk.notes.add(pair.mentorship_id, title=title, body="Words", **fields).made  # type: ignore[arg-type]
    return NotePage(desk.notes.get(made), desk.notes.text(made), meeting)


def test_it_says_who_can_see_a_note(card: NoteCard, desk: Desk, mentorship: Mentorship) -> None:
    card.show_note(note_page(desk, mentorship, "Mine"), "Today")
    assert card._privacy.accessibleName() == "Private – stays on this computer"
    assert "Today" in read(card)
    shared = note_page(desk, mentorship, "Ours", visibility=Visibility.SHARED)
    card.show_note(shared, "Today")
    assert card._privacy.accessibleName() == "Shared with the pair"
    assert not card._share.isVisible()
    assert card.title.text() == "Ours"
    assert card.pane.text() == "Words"


def test_a_note_of_a_meeting_has_the_meeting_at_hand(
    card: NoteCard, desk: Desk, mentorship: Mentorship, meeting: MeetingPage, qtbot: QtBot
) -> None:
    card.show_note(note_page(desk, mentorship, "Of it", meeting), "")
    assert card.pane.isVisible()
    card._sides.setFocus()
    qtbot.keyClick(card._sides, Qt.Key.Key_Right)
    assert card.meeting.isVisible()
    with qtbot.waitSignal(card.export_requested) as told:
        press(card, "Export .ics")
    assert told.args == [meeting.meeting.id]


def test_a_note_without_a_meeting_offers_no_meeting(
    card: NoteCard, desk: Desk, mentorship: Mentorship
) -> None:
    card.show_note(note_page(desk, mentorship, "Alone"), "")
    assert not card._sides.isVisible()
    assert not card.export.isVisible()


def test_a_meeting_can_be_edited_and_exported(
    card: NoteCard, meeting: MeetingPage, qtbot: QtBot
) -> None:
    card.show_meeting(meeting, "Monday", ())
    assert card.title.text() == "Talk"
    assert card.meeting.isVisible()
    assert not card._privacy.isVisible()
    with qtbot.waitSignal(card.edit_requested):
        press(card, "Edit meeting")


def test_the_form_takes_the_place_of_the_page(card: NoteCard, meeting: MeetingPage) -> None:
    card.show_form(meeting.meeting, ())
    assert card.form.isVisible()
    assert not card.meeting.isVisible()


def test_a_title_belongs_to_what_it_was_typed_for(
    card: NoteCard, desk: Desk, mentorship: Mentorship, qtbot: QtBot
) -> None:
    first, second = (note_page(desk, mentorship, title) for title in ("One", "Two"))
    card.show_note(first, "")
    card.title.setFocus()
    card.title.selectAll()
    qtbot.keyClicks(card.title, "Uno")
    with qtbot.waitSignal(card.renamed) as told:
        card.show_note(second, "")
    assert told.args == [first.note.id, "Uno"]
    assert card.title.text() == "Two"


def test_flush_tells_words_title_and_fields(
    card: NoteCard, desk: Desk, mentorship: Mentorship, qtbot: QtBot
) -> None:
    card.show_note(note_page(desk, mentorship, "One"), "")
    qtbot.keyClicks(card.pane.editor, "More ")
    with qtbot.waitSignal(card.pane.edited) as told:
        card.flush()
    assert told.args == ["More Words"]


def test_a_narrow_card_leaves_the_title_its_room(card: NoteCard, meeting: MeetingPage) -> None:
    card.show_meeting(meeting, "Monday", ())
    seen = {}
    for width in (400, 800):
        card.resize(width, 600)
        QApplication.processEvents()
        agenda = card.meeting.agenda.mapTo(card, QPoint())
        mine = card.meeting.mine.mapTo(card, QPoint())
        seen[width] = (card.export.text(), mine.y() > agenda.y() + 20)
        assert card.export.accessibleName() == "Export .ics"
    assert seen == {400: ("", True), 800: ("Export .ics", False)}


def test_what_it_is_about_is_said_for_each_side_but_not_while_covered(
    card: NoteCard,
    desk: Desk,
    mentorship: Mentorship,
    meeting: MeetingPage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pair = mentorship.mentorship_id
    goals = {title: desk.goals.add(pair, title=title).made for title in ("Speak", "Read")}
    card.about.set_goals(desk.goals.names(pair))
    desk.meetings.update(meeting.meeting.id, goal_ids=(GoalId(goals["Speak"]),))
    held = desk.meetings.page(meeting.meeting.id)
    fields = {"goal_ids": (GoalId(goals["Read"]),)}
    page = note_page(desk, mentorship, "Mine", held, **fields)
    card.show_note(page, "")
    assert card.about.isVisible()
    assert card.about.text() == "Read"
    card.show_note(page, "", meeting_first=True)
    assert card.about.text() == "Speak"
    card.show_form(held.meeting, ())
    assert not card.about.isVisible()
    card.show_meeting(held, "", ())
    assert (card.about.isVisible(), card.about.text()) == (True, "Speak")
    monkeypatch.setattr(presenting, "is_on", True)
    card.show_note(note_page(desk, mentorship, "Covered", **fields), "")
    assert not card.about.isVisible()
    card.reveal()
    assert (card.about.isVisible(), card.about.text()) == (True, "Read")
