"""Whole calendars: read or refused with a reason, in short steps, whatever the bytes are."""

import itertools
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.calendar.export import calendar_file
from mentordesk.calendar.incoming import Clock, IncomingCalendar, IncomingEvent, Method, Refusal
from mentordesk.calendar.reading import (
    LARGEST,
    MOST_EVENTS,
    Part,
    parts_steps,
    read_calendar,
    reading_steps,
    to_the_end,
    within,
)
from mentordesk.calendar.reading_mail import file_steps
from mentordesk.domain import zones
from mentordesk.domain.meeting import Meeting
from mentordesk.domain.mentorship import Mentorship, Person
from mentordesk.domain.record import Role
from mentordesk.error_text import left_out_text, sentence
from mentordesk.errors import ImportRefused, LeftOut, RefusedBecause
from tests.support.ics import calendar, event

#: Folders with calendars and mails of others, to try the reader on; the repository has none.
OTHERS = sorted(
    path
    for folder in os.environ.get("MENTORDESK_OTHERS_CALENDARS", "").split(os.pathsep)
    if folder
    for path in Path(folder).rglob("*.*")
    if path.suffix in {".ics", ".eml"}
)
PATIENT = 600.0


def reasons(read: IncomingCalendar) -> list[LeftOut]:
    return [refusal.reason for refusal in read.refusals]


def refusal_of(data: bytes) -> RefusedBecause:
    with pytest.raises(ImportRefused) as refused:
        read_calendar(data, Path("a.ics"))
    assert refused.value.path == Path("a.ics")
    return refused.value.reason


def test_name_zone_and_what_is_asked() -> None:
    head = "X-WR-CALNAME:Amara\\, Jonas\r\nX-WR-TIMEZONE:Europe/Berlin\r\n"
    read = read_calendar(calendar(event(), method="Publish", head=head))
    assert (read.name, read.zone, read.method) == ("Amara, Jonas", "Europe/Berlin", Method.PUBLISH)
    assert not read.letters_guessed
    assert read_calendar(calendar(head="NAME:First\r\nX-WR-CALNAME:Second\r\n")).name == "First"


def test_the_newest_of_several_versions_is_read() -> None:
    versions = [
        event(SEQUENCE=":1", SUMMARY=":early", DTSTAMP=":20260901T000000Z"),
        event(SEQUENCE=":1", SUMMARY=":newest", DTSTAMP=":20260902T000000Z"),
        event(SEQUENCE=":0", SUMMARY=":old", DTSTAMP=":20260903T000000Z"),
        event(SEQUENCE=":1", SUMMARY=":no stamp", DTSTAMP=None),
        event(SEQUENCE=":9", SUMMARY=":other", UID=":two@example.org"),
    ]
    for order in itertools.permutations(versions):
        read = read_calendar(calendar(*order))
        assert {found.summary for found in read.events} == {"newest", "other"}
        assert reasons(read) == [LeftOut.OVERTAKEN] * 3


def test_the_same_version_twice_is_one() -> None:
    read = read_calendar(calendar(event(), event()) + calendar(event()))
    assert len(read.events) == 1
    assert read.refusals == ()


def test_an_old_version_does_not_stand_in_for_a_newer_one_that_cannot_be_held() -> None:
    read = read_calendar(calendar(event(), event(SEQUENCE=":1", RRULE=":FREQ=DAILY")))
    assert read.events == ()
    assert reasons(read) == [LeftOut.OVERTAKEN, LeftOut.RULE_FREQUENCY]


def test_a_moved_meeting_belongs_to_its_series() -> None:
    series = event(RRULE=":FREQ=WEEKLY;COUNT=3")
    moved = event(RECURRENCE_ID=":20261013T130000Z", SUMMARY=":moved", SEQUENCE=":1")
    same = event(RECURRENCE_ID=";TZID=Europe/Berlin:20261013T150000", SUMMARY=":moved before")
    read = read_calendar(calendar(moved, series, same))
    assert [found.summary for found in read.events] == ["moved", "Mentoring"]
    assert reasons(read) == [LeftOut.OVERTAKEN]
    alone = read_calendar(calendar(moved))
    assert [found.summary for found in alone.events] == ["moved"]


def test_of_a_series_that_is_left_out_nothing_is_held() -> None:
    moved = event(RECURRENCE_ID=":20261013T130000Z", SUMMARY=":moved")
    read = read_calendar(calendar(moved, event(RRULE=":FREQ=DAILY")))
    assert read.events == ()
    assert reasons(read) == [LeftOut.SERIES_LEFT_OUT, LeftOut.RULE_FREQUENCY]


def test_zones_are_those_of_their_own_calendar() -> None:
    office = event(DTSTART=";TZID=Office:20261006T150000", DTEND=";TZID=Office:20261006T160000")
    zone = "BEGIN:VTIMEZONE\nTZID:Office\nX-LIC-LOCATION:Europe/Berlin\nEND:VTIMEZONE\n"
    (known,) = read_calendar(calendar(office, zone)).events
    assert known.start and known.start.zone == "Europe/Berlin"
    other = office.replace("one@", "two@")
    read = read_calendar(calendar(zone, office) + calendar(other))
    assert [found.start and found.start.clock for found in read.events] == [
        Clock.ZONED,
        Clock.TO_ASK,
    ]
    assert read.zones_to_ask == ("Office",)


@pytest.mark.parametrize("end", ["\n", "\r", "\r\r\n", "\r\n\r\n"])
def test_line_ends_do_not_matter(end: str) -> None:
    data = calendar(event(DESCRIPTION=":one\r\n  two"), method="REQUEST")
    assert read_calendar(data.replace(b"\r\n", end.encode())) == read_calendar(data)


def test_letters_of_old_programs() -> None:
    text = calendar(event(SUMMARY=":Zoë")).decode()
    for charset, guessed in (("utf-8-sig", False), ("utf-16", False), ("cp1252", True)):
        read = read_calendar(text.encode(charset))
        assert [found.summary for found in read.events] == ["Zoë"]
        assert read.letters_guessed is guessed


def test_nothing_can_be_smuggled_into_words() -> None:
    (found,) = read_calendar(
        calendar(event(SUMMARY=":a\0b\\nc", LOCATION=":a\u2028b", DESCRIPTION=":a\0\\n\x1bb"))
    ).events
    assert (found.summary, found.location, found.description) == ("ab c", "a b", "a\nb")


def test_a_calendar_without_meetings_is_empty() -> None:
    todo = "BEGIN:VTODO\r\nUID:a\r\nEND:VTODO\r\n"
    assert read_calendar(calendar(todo)) == IncomingCalendar()


def test_whole_files_that_are_refused() -> None:
    assert refusal_of(b"") is RefusedBecause.NOT_A_CALENDAR
    assert refusal_of(b"%PDF-1.7\n\xff") is RefusedBecause.NOT_A_CALENDAR
    assert refusal_of(calendar(event())[:-20]) is RefusedBecause.BROKEN_CALENDAR
    assert refusal_of(b" " * (LARGEST + 1)) is RefusedBecause.TOO_LARGE
    many = calendar("BEGIN:VEVENT\nEND:VEVENT\n" * (MOST_EVENTS + 1))
    assert refusal_of(many) is RefusedBecause.TOO_MANY_EVENTS
    halves = calendar("BEGIN:VEVENT\nEND:VEVENT\n" * 3000)
    with pytest.raises(ImportRefused) as refused:
        to_the_end(parts_steps([Part(halves), Part(halves)], Path()))
    assert refused.value.reason is RefusedBecause.TOO_MANY_EVENTS


def test_it_stops_when_it_has_taken_too_long() -> None:
    data = calendar(*(event(UID=f":{number}") for number in range(500)))
    ticks = itertools.count()
    with pytest.raises(ImportRefused) as refused:
        to_the_end(reading_steps(data, seconds=3, clock=lambda: next(ticks)))
    assert refused.value.reason is RefusedBecause.TOO_SLOW
    ticks = itertools.count()
    assert to_the_end(reading_steps(data, seconds=99, clock=lambda: next(ticks)))


def test_what_passes_between_the_steps_is_not_counted() -> None:
    now = [0.0]

    def steps():  # type: ignore[no-untyped-def]
        for share in (0.1, 0.2, 0.3):
            now[0] += 1
            yield share
        return "done"

    running, shares = within(steps(), Path(), 4, lambda: now[0]), []
    with pytest.raises(StopIteration) as done:
        while True:
            shares.append(next(running))
            now[0] += 1000
    assert done.value.value == "done"
    assert shares == [0.1, 0.2, 0.3]


def test_it_gives_way_and_can_be_given_up() -> None:
    data = calendar(*(event(UID=f":{number}") for number in range(1000)))
    steps = reading_steps(data, seconds=PATIENT)
    assert len(list(steps)) >= 8
    given_up = reading_steps(data)
    next(given_up)
    given_up.close()
    with pytest.raises(StopIteration):
        next(given_up)


MUCH = 1_000_000


def much(text: str) -> str:
    return text * (MUCH // len(text))


HOSTILE = {
    "alarms": calendar(event(X=":1\r\n" + much("BEGIN:VALARM\nEND:VALARM\n") + "X:1")),
    "zones": calendar(much("BEGIN:VTIMEZONE\nTZID:a\nEND:VTIMEZONE\n"), event()),
    "rules of zones": calendar(
        "BEGIN:VTIMEZONE\nTZID:a\nBEGIN:STANDARD\nDTSTART:00010101T000000\nTZOFFSETFROM:+0000\n"
        "TZOFFSETTO:+0000\nRRULE:FREQ=SECONDLY\nEND:STANDARD\nEND:VTIMEZONE\n",
        event(DTSTART=";TZID=a:20261006T150000", DTEND=";TZID=a:20261006T160000"),
    ),
    "empty lines": b"BEGIN:VCALENDAR" + much("\n").encode(),
    "returns": b"BEGIN:VCALENDAR" + much("\r").encode(),
    "folds": calendar(event(DESCRIPTION=":" + much("a\r\n "))),
    "white space": calendar(event(X=much(" "))),
    "white space after BEGIN": b"BEGIN" + much(" ").encode(),
    "one line": calendar(event(DESCRIPTION=":" + much("x"))),
    "escapes": calendar(event(DESCRIPTION=":" + "\\n" * 120_000)),
    "people": calendar(event(X=":1\n" + much("ATTENDEE:a\n") + "X:1")),
    "parameters": calendar(event(ATTENDEE=much(";a=b") + ":x")),
    "quotes": calendar(event(DESCRIPTION=";X=" + much('"') + ":")),
    "dates": calendar(event(RRULE=":FREQ=WEEKLY", EXDATE=":" + much("20261013T130000Z,"))),
    "days": calendar(event(RRULE=":FREQ=WEEKLY;BYDAY=" + much("TU,"))),
    "parts of a rule": calendar(event(RRULE=":" + much("A=1;"))),
    "names of zones": calendar(
        *(event(UID=f":{n}", DTSTART=f";TZID=/{'a/' * 400}{n}:20261006T150000") for n in range(900))
    ),
    "depth": much("BEGIN:VCALENDAR\n").encode(),
    "ends": calendar(much("END:X\n")),
    "a long name": calendar(event(UID=":" + much("u"))),
    "digits": calendar(event(DTEND=None, DURATION=":P" + "9" * 10_000 + "D", SEQUENCE=":9")),
    "nothing": much("\0").encode(),
    "no letters": b"BEGIN:VCALENDAR\n" + b"\xff" * MUCH,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_end_in_an_answer(name: str) -> None:
    try:
        read = to_the_end(reading_steps(HOSTILE[name], seconds=PATIENT))
    except ImportRefused as refused:
        assert sentence(refused)
    else:
        check(read)


def check(read: IncomingCalendar) -> None:
    """Look at all that a calendar holds, as whoever shows it does."""
    assert len(read.events) + len(read.refusals) <= MOST_EVENTS
    assert read.zones_to_ask is not None
    for found in read.events:
        check_event(found)
    for refusal in read.refusals:
        assert isinstance(refusal, Refusal)
        assert left_out_text(refusal.reason)


def check_event(found: IncomingEvent) -> None:
    assert found.uid
    assert found.method is Method.CANCEL or 5 <= found.minutes <= 1440
    assert found.method is Method.CANCEL or found.start
    for time in (found.start, found.recurrence_id):
        if time is not None:
            assert time.local.tzinfo is None
            assert (time.zone is not None) == (time.clock is Clock.ZONED)
            assert time.zone is None or zones.is_zone(time.zone)
            assert time.local_in("Asia/Tokyo")
    assert all(line.isprintable() or not line.isascii() for line in found.link_lines)


WHOLE = calendar(
    "BEGIN:VTIMEZONE\r\nTZID:Office\r\nX-LIC-LOCATION:Europe/Berlin\r\nEND:VTIMEZONE\r\n",
    event(
        SEQUENCE=":2",
        RRULE=":FREQ=MONTHLY;BYDAY=1TU;UNTIL=20270601T130000Z",
        EXDATE=";TZID=Europe/Berlin:20261103T150000",
        DESCRIPTION=r":One\, two\nthree",
        ORGANIZER=';CN="Okafor, Amara":mailto:amara@example.org',
    ),
    event(RECURRENCE_ID=":20261201T140000Z", STATUS=":CANCELLED"),
    event(
        UID=":two",
        DTSTART=';TZID="(UTC-05:00) Eastern":20261006T150000',
        DTEND=None,
        DURATION=":PT45M",
        CONFERENCE=";VALUE=URI:https://zoom.us/j/123456789",
    ),
    event(UID=":three", DTSTART=";VALUE=DATE:20261006", DTEND=None),
    method="REQUEST",
)
PIECES = [
    *WHOLE.splitlines(keepends=True),
    *(b"\0", b";", b":", b'"', b"\\", b"=", b",", b"9", b"-", b"Z", b"\r", b"\n ", b"\xff"),
]


def answered(data: bytes, path: Path = Path("a.ics")) -> None:
    try:
        read = to_the_end(file_steps(data, path))
    except ImportRefused as refused:
        assert sentence(refused)
    else:
        check(read)


@settings(deadline=None, max_examples=300)
@given(
    flips=st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=12),
    end=st.one_of(st.just(len(WHOLE)), st.integers(0, len(WHOLE))),
)
def test_flipped_and_cut_bytes(flips: list[tuple[int, int]], end: int) -> None:
    data = bytearray(WHOLE)
    for place, byte in flips:
        data[place] = byte
    answered(bytes(data[:end]))


@settings(deadline=None, max_examples=300)
@given(
    changes=st.lists(
        st.tuples(st.integers(0, len(PIECES)), st.sampled_from(PIECES), st.booleans()), max_size=8
    )
)
def test_lines_that_are_moved_doubled_and_lost(changes: list[tuple[int, bytes, bool]]) -> None:
    lines = WHOLE.splitlines(keepends=True)
    for place, piece, is_new in changes:
        where = place % len(lines)
        lines[where : where + (not is_new)] = [piece]
    answered(b"".join(lines))


@settings(deadline=None, max_examples=300)
@given(
    name=st.sampled_from(
        ["DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RECURRENCE_ID", "SEQUENCE", "DTSTAMP"]
    ),
    value=st.one_of(
        st.text(max_size=40),
        st.text('0123456789TZPWDHMS-+:;=,/"FREQWKLYBYA', max_size=60),
    ),
)
def test_any_value_of_what_decides(name: str, value: str) -> None:
    plain = value.replace("\r", "").replace("\n", "")
    more = {} if name == "RRULE" else {"RRULE": ":FREQ=WEEKLY"}
    for head in (":", ";TZID=", ";"):
        data = calendar(event(**more, **{name: head + plain}).encode("utf-8", "replace").decode())
        answered(data)


VALUES = [
    *("BINARY", "BOOLEAN", "CAL-ADDRESS", "DATE", "DATE-TIME", "DURATION", "FLOAT", "INTEGER"),
    *("PERIOD", "RECUR", "TEXT", "TIME", "UID", "UNKNOWN", "URI", "UTC-OFFSET", "XML-REFERENCE"),
    "X",
]


@pytest.mark.parametrize(
    "name",
    [
        *("DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RDATE", "EXRULE", "RECURRENCE_ID"),
        *("SEQUENCE", "DTSTAMP", "UID", "SUMMARY", "DESCRIPTION", "LOCATION", "URL", "STATUS"),
        *("CONFERENCE", "ORGANIZER", "ATTENDEE", "X_GOOGLE_CONFERENCE"),
    ],
)
def test_values_of_any_other_type(name: str) -> None:
    more: dict[str, str | None] = {"DTEND": None} if name == "DURATION" else {}
    if name == "EXDATE":
        more["RRULE"] = ":FREQ=WEEKLY"
    contents = (
        *("x", "1", "1.5", "-1", "PT1H", "20261006", "20261006T150000", "TRUE", "QUFB", "+0100"),
        *("20261006T150000/PT1H", "FREQ=WEEKLY", "150000", "", "a;b,c"),
    )
    for value, content in itertools.product(VALUES, contents):
        answered(calendar(event(**(more | {name: f";VALUE={value}:{content}"}))))


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.name)
def test_files_of_others(path: Path) -> None:
    answered(path.read_bytes(), path)


if not OTHERS:  # then there is no such test, rather than one that is left out
    del test_files_of_others


MADE = datetime(2026, 1, 1, 9, 0, tzinfo=UTC)


@settings(deadline=None, max_examples=100)
@given(
    moment=st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)),
    zone=st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Etc/UTC"]),
    minutes=st.integers(5, 1440),
    title=st.text(min_size=1, max_size=60).filter(str.strip),
)
def test_what_we_write_reads_as_it_was(
    moment: datetime, zone: str, minutes: int, title: str
) -> None:
    local = zones.from_utc(moment.replace(tzinfo=UTC, microsecond=0), zone)
    meeting = Meeting(
        id="a",
        mentorship_id="pair",
        created_at=MADE,
        updated_at=MADE,
        title="x" + title,
        starts_local=local.replace(tzinfo=None, fold=0),
        fold=local.fold,
        zone=zone,
        minutes=minutes,
        place="Room 3, upstairs; ring",
        link="https://zoom.us/j/123456789?pwd=a",
        uid="a@mentordesk.invalid",
        sequence=4,
    )
    pair = Mentorship(
        id="pair",
        mentorship_id="pair",
        created_at=MADE,
        updated_at=MADE,
        mentor=Person(name="Amara"),
        mentee=Person(name="Jonas"),
        me=Role.MENTOR,
        start=MADE.date(),
    )
    read = read_calendar(calendar_file([meeting], pair, now=MADE))
    assert read.refusals == ()
    (found,) = read.events
    assert found.start
    assert (found.uid, found.sequence, found.minutes) == (meeting.uid, 4, minutes)
    assert found.start.moment == meeting.starts_at
    assert found.link_lines[0] == meeting.link
    assert found.left_out == ()
