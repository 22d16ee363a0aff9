"""vobject and ical, which know nothing of our writer, read the same moments from its files."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

import pytest
import vobject
from ical.calendar_stream import CalendarStream

from mentordesk.domain.meeting import Meeting

Found = list[tuple[str, int, int]]


@pytest.fixture
def forgetful() -> Iterator[None]:
    """vobject keeps the first VTIMEZONE of each name for all later files; here it does not."""
    known = vars(vobject.icalendar)["__tzidMap"]
    kept = dict(known)
    yield
    known.clear()
    known.update(kept)


def _span(uid: str, start: object, end: object) -> tuple[str, int, int]:
    assert isinstance(start, datetime)
    assert isinstance(end, datetime)
    return str(uid), int(start.timestamp()), int(end.timestamp())


def _by_vobject(data: bytes) -> Found:
    calendar = vobject.readOne(data.decode())
    assert calendar.validate(raiseException=True)
    events = calendar.vevent_list
    return sorted(_span(one.uid.value, one.dtstart.value, one.dtend.value) for one in events)


def _by_ical(data: bytes) -> Found:
    events = CalendarStream.from_ics(data.decode()).calendars[0].events
    return sorted(_span(str(one.uid), one.dtstart, one.dtend) for one in events)


@pytest.mark.usefixtures("forgetful")
@pytest.mark.parametrize("read", [_by_vobject, _by_ical])
def test_the_same_moments_where_clocks_change(
    edges: list[Meeting],
    written: Callable[[Sequence[Meeting]], bytes],
    expected: Callable[[Sequence[Meeting]], Found],
    read: Callable[[bytes], Found],
) -> None:
    assert read(written(edges)) == expected(edges)


@pytest.mark.usefixtures("forgetful")
def test_the_same_words(
    edges: list[Meeting], written: Callable[[Sequence[Meeting]], bytes]
) -> None:
    data = written(edges[:1]).decode()
    one = vobject.readOne(data).vevent
    other = CalendarStream.from_ics(data).calendars[0].events[0]
    link = edges[0].link
    assert one.summary.value == other.summary == "Mentoring: Reviewing the first draft"
    assert one.location.value == other.location == f"{edges[0].place}, {link}"
    assert one.description.value == other.description == f"Join: {link}"
    assert one.url.value == str(other.url) == link
    assert one.valarm.trigger.value == other.alarm[0].trigger
