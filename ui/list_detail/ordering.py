"""The order of a tab's list: the pair's own, which is made by hand, or one that sorts. No Qt."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from mentordesk.desk import Desk
from mentordesk.words import _
from ui.ports import TabContext

Item = TypeVar("Item")

OWN = "own"


class ListOrder(Generic[Item]):
    """Moves records in their own order, or shows them in another."""

    kind: str = ""

    def __init__(self, context: TabContext) -> None:
        self.context = context
        self.items: list[Item] = []
        kept = context.orders.order(self.kind)
        self.order = kept if kept in dict(self.orders()) else OWN

    # What a tab says -------------------------------------------------------------------------

    def id_of(self, item: Item) -> str:
        """Return a record's id."""
        raise NotImplementedError

    def group_of(self, item: Item) -> str:
        """Return the key of the group that a record belongs to."""
        raise NotImplementedError

    def service(self, desk: Desk) -> Any:
        """Return the service of the tab's kind of record."""
        raise NotImplementedError

    def orders(self) -> Sequence[tuple[str, str]]:
        """Return key and words of each order to choose from, OWN among them; mostly none."""
        return ()

    def sort_key(self, item: Item, order: str) -> Any:
        """Return what a record is sorted by in an order other than OWN."""
        raise NotImplementedError

    # What happens ----------------------------------------------------------------------------

    def choose_order(self, order: str) -> None:
        """Show the list in another order, also from the next start on."""
        if order != self.order:
            self.order = order
            self.context.orders.keep_order(self.kind, order)
            self._show()

    def in_order(self) -> list[Item]:
        """Return the records as they are shown; those that are equal stand in their own order."""
        if self.order == OWN:
            return self.items
        return sorted(self.items, key=lambda item: self.sort_key(item, self.order))

    def move(self, record_id: str, after: str) -> None:
        """Put a record behind another of the list (`after` empty: first of all)."""
        if self.order != OWN:
            self.context.stage.say(_("This list is sorted. Choose your own order to move things."))
            return
        others = [self.id_of(item) for item in self.items if self.id_of(item) != record_id]
        index = others.index(after) + 1 if after in others else 0
        self.context.work.do(lambda desk: self.service(desk).move(record_id, index))

    def step(self, record_id: str, by: int) -> None:
        """Move a record up or down by one among those of its group."""
        mates = [self.id_of(item) for item in self._in_group_of(record_id)]
        here = mates.index(record_id)
        target = here + by
        if not 0 <= target < len(mates):
            return
        rest = [mate for mate in mates if mate != record_id]
        self.move_before_or_after(record_id, rest, target)

    def move_before_or_after(self, record_id: str, rest: Sequence[str], target: int) -> None:
        """Put a record at `target` among `rest`, wherever those lie in the whole order."""
        if target > 0:
            self.move(record_id, rest[target - 1])
            return
        order = [self.id_of(item) for item in self.items if self.id_of(item) != record_id]
        before = order.index(rest[0])
        self.move(record_id, order[before - 1] if before else "")

    def _in_group_of(self, record_id: str) -> list[Item]:
        groups = {self.id_of(item): self.group_of(item) for item in self.items}
        return [item for item in self.in_order() if self.group_of(item) == groups.get(record_id)]

    def _show(self) -> None:
        """Show the list anew."""
        raise NotImplementedError
