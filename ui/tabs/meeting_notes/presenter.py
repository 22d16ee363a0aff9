"""What the Meeting notes tab decides and words. No Qt."""

from collections.abc import Sequence
from typing import Any

from mentordesk.desk import Desk
from mentordesk.domain.changes import Changes
from mentordesk.domain.ids import MeetingId
from mentordesk.domain.meeting import MeetingState
from mentordesk.domain.note import Note
from mentordesk.domain.outcome import Outcome
from mentordesk.domain.record import Visibility
from mentordesk.domain.scheduling import SchedulingWarning
from mentordesk.error_text import problem_text
from mentordesk.errors import ValidationError
from mentordesk.services.goals import GoalName
from mentordesk.services.meetings import MeetingPage, MeetingRow
from mentordesk.services.notes import NoteRow, row_of
from mentordesk.services.series import COMMON
from mentordesk.store.columns import moment_text
from mentordesk.words import _, ngettext
from ui.models.rows import FilterChoice
from ui.ports import TabContext
from ui.tabs.meeting_notes.cards import (
    card_of,
    kept_fields,
    meeting_as_typed,
    note_as_typed,
)
from ui.tabs.meeting_notes.entries import Entry, entries, id_of, local_day
from ui.tabs.meeting_notes.note_verbs import NoteVerbs
from ui.tabs.meeting_notes.screen import NotePage, NotesScreen
from ui.tabs.meeting_notes.wording import meeting_line, note_line

_FIRST, _PAGE = 100, 5000
_ALL, _SHARED, _PRIVATE = "all", "shared", "private"
_OWN_SAVES = {"note.edit"}


class MeetingNotesPresenter(NoteVerbs):
    """Decides for the Meeting notes tab."""

    topics = frozenset({"note", "note_text", "meeting", "agenda_item", "commitment"})

    def __init__(self, context: TabContext, screen: NotesScreen) -> None:
        super().__init__(context, screen)
        self.shown = _ALL
        self.editing = False
        self.stale = True
        self._problems: dict[str, str] = {}
        self.with_following = False
        self._new = False
        self._load = 0

    def refresh(self) -> None:
        """Load the list anew: the newest notes at once, the rest page by page behind them."""
        self.stale = False
        self._load += 1
        pair, load = self.context.mentorship_id, self._load

        def first(desk: Desk) -> tuple[list[NoteRow], list[MeetingRow]]:
            return desk.notes.rows(pair, limit=_FIRST), desk.meetings.rows(pair)

        def loaded(answer: tuple[list[NoteRow], list[MeetingRow]]) -> None:
            if load != self._load:
                return
            notes, self.meetings = answer
            if len(notes) == _FIRST:
                if not self.notes:
                    self._take(notes)
                self._load_rest(list(notes), load)
            else:
                self._take(notes)

        self.context.work.ask(first, loaded)

    def _load_rest(self, so_far: list[NoteRow], load: int) -> None:
        pair = self.context.mentorship_id

        def loaded(more: list[NoteRow]) -> None:
            if load != self._load:
                return
            so_far.extend(more)
            if len(more) == _PAGE:
                self._load_rest(so_far, load)
            else:
                self._take(so_far)

        last = so_far[-1]
        self.context.work.ask(lambda d: d.notes.rows(pair, limit=_PAGE, before=last), loaded)

    def _take(self, notes: list[NoteRow]) -> None:
        self.notes = notes
        self._show()

    def _show(self) -> None:
        now, zone = moment_text(self.context.now()), self.context.mentorship().mine.zone
        notes, meetings, shown, load = self.notes, self.meetings, self.shown, self._load

        def show(found: list[Entry]) -> None:
            if load == self._load:  # else something newer is on its way
                self._show_entries(found)

        # Grouping 100,000 rows is no work for the window's thread.
        self.context.work.ask(lambda _desk: entries(notes, meetings, now, zone, shown), show)

    def _show_entries(self, found: list[Entry]) -> None:
        self.screen.show_heading(self._subtitle())
        if not self.notes and not self.meetings:
            self.screen.show_empty()
            return
        private = sum(note.private for note in self.notes)
        choices = [
            FilterChoice(_ALL, _("All"), len(self.notes)),
            FilterChoice(_SHARED, _("Shared"), len(self.notes) - private),
            FilterChoice(_PRIVATE, _("Private"), private),
        ]
        self.screen.show_filters(choices, self.shown)
        ids = [found_id for entry in found if (found_id := id_of(entry))]
        self._ids = ids
        if self.current not in set(ids):
            self.current, self._on_meeting = self._instead(found)
            self.editing = False
            self._load_card()
        elif not self._card_is_shown:
            self._load_card()
        self.screen.show_entries(found, self.current)

    def _instead(self, found: list[Entry]) -> tuple[str, bool]:
        """Return what to show for a record that has no row, and whether its meeting is meant.

        A meeting with a note is shown by its note; for what was deleted stands its neighbour.
        """
        notes = [entry for entry in found if isinstance(entry, NoteRow)]
        of_meeting = next((note.id for note in notes if note.meeting_id == self.current), "")
        if self.current and of_meeting:
            return of_meeting, True
        victim, heir = self._heir
        if self.current == victim and heir in set(self._ids):
            return heir, False
        return next(iter([note.id for note in notes] or self._ids), ""), False

    _card_is_shown = False

    def changed(self, changes: Changes, *, visible: bool) -> None:
        """Take note of a change somewhere; load anew where it matters here."""
        if "goal" in changes.topics and self._card_is_shown:
            self._load_card()  # which names the goals it is about; the list does not
        if not self.topics & changes.topics:
            return
        if changes.label in _OWN_SAVES and self.current in changes.ids:
            self._refresh_row(self.current)
            return
        self._card_is_shown = False
        if visible:
            self.refresh()
        else:
            self.stale = True

    def reset(self) -> None:
        """Forget what is shown: another mentorship is in view."""
        self.notes, self.meetings, self.current = [], [], ""
        self.editing, self.stale, self._card_is_shown = False, True, False
        self.shown = _ALL

    def choose_filter(self, key: str) -> None:
        """Show shared notes, private ones, or all."""
        if key != self.shown:
            self.shown = key
            self._show()

    def select(self, record_id: str) -> None:
        """Show a note or a meeting on the card."""
        if record_id == self.current and self._card_is_shown:
            return
        self.current, self._on_meeting = record_id, False
        self.editing, self._problems = False, {}
        self._load_card()

    def open_record(self, record_id: str) -> None:
        """Show a note or a meeting that was asked for from elsewhere."""
        self.shown = _ALL
        self.current, self._on_meeting = record_id, False
        self.editing, self._problems = False, {}
        self._card_is_shown = False
        self.refresh()

    def _load_card(self) -> None:
        wanted = self.current
        self._card_is_shown = bool(wanted)
        if not wanted:
            self.screen.show_nothing()
            return

        pair = self.context.mentorship_id

        def load(desk: Desk) -> Any:
            return (*card_of(desk, wanted), desk.goals.names(pair))

        def show(answer: Any) -> None:
            if wanted == self.current:
                self._show_card(*answer)

        self.context.work.ask(load, show)

    def _show_card(
        self, page: Any, objections: list[SchedulingWarning], goals: Sequence[GoalName]
    ) -> None:
        self._spell += 1
        self.screen.show_goals(goals)
        if not isinstance(page, NotePage):
            self._show_meeting(page, objections)
        elif page.meeting and (self.editing or (self._on_meeting and self._unsaved(page.meeting))):
            self._show_meeting(page.meeting, objections)
        else:
            page = note_as_typed(page, self.context.work.kept)
            line = note_line(page, self.context)
            self.screen.show_note(page, line, objections, meeting_first=self._on_meeting)
        if self._new:
            self._new = False
            self.screen.select_title()

    def _show_meeting(self, page: MeetingPage, objections: list[SchedulingWarning]) -> None:
        work, meeting_id = self.context.work, page.meeting.id
        page = meeting_as_typed(page, work.kept)
        self.editing = self.editing or self._unsaved(page)
        if self.editing:
            wrong = kept_fields(meeting_id, work.wrong)
            self.screen.show_form(meeting_as_typed(page, work.wrong).meeting, objections)
            self.screen.show_problems(self._problems)
            for name, value in wrong.items():  # it says so again, or another field put it right
                self.field_edited(meeting_id, name, value)
        else:
            line = meeting_line(page.meeting, self.context)
            self.screen.show_meeting(page, line, objections)

    def _unsaved(self, page: MeetingPage) -> bool:
        """Tell whether fields are not saved: they are not put out of sight.

        The title is always to be seen.
        """
        work, meeting_id = self.context.work, page.meeting.id
        unsaved = {**kept_fields(meeting_id, work.kept), **kept_fields(meeting_id, work.wrong)}
        return bool(unsaved.keys() - {"title"})

    def new_note(self, meeting_id: str = "", shared: bool = False) -> None:
        """Begin a note: private, unless it is asked to be shared."""
        pair = self.context.mentorship_id
        title = next((m.title for m in self.meetings if m.id == meeting_id), _("New note"))
        visibility = Visibility.SHARED if shared else Visibility.PRIVATE
        meeting = MeetingId(meeting_id) if meeting_id else None

        def made(changes: Changes) -> None:
            self._new = True
            self._turn_to(changes.made)

        self.context.work.do(
            lambda d: d.notes.add(pair, title=title, meeting_id=meeting, visibility=visibility),
            made,
        )

    def show_again(self) -> None:
        """Show the card anew."""
        self._load_card()

    def plan_meeting(self) -> None:
        """Plan a meeting."""
        self.context.stage.plan_meeting()

    def edit(self) -> None:
        """Open the meeting on the card for editing; a note's own meeting, too."""
        if self._meeting_of_card():
            self.editing = True
            self._load_card()

    def turn(self, on_meeting: bool) -> None:
        """Take note of the side of the card that is in view: a change elsewhere leaves it there."""
        self._on_meeting = on_meeting

    def end_edit(self) -> None:
        """Go back from the form."""
        self.editing, self._on_meeting = False, True
        self._problems = {}
        self._load_card()

    def field_edited(self, meeting_id: str, name: str, value: object) -> None:
        """Save a field of a meeting."""
        spell = f"{meeting_id}/{name}/{self._spell}"

        def saved(_changes: Changes) -> None:
            self._problems.pop(name, None)
            self.screen.show_problems(self._problems)

        def failed(error: Exception) -> None:
            if isinstance(error, ValidationError):
                problems = {k: problem_text(p) for k, p in error.problems.items()}
                self._problems = {**self._problems, **problems}
                self.screen.show_problems(self._problems)
            else:
                self.context.stage.say_error(error)

        fields: dict[str, Any] = {name: value}
        follow = self.with_following and name in COMMON

        def update(desk: Desk) -> Changes:
            if follow:
                return desk.series.change_from(meeting_id, **fields)
            return desk.meetings.update(meeting_id, spell=spell, **fields)

        self.context.work.save(
            (meeting_id, "field", name),
            value,
            update,
            saved,
            failed,
        )

    def note_outcome(self, outcome: Outcome) -> None:
        """Say what became of the meeting on the card."""
        meeting_id, given = self._meeting_of_card(), outcome

        def note(desk: Desk) -> Changes:
            late, excused = given.is_late, given.is_excused
            return desk.meetings.note_outcome(
                meeting_id, given.state, by=given.by, late=late, excused=excused
            )

        def told(_changes: Changes) -> None:
            if outcome.state is MeetingState.CANCELLED:
                self.context.stage.say_undoable(_("Meeting cancelled"))

        self.context.work.do(note, told)

    def ask_about(self, what: str) -> None:
        """Open the dialog that moves the meeting on the card, calls it off or leaves days out."""
        self.context.stage.open_details(what, self._meeting_of_card())

    def change_following(self, with_following: bool) -> None:
        """Say whether what is typed in the form is for all that follow in the series, too."""
        self.with_following = with_following

    def delete_following(self) -> None:
        """Move the meeting on the card and all that follow in its series to the trash."""
        meeting_id = self._meeting_of_card()
        self._heir = meeting_id, self._neighbour_of(meeting_id)

        def gone(_changes: Changes) -> None:
            self.context.stage.say_undoable(_("Meetings deleted"))

        self.context.work.do(lambda d: d.series.trash_from(meeting_id), gone)

    def _turn_to(self, record_id: str) -> None:
        """Show a record that was just made, once the list with it is there."""
        self._load += 1  # lists asked for before do not know it
        self.shown = _ALL
        self.current, self._on_meeting = record_id, False
        self._problems = {}
        self._card_is_shown = False

    def _meeting_of_card(self) -> str:
        note = next((note for note in self.notes if note.id == self.current), None)
        return note.meeting_id or "" if note else self.current

    def _refresh_row(self, note_id: str) -> None:
        def show(note: Note) -> None:
            row = row_of(note)
            self.notes = [row if one.id == note_id else one for one in self.notes]
            self.screen.update_row(row)

        if self._is_note(note_id):
            self.context.work.ask(lambda d: d.notes.get(note_id), show)

    def _subtitle(self) -> str:
        if not self.notes and not self.meetings:
            return _("No notes yet")
        count = len(self.notes)
        parts = [
            ngettext("{n} note", "{n} notes", count).format(n=self.context.formats.number(count))
        ]
        now = moment_text(self.context.now())
        coming = [m.starts for m in self.meetings if m.state == "planned" and m.starts >= now]
        if coming:
            day = local_day(min(coming), self.context.mentorship().mine.zone)
            words = self.context.formats.weekday_day(day)
            parts.append(_("next meeting on {day}").format(day=words))
        return "  ·  ".join(parts)
