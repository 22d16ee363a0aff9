"""Reports hold what is shared, of the period, as ticked; private words are in none."""

from datetime import date, datetime

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.commitment import CommitmentState
from mentordesk.domain.expectation import Expectation
from mentordesk.domain.goal import Goal, Standing
from mentordesk.domain.meeting import Meeting, MeetingState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from mentordesk.errors import Problem, ValidationError
from mentordesk.exchange.report import sections_of, to_html, to_markdown
from mentordesk.services.reports import Part
from tests.support.canaries import TRACES, Planted

FIRST, LAST = date(2026, 9, 1), date(2026, 11, 30)
BEFORE = date(2026, 8, 31)


def held(desk: Desk, pair: Mentorship, title: str, day: int) -> str:
    starts = datetime(2026, 11, day, 16)
    made = desk.meetings.plan(pair.mentorship_id, title=title, starts_local=starts, zone="Etc/UTC")
    desk.meetings.set_state(made.made, MeetingState.HELD)
    return made.made


def test_it_holds_what_was_done_in_the_period(desk: Desk, mentorship: Mentorship) -> None:
    pair = mentorship.mentorship_id
    goal = desk.goals.add(pair, title="Speak").made
    desk.goals.set_standing(desk.goals.add(pair, title="Long ago").made, Standing.DROPPED)
    desk.goals.update(desk.goals.all(pair)[1].id, closed_on=BEFORE)
    for title, day in (("Early", BEFORE), ("First day", FIRST), ("Last day", LAST)):
        desk.milestones.update(desk.milestones.add(goal, title).made, done_on=day)
    desk.milestones.add(goal, "Open")
    held(desk, mentorship, "A talk", 2)
    desk.meetings.plan(
        pair, title="To come", starts_local=datetime(2026, 11, 27, 9), zone="Etc/UTC"
    )
    for state in CommitmentState:
        made = desk.commitments.add(pair, text=f"It is {state.value}", owner=Role.MENTEE).made
        desk.commitments.update(made, state=state, done_on=LAST)
    lines = [section.lines for section in sections_of(desk.reports.gather(pair, FIRST, LAST, Part))]
    assert lines == [
        ("Speak – 3 of 4 steps",),
        ("First day (2026-09-01)", "Last day (2026-11-30)"),
        ("A talk (2026-11-02)",),
        ("Jonas: It is done (2026-11-30)", "Jonas: It is confirmed (2026-11-30)"),
    ]


@pytest.mark.parametrize("part", Part)
def test_only_what_is_ticked_is_gathered(desk: Desk, mentorship: Mentorship, part: Part) -> None:
    report = desk.reports.gather(mentorship.mentorship_id, FIRST, LAST, [part])
    there = [one for one in Part if getattr(report, one.value) is not None]
    assert there == [part]


def test_a_period_does_not_end_before_it_begins(desk: Desk, mentorship: Mentorship) -> None:
    with pytest.raises(ValidationError) as refused:
        desk.reports.gather(mentorship.mentorship_id, LAST, FIRST, Part)
    assert refused.value.problems == {"last": Problem.BEFORE_START}


def test_private_words_are_in_no_report(desk: Desk, mentorship: Mentorship) -> None:
    pair = mentorship.mentorship_id
    shared = {
        Goal: desk.goals.add(pair, title="A shared goal").made,
        Expectation: desk.expectations.add(pair, title="A shared question").made,
        Meeting: held(desk, mentorship, "A talk", 2),
    }
    Planted(desk, pair, shared)
    desk.commitments.update(
        desk.commitments.add(pair, text="Ours", owner=Role.MENTOR).made,
        state=CommitmentState.DONE,
        done_on=LAST,
    )
    report = desk.reports.gather(pair, date(2000, 1, 1), date(2100, 1, 1), Part)
    for made in (to_markdown(report), to_html(report)):
        assert all(word in made for word in (b"A shared goal", b"A talk", b"Ours"))
        assert not TRACES.in_bytes(made)
