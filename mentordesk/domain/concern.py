"""Concerns: what somebody noticed and had rather not carry alone in their head. Never shared."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from mentordesk.domain.record import Record, Visibility


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern(Record):
    """What happened, and what one will do about it."""

    KIND: ClassVar[str] = "concern"
    LINES: ClassVar[tuple[str, ...]] = ("title",)
    TEXTS: ClassVar[tuple[str, ...]] = ("happened", "will_do")
    REQUIRED: ClassVar[tuple[str, ...]] = ("title",)
    NEVER_SHARED: ClassVar[bool] = True

    title: str
    happened: str = ""
    happened_on: date | None = None
    will_do: str = ""
    resolved_on: date | None = None
    visibility: Visibility = Visibility.PRIVATE
