"""Meetings stay at their wall-clock time, tell other calendars of news, and keep their order."""

import dataclasses
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.ids import MeetingId, MentorshipId
from mentordesk.domain.meeting import Meeting, MeetingState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from mentordesk.domain.rules import EVERY_DAY, Cadence, CancellationNotice, QuietHours, Window
from mentordesk.domain.scheduling import Objection
from mentordesk.domain.terms import Days, Terms
from mentordesk.errors import Problem, RecordMissing, ValidationError
from mentordesk.services.meetings import put_on_next_agenda
from tests.support.clock import SetClock

NOON = datetime(2026, 11, 30, 12)


@pytest.fixture
def pair(mentorship: Mentorship) -> MentorshipId:
    return mentorship.mentorship_id


def planned(desk: Desk, pair: MentorshipId, **fields: Any) -> Meeting:
    given = {"title": "M", "starts_local": NOON, "zone": "Europe/Berlin", **fields}
    return desk.meetings.get(desk.meetings.plan(pair, **given).made)


def test_planning_brings_an_agenda_and_an_identity(desk: Desk, pair: MentorshipId) -> None:
    one = planned(desk, pair, agenda=("Hello", "Ziele"))
    other = planned(desk, pair)
    assert one.uid.endswith("@mentordesk")
    assert one.uid != other.uid
    assert (one.sequence, one.state) == (0, MeetingState.PLANNED)
    assert [item.text for item in desk.meetings.page(one.id).agenda] == ["Hello", "Ziele"]
    desk.agenda.add(one.id, "Last", brought_by=Role.MENTEE)
    assert [item.text for item in desk.meetings.page(one.id).agenda][-1] == "Last"
    assert desk.meetings.page(other.id).agenda == ()


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"title": ""}, {"title": Problem.EMPTY}),
        ({"zone": "Mars/Olympus"}, {"zone": Problem.UNKNOWN_ZONE}),
        ({"starts_local": datetime(2027, 3, 28, 2, 30)}, {"starts_local": Problem.NO_SUCH_TIME}),
        ({"minutes": 4}, {"minutes": Problem.OUT_OF_RANGE}),
        ({"link": "javascript:alert(1)"}, {"link": Problem.NOT_A_LINK}),
    ],
)
def test_what_cannot_be_is_refused(
    desk: Desk, pair: MentorshipId, fields: dict[str, Any], problem: dict[str, Problem]
) -> None:
    kept = planned(desk, pair)
    with pytest.raises(ValidationError) as refused:
        planned(desk, pair, **fields)
    assert refused.value.problems == problem
    with pytest.raises(ValidationError):
        desk.meetings.update(kept.id, **fields)
    with pytest.raises(ValidationError):
        planned(desk, pair, agenda=("good", ""))
    assert desk.meetings.all(pair) == [kept]


def test_the_second_of_two_equal_times_is_kept(desk: Desk, pair: MentorshipId) -> None:
    twice = datetime(2026, 10, 25, 2, 30)
    first = planned(desk, pair, starts_local=twice)
    second = planned(desk, pair, starts_local=twice, fold=1)
    assert first.starts_at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert second.starts_at - first.starts_at == timedelta(hours=1)
    assert [row.id for row in desk.meetings.rows(pair)] == [second.id, first.id]


@pytest.mark.parametrize(
    ("fields", "news"),
    [
        ({"title": "Kick-off"}, 1),
        ({"starts_local": NOON + timedelta(days=1)}, 1),
        ({"place": "Café", "minutes": 60}, 1),
        ({"title": "M"}, 0),
        ({"title": " M\n"}, 0),
        ({"goal_ids": ("g",)}, 0),
    ],
)
def test_the_sequence_rises_with_news_for_other_calendars(
    desk: Desk, pair: MentorshipId, fields: dict[str, Any], news: int
) -> None:
    one = planned(desk, pair)
    desk.meetings.update(one.id, **fields)
    after = desk.meetings.get(one.id)
    assert (after.sequence, after.uid) == (news, one.uid)


def test_calling_off_and_planning_again_are_news(desk: Desk, pair: MentorshipId) -> None:
    one = planned(desk, pair)
    assert desk.meetings.set_state(one.id, MeetingState.CANCELLED).label == "meeting.cancelled"
    assert desk.meetings.planned(pair) == []
    desk.meetings.set_state(one.id, MeetingState.PLANNED)
    assert not desk.meetings.set_state(one.id, MeetingState.PLANNED)
    assert desk.meetings.get(one.id).sequence == 2
    assert [m.id for m in desk.meetings.planned(pair)] == [one.id]


def test_notes_move_with_their_meeting(desk: Desk, pair: MentorshipId) -> None:
    one = planned(desk, pair)
    note = desk.notes.add(pair, title="n", meeting_id=MeetingId(one.id)).made
    assert desk.notes.get(note).noted_at == one.starts_at
    desk.meetings.update(one.id, starts_local=NOON + timedelta(days=7))
    moved = desk.meetings.get(one.id)
    assert desk.notes.get(note).noted_at == moved.starts_at == one.starts_at + timedelta(days=7)
    desk.meetings.update(one.id, zone="America/New_York")
    assert desk.notes.get(note).noted_at == desk.meetings.get(one.id).starts_at
    desk.history.undo()
    desk.history.undo()
    assert desk.notes.get(note).noted_at == one.starts_at


def test_a_deleted_note_moves_with_its_meeting_and_stays_deleted(
    desk: Desk, pair: MentorshipId
) -> None:
    one = planned(desk, pair)
    note = desk.notes.add(pair, title="Quitte", meeting_id=MeetingId(one.id)).made
    desk.notes.trash(note)
    desk.meetings.update(one.id, starts_local=NOON + timedelta(days=7))
    assert not desk.notes.rows(pair)
    assert not desk.search.newest("Quitte")
    desk.trash.restore("note", note)
    assert desk.notes.get(note).noted_at == desk.meetings.get(one.id).starts_at
    assert len(desk.search.newest("Quitte")) == 1


def test_rows_and_plans_go_by_the_moment_not_by_the_wall(desk: Desk, pair: MentorshipId) -> None:
    early = planned(desk, pair, title="Auckland", zone="Pacific/Auckland")
    late = planned(
        desk, pair, title="New York", zone="America/New_York", starts_local=NOON.replace(hour=9)
    )
    assert [row.title for row in desk.meetings.rows(pair)] == ["New York", "Auckland"]
    assert [m.title for m in desk.meetings.planned(pair)] == ["Auckland", "New York"]
    row = desk.meetings.rows(pair)[0]
    assert (row.starts, row.state, row.minutes) == ("2026-11-30T14:00:00.000Z", "planned", 45)
    for meeting in (early, late):
        desk.meetings.set_state(meeting.id, MeetingState.HELD)
    last = desk.meetings.last_held(pair)
    assert last is not None
    assert last.title == "New York"


def test_only_what_was_held_was_held_last(desk: Desk, pair: MentorshipId) -> None:
    assert desk.meetings.last_held(pair) is None
    days = [planned(desk, pair, starts_local=NOON + timedelta(days=9 * n)) for n in range(4)]
    for meeting, state in zip(
        days,
        (MeetingState.HELD, MeetingState.HELD, MeetingState.MISSED, MeetingState.CANCELLED),
        strict=True,
    ):
        desk.meetings.set_state(meeting.id, state)
    last = desk.meetings.last_held(pair)
    assert last is not None
    assert last.id == days[1].id
    desk.meetings.trash(days[1].id)
    last = desk.meetings.last_held(pair)
    assert last is not None
    assert last.id == days[0].id


def test_a_page_holds_what_belongs_to_the_meeting(desk: Desk, pair: MentorshipId) -> None:
    one = planned(desk, pair)
    here = MeetingId(one.id)
    note = desk.notes.add(pair, title="n", meeting_id=here).made
    gone = desk.notes.add(pair, title="gone", meeting_id=here).made
    desk.notes.trash(gone)
    desk.notes.add(pair, title="elsewhere")
    promise = desk.commitments.add(pair, text="Read", owner=Role.MENTEE, meeting_id=here).made
    page = desk.meetings.page(one.id)
    assert [n.id for n in page.notes] == [note]
    assert [c.id for c in page.commitments] == [promise]


def test_the_pairs_own_rules_object(desk: Desk, pair: MentorshipId) -> None:
    night = Window(days=EVERY_DAY, start=time(22), end=time(7), zone="Europe/Berlin")
    desk.boundaries.add(
        pair, title="Nights", quiet_hours=QuietHours(window=night, person=Role.MENTOR)
    )
    one = planned(desk, pair)
    assert desk.meetings.objections(one) == []
    late = dataclasses.replace(one, starts_local=NOON.replace(hour=21, minute=30))
    assert [(w.objection, w.person, w.source) for w in desk.meetings.objections(late)] == [
        (Objection.QUIET_HOURS, Role.MENTOR, "Nights")
    ]
    other = planned(desk, pair, title="Other", starts_local=NOON + timedelta(minutes=30))
    assert [w.source for w in desk.meetings.objections(one)] == ["Other"]
    desk.meetings.set_state(other.id, MeetingState.CANCELLED)
    assert desk.meetings.objections(one) == []


def test_calling_off_too_late_breaks_a_boundary(
    desk: Desk, pair: MentorshipId, clock: SetClock
) -> None:
    desk.boundaries.add(pair, title="A day", cancellation=CancellationNotice(hours=24))
    one = planned(desk, pair)
    clock.moment = one.starts_at - timedelta(hours=24)
    assert desk.meetings.objections_to_cancelling(one.id) == []
    clock.forward(seconds=1)
    told = desk.meetings.objections_to_cancelling(one.id)
    assert [(w.objection, w.source) for w in told] == [(Objection.LATE_NOTICE, "A day")]
    clock.moment = one.starts_at
    assert desk.meetings.objections_to_cancelling(one.id) == []


def test_an_unknown_one_is_missing(desk: Desk) -> None:
    for verb in (
        lambda: desk.meetings.page("nowhere"),
        lambda: desk.meetings.set_state("nowhere", MeetingState.HELD),
        lambda: desk.meetings.objections_to_cancelling("nowhere"),
        lambda: desk.agenda.add("nowhere", "x"),
    ):
        with pytest.raises(RecordMissing):
            verb()


def test_what_does_not_suit_hours_any_more_is_found(
    desk: Desk, pair: MentorshipId, clock: SetClock
) -> None:
    coming = planned(desk, pair)
    over = planned(desk, pair, starts_local=datetime(2026, 11, 2, 12))
    assert desk.meetings.unsuitable(pair) == []
    away = Days(first=NOON.date(), last=NOON.date())
    made = desk.expectations.add(pair, title="Times", mentee_terms=Terms(away=(away,))).made
    assert [one.id for one in desk.meetings.unsuitable(pair)] == [coming.id]
    morning = Window(days=EVERY_DAY, start=time(8), end=time(9), zone="Europe/Berlin")
    desk.expectations.update(made, mentee_terms=Terms(windows=(morning,)))
    assert [one.id for one in desk.meetings.unsuitable(pair)] == [coming.id]
    assert over.id not in {one.id for one in desk.meetings.unsuitable(pair)}


def test_points_go_to_the_next_agenda_once(desk: Desk, pair: MentorshipId) -> None:
    with desk.store.unit("test") as unit:
        put_on_next_agenda(unit, pair, ["Nowhere to go"])
        unit.commit()
    later = planned(desk, pair, starts_local=datetime(2026, 12, 7, 12))
    coming = planned(desk, pair, agenda=("Hello",))
    for _twice in range(2):
        with desk.store.unit("test") as unit:
            put_on_next_agenda(unit, pair, ["Hello", "How often?", "How long?"])
            unit.commit()
    agenda = [item.text for item in desk.meetings.page(coming.id).agenda]
    assert agenda == ["Hello", "How often?", "How long?"]
    assert desk.meetings.page(later.id).agenda == ()


def test_answers_that_differ_go_on_the_next_agenda(desk: Desk, pair: MentorshipId) -> None:
    coming = planned(desk, pair)
    for title, answers in (("How often?", ("Weekly", "Monthly")), ("Where?", ("Here", "Here"))):
        made = desk.expectations.add(pair, title=title).made
        for role, answer in zip(Role, answers, strict=True):
            desk.expectations.seal(made, role, answer=answer)
    desk.expectations.open_answers(pair)
    assert [item.text for item in desk.meetings.page(coming.id).agenda] == ["How often?"]


def test_what_became_of_a_meeting(desk: Desk, pair: MentorshipId, clock: SetClock) -> None:
    one = planned(desk, pair)
    desk.meetings.note_outcome(one.id, MeetingState.HELD, by=Role.MENTEE, late=True)
    late = desk.meetings.get(one.id)
    assert (late.state, late.outcome_by, late.is_late) == (MeetingState.HELD, Role.MENTEE, True)
    assert (late.sequence, late.called_off_at) == (1, None)
    desk.meetings.note_outcome(one.id, MeetingState.CANCELLED, by=Role.MENTOR)
    off = desk.meetings.get(one.id)
    assert (off.is_late, off.outcome_by, off.called_off_at) == (False, Role.MENTOR, clock())
    first = clock()
    clock.forward(hours=3)
    desk.meetings.note_outcome(one.id, MeetingState.CANCELLED, by=Role.MENTOR, excused=True)
    excused = desk.meetings.get(one.id)
    assert (excused.is_excused, excused.called_off_at) == (True, first)
    desk.meetings.note_outcome(one.id, MeetingState.PLANNED)
    again = desk.meetings.get(one.id)
    assert (again.outcome_by, again.is_excused, again.called_off_at) == (None, False, None)
    for _step in range(4):
        desk.history.undo()
    back = desk.meetings.get(one.id)
    assert dataclasses.replace(back, updated_at=one.updated_at) == one


def test_an_outcome_that_cannot_be_is_refused(desk: Desk, pair: MentorshipId) -> None:
    one = planned(desk, pair)
    with pytest.raises(ValidationError) as refused:
        desk.meetings.note_outcome(one.id, MeetingState.HELD, late=True)
    assert refused.value.problems == {"outcome_by": Problem.EMPTY}
    assert desk.meetings.get(one.id) == one


def test_a_move_is_noted_with_who_asked_and_can_be_undone(
    desk: Desk, pair: MentorshipId, clock: SetClock
) -> None:
    one = planned(desk, pair)
    later = NOON + timedelta(days=1)
    desk.meetings.reschedule(
        one.id, later, "Asia/Tokyo", asked_by=Role.MENTEE, because="A train", despite="Only then"
    )
    after = desk.meetings.get(one.id)
    assert (after.starts_local, after.zone, after.sequence) == (later, "Asia/Tokyo", 1)
    assert after.despite == "Only then"
    (move,) = after.moves
    assert (move.at, move.from_local, move.from_zone) == (clock(), NOON, "Europe/Berlin")
    assert (move.asked_by, move.because) == (Role.MENTEE, "A train")
    assert move.hours_of_notice == (one.starts_at - clock()) / timedelta(hours=1)
    assert not desk.meetings.reschedule(one.id, later, "Asia/Tokyo")
    desk.meetings.reschedule(one.id, NOON, "Europe/Berlin")
    assert len(desk.meetings.get(one.id).moves) == 2
    desk.history.undo()
    desk.history.undo()
    assert desk.meetings.get(one.id) == one


def test_what_cannot_be_moved_stays(desk: Desk, pair: MentorshipId) -> None:
    one = planned(desk, pair)
    skipped = datetime(2027, 3, 28, 2, 30)
    for problem, given in (
        ({"starts_local": Problem.NO_SUCH_TIME}, {"starts_local": skipped}),
        ({"zone": Problem.UNKNOWN_ZONE}, {"zone": "Mars/Olympus"}),
        ({"because": Problem.TOO_LONG}, {"because": "x" * 400}),
    ):
        to: dict[str, Any] = {"starts_local": NOON.replace(hour=9), "zone": "Europe/Berlin"} | given
        with pytest.raises(ValidationError) as refused:
            desk.meetings.reschedule(one.id, **to)
        assert refused.value.problems == problem
    desk.meetings.set_state(one.id, MeetingState.HELD)
    with pytest.raises(ValidationError) as refused:
        desk.meetings.reschedule(one.id, NOON, "Asia/Tokyo")
    assert refused.value.problems == {"state": Problem.IS_OVER}
    assert desk.meetings.get(one.id).moves == ()


def test_a_time_far_from_the_agreed_rhythm_is_told(desk: Desk, pair: MentorshipId) -> None:
    rhythm = Terms(cadence=Cadence(weeks=1, minutes=45))
    agreed = {"agreed_on": NOON.date(), "agreed_terms": rhythm}
    desk.expectations.add(pair, title="How often", **agreed)
    far = planned(desk, pair, starts_local=NOON + timedelta(weeks=3))
    assert [one.objection for one in desk.meetings.objections(far)] == [Objection.CADENCE]
    planned(desk, pair, starts_local=NOON + timedelta(weeks=2))
    assert desk.meetings.objections(far) == []


def test_slots_suit_the_day_of_both_where_they_named_no_hours(
    desk: Desk, pair: MentorshipId
) -> None:
    one = planned(desk, pair, starts_local=datetime(2026, 11, 23, 14, 0))
    found = desk.meetings.slots(one, count=2)
    # 8:00 in New York is 14:00 in Berlin; a meeting does not stand in its own way.
    assert [slot.isoformat() for slot in found] == [
        "2026-11-23T14:00:00+01:00",
        "2026-11-24T14:00:00+01:00",
    ]
    (other,) = desk.meetings.slots(dataclasses.replace(one, id="new"), count=1)
    assert other.isoformat() == "2026-11-23T14:45:00+01:00"
