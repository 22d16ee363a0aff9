"""Calendars and events of a server that says what no good one does. Radicale: tests/interop."""

import traceback
from collections.abc import Callable, Iterator

import pytest

from mentordesk import errors as e
from mentordesk.calendar.caldav import CalDav, RemoteCalendar, event_url
from mentordesk.calendar.caldav_http import Login
from mentordesk.errors import ValidationError
from tests.support.hostile_server import Answers, Asked, HostileServer, answer, multistatus, place

PASSWORD = "Zaunkoenig"
LOGIN = Login("jonas", PASSWORD)
CALENDAR = "<d:resourcetype><d:collection/><c:calendar/></d:resourcetype>"
HOME = "<c:calendar-home-set><d:href>/home/</d:href></c:calendar-home-set>"
PRINCIPAL = "<d:current-user-principal><d:href>/me/</d:href></d:current-user-principal>"

Serving = Callable[[Answers], HostileServer]


@pytest.fixture
def serving() -> Iterator[Serving]:
    started: list[HostileServer] = []

    def start(answers: Answers) -> HostileServer:
        started.append(HostileServer(answers))
        return started[-1]

    yield start
    for server in started:
        server.close()


def pages(said: dict[str, bytes]) -> Answers:
    """Answer each path as told, any other one with 404."""
    return lambda asked: iter([said.get(asked.path, answer(404))])


def seen(server: HostileServer, path: str = "") -> CalDav:
    return CalDav(f"{server.url}{path}", LOGIN)


def home(*entries: str) -> dict[str, bytes]:
    return {"/": multistatus(place("/", HOME)), "/home/": multistatus(*entries)}


@pytest.mark.parametrize("first", ["/dav/start", "/.well-known/caldav", "/"])
def test_calendars_are_found_from_any_of_three_places(serving: Serving, first: str) -> None:
    server = serving(
        pages(
            {
                first: multistatus(place(first, PRINCIPAL)),
                "/me/": multistatus(place("/me/", HOME)),
                "/home/": multistatus(
                    place("/home/", "<d:resourcetype><d:collection/></d:resourcetype>"),
                    place("/home/work", f"{CALENDAR}<d:displayname>Work</d:displayname>"),
                ),
            }
        )
    )
    (found,) = seen(server, "dav/start").calendars()
    assert found == RemoteCalendar(f"{server.url}home/work/", "Work", "", may_write=True)
    assert {one.headers["depth"] for one in server.asked if one.path != "/home/"} == {"0"}


def test_the_address_of_one_calendar_is_enough(serving: Serving) -> None:
    server = serving(pages({"/mine/": multistatus(place("/mine/", CALENDAR))}))
    (found,) = seen(server, "mine/").calendars()
    assert (found.url, found.name) == (f"{server.url}mine/", "mine")
    assert len(server.asked) == 1


def test_only_calendars_for_events_and_what_may_be_done(serving: Serving) -> None:
    def only(kind: str) -> str:
        set_of = "c:supported-calendar-component-set"
        return f"{CALENDAR}<{set_of}><c:comp name='{kind}'/></{set_of}>"

    may_read = "<d:current-user-privilege-set><d:privilege><d:read/></d:privilege>"
    may_read += "</d:current-user-privilege-set>"
    color = '<a:calendar-color xmlns:a="http://apple.com/ns/ical/">#3366CCFF</a:calendar-color>'
    name = "<d:displayname>b&#xa;\u202dx</d:displayname>"
    server = serving(
        pages(
            home(
                place("/home/tasks/", only("VTODO")),
                place("/home/read/", only("VEVENT") + may_read + name),
                place("/home/A/", only("VEVENT") + color),
                place("/home/A/", only("VEVENT") + color),
            )
        )
    )
    first, second = seen(server).calendars()
    assert (first.name, first.color, first.may_write) == ("A", "#3366CC", True)
    assert (second.name, second.color, second.may_write) == ("b \u202dx", "", False)


HTML = answer(200, b"<html>Welcome</html>", Content_Type="text/html")
NOT_ONE: dict[str, tuple[bytes, type[e.CalendarServerError]]] = {
    "a web site": (HTML, e.NoCalendarServer),
    "a web site that says 207": (answer(207, b"<html>"), e.NoCalendarServer),
    "no WebDAV": (answer(405), e.NoCalendarServer),
    "a wrong password": (
        answer(401, WWW_Authenticate='Basic realm="x"'),
        e.ServerLoginRefused,
    ),
    "another login": (answer(401, WWW_Authenticate="Digest x"), e.ServerLoginUnknown),
    "no access": (answer(403), e.ServerRefused),
    "trouble": (answer(503), e.ServerFailed),
    "too many questions": (answer(429), e.ServerFailed),
    "nothing known": (multistatus(place("/", "<d:displayname/>")), e.NoCalendarServer),
    "nothing said": (multistatus(), e.NoCalendarServer),
    "a home elsewhere": (
        multistatus(place("/", HOME.replace("/home/", "https://p34.example/1/"))),
        e.ServerElsewhere,
    ),
    "an empty home": (
        multistatus(place("/", "<c:calendar-home-set/>" + PRINCIPAL)),
        e.NoCalendarServer,
    ),
    "a bomb": (
        answer(207, b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'),
        e.NoCalendarServer,
    ),
}


@pytest.mark.parametrize("how", NOT_ONE)
def test_what_is_no_calendar_server(serving: Serving, how: str) -> None:
    said, kind = NOT_ONE[how]
    server = serving(lambda _asked: iter([said]))
    with pytest.raises(e.CalendarServerError) as caught:
        seen(server).calendars()
    assert type(caught.value) is kind
    assert PASSWORD not in "".join(traceback.format_exception(caught.value))


def etags(*entries: tuple[str, str]) -> bytes:
    return multistatus(*(place(href, f"<d:getetag>{tag}</d:getetag>") for href, tag in entries))


def test_events_are_listed_by_one_form_of_their_addresses(serving: Serving) -> None:
    server = serving(pages({"/c/": etags(("/c/a%40b.ics", '"1"'), ("/c/d.ics", "2"), ("/c/", ""))}))
    found = seen(server).etags(f"{server.url}c/")
    assert found == {f"{server.url}c/a@b.ics": '"1"', f"{server.url}c/d.ics": "2"}
    (asked,) = server.asked
    assert (asked.method, asked.headers["depth"]) == ("REPORT", "1")


def test_a_server_names_no_places_outside_the_calendar(serving: Serving) -> None:
    """Else it could have us write or remove what is another's."""
    outside = ("/d/x.ics", "/c/../d/x.ics", "/", "/cc/x.ics")
    server = serving(pages({"/c/": etags(*((href, '"1"') for href in outside))}))
    assert seen(server).etags(f"{server.url}c/") == {}
    away = serving(pages({"/c/": etags(("https://evil.example/c/x.ics", '"1"'))}))
    with pytest.raises(e.ServerElsewhere):
        seen(away).etags(f"{away.url}c/")


@pytest.mark.parametrize("tag", ["", "a&#13;&#10;X: y", "ü", "x" * 300, "a b"])
def test_an_etag_that_cannot_stand_in_a_header(serving: Serving, tag: str) -> None:
    server = serving(pages({"/c/": etags(("/c/x.ics", tag))}))
    with pytest.raises(e.NoCalendarServer):
        seen(server).etags(f"{server.url}c/")
    with pytest.raises(e.NoCalendarServer):
        seen(server).delete(f"{server.url}c/x.ics", tag)
    assert len(server.asked) == 1


def test_only_calendar_data_is_read(serving: Serving) -> None:
    ics = answer(200, b"BEGIN", Content_Type="text/calendar;charset=utf-8", ETag='"1"')
    server = serving(pages({"/a.ics": ics, "/b.ics": HTML, "/c.ics": answer(204)}))
    found = seen(server).get(f"{server.url}a.ics")
    assert (found.data, found.etag) == (b"BEGIN", '"1"')
    for name in ("b", "c"):
        with pytest.raises(e.NoCalendarServer):
            seen(server).get(f"{server.url}{name}.ics")
    with pytest.raises(e.ServerPlaceMissing):
        seen(server).get(f"{server.url}d.ics")


def test_a_server_that_names_no_etag_is_asked_for_it(serving: Serving) -> None:
    def said(asked: Asked) -> Iterator[bytes]:
        yield answer(201) if asked.method == "PUT" else etags(("/c/a.ics", '"7"'))

    server = serving(said)
    assert seen(server).put(f"{server.url}c/a.ics", b"BEGIN", None) == '"7"'
    put, asked = server.asked
    assert (put.method, put.body, put.headers["if-none-match"]) == ("PUT", b"BEGIN", "*")
    assert put.headers["content-type"] == "text/calendar; charset=utf-8"
    assert (asked.method, asked.headers["depth"]) == ("PROPFIND", "0")


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, e.ServerRefused),
        (403, e.ServerRefused),
        (404, e.ServerPlaceMissing),
        (409, e.ServerRefused),
        (412, e.ServerConflict),
        (413, e.ServerRefused),
        (507, e.ServerFailed),
    ],
)
def test_what_a_server_may_say_to_a_change(
    serving: Serving, status: int, kind: type[e.CalendarServerError]
) -> None:
    server = serving(lambda _asked: iter([answer(status)]))
    with pytest.raises(e.CalendarServerError) as caught:
        seen(server).put(f"{server.url}a.ics", b"", '"1"')
    assert type(caught.value) is kind
    if isinstance(caught.value, e.ServerRefused | e.ServerFailed):
        assert caught.value.status == status
    if status in {404, 410}:
        assert not seen(server).delete(f"{server.url}a.ics", '"1"')
    assert {one.headers["if-match"] for one in server.asked} == {'"1"'}


def test_a_stored_address_leads_nowhere_else(serving: Serving) -> None:
    server = serving(lambda _asked: iter([answer(200)]))
    for verb in (
        lambda: seen(server).get("https://evil.example/a.ics"),
        lambda: seen(server).put("https://evil.example/a.ics", b"", None),
        lambda: seen(server).delete("https://evil.example/a.ics", '"1"'),
        lambda: seen(server).etags("https://evil.example/"),
    ):
        with pytest.raises(e.ServerElsewhere):
            verb()
    assert server.asked == []


def test_stopped_is_stopped(serving: Serving) -> None:
    server = serving(lambda _asked: iter([answer(200)]))
    client = seen(server)
    client.stop()
    with pytest.raises(e.ServerCallStopped):
        client.calendars()
    assert server.asked == []


def test_addresses_are_checked_before_anything_is_asked() -> None:
    with pytest.raises(e.ServerAddressUnsafe):
        CalDav("http://example.org", LOGIN)
    with pytest.raises(ValidationError):
        CalDav("https://jonas:x@example.org", LOGIN)
    assert repr(CalDav("dav.example.org/jonas", LOGIN)) == "CalDav('dav.example.org')"


@pytest.mark.parametrize(
    ("uid", "name"),
    [
        ("0192f@mentordesk", "0192f@mentordesk.ics"),
        ("../../etc", ""),
        ("a/b", ""),
        ("ü", ""),
        ("", ""),
        (".hidden", ""),
        ("x" * 101, ""),
    ],
)
def test_where_an_event_is_kept(uid: str, name: str) -> None:
    url = event_url("https://example.org/c/", uid)
    assert url.startswith("https://example.org/c/")
    assert url.count("/") == 4
    if name:
        assert url.endswith(f"/{name}")
    else:
        assert len(url.rpartition("/")[2]) == 64 + 4
