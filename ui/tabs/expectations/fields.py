"""The fields of an answer: words, and what can be said more precisely than in words."""

from collections.abc import Iterator, Mapping
from typing import Any

from mentordesk.exchange.term_words import CHANNEL_WORDS, FORMAT_WORDS, SCHEDULER_WORDS
from mentordesk.words import _
from ui.tabs.expectations.answers import AGREED, CHANNELS
from ui.widgets.field_spec import Choice, DayList, FieldSpec, Hours, LongText, Number

_NONE = ("", "–")


def answer_fields(whose: str, name: str, zone: str = "Etc/UTC") -> Iterator[FieldSpec]:
    """Yield all fields that an answer can have; `name` is the person's, for the words above."""

    def words(label: str) -> str:
        return _("{name}: {label}").format(name=name, label=label) if name else label

    expected = _("What you agree on") if whose == AGREED else _("What {name} expects")
    yield LongText(f"{whose}_answer", expected.format(name=name))
    for part, label, low, high, unit, step in _numbers():
        field, shown = f"{whose}_{part}", words(label)
        yield Number(field, shown, low=low, high=high, unit=unit, step=step, optional=True)
    for part, label, choices in _choices():
        choice = [_NONE, *((str(key), _(text)) for key, text in choices.items())]
        yield Choice(f"{whose}_{part}", words(label), choices=choice)
    if whose != AGREED:
        yield Hours(f"{whose}_windows", _("When {name} can meet").format(name=name), zone=zone)
        away = _("When {name} is away").format(name=name)
        yield DayList(f"{whose}_away", away, add=_("Add days away"))


def _numbers() -> Iterator[tuple[str, str, int, int, str, int]]:
    yield "weeks", _("Meet every"), 1, 52, _("weeks"), 1
    yield "minutes", _("For"), 5, 480, _("minutes"), 15
    yield "reply_hours", _("Answer within"), 1, 720, _("hours"), 1
    yield "notice", _("Call off ahead by"), 1, 336, _("hours"), 1
    yield "months", _("Go on for"), 1, 120, _("months"), 1


def _choices() -> Iterator[tuple[str, str, Mapping[Any, str]]]:
    yield "format", _("Where you meet"), FORMAT_WORDS
    places = (_("First of all by"), _("Then by"), _("If nothing else works, by"))
    for place in range(CHANNELS):
        yield f"channel_{place + 1}", places[place], CHANNEL_WORDS
    yield "scheduler", _("Who schedules"), SCHEDULER_WORDS
