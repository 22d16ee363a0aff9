"""Radicale, a calendar server that we did not write, keeps what we put and says what it should."""

import dataclasses
import secrets
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from mentordesk import errors as e
from mentordesk.calendar.caldav import CalDav, RemoteCalendar, event_url
from mentordesk.calendar.caldav_http import Caller, Login
from mentordesk.calendar.caldav_plan import Elsewhere, KnownEvent, OurEvent, our_event, plan_sync
from mentordesk.domain.meeting import Meeting, MeetingState
from tests.support.invited import MEETING, NOW, changed

READY = "Radicale server ready"
CONFIG = """
[server]
hosts = 127.0.0.1:{port}
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = {folder}/collections
[logging]
level = info
"""


@pytest.fixture(scope="module")
def password() -> str:
    return secrets.token_hex(16) + " ö"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, password: str) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("radicale")
    (folder / "users").write_text(f"jonas:{password}\n", encoding="utf-8")
    for _attempt in range(5):  # between choosing a port and listening another may take it
        port = _free_port()
        process = _started(folder, port)
        assert process.stdout is not None
        if any(READY in line for line in process.stdout):
            break
        process.wait()
        process.stdout.close()
    else:
        pytest.fail("Radicale does not start")
    draining = threading.Thread(target=process.stdout.read)  # a full pipe would hold it up
    draining.start()
    yield f"http://127.0.0.1:{port}/"
    process.terminate()
    process.wait()
    draining.join()
    process.stdout.close()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def _started(folder: Path, port: int) -> subprocess.Popen[str]:
    (folder / "config").write_text(CONFIG.format(folder=folder, port=port), encoding="utf-8")
    return subprocess.Popen(
        [sys.executable, "-m", "radicale", "--config", str(folder / "config")],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.fixture
def client(address: str, password: str) -> CalDav:
    return CalDav(address, Login("jonas", password))


@pytest.fixture
def calendar(client: CalDav, address: str, password: str) -> RemoteCalendar:
    """A new calendar of its own for each test."""
    name = secrets.token_hex(8)
    made = Caller(Login("jonas", password)).ask("MKCALENDAR", f"{address}jonas/{name}/")
    assert made.status == 201
    (found,) = (one for one in client.calendars() if name in one.url)
    return found


def put(client: CalDav, calendar: RemoteCalendar, meeting: Meeting) -> KnownEvent:
    event = our_event(meeting, now=NOW)
    url = event_url(calendar.url, event.uid)
    return KnownEvent(url, client.put(url, event.data, None), event.stamp)


def test_a_calendar_is_found(client: CalDav, calendar: RemoteCalendar) -> None:
    assert calendar.may_write
    assert calendar.url.startswith(f"{client.url}jonas/")
    direct = CalDav(calendar.url, client._caller._authorization.__self__)
    assert [one.url for one in direct.calendars()] == [calendar.url]


def test_a_wrong_password(address: str) -> None:
    with pytest.raises(e.ServerLoginRefused):
        CalDav(address, Login("jonas", "wrong")).calendars()


def test_an_event_comes_back_as_it_went(client: CalDav, calendar: RemoteCalendar) -> None:
    kept = put(client, calendar, MEETING)
    assert client.etags(calendar.url) == {kept.url: kept.etag}
    found = client.get(kept.url)
    assert found.etag == kept.etag
    (event,) = Calendar.from_ical(found.data).walk("VEVENT")
    (ours,) = Calendar.from_ical(our_event(MEETING, now=NOW).data).walk("VEVENT")
    assert {name: event[name] for name in event} == {name: ours[name] for name in ours}
    assert event.start == MEETING.starts_at
    assert client.delete(kept.url, kept.etag)
    assert not client.delete(kept.url, kept.etag)
    assert client.etags(calendar.url) == {}
    with pytest.raises(e.ServerPlaceMissing):
        client.get(kept.url)


def test_nothing_is_overwritten_that_we_did_not_see(
    client: CalDav, calendar: RemoteCalendar
) -> None:
    kept = put(client, calendar, MEETING)
    data = our_event(changed(title="Other"), now=NOW).data
    for etag in (None, '"stale"'):
        with pytest.raises(e.ServerConflict):
            client.put(kept.url, data, etag)
    with pytest.raises(e.ServerConflict):
        client.delete(kept.url, '"stale"')
    assert client.etags(calendar.url) == {kept.url: kept.etag}
    assert client.put(kept.url, data, kept.etag) != kept.etag


def test_what_it_refuses(client: CalDav, calendar: RemoteCalendar) -> None:
    put(client, calendar, MEETING)
    refused = {
        409: our_event(MEETING, now=NOW).data,  # the same UID in another place
        400: b"BEGIN:VCALENDAR",
    }
    for status, data in refused.items():
        with pytest.raises(e.ServerRefused) as caught:
            client.put(f"{calendar.url}other.ics", data, None)
        assert caught.value.status == status
    with pytest.raises(e.ServerRefused) as caught:
        client.put(f"{client.url}amara/cal/x.ics", our_event(MEETING, now=NOW).data, None)
    assert caught.value.status == 403


def test_rounds_of_synchronising(client: CalDav, calendar: RemoteCalendar) -> None:
    meetings = {uid: changed(uid=f"{uid}@mentordesk", id=uid) for uid in "abc"}
    known: dict[str, KnownEvent] = {}

    def events() -> list[OurEvent]:
        return [our_event(one, now=NOW) for one in meetings.values()]

    def round_() -> tuple[int, int, list[Elsewhere]]:
        plan = plan_sync(calendar.url, events(), known, client.etags(calendar.url))
        for one in plan.puts:
            etag = client.put(one.url, one.event.data, one.etag)
            known[one.event.uid] = KnownEvent(one.url, etag, one.event.stamp)
        for gone in plan.deletes:
            client.delete(gone.url, gone.etag)
            del known[gone.uid]
        return len(plan.puts), len(plan.deletes), [one.what for one in plan.proposals]

    assert round_() == (3, 0, [])
    assert round_() == (0, 0, [])
    meetings["a"] = dataclasses.replace(meetings["a"], state=MeetingState.CANCELLED, sequence=4)
    del meetings["b"]
    assert round_() == (1, 1, [])
    assert round_() == (0, 0, [])
    theirs = known["c@mentordesk"]
    moved = dataclasses.replace(
        meetings["c"], starts_local=meetings["c"].starts_local + timedelta(days=1)
    )
    client.put(theirs.url, our_event(moved, now=NOW).data, theirs.etag)
    client.delete(known["a@mentordesk"].url, known["a@mentordesk"].etag)
    assert round_() == (0, 0, [Elsewhere.REMOVED, Elsewhere.CHANGED])
    found = Calendar.from_ical(client.get(theirs.url).data)
    assert found.walk("VEVENT")[0].start == moved.starts_at
