"""The typed part of an answer: in bounds, compared, and what both have in common."""

from datetime import date, time

import pytest

from mentordesk.domain.mentorship import Format
from mentordesk.domain.rules import EVERY_DAY, Cadence, CancellationNotice, ReplyTime, Window
from mentordesk.domain.terms import NO_TERMS, Channel, Days, Scheduler, Terms, common
from mentordesk.errors import Problem

WINDOW = Window(days=EVERY_DAY, start=time(9), end=time(12), zone="Europe/Berlin")
NOWHERE = Window(days=EVERY_DAY, start=time(9), end=time(12), zone="Nowhere")
BACKWARDS = Days(first=date(2026, 12, 2), last=date(2026, 12, 1))


@pytest.mark.parametrize(
    ("terms", "problem"),
    [
        (NO_TERMS, None),
        (Terms(cadence=Cadence(weeks=1, minutes=5)), None),
        (Terms(cadence=Cadence(weeks=52, minutes=480)), None),
        (Terms(cadence=Cadence(weeks=0, minutes=45)), Problem.OUT_OF_RANGE),
        (Terms(cadence=Cadence(weeks=53, minutes=45)), Problem.OUT_OF_RANGE),
        (Terms(cadence=Cadence(weeks=2, minutes=4)), Problem.OUT_OF_RANGE),
        (Terms(cadence=Cadence(weeks=2, minutes=481)), Problem.OUT_OF_RANGE),
        (Terms(reply_time=ReplyTime(hours=720)), None),
        (Terms(reply_time=ReplyTime(hours=721)), Problem.OUT_OF_RANGE),
        (Terms(notice=CancellationNotice(hours=0)), Problem.OUT_OF_RANGE),
        (Terms(notice=CancellationNotice(hours=336)), None),
        (Terms(months=120), None),
        (Terms(months=121), Problem.OUT_OF_RANGE),
        (Terms(channels=(Channel.VIDEO, Channel.PHONE)), None),
        (Terms(channels=(Channel.VIDEO, Channel.VIDEO)), Problem.NAMED_TWICE),
        (Terms(windows=(WINDOW, NOWHERE)), Problem.UNKNOWN_ZONE),
        (Terms(away=(BACKWARDS,)), Problem.BEFORE_START),
        (
            Terms(away=(Days(first=date.min, last=date.max, label="x" * 301),)),
            Problem.TOO_LONG,
        ),
    ],
)
def test_what_is_wrong(terms: Terms, problem: Problem | None) -> None:
    assert terms.problem() is problem


def test_days_hold_their_last_one() -> None:
    days = Days(first=date(2026, 12, 24), last=date(2027, 1, 2))
    assert days.hold(date(2026, 12, 24))
    assert days.hold(date(2027, 1, 2))
    assert not days.hold(date(2027, 1, 3))


def test_what_only_one_speaks_of_is_taken_from_that_one() -> None:
    one = Terms(cadence=Cadence(weeks=2, minutes=45), format=Format.VIRTUAL, windows=(WINDOW,))
    other = Terms(format=Format.VIRTUAL, scheduler=Scheduler.IN_TURN)
    found = common(one, other)
    assert found == Terms(
        cadence=Cadence(weeks=2, minutes=45),
        format=Format.VIRTUAL,
        scheduler=Scheduler.IN_TURN,
    )
    assert common(one, Terms(format=Format.HYBRID)) is None
    assert NO_TERMS.is_empty
    assert not one.is_empty
