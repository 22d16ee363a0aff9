"""Links into video calls: whose they are, told from their parsed host and path.

A link is never searched for a provider's name: ``evilzoom.us``, ``zoom.us.example.com`` and
``https://example.com/?zoom.us/j/1`` all contain one and lead elsewhere. What is refused raises
`LinkRefused`. Nothing here asks a network.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import SplitResult, parse_qsl, quote, unquote_plus, urlsplit, urlunsplit

from mentordesk.errors import LinkRefused, LinkTrouble

LINK_LIMIT = 4096
"""Most characters of a link; what Outlook wraps around one may be long."""
_WRAPPERS = 3
_IN_LINKS = "%/:@!$&'()*+,;=~?"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+-]*:")
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]{0,127}")
_MEET_CODE = re.compile(r"[a-z]{3}-[a-z]{4}-[a-z]{3}")


class Provider(StrEnum):
    """Whose room a link opens."""

    ZOOM = "zoom"
    GOTO = "goto"
    MEET = "meet"
    TEAMS = "teams"
    WEBEX = "webex"
    JITSI = "jitsi"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class JoinLink:
    """An https link; ``meeting_id`` is digits, ``room`` the name of a room that has one instead.

    ``passcode`` is what the link itself carries, which is seldom what people are told to type.
    """

    provider: Provider
    link: str
    meeting_id: str = ""
    room: str = ""
    passcode: str = ""

    @property
    def has_passcode(self) -> bool:
        """Whether whoever has the link needs no passcode any more."""
        return bool(self.passcode)

    @property
    def without_passcode(self) -> str:
        """The link as it can be shown or handed on."""
        parts = urlsplit(self.link)
        kept = [
            field
            for field in parts.query.split("&")
            if not _is_secret(unquote_plus(field.partition("=")[0]), self.provider)
        ]
        return urlunsplit(parts._replace(query="&".join(kept), fragment=""))


_Room = tuple[str, str]  # the meeting's number and the room's name; one of them is empty
_Matcher = Callable[[list[str], str], _Room | None]


def classify(link: str) -> JoinLink:
    """Return whose `link` is, cleaned; the scheme may be missing where the provider is known.

    http is raised to https for known providers. Links that Outlook, Teams or Google wrapped are
    unwrapped.
    """
    return _classified(link.strip(), _WRAPPERS)


def is_provider_host(host: str) -> bool:
    """Tell whether a provider's rooms are at `host`."""
    return any(is_theirs(host.lower()) for is_theirs, _provider, _match in _RULES)


def _classified(link: str, wrappers: int) -> JoinLink:
    scheme, parts = _checked(link)
    if (inner := _wrapped(parts)) is not None:
        if not wrappers:
            raise LinkRefused(LinkTrouble.WRAPPED_TOO_OFTEN)
        return _classified(inner.strip(), wrappers - 1)
    for is_theirs, provider, match in _RULES:
        if is_theirs(parts.netloc):
            room = match(_segments(parts.path), parts.query)
            if room is not None:
                return _join_link(provider, parts, room)
    if not scheme:
        raise LinkRefused(LinkTrouble.NOT_A_LINK)
    if scheme == "http":
        raise LinkRefused(LinkTrouble.NOT_ENCRYPTED)
    return _join_link(Provider.OTHER, parts, ("", ""))


def _join_link(provider: Provider, parts: SplitResult, room: _Room) -> JoinLink:
    has_settings = provider in {Provider.JITSI, Provider.OTHER}
    fragment = parts.fragment if has_settings else ""  # Zoom's "#success" and the like
    secrets = [
        value
        for name, value in parse_qsl(parts.query)
        if _is_secret(name, provider) and value.isprintable()
    ]
    cleaned = urlunsplit(
        (
            "https",
            parts.netloc,
            quote(parts.path, safe=_IN_LINKS),
            quote(parts.query, safe=_IN_LINKS),
            quote(fragment, safe=_IN_LINKS),
        )
    )
    return JoinLink(provider, cleaned, *room, passcode=secrets[0] if secrets else "")


def _is_secret(name: str, provider: Provider) -> bool:
    return name.lower() in _SECRETS | _SECRETS_OF.get(provider, frozenset())


def _checked(link: str) -> tuple[str, SplitResult]:
    """Return the scheme ("" where none was written) and the parts of a link with a plain host."""
    if len(link) > LINK_LIMIT:
        raise LinkRefused(LinkTrouble.TOO_LONG)
    if not link.isprintable() or " " in link:
        raise LinkRefused(LinkTrouble.CONTROL_CHARACTER)  # urlsplit drops some without a word
    if "\\" in link:
        raise LinkRefused(LinkTrouble.UNCLEAR_HOST)  # browsers read it as a slash
    found = _SCHEME.match(link)
    scheme = found[0][:-1].lower() if found else ""
    if scheme not in {"", "http", "https"}:
        raise LinkRefused(LinkTrouble.FOREIGN_SCHEME)
    rest = link[len(scheme) + 1 :] if scheme else f"//{link}"
    if not rest.startswith("//"):
        raise LinkRefused(LinkTrouble.NOT_A_LINK)
    host = re.split(r"[/?#]", rest[2:], maxsplit=1)[0]
    _check_host(host)
    parts = urlsplit(rest)
    return scheme, parts._replace(netloc=host.lower())


def _check_host(host: str) -> None:
    if "@" in host:
        raise LinkRefused(LinkTrouble.USER_INFO)
    if not host.isascii():
        raise LinkRefused(LinkTrouble.NON_ASCII_HOST)
    name, colon, _port = host.lower().partition(":")
    labels = name.split(".")
    is_name = len(labels) > 1 and all(map(_LABEL.fullmatch, labels)) and len(name) < 254
    # a last label that begins with a digit makes it an address of a machine, however written
    if not is_name or labels[-1][0].isdigit():
        raise LinkRefused(LinkTrouble.UNCLEAR_HOST if name else LinkTrouble.NOT_A_LINK)
    if colon:
        raise LinkRefused(LinkTrouble.PORT)


def _wrapped(parts: SplitResult) -> str | None:
    """Return the link that another program's redirecting link leads to, or None."""
    host, path = parts.netloc, parts.path
    is_outlook = host.endswith(".safelinks.protection.outlook.com")
    is_teams = host == "statics.teams.cdn.office.net" and path.endswith("/atp-safelinks.html")
    is_google = host in {"google.com", "www.google.com"} and path == "/url"
    if not (is_outlook or is_teams or is_google):
        return None
    key = "q" if is_google else "url"
    return next((value for name, value in parse_qsl(parts.query) if name == key), None)


def _segments(path: str) -> list[str]:
    return path.removeprefix("/").removesuffix("/").split("/")


def _is_number(text: str, least: int, most: int) -> bool:
    return text.isascii() and text.isdigit() and least <= len(text) <= most


def _is_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None


def _zoom(segments: list[str], _query: str) -> _Room | None:
    match segments:
        case ["j" | "w" | "s", number] | ["wc", "join", number] | ["wc", number, "join"] if (
            _is_number(number, 9, 12)
        ):
            return number, ""
        case ["my", name] if _is_name(name):
            return "", name
    return None


def _goto_room(name: str) -> _Room | None:
    if _is_number(digits := name.replace("-", ""), 9, 9):
        return digits, ""
    is_room = _is_name(name) and name.lower() not in _NOT_GOTO_ROOMS
    return ("", name) if is_room else None


def _goto(segments: list[str], _query: str) -> _Room | None:
    return _goto_room(segments[0]) if len(segments) == 1 else None


def _goto_app(segments: list[str], _query: str) -> _Room | None:
    match segments:
        case ["meeting", name]:
            return _goto_room(name)
    return None


def _gotomeeting(segments: list[str], _query: str) -> _Room | None:
    match segments:
        case ["join", number] | ["meeting", "join", number] if _is_number(number, 9, 9):
            return number, ""
    return None


def _meet(segments: list[str], _query: str) -> _Room | None:
    match segments:
        case [code] | ["_meet", code] if _MEET_CODE.fullmatch(code):
            return "", code
        case ["lookup", name] if _is_name(name):
            return "", name
    return None


def _teams(segments: list[str], _query: str) -> _Room | None:
    match segments:
        case ["l", "meetup-join", thread, *_] if thread and not _climbs(segments):
            return "", ""
        case ["meet", number] if _is_number(number, 9, 20):
            return number, ""
    return None


def _climbs(segments: list[str]) -> bool:
    """Tell whether a browser would read other segments than are written."""
    return any(segment.lower().replace("%2e", ".") in {"", ".", ".."} for segment in segments)


def _webex(segments: list[str], query: str) -> _Room | None:
    match segments:
        case ["meet" | "join", name] if _is_name(name):
            return (name, "") if _is_number(name, 9, 12) else ("", name)
        case [site, "j.php"] if _is_name(site):
            has_meeting = any(key.upper() == "MTID" for key, _value in parse_qsl(query))
            return ("", "") if has_meeting else None
        case ["m", meeting] if _is_name(meeting):
            return "", ""
        case ["wbxmjs", "joinservice", "sites", site, "meeting", "download", key] | [
            "webappng", "sites", site, "meeting", "download" | "info", key,
        ] if _is_name(site) and _is_name(key):  # fmt: skip
            return "", ""
    return None


def _jitsi(segments: list[str], _query: str) -> _Room | None:
    is_room = len(segments) < 3 and not _climbs(segments) and segments[0] != "static"
    return ("", segments[-1]) if is_room else None


def _at(*hosts: str) -> Callable[[str], bool]:
    return lambda host: host in hosts


def _at_or_below(*domains: str) -> Callable[[str], bool]:
    return lambda host: any(host == one or host.endswith(f".{one}") for one in domains)


_SECRETS = frozenset({"pwd", "password", "passwd", "passcode", "pw"})
_SECRETS_OF = {
    Provider.TEAMS: frozenset({"p"}),
    Provider.ZOOM: frozenset({"tk"}),  # of one who registered
    Provider.JITSI: frozenset({"jwt"}),
}
_NOT_GOTO_ROOMS = {"install", "system-check", "systemcheck", "join", "meeting", "help"}
_TEAMS_HOSTS = (
    "teams.microsoft.com",
    "teams.cloud.microsoft",
    "teams.live.com",
    "teams.microsoft.us",
    "gov.teams.microsoft.us",
    "dod.teams.microsoft.us",
)
_RULES: tuple[tuple[Callable[[str], bool], Provider, _Matcher], ...] = (
    (
        _at_or_below("zoom.us", "zoom.com", "zoom.com.cn", "zoom-x.de", "zoomgov.com"),
        Provider.ZOOM,
        _zoom,
    ),
    (_at("meet.goto.com", "gotomeet.me", "www.gotomeet.me"), Provider.GOTO, _goto),
    (_at("app.goto.com"), Provider.GOTO, _goto_app),
    (_at_or_below("gotomeeting.com"), Provider.GOTO, _gotomeeting),
    (_at("meet.google.com"), Provider.MEET, _meet),
    (_at(*_TEAMS_HOSTS), Provider.TEAMS, _teams),
    (_at_or_below("webex.com"), Provider.WEBEX, _webex),
    (_at("meet.jit.si", "8x8.vc"), Provider.JITSI, _jitsi),
)
