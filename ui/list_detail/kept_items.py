"""Items of a checklist as a person left them, whatever the disk has taken of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from mentordesk.words import _
from ui.kept_words import Key
from ui.widgets.checklist import CheckItem

#: ``Work.kept``: words that the disk refused, by what comes after the start of their keys.
Kept = Callable[..., Mapping[Key, object]]

NAME = "name"


def as_typed(items: Iterable[CheckItem], kept: Kept, *place: str) -> list[CheckItem]:
    """Return `items` with new names and new items (of `place`) that wait to be saved."""
    shown = [_renamed(item, kept) for item in items]
    waiting = [
        CheckItem("/".join((*place, *rest)), str(text), False, _("Not saved yet"), waiting=True)
        for rest, text in kept(*place).items()
    ]
    return shown + waiting


def nothing_kept(*_start: str) -> Mapping[Key, object]:
    """Return that nothing waits."""
    return {}


def _renamed(item: CheckItem, kept: Kept) -> CheckItem:
    name = kept(item.id, NAME).get(())
    return item if name is None else replace(item, text=str(name), detail=_("Not saved yet"))
