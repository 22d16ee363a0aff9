"""The card beside the list: one note, or one meeting, or the form of a meeting."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget

from mentordesk.domain.meeting import Meeting
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Visibility
from mentordesk.domain.scheduling import SchedulingWarning
from mentordesk.services.meetings import MeetingPage
from mentordesk.words import _
from ui.list_detail.kept_items import Kept, nothing_kept
from ui.list_detail.scrolling import scrolling
from ui.ports import Formats
from ui.tabs.meeting_notes.about import AboutGoals
from ui.tabs.meeting_notes.meeting_form import MeetingForm
from ui.tabs.meeting_notes.meeting_page import MeetingPageView
from ui.tabs.meeting_notes.screen import NotePage
from ui.theme.theme import theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row
from ui.widgets.note_pane import NotePane, Render
from ui.widgets.panel import CardPanel
from ui.widgets.pill import Pill
from ui.widgets.segmented import Segmented
from ui.widgets.title_field import TitleField
from ui.widgets.veil import Veil

NOTE, MEETING = "note", "meeting"
_NARROW = 480


class NoteCard(CardPanel):
    """Title and line on top, then what is chosen."""

    renamed = Signal(str, str)
    export_requested = Signal(str)
    share_requested = Signal()
    delete_requested = Signal(str)
    delete_following_requested = Signal()
    edit_requested = Signal()
    side_chosen = Signal(bool)  # whether it is the meeting's

    def __init__(
        self,
        formats: Formats,
        pair: Callable[[], Mentorship],
        render: Render,
        clock: Callable[[], datetime],
        kept: Kept = nothing_kept,
    ) -> None:
        super().__init__()
        self._meeting_id = ""
        self._record_id = ""
        self._heads: dict[str, tuple[str, str]] = {}
        self._is_private = self._is_in_series = False
        self.title = TitleField(_("Title"))
        self._no_title = Label(_("Private note"), "title")
        self._no_title.hide()
        self._meta = Label("", "meta", "text3", wrap=True)
        self.about = AboutGoals()
        self._goal_ids: dict[str, Sequence[str]] = {}
        self._privacy = Pill("neutral", _("Private"), "lock")
        self.export = Button(_("Export .ics"), "", "calendar-days")
        self.export.setAccessibleName(_("Export .ics"))
        self.export.setToolTip(_("Export .ics"))
        self._edit = IconButton("pencil", _("Edit meeting"), "F2")
        self._more = IconButton("ellipsis", _("More"))
        self._sides = Segmented(_("Note or meeting"))
        self.pane = NotePane(render)
        self._veil = Veil(self.pane)
        self.meeting = MeetingPageView(formats, pair, clock, kept)
        self.form = MeetingForm(pair)
        self._stack = QStackedWidget()
        self._compose()
        self._connect()

    def show_note(
        self,
        page: NotePage,
        meta: str,
        objections: Sequence[SchedulingWarning] = (),
        *,
        meeting_first: bool = False,
    ) -> None:
        """Show a note, with its meeting at hand (or shown first) if it has one."""
        heads = {NOTE: (page.note.id, page.note.title)}
        self._is_in_series = page.meeting is not None and page.meeting.series is not None
        if page.meeting is not None:
            heads[MEETING] = (page.meeting.meeting.id, page.meeting.meeting.title)
            self._goal_ids[MEETING] = page.meeting.meeting.goal_ids
        self._goal_ids[NOTE] = page.note.goal_ids
        side = MEETING if meeting_first and page.meeting else NOTE
        self._show_heads(heads, side, meta)
        self._is_private = page.note.visibility is Visibility.PRIVATE
        self._veil.show_record(page.note.id, private=self._is_private)
        self._privacy.set_status(*_privacy(private=self._is_private))
        if page.meeting is not None:
            self.meeting.show_meeting(page.meeting, objections)
        self.pane.set_note(page.note.id, page.text)
        self._choose(side)

    def show_meeting(
        self, page: MeetingPage, meta: str, objections: Sequence[SchedulingWarning]
    ) -> None:
        """Show a meeting that has no note to show with it."""
        self._goal_ids[MEETING] = page.meeting.goal_ids
        self._is_in_series = page.series is not None
        self._show_heads({MEETING: (page.meeting.id, page.meeting.title)}, MEETING, meta)
        self._veil.show_record(page.meeting.id, private=False)
        self.meeting.show_meeting(page, objections)
        self._choose(MEETING)

    def show_form(self, meeting: Meeting, objections: Sequence[SchedulingWarning]) -> None:
        """Show the fields of a meeting."""
        self._is_in_series = meeting.series_id is not None
        self._show_heads({MEETING: (meeting.id, meeting.title)}, MEETING, "")
        self._veil.show_record(meeting.id, private=False)
        self._privacy.hide()
        self._share.setVisible(False)
        self._edit.hide()
        self.export.hide()
        self._cover_title()
        self.form.show_meeting(meeting, objections)
        self._stack.setCurrentWidget(self._form_area)
        self.about.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the title its room: where the card is narrow, a button goes without its words."""
        narrow = self.width() < theme().px(_NARROW)
        self.export.setText("" if narrow else _("Export .ics"))
        super().resizeEvent(event)

    def shows_note(self) -> bool:
        """Tell whether a note is in view, be it covered."""
        return self._veil.isVisible()

    def take_focus(self) -> None:
        """Give the keyboard to the note, or to what covers it."""
        self._veil.setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self) -> None:
        """Show the note even while presenting."""
        self._veil.reveal()

    def flush(self) -> None:
        """Save what is being typed."""
        self.pane.flush()
        self.form.flush()
        self.meeting.flush()
        self.title.finish()

    def _show_heads(self, heads: dict[str, tuple[str, str]], side: str, meta: str) -> None:
        """Show the head of one side; each side has the title of what it shows."""
        self._meeting_id = heads.get(MEETING, ("", ""))[0]
        self._head(*heads[side])
        self._heads = heads
        self._meta.setText(meta)
        self._meta.setVisible(bool(meta))
        self._sides.setVisible(len(heads) > 1)
        self.export.setVisible(MEETING in heads)
        self._edit.setVisible(MEETING in heads)

    def _head(self, record_id: str, title: str) -> None:
        if record_id != self._record_id:
            self.flush()  # what was typed belongs to the record shown till now
        self._record_id = record_id
        self.title.show_title(title)
        on_meeting = record_id == self._meeting_id
        self._with_following.setVisible(on_meeting and self._is_in_series)

    def _choose(self, side: str) -> None:
        self._sides.select_key(side)
        self._head(*self._heads[side])
        on_note = side == NOTE
        self._privacy.setVisible(on_note)
        self._share.setVisible(on_note and self._is_private)
        self._stack.setCurrentWidget(self._veil if on_note else self._meeting_area)
        self.about.show_record(self._record_id, self._goal_ids[side])
        self._cover_title()

    def _turn(self, side: str) -> None:
        self._choose(side)
        self.side_chosen.emit(side == MEETING)

    def _cover_title(self) -> None:
        """Hide the title, and what it is about, with the note, and with nothing else."""
        covered = self._stack.currentWidget() is self._veil and self._veil.is_covered()
        self.title.setHidden(covered)
        in_form = self._stack.currentWidget() is self._form_area
        self.about.setVisible(self.about.has_choice() and not covered and not in_form)
        self._no_title.setVisible(covered)

    def _rename(self, title: str) -> None:
        record_id = self._record_id
        for side, head in self._heads.items():
            if head[0] == record_id:
                self._heads[side] = (record_id, title)
        self.renamed.emit(record_id, title)

    def _compose(self) -> None:
        self._sides.set_items([(NOTE, _("Note"), None), (MEETING, _("Meeting"), None)])
        menu = QMenu(self._more)
        self._share = menu.addAction(_("Make a shared note of it"), self.share_requested.emit)
        menu.addAction(_("Delete"), lambda: self.delete_requested.emit(self._record_id))
        self._with_following = menu.addAction(
            _("Delete this and all that follow"), self.delete_following_requested.emit
        )
        self._with_following.setVisible(False)
        self._more.setMenu(menu)
        self._meeting_area, self._form_area = scrolling(self.meeting), scrolling(self.form)
        for side in (self._veil, self._meeting_area, self._form_area):
            self._stack.addWidget(side)
        about = row(self.about, STRETCH)
        words = column(self.title, self._no_title, 3, self._meta, 2, about)
        tools = row(self.export, 8, self._edit, self._more)
        tools.setAlignment(Qt.AlignmentFlag.AlignTop)
        boxed(
            column(
                row((words, 1), 16, tools),
                10,
                row(self._sides, self._privacy, STRETCH, spacing=10),
                12,
                (self._stack, 1),
                margins=(24, 20, 24, 18),
            ),
            self,
        )

    def _connect(self) -> None:
        self.title.renamed.connect(self._rename)
        self.export.clicked.connect(lambda: self.export_requested.emit(self._meeting_id))
        self._edit.clicked.connect(self.edit_requested)
        self._sides.current_changed.connect(self._turn)
        self._veil.covered_changed.connect(lambda _covered: self._cover_title())


def _privacy(*, private: bool) -> tuple[str, str, str]:
    if private:
        return "neutral", _("Private – stays on this computer"), "lock"
    return "info", _("Shared with the pair"), "users"
