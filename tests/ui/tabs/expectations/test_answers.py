"""Typed parts of answers, to the fields of a form and back."""

from dataclasses import fields
from datetime import date, time

import pytest

from mentordesk.domain.expectation import ExpectationKind as Kind
from mentordesk.domain.mentorship import Format
from mentordesk.domain.rules import (
    WORKING_DAYS,
    Cadence,
    CancellationNotice,
    ReplyTime,
    Window,
)
from mentordesk.domain.terms import NO_TERMS, Channel, Days, Scheduler, Terms
from ui.tabs.expectations.answers import AGREED, WHOSE, parts_of, values, with_part

WINDOW = Window(days=WORKING_DAYS, start=time(9), end=time(12), zone="Europe/Berlin")
ALL = Terms(
    cadence=Cadence(weeks=2, minutes=45),
    format=Format.HYBRID,
    channels=(Channel.VIDEO, Channel.PHONE, Channel.CHAT),
    reply_time=ReplyTime(hours=48),
    windows=(WINDOW,),
    away=(Days(first=date(2026, 12, 24), last=date(2026, 12, 28), label="Christmas"),),
    scheduler=Scheduler.IN_TURN,
    notice=CancellationNotice(hours=24),
    months=12,
)


@pytest.mark.parametrize("whose", WHOSE)
def test_every_part_goes_through_its_field_unchanged(whose: str) -> None:
    made = NO_TERMS
    for kind in Kind:
        shown = values(kind, ALL, whose)
        assert list(shown) == [f"{whose}_{part}" for part in parts_of(kind, whose)]
        for part in parts_of(kind, whose):
            made = with_part(made, part, shown[f"{whose}_{part}"])
    personal = {"windows", "away"} if whose == AGREED else set()
    for field in fields(Terms):
        wanted = NO_TERMS if field.name in personal else ALL
        assert getattr(made, field.name) == getattr(wanted, field.name)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.CHANNELS])
def test_empty_fields_say_nothing(kind: Kind) -> None:
    made = ALL
    for name, value in values(kind, NO_TERMS, "mentor").items():
        made = with_part(made, name.removeprefix("mentor_"), value)
    assert values(kind, made, "mentor") == values(kind, NO_TERMS, "mentor")


def test_a_channel_taken_out_lets_the_next_move_up() -> None:
    assert with_part(ALL, "channel_1", "").channels == (Channel.PHONE, Channel.CHAT)
    assert with_part(NO_TERMS, "channel_3", "email").channels == (Channel.EMAIL,)
