"""What every tab with a list and a page decides: selection, filter, editing, saving. No Qt.

A tab says how to load and word its records; this says when. A change anywhere is published with
its topics; a tab that is not shown stays stale until it is.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar

from mentordesk.desk import Desk
from mentordesk.domain.changes import Changes
from mentordesk.error_text import problem_text
from mentordesk.errors import ValidationError
from mentordesk.services.own_templates import TOPIC
from mentordesk.services.templates import Template
from mentordesk.words import _
from ui.list_detail.ordering import ListOrder
from ui.models.rows import FilterChoice, Section
from ui.ports import TabContext

Item = TypeVar("Item")
Page = TypeVar("Page")

ALL = "all"


class ListDetailScreen(Protocol):
    """What the presenter may ask of its view."""

    def show_heading(self, subtitle: str) -> None:
        """Show the line under the tab's title."""

    def show_filters(self, choices: Sequence[FilterChoice], current: str) -> None:
        """Show the choices of the filter."""

    def show_orders(self, choices: Sequence[tuple[str, str]], current: str) -> None:
        """Show the orders to choose from; where there are none, nothing."""

    def show_list(
        self, sections: Sequence[Section], cards: Mapping[str, Any], current: str
    ) -> None:
        """Show records under their headings; `cards` are what to paint, by id."""

    def show_empty(self, nothing_at_all: bool) -> None:
        """Show the empty state: of the tab, or of a filter that matches nothing."""

    def show_templates(self, templates: Sequence[Template]) -> None:
        """Offer these to start from in the empty state of the tab."""

    def show_page(self, page: Any) -> None:
        """Show one record."""

    def show_no_page(self) -> None:
        """Show that nothing is selected."""

    def show_form(self, values: Mapping[str, object], *, select_first: bool) -> None:
        """Show the fields of the record for editing."""

    def show_values(self, values: Mapping[str, object]) -> None:
        """Bring the fields being edited up to date, but for the one being typed in."""

    def focus_field(self, name: str) -> None:
        """Give the keyboard to a field of the form, which is shown or about to be."""

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong beside the fields it is wrong with."""


class ListDetailPresenter(ListOrder[Item], Generic[Item, Page]):
    """Decides for a tab that lists records and shows one of them."""

    topics: frozenset[str] = frozenset()
    offers_templates = False

    def __init__(self, context: TabContext, screen: ListDetailScreen) -> None:
        super().__init__(context)
        self.screen = screen
        self.current = ""
        self.filter = ALL
        self.editing = False
        self.stale = True
        self._spell = 0
        self._edited_field = ""
        self._cards: dict[str, Any] = {}  # made once for all filters and orders of what was loaded
        self._problems: dict[str, Mapping[str, str]] = {}  # by the field whose editing found them
        self._load = 0
        self._form_shown_for = ""

    # What a tab says -------------------------------------------------------------------------

    def load(self, desk: Desk) -> list[Item]:
        """Return the records of the mentorship in view, in their order (on the store thread)."""
        raise NotImplementedError

    def load_page(self, desk: Desk, record_id: str) -> Page:
        """Return all that the page of a record shows (on the store thread)."""
        raise NotImplementedError

    def groups(self) -> Sequence[tuple[str, str]]:
        """Return key and words of each group, in order; groups are sections and filters."""
        raise NotImplementedError

    def card(self, item: Item) -> Any:
        """Return what the list paints of a record."""
        raise NotImplementedError

    def subtitle(self) -> str:
        """Return the line under the tab's title."""
        raise NotImplementedError

    def form_values(self, page: Page) -> Mapping[str, object]:
        """Return a record's fields for the form."""
        raise NotImplementedError

    def fields_from(self, name: str, value: object) -> dict[str, Any]:
        """Return the record's fields that an edited form field stands for."""
        return {name: value}

    def field_saved(self, name: str) -> None:
        """Do what follows once a field of the form is saved; mostly nothing."""

    def add(self, desk: Desk, template: object = None) -> Changes:
        """Make a new record (on the store thread)."""
        raise NotImplementedError

    def deleted_text(self) -> str:
        """Return what to say when a record was deleted."""
        raise NotImplementedError

    # What happens ----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Load the list anew."""
        self.stale = False
        self._load += 1
        load = self._load

        def loaded(answer: tuple[list[Item], Sequence[Template]]) -> None:
            if load == self._load:  # else something newer is on its way
                self.screen.show_templates(answer[1])
                self._loaded(answer[0])

        self.context.work.ask(self._load_all, loaded)

    def changed(self, changes: Changes, *, visible: bool) -> None:
        """Take note of a change somewhere; load anew where it matters here."""
        offered = self.offers_templates and not self.items and TOPIC in changes.topics
        if not (offered or self.topics & changes.topics):
            return
        if visible:
            self.refresh()
        else:
            self.stale = True

    def select(self, record_id: str) -> None:
        """Show a record on the page."""
        if record_id == self.current and self.editing:
            return
        self.editing = False
        self._problems = {}
        self.current = record_id
        self._load_page()

    def open_record(self, record_id: str) -> None:
        """Show a record that was asked for from elsewhere, whatever the filter hides."""
        self.filter = ALL
        self.editing = False
        self._problems = {}
        self.current = record_id
        self.refresh()

    def reset(self) -> None:
        """Forget what is shown: another mentorship is in view."""
        self.items, self.current, self.filter = [], "", ALL
        self.editing, self.stale = False, True

    def choose_filter(self, key: str) -> None:
        """Show one group only, or all."""
        if key != self.filter:
            self.filter = key
            self._show()

    def create(self, template: object = None) -> None:
        """Make a new record and open it for editing."""

        def made(changes: Changes) -> None:
            self.filter = ALL
            self.current = changes.made
            self.editing = template is None
            self._problems = {}
            self.refresh()

        self.context.work.do(lambda desk: self.add(desk, template), made)

    def edit(self) -> None:
        """Open the record on the page for editing."""
        if self.current:
            self.editing = True
            self._problems = {}
            self._spell += 1
            self._load_page()

    def end_edit(self) -> None:
        """Go back from the form to the page."""
        self.editing = False
        self._problems = {}
        self._spell += 1
        self._load_page()

    def field_edited(self, name: str, value: object) -> None:
        """Save a field of the form; one stretch of typing is one change to undo."""
        if name != self._edited_field:
            self._edited_field = name
            self._spell += 1
        record_id = self._form_shown_for
        if all(self.id_of(item) != record_id for item in self.items):
            return  # no form, or its record is gone
        self._save_field(record_id, name, value)

    def _save_field(self, record_id: str, name: str, value: object) -> None:
        spell = f"{record_id}/{name}/{self._spell}"
        fields = self.fields_from(name, value)

        def save(desk: Desk) -> Changes:
            changes: Changes = self.service(desk).update(record_id, spell=spell, **fields)
            return changes

        def saved(_changes: Changes) -> None:
            self._tell_problems(name, {})
            self.field_saved(name)

        def failed(error: Exception) -> None:
            if isinstance(error, ValidationError):
                # A rule put together from fields of the form is wrong where it was edited.
                found = {name if k in fields else k: p for k, p in error.problems.items()}
                self._tell_problems(name, {k: problem_text(p) for k, p in found.items()})
            else:
                self.context.stage.say_error(error)

        self.context.work.save((record_id, "field", name), value, save, saved, failed)

    def delete(self, record_id: str = "") -> None:
        """Move a record to the trash and offer to undo it."""
        victim = record_id or self.current
        if not victim:
            return
        follower = self._neighbour(victim)

        def gone(_changes: Changes) -> None:
            self.context.stage.say_undoable(self.deleted_text())

        if victim == self.current:
            self.editing = False
            self.current = follower
        self.context.work.do(lambda desk: self.service(desk).trash(victim), gone)

    # How it is shown -------------------------------------------------------------------------

    def _load_all(self, desk: Desk) -> tuple[list[Item], Sequence[Template]]:
        """Return the records, and where there are none what to start from."""
        items = self.load(desk)
        start = self.offers_templates and not items
        return items, desk.templates.offered(self.kind) if start else ()

    def _loaded(self, items: list[Item]) -> None:
        self.items = items
        self._cards = {self.id_of(item): self.card(item) for item in items}
        ids = [self.id_of(item) for item in items]
        if self.current not in ids:
            shown = [item_id for section in self._sections() for item_id in section.ids]
            self.current = shown[0] if shown else ""
            self.editing = False
        self._show()
        self._load_page()

    def _show(self) -> None:
        self.screen.show_heading(self.subtitle())
        if not self.items:
            self.screen.show_empty(True)
            return
        self.screen.show_filters(self._choices(), self.filter)
        self.screen.show_orders(self.orders(), self.order)
        sections = self._sections()
        if not sections:
            self.screen.show_empty(False)
            return
        shown = {item_id for section in sections for item_id in section.ids}
        cards = {key: card for key, card in self._cards.items() if key in shown}
        self.screen.show_list(sections, cards, self.current)

    def _choices(self) -> list[FilterChoice]:
        choices = [FilterChoice(ALL, _("All"), len(self.items))]
        for key, text in self.groups():
            count = sum(self.group_of(item) == key for item in self.items)
            if count or key == self.filter:
                choices.append(FilterChoice(key, text, count))
        return choices

    def _sections(self) -> list[Section]:
        found, items = [], self.in_order()
        for key, text in self.groups():
            ids = tuple(self.id_of(item) for item in items if self.group_of(item) == key)
            if ids and self.filter in {ALL, key}:
                found.append(Section(text, ids))
        return found

    def _load_page(self) -> None:
        wanted = self.current
        if not wanted:
            self.screen.show_no_page()
            return

        def show(page: Page) -> None:
            if wanted == self.current:  # a quicker hand may have chosen another one since
                self._show_page(page)

        self.context.work.ask(lambda desk: self.load_page(desk, wanted), show)

    def _show_page(self, page: Page) -> None:
        wrong = _by_field(self.context.work.wrong(self.current, "field"))
        kept = {**_by_field(self.context.work.kept(self.current, "field")), **wrong}
        self.editing = self.editing or bool(kept)  # what is not saved is not put out of sight
        # The view first tells what was still being typed: it belongs to the form shown till now.
        if not self.editing:
            self.screen.show_page(page)
            self._form_shown_for = ""
        elif self._form_shown_for == self.current:
            self.screen.show_values({**self.form_values(page), **kept})
        else:
            self.screen.show_form({**self.form_values(page), **kept}, select_first=not kept)
            self._form_shown_for = self.current
            if self._problems:  # known before the form was there
                self.screen.show_problems(self._all_problems())
        for name, value in wrong.items():  # it says so again, or another field has put it right
            self._save_field(self.current, name, value)

    def save_typed(
        self, key: tuple[str, ...], value: object, verb: Callable[[Desk], Changes]
    ) -> None:
        """Save what was typed on the page itself; if it is not saved, the page says so."""

        def failed(error: Exception) -> None:
            self.context.stage.say_error(error)
            self._load_page()

        self.context.work.save(key, value, verb, None, failed)

    def _tell_problems(self, field: str, problems: Mapping[str, str]) -> None:
        others = {
            edited: {key: text for key, text in found.items() if key != field}
            for edited, found in self._problems.items()
        }
        self._problems = {**others, field: problems}
        self.screen.show_problems(self._all_problems())

    def _all_problems(self) -> dict[str, str]:
        return {key: text for found in self._problems.values() for key, text in found.items()}

    def _neighbour(self, record_id: str) -> str:
        shown = [item_id for section in self._sections() for item_id in section.ids]
        if record_id not in shown:
            return ""
        here = shown.index(record_id)
        rest = shown[:here] + shown[here + 1 :]
        return rest[min(here, len(rest) - 1)] if rest else ""


def _by_field(kept: Mapping[tuple[str, ...], object]) -> dict[str, object]:
    return {rest[0]: value for rest, value in kept.items()}
