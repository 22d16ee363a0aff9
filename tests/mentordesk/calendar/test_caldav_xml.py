"""Answers in XML are read without their tricks, and questions are well formed."""

from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.calendar.caldav_xml import (
    APPLE,
    CALDAV,
    DAV,
    events_query,
    parsed,
    propfind,
    read_multistatus,
)
from mentordesk.errors import CalendarServerError, NoCalendarServer, ServerAnswerTooLarge

LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
BOMBS = {
    "a billion laughs": f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]><a>&l9;</a>',
    "a blow-up": f'<!DOCTYPE a [<!ENTITY x "{"y" * 9999}">]><a>{"&x;" * 9999}</a>',
    "a file": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    "a call": '<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd"><a/>',
    "a parameter": '<!DOCTYPE a [<!ENTITY % x SYSTEM "file:///etc/passwd">%x;]><a/>',
}


@pytest.mark.parametrize("how", BOMBS)
def test_nothing_is_expanded(how: str) -> None:
    with pytest.raises(NoCalendarServer):
        parsed(BOMBS[how].encode())


def test_depth_and_number_are_bounded() -> None:
    with pytest.raises(ServerAnswerTooLarge):
        parsed(b"<a>" * 1000)
    with pytest.raises(ServerAnswerTooLarge):
        parsed(b"<a>" + b"<b/>" * 200_001 + b"</a>")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><p>Hello",
        b"\xff\xfe\x00",
        b"<a>&undefined;</a>",
        b'<?xml version="1.0" encoding="klingon"?><a/>',
        b'<?xml version="1.0" encoding="rot13"?><a/>',
        b"<a/><b/>",
        b"<x:a/>",
    ],
)
def test_what_is_no_xml(data: bytes) -> None:
    with pytest.raises(NoCalendarServer):
        parsed(data)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for prefix in (b"", b'<d:multistatus xmlns:d="DAV:">'):
        try:
            list(read_multistatus(prefix + data))
        except CalendarServerError:
            continue


def test_what_is_there_and_what_is_not() -> None:
    here, bare = read_multistatus(
        b"""<?xml version="1.0"?><multistatus xmlns="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">
        <response><href> /a/ </href>
          <propstat><prop><displayname>\xc3\x9c &amp; x</displayname>
            <resourcetype><collection/><c:calendar/></resourcetype>
            <c:calendar-home-set><href>/h/</href><href>/i/</href><href/></c:calendar-home-set>
            </prop><status>HTTP/1.1 200 OK</status></propstat>
          <propstat><prop><getetag>gone</getetag></prop>
            <status>HTTP/1.1 404 Not Found</status></propstat></response>
        <response><href>/b</href></response>
        <response><href>/gone</href><status>HTTP/1.1 404 Not Found</status></response>
        <response><status>HTTP/1.1 200 OK</status></response>
        </multistatus>"""
    )
    assert (here.href, here.text(f"{DAV}displayname")) == ("/a/", "Ü & x")
    assert f"{CALDAV}calendar" in here.names_in(f"{DAV}resourcetype")
    assert here.hrefs(f"{CALDAV}calendar-home-set") == ["/h/", "/i/"]
    assert here.text(f"{DAV}getetag") == ""
    assert here.names_in(f"{DAV}nothing") == set()
    assert here.hrefs(f"{DAV}nothing") == []
    assert (bare.href, bare.properties) == ("/b", {})


def test_another_document_is_no_answer() -> None:
    with pytest.raises(NoCalendarServer):
        list(read_multistatus(b'<d:error xmlns:d="DAV:"/>'))


def test_questions_are_well_formed() -> None:
    asked = fromstring(propfind(f"{DAV}getetag", f"{APPLE}calendar-color"))
    assert asked.tag == f"{DAV}propfind"
    assert [one.tag for one in asked[0]] == [f"{DAV}getetag", f"{APPLE}calendar-color"]
    query = fromstring(events_query())
    assert query.tag == f"{CALDAV}calendar-query"
    names = [one.get("name") for one in query.iter(f"{CALDAV}comp-filter")]
    assert names == ["VCALENDAR", "VEVENT"]
