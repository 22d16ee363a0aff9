"""The Meeting notes tab in a real (offscreen) window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.meeting import MeetingState
from mentordesk.domain.outcome import Outcome
from mentordesk.domain.record import Visibility
from mentordesk.opening import sample_desk
from tests.support.clock import SetClock
from tests.support.stage import Stage, context_for
from ui.tabs.meeting_notes.tab import MeetingNotesTab
from ui.tabs.meeting_notes.view import MeetingNotesView, make


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Desk]:
    clock = SetClock()
    opened = sample_desk(tmp_path, clock().date())
    opened.store.clock = opened.clock = clock
    yield opened
    opened.close()


@pytest.fixture
def both(sample: Desk, qtbot: QtBot) -> tuple[MeetingNotesTab, Stage]:
    context, stage = context_for(sample)
    tab = make(context)
    stage.session.changed.connect(tab.changed)
    qtbot.addWidget(tab.widget)
    tab.widget.resize(1040, 800)
    tab.widget.show()
    tab.shown()
    return tab, stage


@pytest.fixture
def view(both: tuple[MeetingNotesTab, Stage]) -> MeetingNotesView:
    return both[0].view


def choose(view: MeetingNotesView, title: str) -> str:
    for row in range(view.model.rowCount()):
        index = view.model.index(row, 0)
        if index.data() == title:
            view.list.setCurrentIndex(index)
            return view.list.current_id()
    raise AssertionError(title)


def test_the_model_keeps_qts_rules(view: MeetingNotesView) -> None:
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert view.model.index(0, 0).data() == "Coming up"


def test_writing_saves_after_a_pause(view: MeetingNotesView, sample: Desk, qtbot: QtBot) -> None:
    note = choose(view, "Reviewing the first draft")
    with qtbot.waitSignal(view.card.pane.edited, timeout=3000):
        qtbot.keyClicks(view.card.pane.editor, "Hello ")
    assert sample.notes.text(note).startswith("Hello ")


def test_words_go_to_the_note_they_were_typed_into(
    view: MeetingNotesView, sample: Desk, qtbot: QtBot
) -> None:
    first = choose(view, "Reviewing the first draft")
    qtbot.keyClicks(view.card.pane.editor, "AAA ")
    second = choose(view, "What the draft shows")
    assert sample.notes.text(first).startswith("AAA ")
    assert "AAA" not in sample.notes.text(second)


def test_a_title_goes_to_the_note_it_was_typed_for(
    view: MeetingNotesView, sample: Desk, qtbot: QtBot
) -> None:
    first = choose(view, "Reviewing the first draft")
    view.card.title.selectAll()
    qtbot.keyClicks(view.card.title, "Renamed")
    view._presenter.new_note()
    assert sample.notes.get(first).title == "Renamed"
    assert sample.notes.get(view.list.current_id()).title == "New note"


def test_a_new_note_is_private_and_can_be_shared(
    both: tuple[MeetingNotesTab, Stage], sample: Desk
) -> None:
    tab, stage = both
    tab.create()
    note = tab.view.list.current_id()
    assert sample.notes.get(note).visibility is Visibility.PRIVATE
    tab.presenter.share()
    shared = tab.view.list.current_id()
    assert sample.notes.get(shared).visibility is Visibility.SHARED
    assert stage.said == ["Note shared"]


def test_filter_delete_and_undo(both: tuple[MeetingNotesTab, Stage], sample: Desk) -> None:
    tab, stage = both
    tab.presenter.choose_filter("private")
    ids = [
        i
        for i in (
            tab.view.model.index(r, 0).data(Qt.ItemDataRole.UserRole + 1)
            for r in range(tab.view.model.rowCount())
        )
        if i
    ]
    assert all(sample.notes.get(i).visibility is Visibility.PRIVATE for i in ids)
    tab.presenter.choose_filter("all")
    note = choose(tab.view, "Reviewing the first draft")
    tab.delete()
    assert tab.view.list.current_id() != note
    stage.session.undo()
    choose(tab.view, "Reviewing the first draft")


def test_planning_warns_of_quiet_hours(both: tuple[MeetingNotesTab, Stage], sample: Desk) -> None:
    tab, _stage = both
    meeting = choose(tab.view, "Chapter 5 and the second draft")
    tab.edit()
    start = sample.meetings.get(meeting).starts_local
    assert not tab.view.card.form._objections.isVisible()
    tab.presenter.field_edited(meeting, "starts_local", start.replace(hour=23))
    assert tab.view.card.form._objections.isVisible()
    link = sample.meetings.get(meeting).link
    tab.presenter.field_edited(meeting, "link", "javascript:alert(1)")
    assert sample.meetings.get(meeting).link == link
    tab.presenter.end_edit()


def test_what_became_of_a_meeting(both: tuple[MeetingNotesTab, Stage], sample: Desk) -> None:
    tab, stage = both
    meeting = choose(tab.view, "Chapter 5 and the second draft")
    tab.view.card.meeting.agenda.added.emit("A new point")
    assert sample.meetings.page(meeting).agenda[-1].text == "A new point"
    tab.view.card.meeting.mine.added.emit("I bring the book")
    assert sample.meetings.page(meeting).commitments[-1].text == "I bring the book"
    tab.presenter.note_outcome(Outcome(state=MeetingState.CANCELLED))
    assert sample.meetings.get(meeting).state is MeetingState.CANCELLED
    assert "Meeting cancelled" in stage.said
    tab.view.card.export.click()
    assert stage.exported == [meeting]


def test_a_link_in_a_note_is_handed_over_not_opened(both: tuple[MeetingNotesTab, Stage]) -> None:
    tab, stage = both
    choose(tab.view, "Reviewing the first draft")
    tab.view.card.pane.preview.anchorClicked.emit(QUrl("https://example.org/"))
    tab.view.card.pane.preview.anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert stage.links == ["https://example.org/"]
