"""The tabs of the window: one line a tab."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

from mentordesk.services.overview import Counts
from mentordesk.words import N_
from ui.ports import TabContext

if TYPE_CHECKING:
    from ui.list_detail.tab import Tab


@dataclass(frozen=True, slots=True)
class TabEntry:
    """A tab: where its code is (imported when first shown), its words, icon and badge.

    ``kinds`` are the records that are shown there when something links to them.
    """

    key: str
    text: str
    icon: str
    kinds: tuple[str, ...] = ()
    badge: Callable[[Counts], int] | None = None

    def make(self, context: TabContext) -> "Tab":
        """Make the tab: every tab's view module has a function `make`."""
        module = import_module(f"ui.tabs.{self.key}.view")
        return cast("Tab", module.make(context))


TABS: tuple[TabEntry, ...] = (
    TabEntry("overview", N_("&Overview"), "layout-dashboard"),
    TabEntry(
        "expectations", N_("&Expectations"), "handshake", ("expectation",), lambda n: n.expectations
    ),
    TabEntry("goals", N_("&Goals"), "target", ("goal", "milestone", "obstacle"), lambda n: n.goals),
    TabEntry("boundaries", N_("&Boundaries"), "shield", ("boundary",), lambda n: n.boundaries),
    TabEntry(
        "meeting_notes",
        N_("Meeting &notes"),
        "notebook-pen",
        ("note", "meeting", "agenda_item", "commitment"),
        lambda n: n.notes,
    ),
)


#: Kinds that no tab shows, but a dialog.
IN_DIALOGS = frozenset({"concern", "agreement"})


def tab_for(kind: str) -> str:
    """Return the key of the tab that shows records of a kind."""
    return next((tab.key for tab in TABS if kind in tab.kinds), TABS[0].key)
