"""One question to a calendar server and its answer, within bounds of time, size and place.

Python's own HTTP is enough for the few verbs of CalDAV: no proxies from the environment, no
cookies, no compression, and nothing that follows a server to wherever it points.
"""

import base64
import contextlib
import ipaddress
import re
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from mentordesk import errors as e
from mentordesk.errors import Problem, ValidationError

_REDIRECTS = {301, 302, 303, 307, 308}
_FOLLOWED = {"PROPFIND", "REPORT", "GET"}
_MOST_HOPS = 5
_CHUNK = 64 * 1024
_PLAIN = ":@!$&'()*+,;=~-._"
_IN_PATHS = f"%/{_PLAIN}"
_ESCAPE = re.compile("%([0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class Login:
    """Who asks. The password is in no text of this value."""

    user: str
    password: str = field(repr=False)

    def header(self) -> str:
        """Return the value of an Authorization header (RFC 7617)."""
        pair = f"{self.user}:{self.password}".encode(errors="surrogatepass")
        return "Basic " + base64.b64encode(pair).decode("ascii")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: ``url`` is where it really was, after redirects."""

    status: int
    url: str
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds to wait for a sign of life and for a whole answer, and how much to read of it."""

    silence: float = 10
    whole: float = 60
    octets: int = 8 * 1024 * 1024


def checked_address(url: str) -> str:
    """Return a server's address as typed, made whole.

    Raises ValidationError (``url``) where it is none, and ServerAddressUnsafe where it is neither
    https: nor on this computer.
    """
    typed = url.strip()
    parts = _split(typed if "://" in typed else f"https://{typed}")
    if parts is None or parts.scheme not in {"http", "https"}:
        raise ValidationError({"url": Problem.NOT_A_LINK})
    if parts.scheme == "http" and not _is_here(parts.hostname or ""):
        raise e.ServerAddressUnsafe
    return _canonical(parts)


def within_reach(base: str, href: str) -> str:
    """Return the address that `href` means in an answer from `base`; raises ServerElsewhere."""
    parts = _split(urljoin(base, href.strip()))
    if parts is None:
        raise e.NoCalendarServer("an address in the answer")
    here = urlsplit(base)
    same = (parts.hostname or "").lower() == (here.hostname or "").lower()
    safe = parts.scheme == "https" or (parts.scheme == here.scheme == "http")
    if not same or not safe:
        raise e.ServerElsewhere(parts.hostname or "")
    return _canonical(parts)


def _canonical(parts: SplitResult) -> str:
    """Return an address as we always write it: servers answer %40 where they were asked for @."""
    path = _ESCAPE.sub(_plainest, quote(parts.path, safe=_IN_PATHS)) or "/"
    return urlunsplit((parts.scheme, _netloc(parts), path, parts.query, ""))


def _plainest(escape: re.Match[str]) -> str:
    char = chr(int(escape[1], 16))
    return char if char.isascii() and (char.isalnum() or char in _PLAIN) else escape[0].upper()


def _split(url: str) -> SplitResult | None:
    """Take an address apart; None where a browser and we might read it differently."""
    if not url.isprintable() or any(char.isspace() or char == "\\" for char in url):
        return None
    try:
        parts = urlsplit(url)
        named = parts.hostname and parts.port != 0
    except ValueError:
        return None
    return parts if named and "@" not in parts.netloc else None


def _netloc(parts: SplitResult) -> str:
    host = (parts.hostname or "").lower()
    try:
        name = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError:
        raise ValidationError({"url": Problem.NOT_A_LINK}) from None
    return name if parts.port is None else f"{name}:{parts.port}"


def _is_here(host: str) -> bool:
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return host.lower() == "localhost"


def _headers(response: HTTPResponse) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in response.getheaders():
        before = found.get(name.lower())
        found[name.lower()] = value if before is None else f"{before}, {value}"
    return found


class Caller:
    """Asks a server, one question at a time; `stop` may be called from any thread."""

    def __init__(
        self, login: Login, limits: Limits | None = None, trust: ssl.SSLContext | None = None
    ) -> None:
        self._authorization = login.header
        self._limits = limits or Limits()
        self._trust = trust
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None

    def stop(self) -> None:
        """End the question that is being asked, and refuse all later ones."""
        self._stopped.set()
        self._hang_up()

    def ask(
        self, method: str, url: str, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Return the answer, whatever its status; redirects within the host are followed."""
        until = time.monotonic() + self._limits.whole
        for _hop in range(_MOST_HOPS):
            answer = self._once(method, url, body, headers or {}, until)
            if answer.status not in _REDIRECTS:
                return answer
            place = within_reach(url, answer.headers.get("location", ""))
            if method not in _FOLLOWED or place == url:
                break
            url = place
        raise e.NoCalendarServer("redirects without end")

    def _once(
        self, method: str, url: str, body: bytes, headers: Mapping[str, str], until: float
    ) -> Answer:
        with self._typed_errors(until), self._connected(url, until) as connection:
            parts = urlsplit(url)
            target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
            own = {"Authorization": self._authorization(), "User-Agent": "MentorDesk"}
            connection.request(
                method, target, body or None, {**headers, **own, "Connection": "close"}
            )
            with contextlib.closing(connection.getresponse()) as response:
                found = _headers(response)
                if found.get("content-encoding", "identity").lower() != "identity":
                    raise e.NoCalendarServer("a packed answer")
                body = self._read(response)
            self._go_on(until)  # to a reader, hanging up looks like the end of an answer
            return Answer(response.status, url, found, body)

    def _read(self, response: HTTPResponse) -> bytes:
        parts, size = [], 0
        while part := response.read1(_CHUNK):
            size += len(part)
            if size > self._limits.octets:
                raise e.ServerAnswerTooLarge
            parts.append(part)
        if response.length:  # what was promised did not come
            raise ConnectionResetError
        return b"".join(parts)

    @contextlib.contextmanager
    def _connected(self, url: str, until: float) -> Iterator[HTTPConnection]:
        """Yield a connection that is hung up when its time is over, whatever it is doing then."""
        parts = urlsplit(url)
        host, secure = parts.hostname or "", parts.scheme == "https"
        port = parts.port or (443 if secure else 80)
        wait = max(0.001, min(self._limits.silence, until - time.monotonic()))
        raw = socket.create_connection((host, port), timeout=wait)
        watch = threading.Timer(max(0.0, until - time.monotonic()), self._hang_up)
        watch.daemon = True
        try:
            self._hold(raw, until)
            watch.start()
            if secure:
                context = self._trust or ssl.create_default_context()
                raw = context.wrap_socket(raw, server_hostname=host, do_handshake_on_connect=False)
                self._hold(raw, until)
                raw.do_handshake()
            connection = HTTPConnection(host, port)
            connection.sock = raw
            yield connection
        finally:
            watch.cancel()
            with self._lock:
                self._socket = None
            raw.close()

    def _hold(self, raw: socket.socket, until: float) -> None:
        with self._lock:
            self._socket = raw
        self._go_on(until)

    def _go_on(self, until: float) -> None:
        if self._stopped.is_set():
            raise e.ServerCallStopped
        if time.monotonic() >= until:
            raise e.ServerTooSlow

    def _hang_up(self) -> None:
        with self._lock, contextlib.suppress(OSError):
            if self._socket is not None:
                # The plain socket's way: a secure one would wait for the other side's goodbye.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    @contextlib.contextmanager
    def _typed_errors(self, until: float) -> Iterator[None]:
        """Turn whatever goes wrong below into an error of ours, and keep nothing of its words."""
        if self._stopped.is_set():
            raise e.ServerCallStopped
        try:
            yield
        except ssl.SSLCertVerificationError:
            raise e.ServerNotTrusted from None
        except (OSError, HTTPException, ValueError) as error:
            raise self._typed(error, until) from None

    def _typed(self, error: Exception, until: float) -> e.CalendarServerError:
        if self._stopped.is_set():
            return e.ServerCallStopped()
        if isinstance(error, TimeoutError) or time.monotonic() >= until:
            return e.ServerTooSlow()
        if isinstance(error, ssl.SSLError):
            return e.ServerUnreachable("no secure connection")
        broken = isinstance(error, OSError)
        return e.ServerUnreachable() if broken else e.NoCalendarServer(type(error).__name__)
