"""What the window knows of the Overview."""

from typing import TYPE_CHECKING

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from mentordesk.domain.changes import Changes
from ui.tabs.overview.presenter import OverviewPresenter

if TYPE_CHECKING:
    from ui.tabs.overview.view import OverviewView


class OverviewTab:
    """Passes on to the presenter what the window says; there is nothing to type here."""

    def __init__(self, view: "OverviewView", presenter: OverviewPresenter) -> None:
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
        """Every change matters here."""
        self.presenter.changed(changes, visible=self.view.isVisible())

    def reset(self) -> None:
        """Another mentorship is in view."""
        self.presenter.reset()
        if self.view.isVisible():
            self.presenter.refresh()

    def flush(self) -> None:
        """Nothing is typed here."""

    def create(self) -> None:
        """Plan a meeting: the one thing to begin here."""
        self.presenter.prepare("")

    def delete(self) -> None:
        """Nothing is deleted here."""

    def edit(self) -> None:
        """Nothing is edited here."""

    def open_record(self, record_id: str) -> None:
        """Records are shown in tabs of their own."""

    def focus(self) -> None:
        """Give the keyboard to the first step."""
        self.view.take_focus()
