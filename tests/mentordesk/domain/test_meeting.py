"""When a meeting is, what is wrong with one, and which links are web links."""

import dataclasses
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.meeting import SCHEDULED_FIELDS, AgendaItem, Meeting, is_web_link
from mentordesk.errors import Problem

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MEETING = Meeting(
    id="m",
    mentorship_id="p",
    created_at=NOW,
    updated_at=NOW,
    title="First draft",
    starts_local=datetime(2026, 11, 26, 16, 0),
    zone="Europe/Berlin",
    uid="m@mentordesk.invalid",
)


def problems(**fields: Any) -> dict[str, Problem]:
    return dataclasses.replace(MEETING, **fields).problems()


def test_its_moments() -> None:
    assert MEETING.starts_at == datetime(2026, 11, 26, 15, 0, tzinfo=UTC)
    assert MEETING.ends_at == datetime(2026, 11, 26, 15, 45, tzinfo=UTC)
    assert problems() == {}


@pytest.mark.parametrize(("fold", "hour"), [(0, 0), (1, 1)])
def test_the_hour_that_happens_twice(fold: int, hour: int) -> None:
    twice = {"starts_local": datetime(2026, 10, 25, 2, 30), "fold": fold}
    meeting = dataclasses.replace(MEETING, **twice)
    assert meeting.problems() == {}
    assert meeting.starts_at == datetime(2026, 10, 25, hour, 30, tzinfo=UTC)


def test_minutes_are_real_ones_where_the_clocks_change() -> None:
    night = dataclasses.replace(MEETING, starts_local=datetime(2026, 3, 29, 1, 30), minutes=60)
    assert (night.ends_at - night.starts_at).seconds == 3600


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": " "}, {"title": Problem.EMPTY}),
        ({"title": "x" * 301}, {"title": Problem.TOO_LONG}),
        ({"place": "x" * 301}, {"place": Problem.TOO_LONG}),
        ({"zone": "CEST"}, {"zone": Problem.UNKNOWN_ZONE}),
        ({"starts_local": datetime(2026, 3, 29, 2, 30)}, {"starts_local": Problem.NO_SUCH_TIME}),
        ({"starts_local": datetime(1970, 12, 31)}, {"starts_local": Problem.OUT_OF_RANGE}),
        ({"starts_local": datetime(1971, 1, 1)}, {}),
        ({"starts_local": datetime(2200, 1, 1)}, {"starts_local": Problem.OUT_OF_RANGE}),
        ({"starts_local": datetime(1, 1, 1)}, {"starts_local": Problem.OUT_OF_RANGE}),
        ({"starts_local": datetime(9999, 12, 31, 23, 59)}, {"starts_local": Problem.OUT_OF_RANGE}),
        ({"minutes": 4}, {"minutes": Problem.OUT_OF_RANGE}),
        ({"minutes": 5}, {}),
        ({"minutes": 1440}, {}),
        ({"minutes": 1441}, {"minutes": Problem.OUT_OF_RANGE}),
        ({"link": "ftp://x.org"}, {"link": Problem.NOT_A_LINK}),
        ({"link": "https://x.org"}, {}),
    ],
)
def test_problems(fields: dict[str, Any], expected: dict[str, Problem]) -> None:
    assert problems(**fields) == expected


def test_what_other_calendars_are_told_of() -> None:
    names = {field.name for field in dataclasses.fields(Meeting)}
    assert names >= SCHEDULED_FIELDS
    assert SCHEDULED_FIELDS.isdisjoint({"uid", "sequence", "goal_ids", "updated_at"})


def test_an_agenda_item_needs_words() -> None:
    item = AgendaItem(
        id="i", mentorship_id="p", created_at=NOW, updated_at=NOW, meeting_id="m", text=""
    )
    assert item.problems() == {"text": Problem.EMPTY}


@pytest.mark.parametrize(
    "link",
    [
        "https://us02web.zoom.us/j/81750263914?pwd=Ab.1",
        "HTTP://EXAMPLE.ORG",
        "https://bücher.example/raum",
        "http://[::1]:8080/x",
        "https://example.org/a@b",
    ],
)
def test_web_links(link: str) -> None:
    assert is_web_link(link)


@pytest.mark.parametrize(
    "link",
    [
        "",
        "example.org",
        "//example.org",
        "https://",
        "https:///j/1",
        "javascript:alert(1)",
        "zoommtg://zoom.us/join",
        "https://zoom.us@evil.example/j/1",
        "https://user:pass@example.org",
        "https://[broken",
        "https://example.org/a b",
        "https://example.org/\r\nBEGIN:VALARM",
        "https://exa\u200bmple.org",
        " https://example.org",
    ],
)
def test_other_links(link: str) -> None:
    assert not is_web_link(link)


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    for link in (text, f"https://{text}", f"https://x/{text}"):
        if is_web_link(link):
            assert link.split() == [link]
