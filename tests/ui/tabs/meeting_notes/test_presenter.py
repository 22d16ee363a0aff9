"""What the Meeting notes tab decides. No window."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.meeting import MeetingState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.outcome import Outcome
from mentordesk.domain.record import Visibility
from mentordesk.domain.recurrence import Recurrence, Rhythm
from mentordesk.services.goals import GoalName
from tests.support.later_runner import LaterRunner
from tests.support.stage import Stage, context_for, on_stage
from ui.models.rows import FilterChoice
from ui.tabs.meeting_notes.entries import Entry
from ui.tabs.meeting_notes.presenter import MeetingNotesPresenter


class NotesScreen:
    """Remembers what it was asked to show."""

    def __init__(self) -> None:
        self.heading = self.side = self.current = self.saved = ""
        self.filters: dict[str, int | None] = {}
        self.rows: list[Entry] = []
        self.page: Any = None
        self.meta = ""
        self.objections: Sequence[Any] = ()
        self.problems: dict[str, str] = {}
        self.title_chosen = 0
        self.goals: Sequence[GoalName] = ()
        self.meeting_first = False

    def show_heading(self, subtitle: str) -> None:
        self.heading = subtitle

    def show_filters(self, choices: Sequence[FilterChoice], current: str) -> None:
        self.filters = {choice.text: choice.count for choice in choices}

    def show_entries(self, found: list[Entry], current: str) -> None:
        self.rows, self.current = list(found), current

    def show_empty(self) -> None:
        self.side = "empty"

    def show_note(
        self, page: Any, meta: str, objections: Sequence[Any], *, meeting_first: bool
    ) -> None:
        self.side, self.page, self.meta, self.objections = "note", page, meta, objections
        self.meeting_first = meeting_first

    def show_meeting(self, page: Any, meta: str, objections: Sequence[Any]) -> None:
        self.side, self.page, self.meta, self.objections = "meeting", page, meta, objections

    def show_form(self, meeting: Any, objections: Sequence[Any]) -> None:
        self.side, self.page, self.objections = "form", meeting, objections

    def show_problems(self, problems: dict[str, str]) -> None:
        self.problems = problems

    def show_goals(self, goals: Sequence[GoalName]) -> None:
        self.goals = goals

    def show_nothing(self) -> None:
        self.side = "nothing"

    def show_saved(self, state: str) -> None:
        self.saved = state

    def update_row(self, row: Any) -> None:
        self.rows = [row if not isinstance(r, str) and r.id == row.id else r for r in self.rows]

    def select_title(self) -> None:
        self.title_chosen += 1

    def titles(self) -> list[str]:
        return [row.title for row in self.rows if not isinstance(row, str)]


@pytest.fixture
def screen() -> NotesScreen:
    return NotesScreen()


@pytest.fixture
def both(desk: Desk, screen: NotesScreen) -> tuple[MeetingNotesPresenter, Stage]:
    return on_stage(desk, MeetingNotesPresenter, screen)


@pytest.fixture
def presenter(both: tuple[MeetingNotesPresenter, Stage]) -> MeetingNotesPresenter:
    return both[0]


def plan(desk: Desk, pair: Mentorship, day: int, title: str) -> str:
    starts = datetime(2026, 11, day, 16, 0)
    given = {"title": title, "starts_local": starts, "zone": "Europe/Berlin"}
    return desk.meetings.plan(pair.mentorship_id, **given).made


def test_it_begins_empty(presenter: MeetingNotesPresenter, screen: NotesScreen) -> None:
    assert screen.side == "empty"
    assert screen.heading == "No notes yet"


def test_a_new_note_is_private_and_its_title_is_ready_to_be_typed(
    presenter: MeetingNotesPresenter, screen: NotesScreen, desk: Desk
) -> None:
    presenter.new_note()
    assert screen.side == "note"
    assert screen.page.note.title == "New note"
    assert screen.page.note.visibility is Visibility.PRIVATE
    assert screen.title_chosen == 1
    assert screen.filters == {"All": 1, "Shared": 0, "Private": 1}
    assert screen.heading == "1 note"


def test_a_note_of_a_meeting_has_its_name_and_moment(
    presenter: MeetingNotesPresenter, screen: NotesScreen, desk: Desk, mentorship: Mentorship
) -> None:
    meeting = plan(desk, mentorship, 20, "First talk")
    presenter.refresh()
    presenter.new_note(meeting, shared=True)
    note = screen.page.note
    assert (note.title, note.visibility) == ("First talk", Visibility.SHARED)
    assert note.noted_at == desk.meetings.get(meeting).starts_at
    assert screen.page.meeting.meeting.id == meeting
    assert screen.titles() == ["First talk"]


def test_writing_is_saved_and_one_stretch_is_one_undo(
    both: tuple[MeetingNotesPresenter, Stage], screen: NotesScreen, desk: Desk
) -> None:
    presenter, stage = both
    presenter.new_note()
    note = presenter.current
    for text in ("One", "One two"):
        presenter.write(note, text)
    assert screen.saved == "saved"
    presenter.end_spell()
    presenter.write(note, "One two three")
    stage.session.undo()
    assert desk.notes.text(note) == "One two"
    stage.session.undo()
    assert desk.notes.text(note) == ""


def test_own_words_do_not_show_the_card_anew(
    presenter: MeetingNotesPresenter, screen: NotesScreen
) -> None:
    presenter.new_note()
    screen.page = None
    presenter.write(presenter.current, "# Heading\nand words")
    presenter.rename(presenter.current, "Renamed")
    assert screen.page is None
    assert screen.titles() == ["Renamed"]
    assert screen.rows[-1].summary  # type: ignore[union-attr]


def test_what_fails_to_be_saved_is_told(
    both: tuple[MeetingNotesPresenter, Stage], screen: NotesScreen
) -> None:
    presenter, stage = both
    presenter.write("no such note", "words")
    assert screen.saved == "failed"
    assert len(stage.errors) == 1


def test_sharing_shows_the_shared_note_and_can_be_undone(
    both: tuple[MeetingNotesPresenter, Stage], screen: NotesScreen
) -> None:
    presenter, stage = both
    presenter.new_note()
    presenter.share()
    assert screen.page.note.visibility is Visibility.SHARED
    assert stage.said == ["Note shared"]
    stage.session.undo()
    assert screen.filters["Private"] == 1


def test_a_filter_shows_its_own_and_says_all_counts(
    presenter: MeetingNotesPresenter, screen: NotesScreen
) -> None:
    presenter.new_note()
    presenter.rename(presenter.current, "Mine")
    presenter.new_note(shared=True)
    presenter.rename(presenter.current, "Ours")
    presenter.choose_filter("private")
    assert screen.titles() == ["Mine"]
    assert screen.page.note.title == "Mine"
    assert screen.filters == {"All": 2, "Shared": 1, "Private": 1}


def test_a_filter_that_matches_nothing_leaves_the_card_blank(
    presenter: MeetingNotesPresenter, screen: NotesScreen
) -> None:
    presenter.new_note()
    presenter.choose_filter("shared")
    assert screen.titles() == []
    assert screen.side == "nothing"


def test_deleting_can_be_taken_back(
    both: tuple[MeetingNotesPresenter, Stage],
    screen: NotesScreen,
    desk: Desk,
    mentorship: Mentorship,
) -> None:
    presenter, stage = both
    presenter.new_note()
    presenter.delete()
    assert screen.side == "empty"
    meeting = plan(desk, mentorship, 30, "Talk")
    presenter.refresh()
    presenter.delete(meeting)
    assert stage.said == ["Note deleted", "Meeting deleted"]
    stage.session.undo()
    assert screen.titles() == ["Talk"]


def planned(presenter: MeetingNotesPresenter, desk: Desk, mentorship: Mentorship) -> None:
    """Plan a meeting and open it in the form."""
    presenter.open_record(plan(desk, mentorship, 30, "Meeting"))
    presenter.edit()


def test_planning_is_asked_for_in_a_dialog(
    both: tuple[MeetingNotesPresenter, Stage], desk: Desk, mentorship: Mentorship
) -> None:
    presenter, stage = both
    presenter.plan_meeting()
    assert stage.went_to == [("plan", "")]
    planned(presenter, desk, mentorship)
    presenter.ask_about("move")
    assert stage.went_to[1:] == [("move details", presenter.current)]


def test_a_meeting_is_edited_in_the_form(
    presenter: MeetingNotesPresenter, screen: NotesScreen, desk: Desk, mentorship: Mentorship
) -> None:
    planned(presenter, desk, mentorship)
    assert screen.side == "form"
    assert screen.heading == "0 notes  ·  next meeting on Monday, 30 Nov"
    presenter.field_edited(presenter.current, "minutes", 60)
    assert desk.meetings.get(presenter.current).minutes == 60
    assert screen.side == "form"
    presenter.end_edit()
    assert screen.side == "meeting"


@pytest.mark.parametrize("follow", [True, False])
def test_a_field_is_changed_in_one_or_in_all_that_follow(
    both: tuple[MeetingNotesPresenter, Stage], desk: Desk, mentorship: Mentorship, follow: bool
) -> None:
    presenter, stage = both
    pair = mentorship.mentorship_id
    rule = Recurrence(rhythm=Rhythm.WEEKLY, count=3)
    starts = datetime(2026, 11, 24, 16)
    desk.series.plan(pair, rule=rule, starts_local=starts, title="R", zone="Europe/Berlin")
    ids = [one.id for one in desk.meetings.planned(pair)]
    presenter.open_record(ids[1])
    presenter.edit()
    presenter.change_following(follow)
    presenter.field_edited(ids[1], "place", "Library")
    places = [one.place for one in desk.meetings.planned(pair)]
    assert places == ["", "Library", "Library" if follow else ""]
    presenter.delete_following()
    assert stage.said == ["Meetings deleted"]
    assert [one.id for one in desk.meetings.planned(pair)] == ids[:1]
    assert presenter.current == ids[0]


def test_a_wrong_field_is_told_and_nothing_is_saved(
    presenter: MeetingNotesPresenter, screen: NotesScreen, desk: Desk, mentorship: Mentorship
) -> None:
    planned(presenter, desk, mentorship)
    presenter.field_edited(presenter.current, "link", "no link")
    assert list(screen.problems) == ["link"]
    assert desk.meetings.get(presenter.current).link == ""
    presenter.field_edited(presenter.current, "link", "https://example.org/room")
    assert screen.problems == {}


@pytest.mark.parametrize("noted", [False, True])
def test_a_wrong_field_is_found_again(
    presenter: MeetingNotesPresenter,
    screen: NotesScreen,
    desk: Desk,
    mentorship: Mentorship,
    *,
    noted: bool,
) -> None:
    planned(presenter, desk, mentorship)
    meeting = card = presenter.current
    if noted:
        presenter.new_note(meeting)
        card = presenter.current
        presenter.edit()
    presenter.field_edited(meeting, "link", "no link")
    presenter.end_edit()
    assert screen.side == "form"  # not put out of sight
    presenter.new_note()
    assert screen.side == "note"
    presenter.select(card)
    if noted:
        assert screen.side == "note"  # which is what was asked for
        presenter.edit()
    assert (screen.side, screen.page.link, list(screen.problems)) == ("form", "no link", ["link"])
    presenter.field_edited(meeting, "link", "")
    presenter.end_edit()
    assert screen.side == ("note" if noted else "meeting")


def test_what_speaks_against_the_time_comes_with_the_form(
    presenter: MeetingNotesPresenter, screen: NotesScreen, desk: Desk, mentorship: Mentorship
) -> None:
    plan(desk, mentorship, 30, "Other")
    planned(presenter, desk, mentorship)
    meeting = presenter.current
    presenter.field_edited(meeting, "starts_local", datetime(2026, 11, 30, 16, 30))
    assert [one.source for one in screen.objections] == ["Other"]


def test_calling_off_can_be_taken_back(
    both: tuple[MeetingNotesPresenter, Stage],
    screen: NotesScreen,
    desk: Desk,
    mentorship: Mentorship,
) -> None:
    presenter, stage = both
    planned(presenter, desk, mentorship)
    meeting = presenter.current
    presenter.end_edit()
    presenter.note_outcome(Outcome(state=MeetingState.CANCELLED))
    assert stage.said == ["Meeting cancelled"]
    assert "cancelled" in screen.meta
    stage.session.undo()
    assert desk.meetings.get(meeting).state is MeetingState.PLANNED
    presenter.note_outcome(Outcome(state=MeetingState.HELD))
    assert stage.said == ["Meeting cancelled"]


def test_notes_are_not_edited_in_a_form(
    presenter: MeetingNotesPresenter, screen: NotesScreen
) -> None:
    presenter.new_note()
    presenter.edit()
    assert screen.side == "note"


def test_a_note_asked_for_from_elsewhere_is_shown_whatever_the_filter(
    presenter: MeetingNotesPresenter, screen: NotesScreen
) -> None:
    presenter.new_note()
    mine = presenter.current
    presenter.new_note(shared=True)
    presenter.choose_filter("shared")
    presenter.open_record(mine)
    assert screen.page.note.id == screen.current == mine
    assert len(screen.titles()) == 2


def test_long_lists_come_whole(
    presenter: MeetingNotesPresenter, screen: NotesScreen, desk: Desk, mentorship: Mentorship
) -> None:
    for number in range(101):
        desk.notes.add(mentorship.mentorship_id, title=f"Note {number}")
    presenter.refresh()
    assert len(set(screen.titles())) == 101


def test_a_hidden_tab_stays_stale(desk: Desk, screen: NotesScreen, mentorship: Mentorship) -> None:
    context, stage = context_for(desk)
    presenter = MeetingNotesPresenter(context, screen)
    presenter.refresh()
    stage.session.changed.connect(lambda changes: presenter.changed(changes, visible=False))
    pair = mentorship.mentorship_id
    stage.session.do(lambda d: d.goals.add(pair, title="Elsewhere"))
    assert not presenter.stale
    stage.session.do(lambda d: d.notes.add(pair, title="Here"))
    assert presenter.stale
    assert screen.side == "empty"


def test_another_mentorship_forgets_what_was_shown(
    presenter: MeetingNotesPresenter, screen: NotesScreen
) -> None:
    presenter.new_note()
    presenter.choose_filter("private")
    presenter.reset()
    assert (presenter.current, presenter.shown, presenter.stale) == ("", "all", True)


def test_an_answer_overtaken_by_another_choice_is_not_shown(
    desk: Desk, screen: NotesScreen, mentorship: Mentorship
) -> None:
    pair = mentorship.mentorship_id
    first, second = (desk.notes.add(pair, title=title).made for title in ("One", "Two"))
    runner = LaterRunner()
    context, _stage = context_for(desk, runner)
    presenter = MeetingNotesPresenter(context, screen)
    presenter.refresh()
    runner.go()
    presenter.select(first)
    presenter.select(second)
    runner.go()
    assert screen.page.note.id == second
