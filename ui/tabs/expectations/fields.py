"""The fields of an answer: words, and what can be said more precisely than in words."""

from collections.abc import Iterator, Mapping
from typing import Any

from mentordesk.words import _
from ui.tabs.expectations.answers import (
    AGREED,
    CHANNEL_WORDS,
    CHANNELS,
    FORMAT_WORDS,
    SCHEDULER_WORDS,
)
from ui.widgets.field_spec import Choice, DayList, FieldSpec, Hours, LongText, Number

_NONE = ("", "–")


def answer_fields(whose: str, name: str, zone: str = "Etc/UTC") -> Iterator[FieldSpec]:
    """Yield all fields that an answer can have; `name` is the person's, for the words above."""

    def words(label: str) -> str:
        return _("{name}: {label}").format(name=name, label=label) if name else label

    expected = _("What you agree on") if whose == AGREED else _("What {name} expects")
    yield LongText(f"{whose}_answer", expected.format(name=name))
    yield Number(
        f"{whose}_weeks", words(_("Meet every")), low=1, high=52, unit=_("weeks"), optional=True
    )
    yield Number(
        f"{whose}_minutes",
        words(_("For")),
        low=5,
        high=480,
        unit=_("minutes"),
        step=15,
        optional=True,
    )
    yield _choice(f"{whose}_format", words(_("Where you meet")), FORMAT_WORDS)
    places = (_("First of all by"), _("Then by"), _("If nothing else works, by"))
    for place in range(CHANNELS):
        yield _choice(f"{whose}_channel_{place + 1}", words(places[place]), CHANNEL_WORDS)
    yield Number(
        f"{whose}_reply_hours",
        words(_("Answer within")),
        low=1,
        high=720,
        unit=_("hours"),
        optional=True,
    )
    if whose != AGREED:
        yield Hours(f"{whose}_windows", _("When {name} can meet").format(name=name), zone=zone)
        away = _("When {name} is away").format(name=name)
        yield DayList(f"{whose}_away", away, add=_("Add days away"))
    yield _choice(f"{whose}_scheduler", words(_("Who schedules")), SCHEDULER_WORDS)
    yield Number(
        f"{whose}_notice",
        words(_("Call off ahead by")),
        low=1,
        high=336,
        unit=_("hours"),
        optional=True,
    )
    yield Number(
        f"{whose}_months", words(_("Go on for")), low=1, high=120, unit=_("months"), optional=True
    )


def _choice(name: str, label: str, words: Mapping[Any, str]) -> Choice:
    return Choice(
        name, label, choices=[_NONE, *((str(key), _(text)) for key, text in words.items())]
    )
