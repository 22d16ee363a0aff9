"""What a form asks for: fields as values. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field: the name it is saved under, and the words above it.

    An ampersand in the words marks the letter that, with Alt, leads to the field.
    """

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Text(FieldSpec):
    """One line."""

    placeholder: str = ""


@dataclass(frozen=True, slots=True)
class LongText(FieldSpec):
    """Several lines; the field grows with its text."""

    placeholder: str = ""


@dataclass(frozen=True, slots=True)
class Choice(FieldSpec):
    """One of a few (key, words)."""

    choices: Sequence[tuple[str, str]] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class OptionalDate(FieldSpec):
    """A date, or none. Values are ``date | None``."""


@dataclass(frozen=True, slots=True)
class LocalMoment(FieldSpec):
    """A date and a time of day on the wall clock. Values are naive ``datetime``."""


@dataclass(frozen=True, slots=True)
class Number(FieldSpec):
    """A whole number with a unit; values are ``int``, or None where `optional` and empty.

    The `usual` numbers get a button each.
    """

    low: int = 0
    high: int = 999
    unit: str = ""
    step: int = 1
    optional: bool = False
    usual: Sequence[int] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Zone(FieldSpec):
    """A time zone. Values are IANA names; any part of a city or area finds it."""


@dataclass(frozen=True, slots=True)
class Hours(FieldSpec):
    """Days of the week with a span of hours; values are ``rules.Window`` or None.

    `zone` is the zone of a new window.
    """

    zone: str = "Etc/UTC"


@dataclass(frozen=True, slots=True)
class DayList(FieldSpec):
    """Spans of days with a few words each; values are tuples of ``terms.Days``.

    `add` are the words of the button that adds one.
    """

    add: str = ""


#: Fields that stand two in a row where there is room.
SHORT: tuple[type[FieldSpec], ...] = (Choice, OptionalDate, LocalMoment, Number)
