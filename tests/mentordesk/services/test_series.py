"""A series is planned at once, and changed, called off or taken away from one of its meetings on."""

import dataclasses
from datetime import UTC, date, datetime, timedelta

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.ids import MeetingId, MentorshipId
from mentordesk.domain.meeting import Meeting, MeetingState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from mentordesk.domain.recurrence import Recurrence, Rhythm
from mentordesk.domain.rules import EVERY_DAY, Cadence, QuietHours, Window
from mentordesk.domain.scheduling import Objection
from mentordesk.domain.terms import Terms
from mentordesk.domain.zones import LocalTime
from mentordesk.errors import Problem, ValidationError
from mentordesk.services.series import SeriesPage, existing

FIRST = datetime(2026, 11, 24, 16)
BERLIN = "Europe/Berlin"
WEEK = timedelta(weeks=1)


def weekly(count: int, interval: int = 1) -> Recurrence:
    return Recurrence(rhythm=Rhythm.WEEKLY, interval=interval, count=count)


@pytest.fixture
def pair(mentorship: Mentorship) -> MentorshipId:
    return mentorship.mentorship_id


def plan(desk: Desk, pair: MentorshipId, rule: Recurrence, **fields: object) -> list[Meeting]:
    given = {"title": "Regular", "starts_local": FIRST, "zone": BERLIN, **fields}
    desk.series.plan(pair, rule=rule, **given)  # type: ignore[arg-type]
    return meetings(desk, pair)


def meetings(desk: Desk, pair: MentorshipId) -> list[Meeting]:
    return sorted(desk.meetings.all(pair), key=lambda one: one.starts_local)


def page(desk: Desk, meeting: Meeting) -> SeriesPage:
    found = desk.series.page(meeting.id)
    assert found is not None
    return found


def starts(found: list[Meeting]) -> list[datetime]:
    return [one.starts_local for one in found]


def test_all_are_there_at_once_and_gone_with_one_undo(desk: Desk, pair: MentorshipId) -> None:
    found = plan(desk, pair, weekly(3), agenda=("Hello",), link="https://meet.jit.si/ours")
    assert starts(found) == [FIRST, FIRST + WEEK, FIRST + 2 * WEEK]
    assert {one.link for one in found} == {"https://meet.jit.si/ours"}
    assert len({one.uid for one in found} | {page(desk, found[0]).series.uid}) == 4
    assert [len(desk.meetings.page(one.id).agenda) for one in found] == [1, 0, 0]
    assert page(desk, found[1]).place == 1
    desk.history.undo()
    assert meetings(desk, pair) == []


def test_a_meeting_alone_has_no_series(desk: Desk, pair: MentorshipId) -> None:
    alone = desk.meetings.plan(pair, title="M", starts_local=FIRST, zone=BERLIN).made
    assert desk.series.page(alone) is None


def test_the_local_hour_stays_across_a_change_of_the_clocks(desk: Desk, pair: MentorshipId) -> None:
    first = datetime(2026, 3, 24, 16)
    found = plan(desk, pair, weekly(2), starts_local=first)
    assert starts(found) == [first, first + WEEK]
    assert [one.starts_at.hour for one in found] == [15, 14]


def test_an_hour_that_clocks_skip_or_show_twice_is_told(desk: Desk, pair: MentorshipId) -> None:
    (draft,) = plan(desk, pair, weekly(1), starts_local=datetime(2026, 3, 22, 2, 30))
    skipped = desk.series.times(draft, weekly(3))[1]
    assert (skipped.hour, skipped.starts_local) == (LocalTime.MISSING, datetime(2026, 3, 29, 3))
    autumn = dataclasses.replace(draft, starts_local=datetime(2026, 10, 18, 2, 30))
    assert [one.hour for one in desk.series.times(autumn, weekly(2))] == ["once", "twice"]
    desk.series.plan(
        pair, title="N", zone=BERLIN, starts_local=datetime(2027, 3, 21, 2, 30), rule=weekly(2)
    )
    assert meetings(desk, pair)[-1].starts_local == datetime(2027, 3, 28, 3)
    assert existing(FIRST, "Nowhere/Known") == FIRST


def test_what_speaks_against_each_is_told_and_it_can_be_left_out(
    desk: Desk, pair: MentorshipId
) -> None:
    window = Window(
        days=EVERY_DAY, start=FIRST.time(), end=FIRST.replace(hour=17).time(), zone=BERLIN
    )
    desk.boundaries.add(pair, title="Quiet", quiet_hours=QuietHours(window=window))
    (draft,) = plan(desk, pair, weekly(1))
    (told,) = desk.series.times(draft, weekly(1))
    assert [one.objection for one in told.warnings] == [Objection.QUIET_HOURS]
    other = dataclasses.replace(draft, id="new")
    both = [one.objection for one in desk.series.times(other, weekly(1))[0].warnings]
    assert both == [Objection.QUIET_HOURS, Objection.OVERLAPS]
    assert desk.series.times(draft, Recurrence(rhythm=Rhythm.WEEKLY)) == []
    desk.series.plan(
        pair, title="N", zone=BERLIN, starts_local=FIRST, rule=weekly(3), without=[FIRST + WEEK]
    )
    named = [one for one in meetings(desk, pair) if one.title == "N"]
    assert starts(named) == [FIRST, FIRST + 2 * WEEK]


def test_a_rule_that_cannot_be_is_refused(desk: Desk, pair: MentorshipId) -> None:
    with pytest.raises(ValidationError) as refused:
        plan(desk, pair, weekly(0))
    assert refused.value.problems == {"rule": Problem.OUT_OF_RANGE}
    assert meetings(desk, pair) == []


def test_all_of_a_series_change_with_its_first(desk: Desk, pair: MentorshipId) -> None:
    found = plan(desk, pair, weekly(3))
    desk.meetings.update(found[1].id, title="Midpoint")
    desk.series.change_from(found[0].id, title="Weekly", minutes=30)
    now = meetings(desk, pair)
    assert [one.title for one in now] == ["Weekly", "Midpoint", "Weekly"]
    assert {one.minutes for one in now} == {30}
    assert [one.sequence for one in now] == [1, 2, 1]
    assert page(desk, now[0]).series.sequence == 1
    assert len({one.series_id for one in now}) == 1


def test_those_that_follow_move_and_what_has_been_stays(desk: Desk, pair: MentorshipId) -> None:
    found = plan(desk, pair, weekly(4))
    desk.meetings.set_state(found[0].id, MeetingState.HELD)
    later = FIRST + WEEK + timedelta(days=1, hours=1)
    desk.series.change_from(found[1].id, starts_local=later)
    now = meetings(desk, pair)
    assert starts(now) == [FIRST, later, later + WEEK, later + 2 * WEEK]
    old, new = page(desk, now[0]).series, page(desk, now[1]).series
    assert old.id != new.id
    assert old.wall_times() == [FIRST]
    assert new.wall_times() == starts(now[1:])
    assert [one.id for one in now] == [one.id for one in found]
    assert (old.rule.until, new.rule.count) == (FIRST.date(), 3)
    desk.history.undo()
    assert starts(meetings(desk, pair)) == starts(found)


def test_another_rhythm_uses_what_is_there_and_trashes_what_is_too_much(
    desk: Desk, pair: MentorshipId
) -> None:
    found = plan(desk, pair, weekly(4))
    desk.series.change_from(found[1].id, rule=weekly(2, interval=2))
    now = meetings(desk, pair)
    assert starts(now) == [FIRST, FIRST + WEEK, FIRST + 3 * WEEK]
    desk.series.change_from(now[1].id, rule=weekly(4, interval=1))
    assert starts(meetings(desk, pair)) == [FIRST + n * WEEK for n in range(5)]


def test_a_note_goes_with_its_meeting(desk: Desk, pair: MentorshipId) -> None:
    found = plan(desk, pair, weekly(2))
    note = desk.notes.add(pair, title="Recap", meeting_id=found[1].id).made
    desk.series.change_from(found[0].id, starts_local=FIRST + timedelta(days=1))
    assert desk.notes.get(note).noted_at == meetings(desk, pair)[1].starts_at


def test_calling_off_and_taking_away_from_one_on(desk: Desk, pair: MentorshipId) -> None:
    found = plan(desk, pair, weekly(4))
    desk.series.call_off_from(found[2].id, by=Role.MENTEE)
    now = meetings(desk, pair)
    assert [one.state.value for one in now] == ["planned"] * 2 + ["cancelled"] * 2
    assert (now[3].outcome_by, now[3].called_off_at) == (Role.MENTEE, desk.store.clock())
    assert [one.sequence for one in now] == [0, 0, 1, 1]
    desk.history.undo()
    desk.series.trash_from(found[1].id)
    assert starts(meetings(desk, pair)) == [FIRST]
    assert page(desk, found[0]).series.wall_times() == [FIRST]


def test_until_a_day(desk: Desk, pair: MentorshipId) -> None:
    rule = Recurrence(rhythm=Rhythm.WEEKLY, until=date(2026, 12, 8))
    found = plan(desk, pair, rule)
    assert len(found) == 3
    desk.series.change_from(found[1].id, place="Café")
    assert page(desk, found[1]).series.rule.until == date(2026, 12, 8)
    assert [one.place for one in meetings(desk, pair)] == ["", "Café", "Café"]
    assert found[0].starts_at == datetime(2026, 11, 24, 15, tzinfo=UTC)


def test_each_that_is_moved_says_from_where_and_who_asked(desk: Desk, pair: MentorshipId) -> None:
    found = plan(desk, pair, weekly(3))
    desk.series.change_from(
        found[1].id,
        starts_local=FIRST + WEEK + timedelta(hours=1),
        zone="Europe/Lisbon",
        asked_by=Role.MENTEE,
        because="A new job",
    )
    after = meetings(desk, pair)
    assert [len(one.moves) for one in after] == [0, 1, 1]
    (move,) = after[2].moves
    assert (move.from_local, move.from_zone) == (FIRST + 2 * WEEK, BERLIN)
    assert (move.asked_by, move.because) == (Role.MENTEE, "A new job")
    desk.history.undo()
    assert meetings(desk, pair) == found


def test_notes_go_along_where_only_the_zone_changes(desk: Desk, pair: MentorshipId) -> None:
    found = plan(desk, pair, weekly(2))
    note = desk.notes.add(pair, title="N", meeting_id=MeetingId(found[1].id)).made
    desk.series.change_from(found[0].id, zone="Asia/Tokyo")
    after = meetings(desk, pair)
    assert [len(one.moves) for one in after] == [1, 1]
    assert desk.notes.get(note).noted_at == after[1].starts_at


def test_days_are_left_out_as_excused_and_come_back_with_one_undo(
    desk: Desk, pair: MentorshipId
) -> None:
    found = plan(desk, pair, weekly(4))
    holidays = FIRST.date() + timedelta(days=5), FIRST.date() + timedelta(weeks=2)
    desk.series.leave_out_days(found[3].id, *holidays)
    after = meetings(desk, pair)
    off = [one for one in after if one.state is MeetingState.CANCELLED]
    assert starts(off) == [FIRST + WEEK, FIRST + 2 * WEEK]
    assert all(one.is_excused and one.called_off_at and one.sequence == 1 for one in off)
    desk.history.undo()
    assert meetings(desk, pair) == found
    with pytest.raises(ValidationError) as refused:
        desk.series.leave_out_days(found[0].id, holidays[1], holidays[0])
    assert refused.value.problems == {"last": Problem.BEFORE_START}


def test_a_rhythm_that_is_too_slow_is_told_once(desk: Desk, pair: MentorshipId) -> None:
    rhythm = Terms(cadence=Cadence(weeks=1, minutes=45))
    agreed = {"agreed_on": FIRST.date(), "agreed_terms": rhythm}
    desk.expectations.add(pair, title="How often", **agreed)
    (draft,) = plan(desk, pair, weekly(1))
    told = [one.warnings for one in desk.series.times(draft, weekly(4, interval=3))]
    assert [len(one) for one in told] == [0, 1, 0, 0]
    assert told[1][0].objection is Objection.CADENCE
    assert not any(one.warnings for one in desk.series.times(draft, weekly(4)))
