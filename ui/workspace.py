"""What the window holds while a desk is open: the sidebar and the tabs."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.changes import Changes
from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.mentorship import Mentorship
from mentordesk.error_text import sentence
from mentordesk.services.overview import Aside
from mentordesk.words import _
from ui.desk_session import DeskSession
from ui.ports import Formats, Orders, TabContext, UnkeptOrders
from ui.sidebar import Sidebar
from ui.tab_registry import IN_DIALOGS, TABS, tab_for
from ui.widgets.layout import boxed, column, row
from ui.widgets.panel import Divider
from ui.widgets.toast import Toast
from ui.widgets.veil import Veil

if TYPE_CHECKING:
    from ui.list_detail.tab import Tab

_HIGHEST_DIGIT = 9
#: As if these had changed: what names them among other things has to be made anew.
_PRIVATE_WORDS = Changes(None, "", frozenset({"obstacle"}), frozenset())


class Workspace(QWidget):
    """Sidebar and tabs of one open desk; also the stage that tabs speak to (``ports.Stage``)."""

    tab_changed = Signal(str)
    search_requested = Signal()
    export_requested = Signal(str)
    link_requested = Signal(str)
    join_requested = Signal(str)
    hand_over_requested = Signal()
    record_requested = Signal(str, str)  # kind and id, of what is in no tab
    lock_time_changed = Signal()
    rekey_requested = Signal(str, str)  # the passphrase, and a new recovery code
    restore_requested = Signal(object)  # the path of a backup

    def __init__(
        self,
        session: DeskSession,
        formats: Formats,
        parent: QWidget | None = None,
        orders: Orders | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.context = TabContext(
            work=session,
            formats=formats,
            stage=self,
            mentorship=session.the_mentorship,
            now=self._now,
            today=self._today,
            orders=orders or UnkeptOrders(),
        )
        self.sidebar = Sidebar(self.context)
        self.toast = Toast(self)
        self._stack = QStackedWidget()
        self._made: dict[str, Tab] = {}
        self._page = column((self._stack, 1))
        boxed(row(self.sidebar, Divider(), (self._page, 1)), self)
        self._connect()
        self._bind_keys()

    @property
    def tab(self) -> "Tab":
        """The tab in view."""
        return self._tab(self.sidebar.tabs.current_key())

    def show_tab(self, key: str) -> "Tab":
        """Bring a tab into view."""
        self.sidebar.tabs.select_key(key)
        self._show_current()
        return self.tab

    def flush(self) -> None:
        """Save what is being typed, in every tab; an input method's unfinished word too."""
        QGuiApplication.inputMethod().commit()
        for tab in self._made.values():
            tab.flush()

    def show_read_only(self, cannot_be_seen: str) -> None:
        """Say above every tab that nothing can be changed, and let no field be typed in."""
        from ui.reading import ReadingOnly
        from ui.widgets.notice_bar import NoticeBar

        words = _("You are looking at a copy of your desk. Nothing can be changed in it.")
        self._page.insertWidget(0, NoticeBar(f"{words} {cannot_be_seen}".strip()))
        self.sidebar.saved.set_state("read_only")
        ReadingOnly(self._stack)

    def show_or_hide_private(self) -> None:
        """Presenting has begun or ended: cover private things at once, or show them again."""
        for veil in self.findChildren(Veil):
            veil.update_cover()
        for view in self.findChildren(QAbstractItemView):
            view.viewport().update()
        for tab in self._made.values():
            tab.changed(_PRIVATE_WORDS)

    # The stage that tabs speak to --------------------------------------------------------------

    def say_undoable(self, text: str) -> None:
        """Show `text` with an "Undo" button for a while."""
        self.toast.show_message(text, _("Undo"), self.session.undo)

    def say_error(self, error: BaseException) -> None:
        """Show what went wrong, in words."""
        self.toast.show_message(sentence(error))

    def go_to(self, kind: str, record_id: str) -> None:
        """Show a record in its tab, or in the dialog that shows its kind."""
        if kind in IN_DIALOGS:
            self.record_requested.emit(kind, record_id)
        else:
            self.show_tab(tab_for(kind)).open_record(record_id)

    def open_found(self, kind: str, record_id: str) -> None:
        """Show a record that a search found; a part is shown where its whole is."""

        def place(desk: Desk) -> tuple[str, str, MentorshipId]:
            return desk.search.place_of(kind, record_id)

        def show(found: tuple[str, str, MentorshipId]) -> None:
            whole, whole_id, pair = found
            if pair != self.context.mentorship_id:
                self.session.look_at(pair, remember=True)
            self.go_to(whole, whole_id)

        self.session.ask(place, show)

    def export_meeting(self, meeting_id: str) -> None:
        """Offer to save a meeting for other calendars."""
        self.export_requested.emit(meeting_id)

    def open_link(self, address: str) -> None:
        """Ask whether to open the address of a link."""
        self.link_requested.emit(address)

    def join(self, address: str) -> None:
        """Open the room of a call."""
        self.join_requested.emit(address)

    def open_details(self, kind: str, record_id: str) -> None:
        """Show all of a record in a dialog of its own."""
        self.record_requested.emit(kind, record_id)

    def hand_over(self) -> None:
        """Let one of the two answer what is open, out of the other's sight."""
        self.hand_over_requested.emit()

    def plan_meeting(self) -> None:
        """Plan a meeting, in a dialog of its own."""
        self.record_requested.emit("new_meeting", "")

    def say(self, text: str) -> None:
        """Show a message for a while."""
        self.toast.show_message(text)

    # What happens --------------------------------------------------------------------------------

    def _connect(self) -> None:
        session, sidebar = self.session, self.sidebar
        session.changed.connect(self._changed)
        session.leaving.connect(self.flush)
        session.mentorship_changed.connect(self._mentorship_changed)
        session.saving.connect(lambda: sidebar.saved.set_state("saving"))
        session.saved.connect(lambda: sidebar.saved.set_state("saved"))
        session.save_failed.connect(self._not_saved)
        session.unsaved.connect(lambda: sidebar.saved.set_state("failed"))
        session.ask_failed.connect(self.say_error)
        session.refused.connect(self._refused)
        sidebar.tabs.current_key_changed.connect(self._show_current)
        sidebar.prepare.connect(lambda item: self.go_to("meeting", item))
        sidebar.plan.connect(self.plan_meeting)

    def _bind_keys(self) -> None:
        for index, tab in enumerate(TABS[:_HIGHEST_DIGIT]):
            keys = QShortcut(QKeySequence(f"Ctrl+{index + 1}"), self)
            keys.activated.connect(lambda key=tab.key: self.show_tab(key).focus())
        onward = QShortcut(QKeySequence(Qt.Key.Key_F6), self)
        onward.activated.connect(self._next_part)

    def _next_part(self) -> None:
        if self.toast.isVisible():
            self.toast.focus_action()
        elif self.sidebar.isAncestorOf(self.focusWidget()):
            self.tab.focus()
        else:
            self.sidebar.tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _tab(self, key: str) -> "Tab":
        if key not in self._made:
            entry = next(tab for tab in TABS if tab.key == key)
            tab = entry.make(self.context)
            tab.search_requested.connect(self.search_requested)
            self._stack.addWidget(tab.widget)
            self._made[key] = tab
        return self._made[key]

    def _show_current(self) -> None:
        if self.session.mentorship is None:
            return
        tab = self.tab
        if self._stack.currentWidget() is not tab.widget:
            self.flush()
            self._stack.setCurrentWidget(tab.widget)
        tab.shown()
        self.tab_changed.emit(self.sidebar.tabs.current_key())

    def _changed(self, changes: Changes) -> None:
        for tab in self._made.values():
            tab.changed(changes)
        self._refresh_aside()

    def _mentorship_changed(self, mentorship: Mentorship) -> None:
        self.sidebar.show_pair(mentorship)
        for tab in self._made.values():
            tab.reset()
        # The tab paints first; what stands beside it follows.
        self._show_current()
        QTimer.singleShot(0, self._refresh_aside)

    def _refresh_aside(self) -> None:
        pair, now = self.context.mentorship_id, self._now()
        self.session.ask(lambda desk: desk.overviews.aside(pair, now), self._show_aside)

    def _show_aside(self, aside: Aside) -> None:
        self.sidebar.show_aside(aside)

    def _not_saved(self, error: Exception) -> None:
        self.sidebar.saved.set_state("failed", sentence(error))
        self.say_error(error)

    def _refused(self, error: Exception) -> None:
        """Say why nothing was changed; what was ticked or chosen is shown as it stands."""
        self.say_error(error)
        QTimer.singleShot(0, self, self._show_anew)

    def _show_anew(self) -> None:
        for tab in self._made.values():
            tab.reset()
        self._show_current()

    def _now(self) -> datetime:
        return self.session.now()

    def _today(self) -> date:
        return self.session.today()
