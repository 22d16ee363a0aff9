"""A server on this computer that answers just what a test wants, byte by byte."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

Answers = Callable[["Asked"], Iterator[bytes]]


@dataclass(frozen=True)
class Asked:
    """A question as it came over the wire."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class HostileServer:
    """Serves one connection after the other; `asked` are the questions that were heard."""

    answers: Answers
    trust: ssl.SSLContext | None = None
    asked: list[Asked] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.heard, self.over = threading.Event(), threading.Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"{'https' if self.trust else 'http'}://127.0.0.1:{self.port}/"

    def wait(self) -> Iterator[bytes]:
        """Say nothing until the test is over."""
        self.over.wait(60)
        yield b""

    def drip(self, octet: bytes) -> Iterator[bytes]:
        """Say `octet` again and again until the other side has gone."""
        while not self.over.wait(0.02):
            yield octet

    def close(self) -> None:
        """End serving; returns when the thread has ended."""
        self.over.set()
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join(60)
        assert not self._thread.is_alive()

    def _serve(self) -> None:
        while not self.over.is_set():
            try:
                raw, _address = self._listening.accept()
            except OSError:
                return
            raw.settimeout(30)
            with contextlib.suppress(OSError), raw:
                self._talk(raw)

    def _talk(self, raw: socket.socket) -> None:
        if self.trust is None:
            if raw.recv(1, socket.MSG_PEEK) == b"\x16":  # a handshake: what web servers say to one
                raw.sendall(answer(400))
            else:
                self._answer(raw)
            return
        with self.trust.wrap_socket(raw, server_side=True) as secure:
            self._answer(secure)

    def _answer(self, connection: socket.socket) -> None:
        with connection.makefile("rb") as lines:
            first = lines.readline().decode("latin-1").split()
            if len(first) < 2:
                return
            headers = {}
            while line := lines.readline().decode("latin-1").strip():
                name, _colon, value = line.partition(":")
                headers[name.lower()] = value.strip()
            body = lines.read(int(headers.get("content-length", 0)))
        asked = Asked(first[0], first[1], headers, body)
        self.asked.append(asked)
        self.heard.set()
        for part in self.answers(asked):
            connection.sendall(part)


def answer(status: int | str, body: bytes = b"", **headers: str) -> bytes:
    """Return a whole answer; underscores in names become hyphens."""
    head = {"Content-Length": str(len(body)), **headers}
    lines = [f"HTTP/1.1 {status} x", *(f"{k.replace('_', '-')}: {v}" for k, v in head.items())]
    return "\r\n".join([*lines, "", ""]).encode() + body


def multistatus(*responses: str) -> bytes:
    """Return a 207 of responses, with the prefixes d: and c:."""
    inner = "".join(responses)
    text = (
        '<?xml version="1.0"?><d:multistatus xmlns:d="DAV:" '
        f'xmlns:c="urn:ietf:params:xml:ns:caldav">{inner}</d:multistatus>'
    )
    return answer(207, text.encode(), Content_Type="application/xml; charset=utf-8")


def place(href: str, properties: str) -> str:
    """Return what is said of one place that is there."""
    return (
        f"<d:response><d:href>{href}</d:href><d:propstat><d:prop>{properties}</d:prop>"
        "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>"
    )
