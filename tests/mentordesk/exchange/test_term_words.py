"""Typed rules in words."""

from datetime import date, time

import pytest

from mentordesk.domain.boundary import Stance
from mentordesk.domain.mentorship import Format
from mentordesk.domain.record import Role
from mentordesk.domain.rules import (
    EVERY_DAY,
    WORKING_DAYS,
    Cadence,
    CancellationNotice,
    QuietHours,
    ReplyTime,
    Window,
)
from mentordesk.domain.terms import NO_TERMS, Channel, Days, Scheduler, Terms
from mentordesk.exchange import term_words as words

WINDOW = Window(days=WORKING_DAYS, start=time(9), end=time(12), zone="Europe/Berlin")
CHRISTMAS = Days(first=date(2026, 12, 24), last=date(2026, 12, 28), label="Christmas")
ALL = Terms(
    cadence=Cadence(weeks=2, minutes=45),
    format=Format.HYBRID,
    channels=(Channel.VIDEO, Channel.PHONE, Channel.CHAT),
    reply_time=ReplyTime(hours=48),
    windows=(WINDOW,),
    away=(CHRISTMAS,),
    scheduler=Scheduler.IN_TURN,
    notice=CancellationNotice(hours=24),
    months=12,
)


def test_all_of_an_answer() -> None:
    assert words.terms_words(ALL, date.isoformat) == [
        "Every 2 weeks, 45 minutes",
        "Sometimes this, sometimes that",
        "Video call → Phone → Chat",
        "Answer within 48 hours",
        "09:00–12:00, Europe/Berlin, some days",
        "Away 2026-12-24 – 2026-12-28, Christmas",
        "Each in turn",
        "Call off 24 hours ahead",
        "For 12 months",
    ]
    every_day = Terms(windows=(Window(days=EVERY_DAY, start=time(9), end=time(12), zone="UTC"),))
    assert words.terms_words(every_day, date.isoformat) == ["09:00–12:00, UTC"]
    assert words.terms_words(Terms(channels=(Channel.PHONE,)), date.isoformat) == ["Phone"]
    assert words.terms_words(NO_TERMS, date.isoformat) == []


def test_rules_of_boundaries() -> None:
    quiet = QuietHours(window=WINDOW, person=Role.MENTOR)
    assert words.quiet_words(quiet, "Amara") == "Quiet from 09:00–12:00 on some days, Amara"
    assert words.reply_words(ReplyTime(hours=1)) == "Answer within 1 hour"
    assert words.notice_words(CancellationNotice(hours=1)) == "Call off 1 hour ahead"
    free = words.free_words(CHRISTMAS, date.isoformat)
    assert free == "Left free: 2026-12-24 – 2026-12-28, Christmas"


@pytest.mark.parametrize(
    ("worded", "members"),
    [
        (words.CHANNEL_WORDS, Channel),
        (words.FORMAT_WORDS, Format),
        (words.SCHEDULER_WORDS, Scheduler),
        (words.STANCE_WORDS, Stance),
    ],
)
def test_every_choice_has_its_words(worded: dict[str, str], members: type) -> None:
    assert set(worded) == set(members)  # type: ignore[call-overload]
