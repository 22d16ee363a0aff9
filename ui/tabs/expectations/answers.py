"""The typed part of an answer as the fields of a form. No Qt."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from mentordesk.domain.expectation import ExpectationKind as Kind
from mentordesk.domain.mentorship import Format
from mentordesk.domain.record import Role
from mentordesk.domain.rules import Cadence, CancellationNotice, ReplyTime, Window
from mentordesk.domain.terms import PERSONAL, Channel, Scheduler, Terms

#: Who a field is about, before its name: one of the two, or what they agree on.
AGREED = "agreed"
WHOSE = (*(role.value for role in Role), AGREED)
#: How many channels can be put in order.
CHANNELS = 3

_PARTS: dict[Kind, tuple[str, ...]] = {
    Kind.CADENCE: ("weeks", "minutes"),
    Kind.FORMAT: ("format",),
    Kind.CHANNELS: tuple(f"channel_{place}" for place in range(1, CHANNELS + 1)),
    Kind.REPLY_TIME: ("reply_hours",),
    Kind.AVAILABILITY: ("windows", "away"),
    Kind.SCHEDULING: ("scheduler",),
    Kind.CANCELLATION: ("notice",),
    Kind.DURATION: ("months",),
}
_USUAL = Cadence(weeks=2, minutes=45)


def parts_of(kind: Kind, whose: str) -> tuple[str, ...]:
    """Return the names of the typed fields that an answer of a kind has, without whose they are."""
    parts = _PARTS.get(kind, ())
    return tuple(part for part in parts if whose != AGREED or part not in PERSONAL)


def values(kind: Kind, terms: Terms, whose: str) -> dict[str, object]:
    """Return the typed fields of an answer by their names in the form."""
    return {f"{whose}_{part}": _value(terms, part) for part in parts_of(kind, whose)}


def with_part(terms: Terms, part: str, value: object) -> Terms:
    """Return `terms` with one field of the form changed."""
    if part in {"weeks", "minutes"}:
        return replace(terms, cadence=_cadence(terms.cadence, part, value))
    if part.startswith("channel_"):
        return replace(terms, channels=_channels(terms.channels, int(part[8:]) - 1, value))
    if part == "windows":
        rest = terms.windows[1:]
        return replace(terms, windows=(value, *rest) if isinstance(value, Window) else rest)
    made: Mapping[str, Any] = {
        "format": lambda: {"format": Format(str(value)) if value else None},
        "reply_hours": lambda: {"reply_time": _hours(ReplyTime, value)},
        "away": lambda: {"away": value},
        "scheduler": lambda: {"scheduler": Scheduler(str(value)) if value else None},
        "notice": lambda: {"notice": _hours(CancellationNotice, value)},
        "months": lambda: {"months": value},
    }
    return replace(terms, **made[part]())


def _value(terms: Terms, part: str) -> object:
    if part.startswith("channel_"):
        place = int(part[8:]) - 1
        return terms.channels[place].value if place < len(terms.channels) else ""
    read: Mapping[str, Any] = {
        "weeks": lambda: terms.cadence and terms.cadence.weeks,
        "minutes": lambda: terms.cadence and terms.cadence.minutes,
        "format": lambda: terms.format.value if terms.format else "",
        "reply_hours": lambda: terms.reply_time and terms.reply_time.hours,
        "windows": lambda: terms.windows[0] if terms.windows else None,
        "away": lambda: terms.away,
        "scheduler": lambda: terms.scheduler.value if terms.scheduler else "",
        "notice": lambda: terms.notice and terms.notice.hours,
        "months": lambda: terms.months,
    }
    value: object = read[part]()
    return value


def _cadence(old: Cadence | None, part: str, value: object) -> Cadence | None:
    return replace(old or _USUAL, **{part: value}) if isinstance(value, int) else None


def _channels(old: tuple[Channel, ...], place: int, value: object) -> tuple[Channel, ...]:
    chosen: list[Channel | None] = [*old, *[None] * (CHANNELS - len(old))]
    chosen[place] = Channel(str(value)) if value else None
    return tuple(channel for channel in chosen if channel is not None)


def _hours(rule: type[ReplyTime] | type[CancellationNotice], value: object) -> Any:
    return rule(hours=value) if isinstance(value, int) else None
