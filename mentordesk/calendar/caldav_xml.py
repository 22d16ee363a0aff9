"""The XML of WebDAV: what we ask with, and answers read without trusting them (RFC 4918 §14)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from mentordesk.errors import NoCalendarServer, ServerAnswerTooLarge

DAV, CALDAV, APPLE = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}", "{http://apple.com/ns/ical/}"
_PREFIXES = {"DAV:": "d", "urn:ietf:params:xml:ns:caldav": "c", "http://apple.com/ns/ical/": "a"}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for uri, prefix in _PREFIXES.items())
_STATUS = re.compile(r"HTTP/[\d.]+ (\d{3})\b")
_DEEPEST, _MOST_ELEMENTS = 64, 200_000


@dataclass(frozen=True, slots=True)
class Found:
    """What an answer says of one place: ``properties`` are those that it has, by full name."""

    href: str
    properties: dict[str, Element] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return the text of a property, or ""."""
        element = self.properties.get(name)
        return "" if element is None else (element.text or "").strip()

    def names_in(self, name: str) -> set[str]:
        """Return the names of the elements in a property."""
        element = self.properties.get(name)
        return set() if element is None else {one.tag for one in element.iter()}

    def hrefs(self, name: str) -> list[str]:
        """Return the addresses in a property."""
        element = self.properties.get(name)
        found = [] if element is None else element.findall(f"{DAV}href")
        return [one.text.strip() for one in found if one.text]


def propfind(*names: str) -> bytes:
    """Return the question for some properties, by their full names."""
    asked = "".join(f"<{_short(name)}/>" for name in names)
    return _document("d:propfind", f"<d:prop>{asked}</d:prop>")


def events_query() -> bytes:
    """Return the question for the ETag of every event in a calendar (RFC 4791 §7.8)."""
    inner = (
        "<d:prop><d:getetag/></d:prop><c:filter><c:comp-filter name='VCALENDAR'>"
        "<c:comp-filter name='VEVENT'/></c:comp-filter></c:filter>"
    )
    return _document("c:calendar-query", inner)


def _document(name: str, inner: str) -> bytes:
    text = f'<?xml version="1.0" encoding="utf-8"?><{name} {_DECLARED}>{inner}</{name}>'
    return text.encode()


def _short(name: str) -> str:
    uri, _brace, local = name[1:].partition("}")
    return f"{_PREFIXES[uri]}:{local}"


def read_multistatus(data: bytes) -> Iterator[Found]:
    """Yield what is said of each place that is there; raises NoCalendarServer."""
    root = parsed(data)
    if root.tag != f"{DAV}multistatus":
        raise NoCalendarServer("no multistatus")
    for response in root.iterfind(f"{DAV}response"):
        href = (response.findtext(f"{DAV}href") or "").strip()
        if not href or _fails(response.findtext(f"{DAV}status")):
            continue
        found = Found(href)
        for part in response.iterfind(f"{DAV}propstat"):
            if not _fails(part.findtext(f"{DAV}status")):
                for element in part.iterfind(f"{DAV}prop/*"):
                    found.properties[element.tag] = element
        yield found


def _fails(status: str | None) -> bool:
    said = _STATUS.match(status.strip()) if status else None
    return said is not None and not said[1].startswith("2")


def parsed(data: bytes) -> Element:
    """Return the tree of a document without a DTD, hence without entities.

    The library's own parsers expand those, a few lines into gigabytes.
    """
    reader, builder = expat.ParserCreate(namespace_separator="}"), TreeBuilder()
    depth = count = 0

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > _DEEPEST or count > _MOST_ELEMENTS:
            raise ServerAnswerTooLarge
        builder.start(_full(name), attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_full(name))

    reader.StartElementHandler, reader.EndElementHandler = begin, end
    reader.CharacterDataHandler = builder.data
    reader.StartDoctypeDeclHandler = _refuse_dtd
    try:
        reader.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):  # the latter two are of odd encodings
        raise NoCalendarServer("no XML") from None
    return builder.close()


def _refuse_dtd(*_given: object) -> NoReturn:
    raise NoCalendarServer("a DTD")


def _full(name: str) -> str:
    return f"{{{name}" if "}" in name else name
