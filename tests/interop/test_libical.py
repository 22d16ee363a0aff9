"""libical, the reader inside Evolution and GNOME Calendar, finds the same moments and no fault."""

import ctypes
from collections.abc import Callable, Iterator, Sequence

import pytest

from mentordesk.domain.meeting import Meeting, MeetingState
from tests.support.invited import MEETING, calendar_of, changed, invitation

Found = list[tuple[str, int, int]]

VEVENT, X_LIC_ERROR = 4, b"X-LIC-ERROR"

pytestmark = pytest.mark.system


class Time(ctypes.Structure):
    """``struct icaltimetype`` of libical 3."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("year", "month", "day", "hour", "minute", "second")),
        ("is_date", ctypes.c_int),
        ("is_daylight", ctypes.c_int),
        ("zone", ctypes.c_void_p),
    )


@pytest.fixture(scope="module")
def libical() -> ctypes.CDLL:
    try:
        library = ctypes.CDLL("libical.so.3")
    except OSError as error:
        pytest.fail(f"install libical3: {error}")
    pointer = ctypes.c_void_p
    signatures: list[tuple[str, object, list[object]]] = [
        ("icalparser_parse_string", pointer, [ctypes.c_char_p]),
        ("icalrestriction_check", ctypes.c_int, [pointer]),
        ("icalcomponent_get_first_component", pointer, [pointer, ctypes.c_int]),
        ("icalcomponent_get_next_component", pointer, [pointer, ctypes.c_int]),
        ("icalcomponent_get_uid", ctypes.c_char_p, [pointer]),
        ("icalcomponent_get_dtstart", Time, [pointer]),
        ("icalcomponent_get_dtend", Time, [pointer]),
        ("icaltime_as_timet_with_zone", ctypes.c_long, [Time, pointer]),
        ("icalcomponent_as_ical_string", ctypes.c_char_p, [pointer]),
        ("icalcomponent_free", None, [pointer]),
    ]
    for name, result, arguments in signatures:
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


def _events(libical: ctypes.CDLL, calendar: int) -> Iterator[int]:
    event = libical.icalcomponent_get_first_component(calendar, VEVENT)
    while event:
        yield event
        event = libical.icalcomponent_get_next_component(calendar, VEVENT)


def _read(libical: ctypes.CDLL, data: bytes) -> Found:
    calendar = libical.icalparser_parse_string(data)
    assert calendar
    assert libical.icalrestriction_check(calendar)
    assert X_LIC_ERROR not in libical.icalcomponent_as_ical_string(calendar)
    found = []
    for event in _events(libical, calendar):
        start = libical.icalcomponent_get_dtstart(event)
        end = libical.icalcomponent_get_dtend(event)
        moments = [libical.icaltime_as_timet_with_zone(one, one.zone) for one in (start, end)]
        found.append((libical.icalcomponent_get_uid(event).decode(), *moments))
    libical.icalcomponent_free(calendar)
    return sorted(found)


@pytest.mark.parametrize("which", ["edges", "everywhere"])
def test_the_same_moments(
    libical: ctypes.CDLL,
    request: pytest.FixtureRequest,
    written: Callable[[Sequence[Meeting]], bytes],
    expected: Callable[[Sequence[Meeting]], Found],
    which: str,
) -> None:
    meetings = request.getfixturevalue(which)
    assert _read(libical, written(meetings)) == expected(meetings)


def test_a_fault_would_be_seen(
    libical: ctypes.CDLL, edges: list[Meeting], written: Callable[[Sequence[Meeting]], bytes]
) -> None:
    """A METHOD asks for an ORGANIZER, which a file for oneself does not have (RFC 5546 §3.2.1)."""
    spoilt = written(edges[:1]).replace(b"VERSION:2.0", b"VERSION:2.0\r\nMETHOD:PUBLISH")
    with pytest.raises(AssertionError):
        _read(libical, spoilt)


@pytest.mark.parametrize("state", [MeetingState.PLANNED, MeetingState.CANCELLED])
def test_an_invitation_keeps_to_the_rules_of_its_method(
    libical: ctypes.CDLL, state: MeetingState
) -> None:
    """libical checks what each METHOD asks for and forbids (RFC 5546 §3.2)."""
    told = calendar_of(invitation(changed(state=state)))
    span = (int(MEETING.starts_at.timestamp()), int(MEETING.ends_at.timestamp()))
    assert _read(libical, told) == [(MEETING.uid, *span)]
    spoilt = told.replace(b"\r\nORGANIZER", b"\r\nX-NOBODY")
    with pytest.raises(AssertionError):
        _read(libical, spoilt)
