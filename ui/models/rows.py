"""Rows of a list as values: what a presenter hands to a model. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from mentordesk.words import _


@dataclass(frozen=True, slots=True)
class Fact:
    """A short remark on a card; `tone` is empty or a tone of a pill."""

    icon: str
    text: str
    tone: str = ""


def progress_words(done: int, total: int, *, in_percent: bool) -> str:
    """Return "3 of 5", or "60 %" where that is what was judged; empty without a measure."""
    if not total:
        return ""
    if in_percent:
        return _("{n} %").format(n=done)
    return _("{done} of {total}").format(done=done, total=total)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardData:
    """What a card shows. Without milestones (`total` 0) the card is lower and has no bar."""

    title: str
    tone: str = "neutral"
    status: str = ""
    status_icon: str = ""
    facts: tuple[Fact, ...] = ()
    done: int = 0
    total: int = 0
    in_percent: bool = False
    muted: bool = False

    @property
    def progress(self) -> str:
        """How far it has come, in words; empty where there is no measure."""
        return progress_words(self.done, self.total, in_percent=self.in_percent)

    @property
    def spoken(self) -> str:
        """What a screen reader says of the card."""
        parts = [self.title, self.status, *(fact.text for fact in self.facts)]
        if self.total:
            parts.insert(2, self.progress)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowData:
    """What a row of a compact list shows; `date` is already in words."""

    title: str
    date: str = ""
    summary: str = ""
    icon: str = ""
    private: bool = False

    @property
    def spoken(self) -> str:
        """What a screen reader says of the row."""
        private = _("private") if self.private else ""
        return ", ".join(part for part in (self.title, self.date, private, self.summary) if part)


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """One choice of a filter, with how many records it shows."""

    key: str
    text: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading over some records; an empty title shows none."""

    title: str
    ids: Sequence[str] = field(default_factory=tuple)
