"""The widgets of the Meeting notes tab. No decisions."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from mentordesk.domain.meeting import Meeting
from mentordesk.domain.record import Role
from mentordesk.domain.scheduling import SchedulingWarning
from mentordesk.services.goals import GoalName
from mentordesk.services.meetings import MeetingPage
from mentordesk.services.notes import NoteRow
from mentordesk.words import _
from ui.markdown_renderer import MarkdownRenderer
from ui.models.rows import FilterChoice
from ui.ports import TabContext
from ui.tabs.meeting_notes.card import NoteCard
from ui.tabs.meeting_notes.entries import Entry
from ui.tabs.meeting_notes.model import NoteListModel
from ui.tabs.meeting_notes.presenter import MeetingNotesPresenter
from ui.tabs.meeting_notes.screen import NotePage
from ui.tabs.meeting_notes.tab import MeetingNotesTab
from ui.theme.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.card_list import CardList
from ui.widgets.empty_state import EmptyState
from ui.widgets.layout import STRETCH, boxed, column, row
from ui.widgets.note_pane import State
from ui.widgets.page_header import PageHeader
from ui.widgets.row_delegate import RowDelegate
from ui.widgets.segmented import Segmented

_LIST_WIDTH = 272


class MeetingNotesView(QWidget):
    """List to the left, card to the right."""

    search_requested = Signal()

    def __init__(self, context: TabContext) -> None:
        super().__init__()
        self._context = context
        self._renderer = MarkdownRenderer(self)
        self.header = PageHeader(_("Meeting notes"), primary=_("New note"))
        self.segmented = Segmented(_("Filter notes"))
        self.list = CardList(_("Notes and meetings"))
        self.model = NoteListModel(
            context.formats, lambda: context.mentorship().mine.zone, self.list
        )
        self.plan = Button(_("Plan a meeting"), "ghost", "calendar-plus")
        self.card = NoteCard(
            context.formats,
            context.mentorship,
            self._renderer.render,
            context.now,
            context.work.kept,
        )
        self._empty = EmptyState(
            "notebook-pen",
            _("Keep what was said"),
            _(
                "Notes are private unless you share them. Plan your first meeting, and its "
                "agenda and notes find their place here."
            ),
            (_("Plan a meeting"), "calendar-plus"),
            (_("Write a note"), "notebook-pen"),
        )
        self._compose()

    def attach(self, presenter: MeetingNotesPresenter) -> None:
        """Tell `presenter` what happens here from now on."""
        self._presenter = presenter
        card, meeting = self.card, self.card.meeting
        self.header.search.connect(self.search_requested)
        self.header.primary.connect(presenter.new_note)
        self._empty.primary.connect(presenter.plan_meeting)
        self._empty.secondary.connect(presenter.new_note)
        self.plan.clicked.connect(presenter.plan_meeting)
        self.segmented.current_changed.connect(presenter.choose_filter)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(lambda _id: self._open())
        self.list.delete_requested.connect(self._delete)
        self.list.menu_requested.connect(self._show_menu)
        card.renamed.connect(presenter.rename)
        card.pane.edited.connect(lambda text: presenter.write(card.pane.note_id(), text))
        card.pane.link_activated.connect(self._context.stage.open_link)
        card.share_requested.connect(presenter.share)
        card.delete_requested.connect(self._delete)
        card.edit_requested.connect(presenter.edit)
        card.side_chosen.connect(presenter.turn)
        card.about.chosen.connect(presenter.link)
        card.meeting.joining.join.connect(self._context.stage.join)
        card.form.paste_wanted.connect(
            lambda meeting: self._context.stage.open_details("pasted invitation", meeting)
        )
        card.export_requested.connect(self._context.stage.export_meeting)
        card.form.edited.connect(presenter.field_edited)
        card.form.finished.connect(presenter.end_edit)
        card.delete_following_requested.connect(presenter.delete_following)
        card.form.following_chosen.connect(presenter.change_following)
        card.form.asked.connect(presenter.ask_about)
        meeting.outcome.chosen.connect(presenter.note_outcome)
        meeting.outcome.asked.connect(presenter.ask_about)
        meeting.note_wanted.connect(lambda shared: presenter.new_note(meeting.meeting_id, shared))
        self._attach_lists(presenter)

    def _attach_lists(self, presenter: MeetingNotesPresenter) -> None:
        meeting = self.card.meeting
        agenda = meeting.agenda
        agenda.added.connect(lambda text: presenter.add_item(meeting.meeting_id, text))
        agenda.toggled.connect(presenter.tick_item)
        agenda.renamed.connect(presenter.rename_item)
        agenda.moved.connect(presenter.move_item)
        agenda.removed.connect(presenter.remove_item)
        for checklist, mine in ((meeting.mine, True), (meeting.theirs, False)):
            checklist.added.connect(lambda text, mine=mine: self._promise(text, mine))
            checklist.toggled.connect(presenter.tick_commitment)
            checklist.renamed.connect(presenter.rename_commitment)
            checklist.removed.connect(presenter.remove_commitment)

    # What the presenter asks -----------------------------------------------------------------

    def show_heading(self, subtitle: str) -> None:
        """Show the line under the tab's title."""
        self.header.set_subtitle(subtitle)

    def show_filters(self, choices: Sequence[FilterChoice], current: str) -> None:
        """Show the choices of the filter."""
        self.segmented.set_items([(one.key, one.text, one.count) for one in choices])
        self.segmented.select_key(current)

    def show_entries(self, found: list[Entry], current: str) -> None:
        """Show the rows, with `current` chosen."""
        self._stack.setCurrentWidget(self._filled)
        self.list.blockSignals(True)
        self.model.show(found)
        self.list.select_id(current)
        self.list.blockSignals(False)

    def update_row(self, row_now: NoteRow) -> None:
        """Show one row as it is now."""
        self.model.update_note(row_now)

    def show_empty(self) -> None:
        """Show the empty state."""
        self._stack.setCurrentWidget(self._empty)

    def show_nothing(self) -> None:
        """Show that nothing is chosen."""
        self.card.hide()

    def show_goals(self, goals: Sequence[GoalName]) -> None:
        """Offer these goals on the card that is shown next."""
        self.card.about.set_goals(goals)

    def show_note(
        self,
        page: NotePage,
        meta: str,
        objections: Sequence[SchedulingWarning],
        *,
        meeting_first: bool,
    ) -> None:
        """Show a note on the card, or first the meeting it belongs to."""
        self.card.show()
        self.card.show_note(page, meta, objections, meeting_first=meeting_first)

    def show_meeting(
        self, page: MeetingPage, meta: str, objections: Sequence[SchedulingWarning]
    ) -> None:
        """Show a meeting on the card."""
        self.card.show()
        self.card.show_meeting(page, meta, objections)

    def show_form(self, meeting: Meeting, objections: Sequence[SchedulingWarning]) -> None:
        """Show the fields of a meeting on the card."""
        self.card.show()
        self.card.show_form(meeting, objections)

    def show_problems(self, problems: dict[str, str]) -> None:
        """Show what is wrong beside the fields."""
        self.card.form.show_problems(problems)

    def show_saved(self, state: State) -> None:
        """Show how saving stands."""
        self.card.pane.set_state(state)

    def select_title(self) -> None:
        """Give the keyboard to the title of a new note."""
        self.card.reveal()
        self.card.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.card.title.selectAll()

    # What the window asks --------------------------------------------------------------------

    def flush(self) -> None:
        """Save what is being typed."""
        self.card.flush()

    def take_focus(self) -> None:
        """Give the keyboard to the list, or to the first step where there is nothing yet."""
        filled = self._stack.currentWidget() is self._filled
        (self.list if filled else self._empty).setFocus(Qt.FocusReason.OtherFocusReason)
        if not filled:
            self._empty.focusNextChild()

    def _chosen(self, record_id: str) -> None:
        if record_id:
            self.flush()
            self._presenter.end_spell()
            self._presenter.select(record_id)

    def _open(self) -> None:
        if self.card.shows_note():
            self.card.take_focus()
        else:
            self._presenter.edit()

    def _delete(self, record_id: str = "") -> None:
        self.flush()  # what is typed comes back with what was deleted
        self._presenter.delete(record_id)

    def _promise(self, text: str, mine: bool) -> None:
        me: Role = self._context.mentorship().me
        meeting_id = self.card.meeting.meeting_id
        self._presenter.add_commitment(meeting_id, text, me if mine else me.other)

    def _show_menu(self, record_id: str, where: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(_("Open"), self._open)
        menu.addSeparator()
        menu.addAction(_("Delete"), lambda: self._delete(record_id))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    def _compose(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowDelegate(self.list))
        side = column(row(self.segmented, STRETCH), 8, (self.list, 1), 4, row(self.plan, STRETCH))
        self._side = boxed(side)
        self._filled = boxed(row(self._side, 16, (self.card, 1)))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._filled)
        self._stack.addWidget(self._empty)
        boxed(column(self.header, 20, (self._stack, 1), margins=(32, 28, 32, 28)), self)
        self._resize()
        theme().changed.connect(self._resize)

    def _resize(self) -> None:
        self._side.setFixedWidth(theme().px(_LIST_WIDTH))


def make(context: TabContext) -> MeetingNotesTab:
    """Make the tab."""
    view = MeetingNotesView(context)
    presenter = MeetingNotesPresenter(context, view)
    view.attach(presenter)
    return MeetingNotesTab(view, presenter)
