"""One event: what is held of it, and why it is not."""

from datetime import UTC, datetime

import pytest

from mentordesk.calendar.incoming import Clock, IncomingPerson, IncomingTime, Method, Status
from mentordesk.errors import LeftOut
from tests.support.ics import event, held, refused

LINK = "https://us02web.zoom.us/j/81750263914?pwd=AbC.1"


def test_an_invitation() -> None:
    found = held(
        event(
            SEQUENCE=":2",
            LOCATION=r":Room 3\, upstairs",
            DESCRIPTION=rf";LANGUAGE=en:Agenda:\n1. Review\nJoin: {LINK}\n",
            URL=f":{LINK}",
            CONFERENCE=f";VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL=Join:{LINK}&first",
            X_GOOGLE_CONFERENCE=":https://meet.google.com/abc-defg-hij",
            STATUS=":CONFIRMED",
            ORGANIZER=";CN=Amara:mailto:amara@example.org",
            ATTENDEE=";CN=Jonas:mailto:jonas@example.org",
        ),
        method="REQUEST",
    )
    assert (found.uid, found.sequence, found.summary) == ("one@example.org", 2, "Mentoring")
    assert found.method is Method.REQUEST
    assert found.stamp == datetime(2026, 9, 1, 12, tzinfo=UTC)
    assert found.start == IncomingTime(
        local=datetime(2026, 10, 6, 15),
        clock=Clock.ZONED,
        zone="Europe/Berlin",
        tzid="Europe/Berlin",
    )
    assert found.minutes == 60
    assert found.location == "Room 3, upstairs"
    assert found.description == f"Agenda:\n1. Review\nJoin: {LINK}"
    assert found.link_lines == (
        f"{LINK}&first",
        "https://meet.google.com/abc-defg-hij",
        LINK,
        "Room 3, upstairs",
        "Agenda:",
        "1. Review",
        f"Join: {LINK}",
    )
    assert found.status is Status.CONFIRMED
    assert found.organizer == IncomingPerson("Amara", "amara@example.org")
    assert found.attendees == (IncomingPerson("Jonas", "jonas@example.org"),)
    assert (found.rule, found.recurrence_id, found.left_out) == (None, None, ())


@pytest.mark.parametrize(
    ("lines", "minutes"),
    [
        ({"DTEND": ";TZID=Europe/Berlin:20261006T150500"}, 5),
        ({"DTEND": ";TZID=Europe/Berlin:20261007T150000"}, 1440),
        ({"DTEND": ":20261006T133000Z"}, 30),
        ({"DTEND": ";TZID=America/New_York:20261006T093000"}, 30),
        ({"DTEND": None, "DURATION": ":PT45M"}, 45),
        ({"DTEND": None, "DURATION": ":PT44M40S"}, 45),
        ({"DTSTART": ";VALUE=DATE:20261006", "DTEND": None}, 1440),
        ({"DTSTART": ";VALUE=DATE:20261006", "DTEND": ";VALUE=DATE:20261007"}, 1440),
        ({"DTSTART": ":20261006T150000", "DTEND": ":20261006T160000"}, 60),
        # the clocks of Berlin go back
        (
            {
                "DTSTART": ";TZID=Europe/Berlin:20261025T013000",
                "DTEND": ";TZID=Europe/Berlin:20261025T033000",
            },
            180,
        ),
    ],
)
def test_how_long_it_takes(lines: dict[str, str | None], minutes: int) -> None:
    assert held(event(**lines)).minutes == minutes


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ({"DTSTART": None}, LeftOut.NO_START),
        ({"DTEND": None}, LeftOut.NO_END),
        ({"DTEND": ";TZID=Europe/Berlin:20261006T145900"}, LeftOut.ENDS_BEFORE_START),
        ({"DTEND": None, "DURATION": ":-PT1H"}, LeftOut.ENDS_BEFORE_START),
        ({"DTEND": ";TZID=Europe/Berlin:20261006T150459"}, LeftOut.TOO_SHORT),
        ({"DTEND": ";TZID=Europe/Berlin:20261007T150001"}, LeftOut.TOO_LONG),
        ({"DTEND": None, "DURATION": ":P99999999D"}, LeftOut.TOO_LONG),
        (
            {"DTSTART": ";VALUE=DATE:20261006", "DTEND": ";VALUE=DATE:20261008"},
            LeftOut.TOO_LONG,
        ),
        ({"DTSTART": ":19690101T000000Z"}, LeftOut.OUT_OF_RANGE),
        ({"DTEND": ":22000101T000000Z"}, LeftOut.OUT_OF_RANGE),
        ({"DTEND": ":20261006T150000"}, LeftOut.BROKEN),
        ({"DTEND": ";TZID=Office:20261006T160000"}, LeftOut.UNKNOWN_ZONE),
        ({"DURATION": ":PT1H"}, LeftOut.BROKEN),
        ({"DTEND": None, "DURATION": ":20261006"}, LeftOut.BROKEN),
        ({"DTSTART": ":soon"}, LeftOut.BROKEN),
        ({"SEQUENCE": ":-1"}, LeftOut.BROKEN),
        ({"SEQUENCE": ":2147483648"}, LeftOut.BROKEN),
        ({"UID": ":" + "u" * 501}, LeftOut.BROKEN),
        (
            {"RECURRENCE-ID": ";RANGE=THISANDFUTURE:20261006T130000Z"},
            LeftOut.THIS_AND_FOLLOWING,
        ),
        ({"RECURRENCE-ID": ":20261006T130000Z", "RRULE": ":FREQ=WEEKLY"}, LeftOut.RULE_OTHER),
    ],
)
def test_what_cannot_be_held(lines: dict[str, str | None], reason: LeftOut) -> None:
    found = refused(event(**lines))
    assert found.reason is reason
    assert found.summary in {"Mentoring", ""}
    assert found.uid.startswith(("one@example.org", "uuu"))


def test_a_refusal_quotes_the_file_in_bounds() -> None:
    found = refused(event(UID=":" + "u" * 10_000, SUMMARY=":A", DTSTART=":" + "x" * 9000))
    assert len(found.uid) <= 500
    assert len(found.detail) <= 200


@pytest.mark.parametrize("method", ["REPLY", "COUNTER", "REFRESH", "ADD", "DECLINECOUNTER", "X"])
def test_an_answer_is_no_invitation(method: str) -> None:
    found = refused(event(), method=method)
    assert (found.reason, found.detail) == (LeftOut.ANSWER, method)


def test_a_cancellation_need_not_say_when_it_was() -> None:
    bare = held(event(DTSTART=None, DTEND=None, SEQUENCE=":3"), method="cancel")
    assert (bare.method, bare.start, bare.minutes, bare.sequence) == (Method.CANCEL, None, 0, 3)
    assert bare.is_cancelled
    one = held(event(RECURRENCE_ID=":20261006T130000Z", RRULE=":FREQ=DAILY"), method="CANCEL")
    assert one.recurrence_id and one.recurrence_id.moment == datetime(2026, 10, 6, 13, tzinfo=UTC)
    assert one.rule is None


def test_one_meeting_of_a_series_is_told_in_the_zone_of_the_series() -> None:
    moved = held(event(RECURRENCE_ID=":20261005T130000Z"))
    assert moved.recurrence_id
    assert moved.recurrence_id.local_in("Europe/Berlin") == datetime(2026, 10, 5, 15)


def test_without_a_uid_the_same_event_is_still_the_same() -> None:
    one, again = held(event(UID=None)), held(event(UID=": ", DTSTAMP=":20270101T000000Z"))
    other = held(event(UID=None, DTSTART=";TZID=Europe/Berlin:20261006T151000"))
    assert one.uid == again.uid != other.uid
    assert one.uid.endswith("@unnamed.mentordesk.invalid")


@pytest.mark.parametrize("said", ["tentative", "CANCELLED", "MAYBE", ""])
def test_what_has_become_of_it(said: str) -> None:
    expected = {"tentative": Status.TENTATIVE, "CANCELLED": Status.CANCELLED}
    assert held(event(STATUS=f":{said}")).status is expected.get(said, Status.NONE)


def test_links_in_bounds() -> None:
    found = held(event(DESCRIPTION=":" + "x" * 5000 + r"\n" + r"\n".join(map(str, range(500)))))
    assert len(found.link_lines) == 200
    assert max(map(len, found.link_lines)) == 2000
