"""What presenters are given: the seams to the store, the clock, the locale and the window.

No Qt here; tests put an inline runner and plain values in their place.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol, TypeVar

from mentordesk.desk import Desk
from mentordesk.domain.changes import Changes
from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.mentorship import Mentorship
from ui.kept_words import Key

T = TypeVar("T")
Failed = Callable[[Exception], None]


class Work(Protocol):
    """The way to the store: questions and verbs run on its thread, answers come back on ours."""

    def ask(
        self, query: Callable[[Desk], T], then: Callable[[T], None], failed: Failed | None = None
    ) -> None:
        """Run `query` and hand its answer to `then`; errors go to `failed` or to the window."""

    def do(
        self,
        verb: Callable[[Desk], Changes],
        then: Callable[[Changes], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Run `verb`, publish what it changed, then call `then`."""

    def save(
        self,
        key: Key,
        value: object,
        verb: Callable[[Desk], Changes],
        then: Callable[[Changes], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Like `do`, for what a person typed: if the disk refuses it, it is kept and tried again.

        `key` says what `value` was typed for; newer words with the same key take its place.
        """

    def kept(self, *start: str) -> Mapping[Key, object]:
        """Return words that the disk refused, by what comes after `start` in their keys."""

    def wrong(self, *start: str) -> Mapping[Key, object]:
        """Return words that were wrong and are not mended, by what comes after `start`."""

    def undo(self) -> None:
        """Take the latest change back."""


class Formats(Protocol):
    """Dates, times and numbers in the user's locale."""

    def day(self, day: date) -> str:
        """Return "18 December", with the year where it is not the present one."""

    def short_day(self, day: date) -> str:
        """Return "18 Dec"."""

    def long_day(self, day: date) -> str:
        """Return "Thursday 12 November 2026"."""

    def weekday_day(self, day: date) -> str:
        """Return "Thursday, 26 Nov"."""

    def month(self, day: date) -> str:
        """Return "November", with the year where it is not the present one."""

    def time(self, moment: datetime) -> str:
        """Return "16:00"."""

    def number(self, value: int) -> str:
        """Return a whole number with the locale's digits and grouping."""


class Stage(Protocol):
    """What a tab may ask of the window around it."""

    def say(self, text: str) -> None:
        """Show a message for a while."""

    def say_undoable(self, text: str) -> None:
        """Show `text` with an "Undo" button for a while."""

    def say_error(self, error: BaseException) -> None:
        """Show what went wrong, in words."""

    def go_to(self, kind: str, record_id: str) -> None:
        """Show a record in its tab."""

    def export_meeting(self, meeting_id: str) -> None:
        """Offer to save a meeting for other calendars."""

    def open_link(self, address: str) -> None:
        """Ask whether to open the address of a link."""

    def join(self, address: str) -> None:
        """Open the room of a call."""

    def open_details(self, kind: str, record_id: str) -> None:
        """Show all of a record, such as a milestone's, in a dialog of its own."""

    def hand_over(self) -> None:
        """Let one of the two answer what is open, out of the other's sight."""

    def plan_meeting(self) -> None:
        """Plan a meeting, in a dialog of its own."""

    def show_tab(self, key: str) -> object:
        """Bring a tab into view."""


class Orders(Protocol):
    """The orders in which lists are shown, by the kind of their records."""

    def order(self, kind: str) -> str:
        """Return the order last chosen, empty for none."""

    def keep_order(self, kind: str, order: str) -> None:
        """Remember an order."""


class UnkeptOrders:
    """Orders that are forgotten with the window."""

    def __init__(self) -> None:
        self._orders: dict[str, str] = {}

    def order(self, kind: str) -> str:
        """Return the order last chosen, empty for none."""
        return self._orders.get(kind, "")

    def keep_order(self, kind: str, order: str) -> None:
        """Remember an order."""
        self._orders[kind] = order


@dataclass(frozen=True, slots=True)
class TabContext:
    """All that a tab is given."""

    work: Work
    formats: Formats
    stage: Stage
    mentorship: Callable[[], Mentorship]
    now: Callable[[], datetime]
    today: Callable[[], date]
    orders: Orders = field(default_factory=UnkeptOrders)

    @property
    def mentorship_id(self) -> MentorshipId:
        """The mentorship in view."""
        return self.mentorship().mentorship_id
