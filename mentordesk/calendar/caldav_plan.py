"""What a round of synchronising with a calendar server has to do: pure, nothing is done here.

Where a server's event is not as we left it, nothing is put or deleted: what happened there becomes
a proposal, and the person decides.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from mentordesk.calendar.caldav import event_url
from mentordesk.calendar.event import event_component, zone_spans
from mentordesk.calendar.export import REMINDER_MINUTES, empty_calendar, written
from mentordesk.domain.meeting import Meeting

_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class OurEvent:
    """A meeting as it should be on the server; ``stamp`` changes whenever what it says does."""

    uid: str
    stamp: str
    data: bytes


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """What was on the server after the last round: keep one for each event that was put."""

    url: str
    etag: str
    stamp: str


class Elsewhere(StrEnum):
    """What became of an event on the server without us."""

    CHANGED = "changed"
    REMOVED = "removed"
    CHANGED_BY_BOTH = "changed_by_both"
    REMOVED_HERE_CHANGED_THERE = "removed_here_changed_there"
    ALREADY_THERE = "already_there"


@dataclass(frozen=True, slots=True)
class Put:
    """An event to write, over the one with ``etag`` or (None) where there is none."""

    event: OurEvent
    url: str
    etag: str | None


@dataclass(frozen=True, slots=True)
class Delete:
    """An event to remove, as long as it still has ``etag``."""

    uid: str
    url: str
    etag: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What happened on the server, for the person to take or not; ``etag`` is "" if it is gone."""

    uid: str
    url: str
    etag: str
    what: Elsewhere


@dataclass(frozen=True, slots=True)
class SyncPlan:
    """What to do: ``forget`` are UIDs that are gone on both sides, ``strangers`` are not ours."""

    puts: tuple[Put, ...] = ()
    deletes: tuple[Delete, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    forget: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()


def our_event(
    meeting: Meeting, *, now: datetime, reminder_minutes: int | None = REMINDER_MINUTES
) -> OurEvent:
    """Return a meeting as a server keeps it: a calendar of its own, without METHOD."""
    event = event_component(meeting, now, reminder_minutes)
    data = written(empty_calendar(), [event], zone_spans([meeting]))
    # Neither the moment of writing nor a reminder that has become past is a change.
    said = event_component(meeting, _NO_TIME, None).to_ical() + f"{reminder_minutes}".encode()
    return OurEvent(str(event["uid"]), hashlib.sha256(said).hexdigest(), data)


def plan_sync(
    calendar_url: str,
    ours: Iterable[OurEvent],
    known: Mapping[str, KnownEvent],
    theirs: Mapping[str, str],
) -> SyncPlan:
    """Return what to do: `known` by UID, `theirs` as ``CalDav.etags`` returned it."""
    here = {one.uid: one for one in ours}
    steps: list[Put | Delete | Proposal | None] = [
        _for_ours(calendar_url, one, known.get(uid), theirs) for uid, one in sorted(here.items())
    ]
    gone = sorted(known.keys() - here.keys())
    steps += [_for_gone(uid, known[uid], theirs) for uid in gone]
    named = {one.url for one in known.values()} | {event_url(calendar_url, uid) for uid in here}
    return SyncPlan(
        puts=tuple(one for one in steps if isinstance(one, Put)),
        deletes=tuple(one for one in steps if isinstance(one, Delete)),
        proposals=tuple(one for one in steps if isinstance(one, Proposal)),
        forget=tuple(uid for uid in gone if known[uid].url not in theirs),
        strangers=tuple(sorted(theirs.keys() - named)),
    )


def _for_ours(
    calendar_url: str, event: OurEvent, known: KnownEvent | None, theirs: Mapping[str, str]
) -> Put | Proposal | None:
    if known is None:
        url = event_url(calendar_url, event.uid)
        if url in theirs:
            return Proposal(event.uid, url, theirs[url], Elsewhere.ALREADY_THERE)
        return Put(event, url, None)
    etag, news = theirs.get(known.url, ""), event.stamp != known.stamp
    if not etag:
        return Proposal(event.uid, known.url, "", Elsewhere.REMOVED)
    if etag != known.etag:
        what = Elsewhere.CHANGED_BY_BOTH if news else Elsewhere.CHANGED
        return Proposal(event.uid, known.url, etag, what)
    return Put(event, known.url, etag) if news else None


def _for_gone(uid: str, known: KnownEvent, theirs: Mapping[str, str]) -> Delete | Proposal | None:
    etag = theirs.get(known.url)
    if etag is None:
        return None
    if etag != known.etag:
        return Proposal(uid, known.url, etag, Elsewhere.REMOVED_HERE_CHANGED_THERE)
    return Delete(uid, known.url, etag)
