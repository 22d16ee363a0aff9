"""What the window knows of the Meeting notes tab."""

from typing import TYPE_CHECKING

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from mentordesk.domain.changes import Changes
from ui.tabs.meeting_notes.presenter import MeetingNotesPresenter

if TYPE_CHECKING:
    from ui.tabs.meeting_notes.view import MeetingNotesView


class MeetingNotesTab:
    """Passes on to the presenter what the window says."""

    def __init__(self, view: "MeetingNotesView", presenter: MeetingNotesPresenter) -> None:
        self.view = view
        self.presenter = presenter

    @property
    def widget(self) -> QWidget:
        """The widget to show."""
        return self.view

    @property
    def search_requested(self) -> SignalInstance:
        """Emitted when the search of everything is asked for."""
        return self.view.search_requested

    def shown(self) -> None:
        """Load what is stale."""
        if self.presenter.stale:
            self.presenter.refresh()

    def changed(self, changes: Changes) -> None:
        """Load anew where the change matters here."""
        self.presenter.changed(changes, visible=self.view.isVisible())

    def reset(self) -> None:
        """Forget what is shown; it belongs to another mentorship."""
        self.presenter.reset()
        if self.view.isVisible():
            self.presenter.refresh()

    def flush(self) -> None:
        """Save what is being typed."""
        self.view.flush()

    def create(self) -> None:
        """Begin a note."""
        self.presenter.new_note()

    def plan_meeting(self) -> None:
        """Plan a meeting."""
        self.presenter.plan_meeting()

    def delete(self) -> None:
        """Delete what is on the card."""
        self.presenter.delete()

    def edit(self) -> None:
        """Edit the meeting on the card."""
        self.presenter.edit()

    def open_record(self, record_id: str) -> None:
        """Show a record."""
        self.presenter.open_record(record_id)

    def focus(self) -> None:
        """Give the keyboard to the list."""
        self.view.take_focus()
