"""A calendar server (CalDAV, RFC 4791): find its calendars; list, read, write and remove events.

Nothing is asked before a verb is called, and every verb may wait: never call one on the window's
thread. The errors are those below ``errors.CalendarServerError``.
"""

import hashlib
import re
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from mentordesk import errors as e
from mentordesk.calendar.caldav_http import (
    Answer,
    Caller,
    Limits,
    Login,
    checked_address,
    within_reach,
)
from mentordesk.calendar.caldav_xml import (
    APPLE,
    CALDAV,
    DAV,
    Found,
    events_query,
    propfind,
    read_multistatus,
)
from mentordesk.domain.text import tidy_line

_PRINCIPAL = f"{DAV}current-user-principal"
_HOME = f"{CALDAV}calendar-home-set"
_TYPE, _NAME, _ETAG = f"{DAV}resourcetype", f"{DAV}displayname", f"{DAV}getetag"
_PRIVILEGES = f"{DAV}current-user-privilege-set"
_COMPONENTS = f"{CALDAV}supported-calendar-component-set"
_COLOR = f"{APPLE}calendar-color"
_OF_A_CALENDAR = (_TYPE, _NAME, _COMPONENTS, _PRIVILEGES, _COLOR)
_WRITING = {f"{DAV}{name}" for name in ("all", "write", "write-content", "bind")}
_PLAIN_UID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,99}")
_GOOD_ETAG = re.compile(r"[\x21-\x7e]{1,256}")
_XML = {"Content-Type": "application/xml; charset=utf-8"}
_ICS = {"Content-Type": "text/calendar; charset=utf-8"}
_NO_DAV = {405, 501}


@dataclass(frozen=True, slots=True)
class RemoteCalendar:
    """A calendar for events on a server; ``url`` ends in a slash."""

    url: str
    name: str
    color: str
    may_write: bool


@dataclass(frozen=True, slots=True)
class RemoteEvent:
    """A file on a server, as it is read; ``etag`` changes whenever the file does."""

    url: str
    etag: str
    data: bytes


def event_url(calendar_url: str, uid: str) -> str:
    """Return the address at which we keep the event of `uid`."""
    plain = _PLAIN_UID.fullmatch(uid)
    name = uid if plain else hashlib.sha256(uid.encode(errors="surrogatepass")).hexdigest()
    return within_reach(calendar_url, f"./{name}.ics")


class CalDav:
    """A calendar server, seen with one person's login. `stop` may be called from any thread."""

    def __init__(
        self,
        url: str,
        login: Login,
        *,
        limits: Limits | None = None,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        """Take an address as typed; raises ValidationError (``url``) or ServerAddressUnsafe.

        `trust` takes the place of the system's certificates.
        """
        self.url = checked_address(url)
        self._caller = Caller(login, limits, trust)

    def __repr__(self) -> str:
        return f"CalDav({urlsplit(self.url).hostname!r})"

    def stop(self) -> None:
        """End what is being asked with ServerCallStopped; no verb works after that."""
        self._caller.stop()

    def calendars(self) -> list[RemoteCalendar]:
        """Return the calendars that can hold events (RFC 6764 §6), sorted by name."""
        here, start = self._start()
        if f"{CALDAV}calendar" in start.names_in(_TYPE):  # the address of one calendar
            return [_calendar(here, start)] if _takes_events(start) else []
        homes = start.hrefs(_HOME)
        if not homes:
            (here, start) = self._one(_reached(here, start.hrefs(_PRINCIPAL)), _HOME)
            homes = start.hrefs(_HOME)
        found: dict[str, RemoteCalendar] = {}
        for home in homes[:8]:
            base, entries = self._found(_reached(here, [home]), 1, propfind(*_OF_A_CALENDAR))
            for entry in entries:
                if f"{CALDAV}calendar" in entry.names_in(_TYPE) and _takes_events(entry):
                    url = within_reach(base, entry.href)
                    found[url] = _calendar(url, entry)
        if not homes:
            raise e.NoCalendarServer("no home of calendars")
        return sorted(found.values(), key=lambda one: (one.name.casefold(), one.url))

    def etags(self, calendar_url: str) -> dict[str, str]:
        """Return the ETag of each event in a calendar, by its address."""
        base, entries = self._found(calendar_url, 1, events_query(), method="REPORT")
        inside = base if base.endswith("/") else f"{base}/"
        listed = {within_reach(base, one.href): one.text(_ETAG) for one in entries}
        return {
            url: _good_etag(etag)
            for url, etag in listed.items()
            if url.startswith(inside) and url != inside
        }

    def get(self, url: str) -> RemoteEvent:
        """Return an event; raises ServerPlaceMissing."""
        answer = _well(self._ask("GET", url))
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        if answer.status != 200 or kind != "text/calendar":
            raise e.NoCalendarServer("no calendar data")
        return RemoteEvent(url, _good_etag(answer.headers.get("etag", "")), answer.body)

    def put(self, url: str, data: bytes, etag: str | None) -> str:
        """Write an event over the one with `etag` (None: where there is none); return its new ETag.

        Raises ServerConflict where there is another one; nothing is overwritten then.
        """
        guard = {"If-None-Match": "*"} if etag is None else {"If-Match": _good_etag(etag)}
        answer = _well(self._ask("PUT", url, data, {**_ICS, **guard}))
        if new := answer.headers.get("etag"):
            return _good_etag(new)
        return _good_etag(self._one(url, _ETAG)[1].text(_ETAG))

    def delete(self, url: str, etag: str) -> bool:
        """Remove an event that still has `etag`; tell whether it was there.

        Raises ServerConflict where it is another one by now.
        """
        answer = self._ask("DELETE", url, headers={"If-Match": _good_etag(etag)})
        if answer.status in {404, 410}:
            return False
        _well(answer)
        return True

    def _start(self) -> tuple[str, Found]:
        """Return what is said at the address, else at the well-known one, else at the root."""
        names = (_PRINCIPAL, _HOME, *_OF_A_CALENDAR)
        why: e.CalendarServerError = e.NoCalendarServer()
        places = (self.url, urljoin(self.url, "/.well-known/caldav"), urljoin(self.url, "/"))
        for place in dict.fromkeys(places):
            try:
                here, found = self._one(place, *names)
            except (e.ServerPlaceMissing, e.NoCalendarServer, e.ServerRefused) as error:
                why = error if isinstance(error, e.ServerRefused) else why
                continue
            known = found.properties.keys() & {_PRINCIPAL, _HOME}
            if known or f"{CALDAV}calendar" in found.names_in(_TYPE):
                return here, found
        raise why

    def _one(self, url: str, *names: str) -> tuple[str, Found]:
        here, entries = self._found(url, 0, propfind(*names))
        if not entries:
            raise e.NoCalendarServer("nothing said of the place")
        return here, entries[0]

    def _found(
        self, url: str, depth: int, body: bytes, method: str = "PROPFIND"
    ) -> tuple[str, list[Found]]:
        answer = self._ask(method, url, body, {**_XML, "Depth": str(depth)})
        if answer.status in _NO_DAV:
            raise e.NoCalendarServer("no WebDAV")
        if _well(answer).status != 207:
            raise e.NoCalendarServer("no multistatus")
        return answer.url, list(read_multistatus(answer.body))

    def _ask(
        self, method: str, url: str, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> Answer:
        place = within_reach(self.url, url)  # a stored address leads nowhere else either
        return self._caller.ask(method, place, body, headers)


def _well(answer: Answer) -> Answer:
    """Return an answer that says yes; raise what it says otherwise."""
    status = answer.status
    if 200 <= status < 300:
        return answer
    if status == 401:
        ways = answer.headers.get("www-authenticate", "basic").lower()
        raise e.ServerLoginRefused if "basic" in ways else e.ServerLoginUnknown
    if status in {404, 410}:
        raise e.ServerPlaceMissing
    if status == 412:
        raise e.ServerConflict
    raise e.ServerFailed(status) if status >= 500 or status == 429 else e.ServerRefused(status)


def _reached(here: str, hrefs: list[str]) -> str:
    if not hrefs:
        raise e.NoCalendarServer("no principal")
    return within_reach(here, hrefs[0])


def _takes_events(found: Found) -> bool:
    element = found.properties.get(_COMPONENTS)
    kinds = {one.get("name", "").upper() for one in element} if element is not None else set()
    return not kinds or "VEVENT" in kinds


def _calendar(url: str, found: Found) -> RemoteCalendar:
    name = tidy_line(found.text(_NAME))[:200] or urlsplit(url).path.rstrip("/").rpartition("/")[2]
    rights = found.names_in(_PRIVILEGES)
    color = found.text(_COLOR)
    return RemoteCalendar(
        url=url if url.endswith("/") else f"{url}/",
        name=name,
        color=color[:7] if re.fullmatch(r"#[0-9A-Fa-f]{6,8}", color) else "",
        may_write=not rights or bool(rights & _WRITING),
    )


def _good_etag(etag: str) -> str:
    """Return an ETag that can stand in a header as it is."""
    if not _GOOD_ETAG.fullmatch(etag):
        raise e.NoCalendarServer("no good ETag")
    return etag
