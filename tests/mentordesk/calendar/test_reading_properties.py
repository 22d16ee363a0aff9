"""Properties as icalendar reads them, and times with the zones that we know."""

from datetime import UTC, datetime, timedelta

import pytest

from mentordesk.calendar.incoming import Clock, IncomingPerson, IncomingTime
from mentordesk.calendar.reading_properties import (
    CannotHold,
    Properties,
    as_time,
    elapsed,
    people,
    properties,
    stamp,
)
from mentordesk.calendar.reading_zone import ZoneNames
from mentordesk.errors import LeftOut


def read(*lines: str) -> Properties:
    return properties("\n".join(lines), ZoneNames())


def reason(*lines: str) -> LeftOut:
    with pytest.raises(CannotHold) as why:
        read(*lines)
    return why.value.reason


def test_texts_with_and_without_parameters() -> None:
    for head in ("SUMMARY:", "SUMMARY;LANGUAGE=en:", "summary :", "SUMMARY;X=a:"):
        assert read(head + r"One\, two\; \\n\nthree").text("SUMMARY") == "One, two; \\n\nthree"
    assert read("SUMMARY: a\x00\u2028 b ").line("SUMMARY") == "a b"
    assert read("X:1").text("SUMMARY") == ""
    assert read(r"URL:https://example.org/a\nb").line("URL") == r"https://example.org/a\nb"


def test_all_values_of_a_name_and_the_only_one() -> None:
    found = read("LOCATION:one", "LOCATION;X=y:two", "UID:a")
    assert [str(value) for value in found.all("LOCATION")] == ["one", "two"]
    assert str(found.only("UID")) == "a"
    assert found.only("URL") is None
    with pytest.raises(CannotHold):
        found.only("LOCATION")


@pytest.mark.parametrize(
    ("line", "time"),
    [
        (
            ";TZID=Europe/Berlin:20261006T150000",
            IncomingTime(
                local=datetime(2026, 10, 6, 15),
                clock=Clock.ZONED,
                zone="Europe/Berlin",
                tzid="Europe/Berlin",
            ),
        ),
        (
            ';X-Y="a:b"; TZID = "W. Europe Standard Time":20261006T150000',
            IncomingTime(
                local=datetime(2026, 10, 6, 15),
                clock=Clock.ZONED,
                zone="Europe/Berlin",
                tzid="W. Europe Standard Time",
            ),
        ),
        (
            ";TZID=(UTC-05:00) Eastern Time (US & Canada):20261006T150000",
            None,
        ),
        (
            ';TZID="(UTC-05:00) Eastern Time (US & Canada)":20261006T150000',
            IncomingTime(
                local=datetime(2026, 10, 6, 15),
                clock=Clock.TO_ASK,
                tzid="(UTC-05:00) Eastern Time (US & Canada)",
            ),
        ),
        (
            ":20261006T150000",
            IncomingTime(local=datetime(2026, 10, 6, 15), clock=Clock.FLOATING),
        ),
        (
            ";TZID=Europe/Berlin:20261006T150000Z",
            IncomingTime(local=datetime(2026, 10, 6, 15), clock=Clock.ZONED, zone="Etc/UTC"),
        ),
        (
            ";VALUE=DATE:20261006",
            IncomingTime(local=datetime(2026, 10, 6), clock=Clock.ALL_DAY),
        ),
        # an hour that Berlin skips
        (
            ";TZID=Europe/Berlin:20260329T023000",
            IncomingTime(
                local=datetime(2026, 3, 29, 3, 30),
                clock=Clock.ZONED,
                zone="Europe/Berlin",
                tzid="Europe/Berlin",
            ),
        ),
    ],
)
def test_times(line: str, time: IncomingTime | None) -> None:
    if time is None:  # a colon outside quotes ends the parameters
        assert reason(f"DTSTART{line}") is LeftOut.BROKEN
    else:
        assert read(f"DTSTART{line}").time("DTSTART") == time


@pytest.mark.parametrize("value", ["PT1H", "153000", "20261006T150000Z/PT1H"])
def test_what_is_no_day(value: str) -> None:
    with pytest.raises(CannotHold) as why:
        read(f"DTSTART:{value}").time("DTSTART")
    assert why.value.reason is LeftOut.BROKEN


@pytest.mark.parametrize("year", [1, 1970, 2200, 9999])
def test_years_beyond_all_plans(year: int) -> None:
    with pytest.raises(CannotHold) as why:
        as_time(datetime(year, 1, 1), "", ZoneNames(), "DTSTART")
    assert why.value.reason is LeftOut.OUT_OF_RANGE


@pytest.mark.parametrize(
    "line",
    [
        "DTSTART:soon",
        "DTSTART;TZID=:20261006T150000",
        "DTSTART;;:20261006T150000",
        "DTSTART;TZID:20261006T150000",
        "DTSTART",
        "RRULE;:FREQ=WEEKLY",
        "RRULE:FREQ=ALWAYS",
        "DURATION:P" + "9" * 4000 + "D",
        "DURATION:long",
        "SEQUENCE:one",
        "SEQUENCE:" + "9" * 5000,
        "RECURRENCE-ID:20261306T150000",
        "STATUS;=:CONFIRMED",
    ],
)
def test_what_decides_has_to_be_read(line: str) -> None:
    if line == "DTSTART":  # is no property at all
        assert read(line, "UID:a").time("DTSTART") is None
    elif line.startswith("DTSTART;TZID=:"):  # an empty name is none
        found = read(line).time("DTSTART")
        assert found and found.clock is Clock.FLOATING
    else:
        assert reason(line, "UID:a") is LeftOut.BROKEN


def test_what_decides_nothing_is_named_and_left_out() -> None:
    found = read("DTSTAMP:soon", "ORGANIZER;=:x", "URL;;:y", "GEO:?", "X-ANY;;:", "UID:a")
    assert found.broken == ("DTSTAMP", "ORGANIZER", "URL")
    assert stamp(found) is None
    assert people(found, "ORGANIZER") == ()
    assert found.text("URL") == ""


def test_only_what_can_be_read_in_time_is_read() -> None:
    assert reason("DESCRIPTION:" + "x" * 300_000) is LeftOut.TOO_LARGE
    assert reason(*["ATTENDEE:mailto:a@example.org"] * 2001) is LeftOut.TOO_LARGE
    assert reason("ATTENDEE;CN=" + "x" * 20_000 + ":a") is LeftOut.TOO_LARGE
    assert reason("RRULE:FREQ=WEEKLY;BYDAY=" + "MO," * 400) is LeftOut.RULE_OTHER
    attached = read("UID:a", "ATTACH;ENCODING=BASE64;VALUE=BINARY:" + "QUFB" * 500_000)
    assert str(attached.only("UID")) == "a"
    assert len(read("DESCRIPTION:" + "x" * 200_000).text("DESCRIPTION")) == 200_000


def test_stamps() -> None:
    nine = datetime(2026, 9, 1, 9, tzinfo=UTC)
    assert stamp(read("DTSTAMP:20260901T090000Z")) == nine
    assert stamp(read("DTSTAMP:20260901T090000")) == nine
    assert stamp(read("DTSTAMP:20260901")) is None
    assert stamp(read("UID:a")) is None


def test_people() -> None:
    found = read(
        'ORGANIZER;CN="Reyes, Jonas":MAILTO:jonas@example.org',
        "ATTENDEE;CN=Okafor,Amara;ROLE=CHAIR:mailto:amara@example.org",
        "ATTENDEE:amara@example.org",
    )
    assert people(found, "ORGANIZER") == (IncomingPerson("Reyes, Jonas", "jonas@example.org"),)
    assert people(found, "ATTENDEE") == (
        IncomingPerson("Okafor, Amara", "amara@example.org"),
        IncomingPerson("", "amara@example.org"),
    )


def test_time_that_passes() -> None:
    def at(hour: int, line: str) -> IncomingTime:
        found = read(f"DTSTART{line}T{hour:02}0000").time("DTSTART")
        assert found
        return found

    berlin, office, plain = ";TZID=Europe/Berlin:20261025", ";TZID=Office:20261025", ":20261025"
    assert elapsed(at(1, berlin), at(4, berlin)) == timedelta(hours=4)  # the clocks go back
    london = at(5, ";TZID=Europe/London:20261025")
    assert elapsed(at(5, berlin), london) == timedelta(hours=1)
    assert elapsed(at(1, office), at(4, office)) == timedelta(hours=3)
    assert elapsed(at(1, plain), at(4, plain)) == timedelta(hours=3)
    for start, end, why in (
        (at(1, office), london, LeftOut.UNKNOWN_ZONE),
        (at(1, office), at(1, ";TZID=Home:20261025"), LeftOut.UNKNOWN_ZONE),
        (at(1, plain), london, LeftOut.BROKEN),
    ):
        with pytest.raises(CannotHold) as refusal:
            elapsed(start, end)
        assert refusal.value.reason is why
