"""Lines about meetings and notes as a person reads them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.meeting import Meeting, MeetingState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from mentordesk.domain.recurrence import Recurrence, Rhythm
from mentordesk.domain.scheduling import Objection, SchedulingWarning
from tests.support.stage import context_for
from ui.tabs.meeting_notes.screen import NotePage
from ui.tabs.meeting_notes.wording import (
    meeting_line,
    note_line,
    objection_words,
    outcome_words,
    rhythm_words,
)

DAY = date(2026, 11, 26)


def planned(desk: Desk, pair: Mentorship, **fields: Any) -> Meeting:
    given = {"title": "Talk", "starts_local": datetime(2026, 11, 26, 16, 0), **fields}
    changes = desk.meetings.plan(pair.mentorship_id, zone="Europe/Berlin", **given)
    return desk.meetings.get(changes.made)


def test_a_meeting_is_told_on_both_clocks(desk: Desk, mentorship: Mentorship) -> None:
    context, _stage = context_for(desk)
    assert meeting_line(planned(desk, mentorship), context) == (
        f"{context.formats.long_day(DAY)}, 16:00  ·  10:00 for Jonas  ·  45 min  ·  planned"
    )


def test_one_clock_is_enough_where_both_live_by_it(desk: Desk, mentorship: Mentorship) -> None:
    here = replace(mentorship.mentee, zone="Europe/Berlin")
    desk.mentorships.update(mentorship.id, mentee=here)
    context, _stage = context_for(desk)
    meeting = planned(desk, mentorship, minutes=60)
    desk.meetings.set_state(meeting.id, MeetingState.HELD)
    assert meeting_line(desk.meetings.get(meeting.id), context) == (
        f"{context.formats.long_day(DAY)}, 16:00  ·  60 min  ·  both present"
    )


def test_a_note_tells_its_day_or_its_meeting(desk: Desk, mentorship: Mentorship) -> None:
    context, _stage = context_for(desk)
    late = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    made = desk.notes.add(mentorship.mentorship_id, title="Thought").made
    note = replace(desk.notes.get(made), noted_at=late)
    assert note_line(NotePage(note, "", None), context) == context.formats.long_day(
        date(2026, 11, 23)
    )
    page = desk.meetings.page(planned(desk, mentorship).id)
    assert note_line(NotePage(note, "", page), context).startswith(context.formats.long_day(DAY))


@pytest.mark.parametrize(
    ("objection", "person", "words"),
    [
        (Objection.QUIET_HOURS, Role.MENTEE, "In the quiet hours of Jonas: Rule"),
        (Objection.QUIET_HOURS, None, "In the quiet hours of both of you: Rule"),
        (Objection.NOT_AVAILABLE, Role.MENTOR, "Amara is not available then: Rule"),
        (Objection.LATE_NOTICE, None, "Later than agreed: Rule"),
        (Objection.OVERLAPS, None, "Overlaps with Rule"),
    ],
)
def test_what_speaks_against_a_time(
    mentorship: Mentorship, objection: Objection, person: Role | None, words: str
) -> None:
    assert objection_words(SchedulingWarning(objection, person, "Rule"), mentorship) == words


def test_every_objection_has_words(mentorship: Mentorship) -> None:
    for objection in Objection:
        words = objection_words(SchedulingWarning(objection, None, "{name} {source}"), mentorship)
        assert "{name} {source}" in words


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"state": MeetingState.HELD}, "both present"),
        ({"state": MeetingState.HELD, "by": Role.MENTEE, "late": True}, "Jonas was late"),
        ({"state": MeetingState.MISSED, "by": Role.MENTOR}, "Amara did not come"),
        ({"state": MeetingState.MISSED, "excused": True}, "missed, excused"),
        (
            {"state": MeetingState.CANCELLED, "by": Role.MENTEE},
            "cancelled by Jonas, 30 hours’ notice",
        ),
        ({"state": MeetingState.CANCELLED, "excused": True}, "cancelled, excused"),
    ],
)
def test_what_became_of_it(
    desk: Desk, mentorship: Mentorship, given: dict[str, Any], words: str
) -> None:
    starts = datetime(2026, 11, 24, 16, 0)
    plan = {"title": "M", "starts_local": starts, "zone": "Europe/Berlin"}
    made = desk.meetings.plan(mentorship.mentorship_id, **plan).made
    desk.meetings.note_outcome(made, **given)
    assert outcome_words(desk.meetings.get(made), mentorship) == words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Recurrence(rhythm=Rhythm.WEEKLY), "every week"),
        (Recurrence(rhythm=Rhythm.WEEKLY, interval=3), "every 3 weeks"),
        (Recurrence(rhythm=Rhythm.MONTHLY_ON_DATE), "every month on the same date"),
        (Recurrence(rhythm=Rhythm.MONTHLY_ON_WEEKDAY), "every month on the same weekday"),
        (
            Recurrence(rhythm=Rhythm.MONTHLY_ON_WEEKDAY, interval=2, from_end=True),
            "every 2 months on the last such weekday",
        ),
    ],
)
def test_rhythms(rule: Recurrence, words: str) -> None:
    assert rhythm_words(rule) == words
