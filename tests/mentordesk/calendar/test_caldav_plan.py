"""What a round does: ours goes there, what happened there is proposed, and nothing is lost."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.calendar.caldav import event_url
from mentordesk.calendar.caldav_plan import (
    Delete,
    Elsewhere,
    KnownEvent,
    OurEvent,
    Proposal,
    Put,
    SyncPlan,
    our_event,
    plan_sync,
)
from mentordesk.domain.meeting import MeetingState
from tests.support.invited import MEETING, NOW, changed

CALENDAR = "https://example.org/c/"


def url(uid: str) -> str:
    return event_url(CALENDAR, uid)


def ours(uid: str, stamp: str = "s1") -> OurEvent:
    return OurEvent(uid, stamp, b"")


def known(uid: str, etag: str = "e1", stamp: str = "s1") -> dict[str, KnownEvent]:
    return {uid: KnownEvent(url(uid), etag, stamp)}


def test_nothing_to_do() -> None:
    assert plan_sync(CALENDAR, [], {}, {}) == SyncPlan()
    assert plan_sync(CALENDAR, [ours("a")], known("a"), {url("a"): "e1"}) == SyncPlan()


def test_ours_goes_there() -> None:
    new = plan_sync(CALENDAR, [ours("a")], {}, {})
    assert new == SyncPlan(puts=(Put(ours("a"), url("a"), None),))
    edited = plan_sync(CALENDAR, [ours("a", "s2")], known("a"), {url("a"): "e1"})
    assert edited == SyncPlan(puts=(Put(ours("a", "s2"), url("a"), "e1"),))
    gone = plan_sync(CALENDAR, [], known("a"), {url("a"): "e1"})
    assert gone == SyncPlan(deletes=(Delete("a", url("a"), "e1"),))


@pytest.mark.parametrize(
    ("here", "before", "there", "what"),
    [
        ([ours("a")], known("a"), {url("a"): "e2"}, Elsewhere.CHANGED),
        ([ours("a", "s2")], known("a"), {url("a"): "e2"}, Elsewhere.CHANGED_BY_BOTH),
        ([ours("a")], known("a"), {}, Elsewhere.REMOVED),
        ([ours("a", "s2")], known("a"), {}, Elsewhere.REMOVED),
        ([], known("a"), {url("a"): "e2"}, Elsewhere.REMOVED_HERE_CHANGED_THERE),
        ([ours("a")], {}, {url("a"): "e2"}, Elsewhere.ALREADY_THERE),
    ],
)
def test_what_happened_there_is_proposed_and_never_overwritten(
    here: list[OurEvent], before: dict[str, KnownEvent], there: dict[str, str], what: Elsewhere
) -> None:
    proposal = Proposal("a", url("a"), there.get(url("a"), ""), what)
    assert plan_sync(CALENDAR, here, before, there) == SyncPlan(proposals=(proposal,))


def test_gone_on_both_sides_is_forgotten() -> None:
    assert plan_sync(CALENDAR, [], known("a"), {}) == SyncPlan(forget=("a",))


def test_what_is_not_ours_is_left_alone() -> None:
    there = {url("a"): "e1", f"{CALENDAR}dentist.ics": "e9"}
    plan = plan_sync(CALENDAR, [ours("a")], known("a"), there)
    assert plan == SyncPlan(strangers=(f"{CALENDAR}dentist.ics",))


def test_an_event_that_was_moved_stays_where_it_is_known() -> None:
    place = f"{CALENDAR}renamed.ics"
    plan = plan_sync(
        CALENDAR, [ours("a", "s2")], {"a": KnownEvent(place, "e1", "s1")}, {place: "e1"}
    )
    assert plan.puts == (Put(ours("a", "s2"), place, "e1"),)


uids = st.sampled_from("abcdef")
tags = st.sampled_from(["1", "2"])


@given(
    st.dictionaries(uids, tags),
    st.dictionaries(uids, st.tuples(tags, tags)),
    st.dictionaries(uids, tags),
)
def test_every_round_is_safe_and_ends(
    here: dict[str, str], before: dict[str, tuple[str, str]], there: dict[str, str]
) -> None:
    """Done as planned, the next round has nothing to do but what waits for the person."""
    events = [ours(uid, stamp) for uid, stamp in here.items()]
    kept = {uid: KnownEvent(url(uid), *both) for uid, both in before.items()}
    server = {url(uid): etag for uid, etag in there.items()}
    plan = plan_sync(CALENDAR, events, kept, server)
    for put in plan.puts:
        assert server.get(put.url) == put.etag  # what we overwrite is what we saw last
        server[put.url] = "new"
        kept[put.event.uid] = KnownEvent(put.url, "new", put.event.stamp)
    for delete in plan.deletes:
        assert server.pop(delete.url) == delete.etag
        del kept[delete.uid]
    for uid in plan.forget:
        del kept[uid]
    again = plan_sync(CALENDAR, events, kept, server)
    assert replace(plan, puts=(), deletes=(), forget=()) == again


def test_an_event_as_a_server_keeps_it() -> None:
    event = our_event(MEETING, now=NOW)
    text = event.data.decode()
    assert event.uid == MEETING.uid
    assert text.count("BEGIN:VEVENT") == 1
    for name in ("METHOD", "ORGANIZER", "ATTENDEE", "X-WR-CALNAME"):
        assert name not in text
    assert "BEGIN:VALARM" in text
    assert "BEGIN:VTIMEZONE" in text


def test_its_stamp_changes_with_what_it_says_and_not_with_time() -> None:
    stamp = our_event(MEETING, now=NOW).stamp
    later = our_event(MEETING, now=datetime(2027, 1, 1, tzinfo=UTC))
    assert later.stamp == stamp
    assert b"VALARM" not in later.data
    others = [
        our_event(changed(title="Other"), now=NOW),
        our_event(changed(state=MeetingState.CANCELLED), now=NOW),
        our_event(changed(starts_local=MEETING.starts_local + timedelta(hours=1)), now=NOW),
        our_event(MEETING, now=NOW, reminder_minutes=None),
        our_event(MEETING, now=NOW, reminder_minutes=30),
    ]
    assert len({stamp, *(one.stamp for one in others)}) == 6
