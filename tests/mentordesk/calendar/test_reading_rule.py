"""Series that can be held, and the reason for each that cannot."""

from datetime import datetime

import pytest

from mentordesk.calendar.incoming import Frequency, IncomingRule, in_zone
from mentordesk.errors import LeftOut
from tests.support.ics import event, held, refused

# 6 October 2026 is a Tuesday, the first of its month.
WEEKLY, MONTHLY = Frequency.WEEKLY, Frequency.MONTHLY


def rule(raw: str, **more: str) -> IncomingRule:
    read = held(event(RRULE=f":{raw}", **more)).rule
    assert read
    return read


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("FREQ=WEEKLY;COUNT=8", IncomingRule(frequency=WEEKLY, weekday=1, count=8)),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=SU;COUNT=3",
            IncomingRule(frequency=WEEKLY, weekday=1, interval=2, count=3),
        ),
        ("freq=weekly;byday=tu;count=2;", IncomingRule(frequency=WEEKLY, weekday=1, count=2)),
        ("FREQ=MONTHLY;COUNT=3", IncomingRule(frequency=MONTHLY, month_day=6, count=3)),
        ("FREQ=MONTHLY;BYMONTHDAY=6", IncomingRule(frequency=MONTHLY, month_day=6)),
        ("FREQ=MONTHLY;BYDAY=1TU", IncomingRule(frequency=MONTHLY, weekday=1, nth=1)),
        ("FREQ=MONTHLY;BYDAY=+1TU", IncomingRule(frequency=MONTHLY, weekday=1, nth=1)),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1", IncomingRule(frequency=MONTHLY, weekday=1, nth=1)),
    ],
)
def test_what_is_held(raw: str, read: IncomingRule) -> None:
    assert rule(raw) == read


def test_the_last_weekday_of_the_month() -> None:
    days = {"DTSTART": ":20261027T150000Z", "DTEND": ":20261027T160000Z"}
    assert rule("FREQ=MONTHLY;BYDAY=-1TU", **days).nth == -1
    assert rule("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=-1", **days).nth == -1
    assert rule("FREQ=MONTHLY;BYDAY=4TU", **days).nth == 4


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("FREQ=DAILY;COUNT=3", LeftOut.RULE_FREQUENCY),
        ("FREQ=YEARLY", LeftOut.RULE_FREQUENCY),
        ("FREQ=SECONDLY", LeftOut.RULE_FREQUENCY),
        ("COUNT=3", LeftOut.RULE_FREQUENCY),
        ("FREQ=NEVER", LeftOut.BROKEN),
        ("FREQ=WEEKLY;BYDAY=TU,TH", LeftOut.RULE_DAYS),
        ("FREQ=WEEKLY;BYDAY=WE", LeftOut.RULE_START),
        ("FREQ=WEEKLY;BYDAY=1TU", LeftOut.RULE_OTHER),
        ("FREQ=WEEKLY;BYDAY=XX", LeftOut.BROKEN),
        ("FREQ=WEEKLY;BYMONTHDAY=6", LeftOut.RULE_OTHER),
        ("FREQ=WEEKLY;BYHOUR=15", LeftOut.RULE_OTHER),
        ("FREQ=WEEKLY;BYMONTH=10", LeftOut.RULE_OTHER),
        ("FREQ=WEEKLY;X-MORE=1", LeftOut.RULE_OTHER),
        ("FREQ=WEEKLY;BYDAY", LeftOut.RULE_OTHER),
        ("FREQ=WEEKLY;COUNT==3", LeftOut.RULE_OTHER),
        ("FREQ=WEEKLY;COUNT=3;COUNT=4", LeftOut.RULE_OTHER),
        ("FREQ=WEEKLY;COUNT=3,4", LeftOut.RULE_OTHER),
        ("FREQ=WEEKLY;COUNT=0", LeftOut.RULE_OTHER),
        ("FREQ=WEEKLY;COUNT=1001", LeftOut.RULE_OTHER),
        ("FREQ=WEEKLY;COUNT=x", LeftOut.BROKEN),
        ("FREQ=WEEKLY;INTERVAL=0", LeftOut.RULE_OTHER),
        ("FREQ=WEEKLY;INTERVAL=-1", LeftOut.RULE_OTHER),
        ("FREQ=WEEKLY;INTERVAL=53", LeftOut.RULE_OTHER),
        ("FREQ=WEEKLY;COUNT=3;UNTIL=20261231T000000Z", LeftOut.RULE_OTHER),
        ("FREQ=WEEKLY;UNTIL=20261006T125959Z", LeftOut.RULE_EMPTY),
        ("FREQ=WEEKLY;UNTIL=19000101", LeftOut.RULE_EMPTY),
        ("FREQ=WEEKLY;UNTIL=PT1H", LeftOut.BROKEN),
        ("FREQ=WEEKLY;UNTIL=soon", LeftOut.BROKEN),
        ("FREQ=MONTHLY;BYMONTHDAY=6,20", LeftOut.RULE_DAYS),
        ("FREQ=MONTHLY;BYMONTHDAY=7", LeftOut.RULE_START),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", LeftOut.RULE_OTHER),
        ("FREQ=MONTHLY;BYDAY=TU", LeftOut.RULE_DAYS),
        ("FREQ=MONTHLY;BYDAY=2TU", LeftOut.RULE_START),
        ("FREQ=MONTHLY;BYDAY=-1TU", LeftOut.RULE_START),
        ("FREQ=MONTHLY;BYDAY=1MO", LeftOut.RULE_START),
        ("FREQ=MONTHLY;BYDAY=5TU", LeftOut.RULE_OTHER),
        ("FREQ=MONTHLY;BYDAY=1TU,3TU", LeftOut.RULE_DAYS),
        ("FREQ=MONTHLY;BYDAY=1TU;BYSETPOS=1", LeftOut.RULE_OTHER),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1,2", LeftOut.RULE_OTHER),
        ("FREQ=MONTHLY;BYDAY=TU;BYMONTHDAY=6", LeftOut.RULE_OTHER),
        ("FREQ=MONTHLY;BYSETPOS=1", LeftOut.RULE_OTHER),
        ("FREQ=WEEKLY;BYDAY=" + ",".join(["TU"] * 400), LeftOut.RULE_OTHER),
        ("", LeftOut.RULE_FREQUENCY),
    ],
)
def test_what_is_not(raw: str, reason: LeftOut) -> None:
    assert refused(event(RRULE=f":{raw}")).reason is reason


def test_dates_without_a_rule() -> None:
    assert refused(event(RDATE=":20261013T130000Z")).reason is LeftOut.RULE_DATES
    assert refused(event(EXRULE=":FREQ=WEEKLY")).reason is LeftOut.RULE_DATES
    twice = event(RRULE=":FREQ=WEEKLY").replace("UID", "RRULE:FREQ=MONTHLY\r\nUID")
    assert refused(twice).reason is LeftOut.BROKEN


@pytest.mark.parametrize(
    ("raw", "until"),
    [
        # 24:00 in Berlin, at the end of summer time
        ("20261025T230000Z", datetime(2026, 10, 26)),
        ("20261124T160000", datetime(2026, 11, 24, 16)),
        ("20261124", datetime(2026, 11, 24, 23, 59, 59)),
        ("99991231T235959Z", None),
        ("99991231", None),
    ],
)
def test_until_is_told_in_the_zone_of_the_start(raw: str, until: datetime | None) -> None:
    read = rule(f"FREQ=WEEKLY;UNTIL={raw}")
    assert read.until == until
    assert read.endless == (until is None)
    assert not read.until_in_utc


def test_until_waits_for_a_zone_that_has_to_be_asked() -> None:
    times = {"DTSTART": ";TZID=Office:20261006T150000", "DTEND": ";TZID=Office:20261006T160000"}
    asked = held(event(RRULE=":FREQ=WEEKLY;UNTIL=20261110T140000Z", **times))
    assert asked.rule and asked.rule.until_in_utc
    answered = in_zone(asked, "Europe/Berlin")
    assert answered.rule and answered.start
    assert answered.rule.until == datetime(2026, 11, 10, 15)
    assert not answered.rule.until_in_utc
    assert answered.start.zone == "Europe/Berlin"
    # an exception in UTC cannot be told from the others before
    mixed = event(RRULE=":FREQ=WEEKLY", EXDATE=":20261013T130000Z", **times)
    assert refused(mixed).reason is LeftOut.UNKNOWN_ZONE


@pytest.mark.parametrize(
    "exdate",
    [
        ";TZID=Europe/Berlin:20261013T150000",
        ":20261013T130000Z",
        ":20261013T150000",
        ";VALUE=DATE:20261013",
        ";TZID=America/New_York:20261013T090000",
        ":20261013T130000Z,20261013T130000Z",
    ],
)
def test_exceptions_are_told_in_the_zone_of_the_start(exdate: str) -> None:
    assert rule("FREQ=WEEKLY", EXDATE=exdate).exdates == (datetime(2026, 10, 13, 15),)


def test_exceptions_of_several_lines_are_one_list() -> None:
    two = event(RRULE=":FREQ=WEEKLY", EXDATE=":20261020T130000Z").replace(
        "UID", "EXDATE:20261013T130000Z\r\nUID"
    )
    read = held(two).rule
    assert read and read.exdates == (datetime(2026, 10, 13, 15), datetime(2026, 10, 20, 15))


@pytest.mark.parametrize("exdate", [":", ":soon", ":PT1H", ";TZID=Office:20261013T150000"])
def test_exceptions_that_cannot_be_read(exdate: str) -> None:
    reason = refused(event(RRULE=":FREQ=WEEKLY", EXDATE=exdate)).reason
    assert reason in {LeftOut.BROKEN, LeftOut.UNKNOWN_ZONE}
    assert (
        refused(event(RRULE=":FREQ=WEEKLY", EXDATE=":" + ",".join(["20261013"] * 1001))).reason
        is LeftOut.RULE_OTHER
    )
