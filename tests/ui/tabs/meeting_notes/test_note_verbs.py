"""Notes and meetings as wholes: found by what they belong to, mended, deleted, told apart."""

from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.ids import GoalId, MeetingId
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Visibility
from mentordesk.errors import RecordMissing
from tests.support.shown import show_tab
from ui.tabs.meeting_notes.tab import MeetingNotesTab
from ui.tabs.meeting_notes.view import make

PRIVATE, SHARED = Visibility.PRIVATE, Visibility.SHARED


@pytest.fixture
def tab(desk: Desk, qtbot: QtBot) -> MeetingNotesTab:
    return show_tab(qtbot, desk, make)[0]


def plan(desk: Desk, pair: Mentorship, day: int, title: str) -> MeetingId:
    starts = datetime(2026, 11, day, 16, 0)
    given = {"title": title, "starts_local": starts, "zone": "Europe/Berlin"}
    return MeetingId(desk.meetings.plan(pair.mentorship_id, **given).made)


def note(desk: Desk, pair: Mentorship, title: str, visibility: Visibility, **fields: object) -> str:
    given = {"title": title, "visibility": visibility, **fields}
    return desk.notes.add(pair.mentorship_id, **given).made


def noted_meeting(
    desk: Desk, pair: Mentorship, title: str, visibility: Visibility
) -> tuple[MeetingId, str]:
    """Plan a meeting and write a note of it; returns both ids."""
    meeting = plan(desk, pair, 20, "First talk")
    return meeting, note(desk, pair, title, visibility, meeting_id=meeting)


def titles(tab: MeetingNotesTab) -> list[str]:
    model = tab.view.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_a_meeting_asked_for_is_shown_by_its_note_meeting_side_first(
    desk: Desk, mentorship: Mentorship, tab: MeetingNotesTab
) -> None:
    first = plan(desk, mentorship, 20, "First talk")
    noted = note(desk, mentorship, "What was said", SHARED, meeting_id=first)
    desk.agenda.add(first, "The point that was asked about")
    note(desk, mentorship, "The newest of all", PRIVATE)
    tab.open_record(first)
    assert tab.presenter.current == noted
    assert tab.view.card.title.text() == "First talk"
    assert tab.view.card.meeting.isVisible()
    assert not tab.view.card.pane.isVisible()
    tab.open_record(noted)
    assert tab.view.card.pane.isVisible()
    assert tab.view.card.title.text() == "What was said"


def test_each_side_of_the_card_has_the_head_of_what_it_shows(
    desk: Desk, mentorship: Mentorship, tab: MeetingNotesTab
) -> None:
    meeting, noted = noted_meeting(desk, mentorship, "For myself", PRIVATE)
    tab.open_record(noted)
    card = tab.view.card
    assert (card.title.text(), card._privacy.isVisible()) == ("For myself", True)
    card._turn("meeting")
    assert (card.title.text(), card._privacy.isVisible()) == ("First talk", False)
    card.title.setText("First talk, moved")
    card.title.finish()
    assert desk.meetings.get(meeting).title == "First talk, moved"
    assert desk.notes.get(noted).title == "For myself"
    card._turn("note")
    assert card.title.text() == "For myself"


def test_a_change_leaves_the_card_on_its_side(
    desk: Desk, mentorship: Mentorship, tab: MeetingNotesTab
) -> None:
    meeting, noted = noted_meeting(desk, mentorship, "What was said", SHARED)
    tab.open_record(noted)
    tab.view.card._turn("meeting")
    tab.view.card.meeting.agenda.added.emit("One more point")
    assert tab.view.card.meeting.isVisible()
    assert [item.text for item in desk.meetings.page(meeting).agenda] == ["One more point"]


def test_what_is_deleted_is_what_the_card_shows(
    desk: Desk, mentorship: Mentorship, tab: MeetingNotesTab
) -> None:
    """The meeting goes, the note stays, and is shown without it."""
    meeting, noted = noted_meeting(desk, mentorship, "What was said", SHARED)
    tab.open_record(noted)
    card = tab.view.card
    card._turn("meeting")
    card.delete_requested.emit(card._record_id)
    assert not [row for row in desk.meetings.rows(mentorship.mentorship_id) if row.id == meeting]
    assert tab.presenter.current == noted
    assert card.pane.isVisible()
    assert card.title.text() == "What was said"


@pytest.mark.parametrize(("gone", "heir"), [("Two", "One"), ("One", "Two"), ("Three", "Two")])
def test_what_is_deleted_is_followed_by_its_neighbour(
    desk: Desk, mentorship: Mentorship, tab: MeetingNotesTab, gone: str, heir: str
) -> None:
    for title in ("One", "Two", "Three"):
        note(desk, mentorship, title, PRIVATE)
    tab.presenter.refresh()
    ids = {entry.title: entry.id for entry in tab.presenter.notes}
    tab.presenter.select(ids[gone])
    tab.delete()
    assert gone not in titles(tab)
    assert tab.presenter.current == ids[heir]


def test_deleting_another_leaves_the_card_alone(
    desk: Desk, mentorship: Mentorship, tab: MeetingNotesTab
) -> None:
    kept, other = (note(desk, mentorship, title, PRIVATE) for title in ("Kept", "Other"))
    tab.presenter.refresh()
    tab.presenter.select(kept)
    tab.presenter.delete(other)
    assert tab.presenter.current == kept


def test_the_meeting_of_a_note_can_be_moved(
    desk: Desk, mentorship: Mentorship, tab: MeetingNotesTab
) -> None:
    meeting = plan(desk, mentorship, 27, "Next talk")
    noted = note(desk, mentorship, "Before it", SHARED, meeting_id=meeting)
    tab.open_record(noted)
    tab.edit()
    assert tab.view.card.form.isVisible()
    tab.view.card.form.edited.emit(meeting, "place", "The café")
    tab.view.card.form.finished.emit()
    assert desk.meetings.get(meeting).place == "The café"
    assert tab.presenter.current == noted
    assert tab.view.card.meeting.isVisible()


def test_a_note_without_a_meeting_has_no_form(
    desk: Desk, mentorship: Mentorship, tab: MeetingNotesTab
) -> None:
    tab.open_record(note(desk, mentorship, "Alone", PRIVATE))
    tab.edit()
    assert not tab.view.card.form.isVisible()
    assert tab.view.card.pane.isVisible()


def test_a_problem_stays_until_its_own_field_is_mended(
    desk: Desk, mentorship: Mentorship, tab: MeetingNotesTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = plan(desk, mentorship, 27, "Next talk")
    shown: list[dict[str, str]] = []
    monkeypatch.setattr(tab.view, "show_problems", lambda problems: shown.append(dict(problems)))
    tab.open_record(meeting)
    tab.edit()
    tab.presenter.field_edited(meeting, "link", "javascript:alert(1)")
    assert set(shown[-1]) == {"link"}
    tab.presenter.field_edited(meeting, "place", "The café")
    assert set(shown[-1]) == {"link"}
    tab.presenter.field_edited(meeting, "link", "https://example.org/room")
    assert shown[-1] == {}


def test_a_meeting_whose_only_note_is_private_is_among_the_shared_by_itself(
    desk: Desk, mentorship: Mentorship, tab: MeetingNotesTab
) -> None:
    meeting = plan(desk, mentorship, 20, "First talk")
    note(desk, mentorship, "For myself", PRIVATE, meeting_id=meeting)
    tab.presenter.refresh()
    assert "First talk" not in titles(tab)
    tab.presenter.choose_filter("shared")
    assert "First talk" in titles(tab)
    assert "For myself" not in titles(tab)
    assert tab.view.card.title.text() == "First talk"


def test_words_being_typed_come_back_with_what_was_deleted(
    desk: Desk, mentorship: Mentorship, tab: MeetingNotesTab, qtbot: QtBot
) -> None:
    noted = note(desk, mentorship, "Alone", PRIVATE)
    tab.open_record(noted)
    tab.view.card.pane.setFocus()
    qtbot.keyClicks(tab.view.card.pane.focusWidget() or tab.view.card.pane, "half a sent")
    tab.view.card.delete_requested.emit(noted)
    desk.history.undo()
    assert "half a sent" in desk.notes.text(noted)


def test_a_note_and_its_meeting_are_linked_to_goals_each_by_itself(
    desk: Desk, mentorship: Mentorship, qtbot: QtBot
) -> None:
    goal = GoalId(desk.goals.add(mentorship.mentorship_id, title="Give a talk").made)
    meeting, noted = noted_meeting(desk, mentorship, "What was said", PRIVATE)
    tab, stage = show_tab(qtbot, desk, make)
    about = tab.view.card.about
    assert about.text() == "Link to a goal"
    about.chosen.emit(noted, (goal,))
    assert desk.notes.get(noted).goal_ids == (goal,)
    assert desk.meetings.get(meeting).goal_ids == ()
    assert about.text() == "Give a talk"
    tab.view.card._turn("meeting")
    assert about.text() == "Link to a goal"
    about.chosen.emit(meeting, (goal,))
    assert desk.meetings.get(meeting).goal_ids == (goal,)
    assert about.text() == "Give a talk"
    stage.session.undo()
    assert desk.meetings.get(meeting).goal_ids == ()
    stage.session.undo()
    assert desk.notes.get(noted).goal_ids == ()
    tab.view.card._turn("note")
    assert about.text() == "Link to a goal"


def test_a_goal_that_gets_other_words_is_named_by_them(
    desk: Desk, mentorship: Mentorship, qtbot: QtBot
) -> None:
    goal = desk.goals.add(mentorship.mentorship_id, title="Give a talk").made
    note(desk, mentorship, "Mine", PRIVATE, goal_ids=(GoalId(goal),))
    tab, stage = show_tab(qtbot, desk, make)
    stage.session.do(lambda d: d.goals.update(goal, title="Give a speech"))
    assert tab.view.card.about.text() == "Give a speech"
    stage.session.do(lambda d: d.goals.trash(goal))
    assert not tab.view.card.about.isVisible()


def test_what_cannot_be_linked_is_told(desk: Desk, mentorship: Mentorship, qtbot: QtBot) -> None:
    note(desk, mentorship, "Mine", PRIVATE)
    tab, stage = show_tab(qtbot, desk, make)
    tab.presenter.link("nowhere", ())
    assert [type(error) for error in stage.errors] == [RecordMissing]
