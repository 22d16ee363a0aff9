"""A screen of a tab with a list and a page that remembers what it was asked to show."""

from collections.abc import Mapping, Sequence
from typing import Any

from mentordesk.services.templates import Template
from ui.models.rows import FilterChoice, Section


class ListScreen:
    """Remembers what it was asked to show."""

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.cards: Mapping[str, Any] = {}
        self.current = ""
        self.heading = ""
        self.filters: list[FilterChoice] = []
        self.orders: Sequence[tuple[str, str]] = ()
        self.order = ""
        self.side = ""
        self.page: Any = None
        self.values: Mapping[str, object] = {}
        self.problems: Mapping[str, str] = {}
        self.empty: bool | None = None
        self.focused = ""
        self.offered: list[str] = []

    def show_heading(self, subtitle: str) -> None:
        self.heading = subtitle

    def show_filters(self, choices: Sequence[FilterChoice], current: str) -> None:
        self.filters = list(choices)

    def show_orders(self, choices: Sequence[tuple[str, str]], current: str) -> None:
        self.orders, self.order = choices, current

    def show_list(
        self, sections: Sequence[Section], cards: Mapping[str, Any], current: str
    ) -> None:
        self.sections, self.cards, self.current = list(sections), cards, current
        self.empty = None

    def show_empty(self, nothing_at_all: bool) -> None:
        self.empty = nothing_at_all

    def show_templates(self, templates: Sequence[Template]) -> None:
        self.offered = [one.title for one in templates]

    def show_page(self, page: Any) -> None:
        self.side, self.page = "page", page

    def show_no_page(self) -> None:
        self.side = "nothing"

    def show_form(self, values: Mapping[str, object], *, select_first: bool) -> None:
        self.side, self.values, self.problems = "form", values, {}

    def show_values(self, values: Mapping[str, object]) -> None:
        self.values = values

    def focus_field(self, name: str) -> None:
        self.focused = name

    def show_problems(self, problems: Mapping[str, str]) -> None:
        self.problems = problems

    def titles(self) -> list[str]:
        """Return the titles of the list, from top to bottom."""
        return [self.cards[i].title for section in self.sections for i in section.ids]

    def headings(self) -> list[str]:
        """Return the headings of the list, from top to bottom."""
        return [section.title for section in self.sections]

    def facts(self, title: str) -> list[str]:
        """Return the remarks on a card."""
        card = next(card for card in self.cards.values() if card.title == title)
        return [fact.text for fact in card.facts]
