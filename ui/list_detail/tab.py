"""What the window knows of a tab, and how a list-and-page tab answers it."""

from typing import Any, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from mentordesk.domain.changes import Changes
from ui.list_detail.presenter import ListDetailPresenter
from ui.list_detail.view import ListDetailView


class Tab(Protocol):
    """A tab of the window."""

    @property
    def widget(self) -> QWidget:
        """The widget to show."""

    @property
    def search_requested(self) -> SignalInstance:
        """Emitted when the search of everything is asked for."""

    def shown(self) -> None:
        """The tab is in view: load what is stale."""

    def changed(self, changes: Changes) -> None:
        """Something changed somewhere."""

    def reset(self) -> None:
        """Another mentorship is in view: forget everything shown."""

    def flush(self) -> None:
        """Save what is being typed."""

    def create(self) -> None:
        """Make a new record."""

    def delete(self) -> None:
        """Delete the record in view."""

    def edit(self) -> None:
        """Edit the record in view."""

    def open_record(self, record_id: str) -> None:
        """Show a record."""

    def focus(self) -> None:
        """Take the keyboard."""


class ListDetailTab:
    """A tab made of a ListDetailView and its presenter."""

    def __init__(self, view: ListDetailView, presenter: ListDetailPresenter[Any, Any]) -> None:
        self.view = view
        self.presenter = presenter
        view.attach(presenter)

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
        """Make a new record."""
        self.presenter.create()

    def delete(self) -> None:
        """Delete the record on the page, with what is being typed: undo brings that back, too."""
        self.flush()
        self.presenter.delete()

    def edit(self) -> None:
        """Edit the record on the page."""
        self.presenter.edit()

    def open_record(self, record_id: str) -> None:
        """Show a record."""
        self.presenter.open_record(record_id)

    def focus(self) -> None:
        """Give the keyboard to the list, or to what stands in its place."""
        self.view.take_focus()
