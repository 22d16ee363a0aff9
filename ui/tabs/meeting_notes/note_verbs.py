"""What is done with a note or a meeting as a whole: written, renamed, shared, deleted. No Qt."""

from typing import Any

from mentordesk.desk import Desk
from mentordesk.domain.changes import Changes
from mentordesk.domain.ids import GoalId
from mentordesk.services.meetings import MeetingRow
from mentordesk.services.notes import NoteRow
from mentordesk.words import _
from ui.ports import TabContext
from ui.tabs.meeting_notes.agenda_verbs import AgendaVerbs
from ui.tabs.meeting_notes.screen import NotesScreen


class NoteVerbs(AgendaVerbs):
    """Verbs of the card's head and of the list's menu."""

    _card_is_shown = False

    def __init__(self, context: TabContext, screen: NotesScreen) -> None:
        super().__init__(context)
        self.screen = screen
        self.notes: list[NoteRow] = []
        self.meetings: list[MeetingRow] = []
        self.current = ""
        self._spell = 0
        self._ids: list[str] = []
        self._heir = ("", "")
        self._on_meeting = False

    def write(self, note_id: str, text: str) -> None:
        """Save the text of a note; a stretch of writing is one revision."""
        spell = f"{note_id}/{self._spell}"
        self.screen.show_saved("saving")

        def saved(_changes: Changes) -> None:
            self.screen.show_saved("saved")

        def failed(error: Exception) -> None:
            self.screen.show_saved("failed")
            self.context.stage.say_error(error)

        self.context.work.save(
            (note_id, "text"),
            text,
            lambda d: d.notes.write(note_id, text, spell=spell),
            saved,
            failed,
        )

    def end_spell(self) -> None:
        """The note was left: what comes next is another revision."""
        self._spell += 1

    def rename(self, record_id: str, title: str) -> None:
        """Give a note or a meeting another title."""
        spell = f"{record_id}/title/{self._spell}"

        def verb(desk: Desk) -> Changes:
            service: Any = desk.notes if self._is_note(record_id) else desk.meetings
            changes: Changes = service.update(record_id, title=title, spell=spell)
            return changes

        self._save((record_id, "field", "title"), title, verb)

    def share(self) -> None:
        """Make a shared note of the private one on the card."""
        note_id = self.current

        def shared(changes: Changes) -> None:
            self.current = changes.made or note_id
            self._card_is_shown = False
            self.context.stage.say_undoable(_("Note shared"))

        self.context.work.do(lambda d: d.notes.share(note_id), shared)

    def link(self, record_id: str, goal_ids: tuple[GoalId, ...]) -> None:
        """Say which goals a note or a meeting is about."""

        def verb(desk: Desk) -> Changes:
            if self._is_note(record_id):
                return desk.notes.link(record_id, goal_ids)
            return desk.meetings.update(record_id, goal_ids=goal_ids)

        self._do(verb)

    def delete(self, record_id: str = "") -> None:
        """Move a note or a meeting to the trash, and offer to undo it."""
        victim = record_id or self.current
        if not victim:
            return
        is_note = self._is_note(victim)
        self._heir = victim, self._neighbour_of(victim)

        def gone(_changes: Changes) -> None:
            words = _("Note deleted") if is_note else _("Meeting deleted")
            self.context.stage.say_undoable(words)

        self.context.work.do(
            lambda d: d.notes.trash(victim) if is_note else d.meetings.trash(victim), gone
        )

    def _neighbour_of(self, record_id: str) -> str:
        """Return the row below one, or above it where it is the last."""
        if record_id not in self._ids:
            return ""
        at = self._ids.index(record_id)
        return (self._ids[at + 1 : at + 2] or self._ids[max(at - 1, 0) : at] or [""])[0]

    def _is_note(self, record_id: str) -> bool:
        return all(meeting.id != record_id for meeting in self.meetings)
