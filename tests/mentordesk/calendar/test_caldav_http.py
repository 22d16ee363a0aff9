"""One question and its answer, whatever is at the other end: never too long, too much, too far."""

import datetime
import ipaddress
import itertools
import logging
import socket
import ssl
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from mentordesk import errors as e
from mentordesk.calendar.caldav_http import Caller, Limits, Login, checked_address, within_reach
from mentordesk.errors import Problem, ValidationError
from tests.support.hostile_server import Answers, HostileServer, answer

PASSWORD = "Zaunkönig:geheim"
LOGIN = Login("jonas", PASSWORD)
QUICK = Limits(silence=0.2, whole=0.4, octets=10_000)

Serving = Callable[..., HostileServer]


@pytest.fixture
def serving() -> Iterator[Serving]:
    """Return a function that starts servers, which end with the test."""
    started: list[HostileServer] = []

    def start(answers: Answers, trust: ssl.SSLContext | None = None) -> HostileServer:
        started.append(HostileServer(answers, trust))
        return started[-1]

    yield start
    for server in started:
        server.close()


def certificate(folder: Path, name: str) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """Return the contexts of a server with its own certificate, and of who trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "here")])
    now = datetime.datetime.now(datetime.UTC)
    own = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(name))]), False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), True)
        .sign(key, hashes.SHA256())
    )
    pem = folder / "own.pem"
    form = (serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    pem.write_bytes(
        own.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(serialization.Encoding.PEM, *form)
    )
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(pem)
    return server, ssl.create_default_context(cafile=str(pem))


def test_a_question_says_who_asks_and_nothing_of_this_computer(serving: Serving) -> None:
    server = serving(lambda _asked: iter([answer(207, b"yes", X_One="1")]))
    found = Caller(LOGIN).ask("PROPFIND", f"{server.url}a?b=c", b"what", {"Depth": "0"})
    assert (found.status, found.body, found.headers["x-one"]) == (207, b"yes", "1")
    (asked,) = server.asked
    assert (asked.method, asked.path, asked.body) == ("PROPFIND", "/a?b=c", b"what")
    assert asked.headers == {
        "host": f"127.0.0.1:{server.port}",
        "accept-encoding": "identity",
        "content-length": "4",
        "depth": "0",
        "authorization": "Basic am9uYXM6WmF1bmvDtm5pZzpnZWhlaW0=",
        "user-agent": "MentorDesk",
        "connection": "close",
    }


def test_nothing_is_asked_by_making_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "create_connection", pytest.fail)
    Caller(LOGIN)


def says(*parts: bytes) -> Answers:
    return lambda _asked: iter(parts)


LONG = b"x" * 20_000
HOSTILE: dict[str, tuple[Answers, type[e.CalendarServerError]]] = {
    "another host": (
        says(answer(301, Location="https://evil.example/dav")),
        e.ServerElsewhere,
    ),
    "a look-alike": (
        says(answer(302, Location="http://127.0.0.1.evil.example/")),
        e.ServerElsewhere,
    ),
    "a relative host": (says(answer(307, Location="//evil.example/x")), e.ServerElsewhere),
    "a redirect to nowhere": (says(answer(301)), e.NoCalendarServer),
    "a redirect with a login": (says(answer(301, Location="https://a:b@x/")), e.NoCalendarServer),
    "a redirect to a file": (says(answer(301, Location="file:///etc/passwd")), e.NoCalendarServer),
    "a loop": (
        lambda asked: iter([answer(302, Location=f"{asked.path}x")]),
        e.NoCalendarServer,
    ),
    "a promise too large": (says(answer(207, LONG)), e.ServerAnswerTooLarge),
    "chunks without end": (
        lambda _asked: itertools.chain(
            [b"HTTP/1.1 207 x\r\nTransfer-Encoding: chunked\r\n\r\n"],
            itertools.repeat(b"400\r\n" + b"x" * 1024 + b"\r\n"),
        ),
        e.ServerAnswerTooLarge,
    ),
    "lines without end": (says(b"HTTP/1.1 207 x\r\nX: " + b"x" * 100_000), e.NoCalendarServer),
    "headers without end": (
        says(b"HTTP/1.1 207 x\r\n" + b"X: y\r\n" * 10_000),
        e.NoCalendarServer,
    ),
    "no HTTP": (says(b"SSH-2.0-OpenSSH_9.2\r\n"), e.NoCalendarServer),
    "nothing": (says(), e.ServerUnreachable),
    "half an answer": (says(answer(207, b"whole")[:-2]), e.ServerUnreachable),
    "half a chunk": (
        says(b"HTTP/1.1 207 x\r\nTransfer-Encoding: chunked\r\n\r\n400\r\nx"),
        e.NoCalendarServer,
    ),
    "a packed answer": (
        says(answer(207, b"x", Content_Encoding="gzip")),
        e.NoCalendarServer,
    ),
}


@pytest.mark.parametrize("how", HOSTILE)
def test_a_hostile_server_gets_an_error_of_ours(
    serving: Serving, how: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    answers, kind = HOSTILE[how]
    server = serving(answers)
    caller = Caller(LOGIN, Limits(octets=10_000))
    with pytest.raises(e.CalendarServerError) as caught:
        caller.ask("PROPFIND", f"{server.url}dav", b"what")
    assert type(caught.value) is kind
    assert len(server.asked) == (5 if how == "a loop" else 1)
    told = "".join(traceback.format_exception(caught.value)) + caplog.text + repr(vars(caller))
    for secret in (PASSWORD, "Zaunk", "am9uYXM6"):
        assert secret not in told
    if isinstance(caught.value, e.ServerElsewhere):
        assert "evil.example" in caught.value.host


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_within_the_host_is_followed_with_the_same_question(
    serving: Serving, status: int
) -> None:
    server = serving(
        lambda asked: iter(
            [answer(207) if asked.path == "/dav/" else answer(status, Location="/dav/")]
        )
    )
    found = Caller(LOGIN).ask("PROPFIND", f"{server.url}x", b"what", {"Depth": "0"})
    assert found.url == f"{server.url}dav/"
    assert [(one.method, one.body) for one in server.asked] == [("PROPFIND", b"what")] * 2


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_a_change_is_made_where_it_was_meant_or_nowhere(serving: Serving, method: str) -> None:
    server = serving(says(answer(307, Location="/other")))
    with pytest.raises(e.NoCalendarServer):
        Caller(LOGIN).ask(method, server.url)
    assert len(server.asked) == 1


SLOW: dict[str, Callable[[HostileServer], Iterator[bytes]]] = {
    "silence": lambda server: server.wait(),
    "a silent body": lambda server: itertools.chain(
        [b"HTTP/1.1 207 x\r\nContent-Length: 9\r\n\r\nx"], server.wait()
    ),
    "dripping headers": lambda server: itertools.chain(
        [b"HTTP/1.1 207 x\r\nX: "], server.drip(b"x")
    ),
    "a dripping body": lambda server: itertools.chain(
        [b"HTTP/1.1 207 x\r\n\r\n"], server.drip(b"x")
    ),
    "dripping continuations": lambda server: server.drip(b"HTTP/1.1 100 x\r\n\r\n"),
}


@pytest.mark.parametrize("how", SLOW)
def test_no_answer_takes_longer_than_the_limit(serving: Serving, how: str) -> None:
    server = serving(lambda _asked: SLOW[how](server))
    with pytest.raises(e.ServerTooSlow):
        Caller(LOGIN, QUICK).ask("GET", server.url)


@pytest.mark.parametrize("how", SLOW)
def test_a_question_can_be_stopped(serving: Serving, how: str) -> None:
    server = serving(lambda _asked: SLOW[how](server))
    caller, raised = Caller(LOGIN), list[BaseException]()

    def ask() -> None:
        try:
            caller.ask("GET", server.url)
        except e.CalendarServerError as error:
            raised.append(error)

    asking = threading.Thread(target=ask)
    asking.start()
    assert server.heard.wait(60)
    caller.stop()
    asking.join(60)
    assert [type(one) for one in raised] == [e.ServerCallStopped]
    with pytest.raises(e.ServerCallStopped):
        caller.ask("GET", server.url)
    assert len(server.asked) == 1


def test_nobody_there(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as bound:  # bound and not listening: nobody else can take the port
        bound.bind(("127.0.0.1", 0))
        port = bound.getsockname()[1]
        with pytest.raises(e.ServerUnreachable):
            Caller(LOGIN).ask("GET", f"http://127.0.0.1:{port}/")

    def unknown(*_given: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "no such host")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(e.ServerUnreachable):
        Caller(LOGIN).ask("GET", "https://nowhere.invalid/")


def test_a_trusted_certificate(serving: Serving, tmp_path: Path) -> None:
    own, trust = certificate(tmp_path, "127.0.0.1")
    server = serving(says(answer(207, b"yes")), own)
    assert Caller(LOGIN, trust=trust).ask("GET", server.url).body == b"yes"
    down = serving(says(answer(302, Location=f"http://127.0.0.1:{server.port}/")), own)
    with pytest.raises(e.ServerElsewhere):
        Caller(LOGIN, trust=trust).ask("GET", down.url)


@pytest.mark.parametrize("why", ["nobody vouches for it", "it is another's"])
def test_without_a_good_certificate_nothing_is_sent(
    serving: Serving, tmp_path: Path, why: str
) -> None:
    own, trust = certificate(tmp_path, "127.0.0.1" if "nobody" in why else "192.0.2.1")
    server = serving(says(answer(207)), own)
    with pytest.raises(e.ServerNotTrusted):
        Caller(LOGIN, trust=None if "nobody" in why else trust).ask("GET", server.url)
    assert server.asked == []


def test_no_secure_connection(serving: Serving) -> None:
    server = serving(says())
    with pytest.raises(e.ServerUnreachable):
        Caller(LOGIN).ask("GET", server.url.replace("http:", "https:"))


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://dav.example.org/cal", "https://dav.example.org/cal"),
        ("  DAV.example.org ", "https://dav.example.org/"),
        ("dav.example.org:8443/ü x", None),
        ("dav.example.org:8443/ü%c3%a9%40#top", "https://dav.example.org:8443/%C3%BC%C3%A9@"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("http://localhost:5232", "http://localhost:5232/"),
        ("http://127.0.0.1:5232/", "http://127.0.0.1:5232/"),
        ("http://[::1]:5232/a", "http://[::1]:5232/a"),
        ("", None),
        ("https://", None),
        ("https://a:b@example.org/", None),
        ("https://example.org\\@evil.example/", None),
        ("https://example.org:x/", None),
        ("https://[/", None),
        ("https://example.org/\r\nX: y", None),
        ("file:///etc/passwd", None),
        ("caldav://example.org", None),
        (f"https://{'x' * 70}.example/", None),
    ],
)
def test_addresses_as_typed(typed: str, address: str | None) -> None:
    if address is None:
        with pytest.raises(ValidationError) as caught:
            checked_address(typed)
        assert caught.value.problems == {"url": Problem.NOT_A_LINK}
    else:
        assert checked_address(typed) == address
        assert checked_address(address) == address


@pytest.mark.parametrize(
    "typed",
    [
        "http://example.org/",
        "http://127.0.0.1.evil.example/",
        "http://localhost.evil.example/",
        "http://192.168.1.2/",
        "http://[fe80::1]/",
    ],
)
def test_a_password_is_never_sent_in_the_open(typed: str) -> None:
    with pytest.raises(e.ServerAddressUnsafe):
        checked_address(typed)


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("/a/b%20c/", "https://dav.example.org/a/b%20c/"),
        ("b.ics", "https://dav.example.org/cal/b.ics"),
        ("/a%40b.ics", "https://dav.example.org/a@b.ics"),
        ("https://DAV.example.org/x", "https://dav.example.org/x"),
        ("https://dav.example.org:8443/x", "https://dav.example.org:8443/x"),
    ],
)
def test_addresses_in_answers(href: str, address: str) -> None:
    assert within_reach("https://dav.example.org/cal/", href) == address


@pytest.mark.parametrize(
    "href", ["https://evil.example/", "//evil.example/", "http://dav.example.org/", "mailto:a@b"]
)
def test_addresses_in_answers_that_lead_away(href: str) -> None:
    with pytest.raises(e.CalendarServerError):
        within_reach("https://dav.example.org/cal/", href)


def test_a_login_keeps_its_password_to_itself() -> None:
    for text in (repr(LOGIN), str(LOGIN), f"{LOGIN}"):
        assert "Zaun" not in text
