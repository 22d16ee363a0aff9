"""The links of an invitation, and which of them is the way in: seldom the first."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from mentordesk.calendar.join_links import (
    LINK_LIMIT,
    JoinLink,
    Provider,
    classify,
    is_provider_host,
)
from mentordesk.errors import LinkRefused, LinkTrouble

LINKS_LIMIT = 200
"""Most different links that are looked at."""
_ENDS = re.compile(r"[\s<>\"]+")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_OPENING = "([{*_'“„«,;|"
_CLOSING = ".,;:!?*_'”“»|"
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_JOIN = re.compile(
    r"\b(?:join|beitreten|teilnehmen|video call link|videoanruf|einwählen)", re.IGNORECASE
)
_OPENS_PROGRAMS = {"javascript", "data", "file", "vbscript", "blob", "intent", "zoommtg", "zoomus"}
_OPENS_PROGRAMS |= {"msteams", "ms-teams", "gotomeeting", "webex", "wbx", "ftp", "view-source"}
_POSE_AS = frozenset(
    {"zoom", "gotomeet", "goto.com", "google", "teams", "microsoft", "webex", "jitsi", "jit.si"}
)
_OWN = (".google.com", ".microsoft.com", ".goto.com")
_NOT_WORTH_A_WORD = {LinkTrouble.NOT_ENCRYPTED, LinkTrouble.NOT_A_LINK}


@dataclass(frozen=True, slots=True)
class LinksFound:
    """The join link, what else could be meant, what was refused and what only poses."""

    join_link: JoinLink | None
    links: tuple[JoinLink, ...]
    refused: tuple[tuple[str, LinkTrouble], ...]
    look_alikes: tuple[JoinLink, ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    link: JoinLink
    is_to_join: bool


def find_links(lines: Iterable[str], stated_id: str = "") -> LinksFound:
    """Return the links of some lines; one that has the stated meeting id is the join link."""
    seen: list[_Seen] = []
    refused: dict[str, LinkTrouble] = {}
    for words, is_to_join in _candidates(lines):
        try:
            seen.append(_Seen(classify(words), is_to_join))
        except LinkRefused as refusal:
            if refusal.reason not in _NOT_WORTH_A_WORD:
                refused[words] = refusal.reason
    theirs = [one for one in seen if one.link.provider is not Provider.OTHER]
    plain = [one.link for one in seen if one.link.provider is Provider.OTHER]
    look_alikes = tuple(one for one in plain if not theirs and _poses(one))
    chosen = _ordered(theirs, stated_id)
    if not theirs:
        others = [one for one in dict.fromkeys(plain) if one not in look_alikes]
        chosen = tuple(others) if len(others) == 1 and not look_alikes else ()
    return LinksFound(chosen[0] if chosen else None, chosen, tuple(refused.items()), look_alikes)


def _ordered(theirs: Sequence[_Seen], stated_id: str) -> tuple[JoinLink, ...]:
    """Return one link for each room, the likeliest first."""
    rooms: dict[tuple[str, ...], _Seen] = {}
    for one in theirs:
        known = rooms.get(_room(one.link))
        if known is None:
            rooms[_room(one.link)] = one
        elif one.link.has_passcode and not known.link.has_passcode:
            rooms[_room(one.link)] = replace(known, link=one.link)

    def rank(one: _Seen) -> tuple[bool, bool]:
        return not (stated_id and one.link.meeting_id == stated_id), not one.is_to_join

    return tuple(one.link for one in sorted(rooms.values(), key=rank))


def _room(link: JoinLink) -> tuple[str, ...]:
    if link.meeting_id or link.room:
        return link.provider, link.meeting_id, link.room
    return link.provider, link.without_passcode


def _poses(link: JoinLink) -> bool:
    """Tell whether a link that is no provider's has a provider's name in its host."""
    host = urlsplit(link.link).netloc
    is_theirs = is_provider_host(host) or host.endswith(_OWN)
    return not is_theirs and any(name in host for name in _POSE_AS)


def _candidates(lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Yield what may be links, each once, and whether words about joining stand by it."""
    seen: set[str] = set()
    before = ""
    for line in lines:
        for token in _ENDS.split(line):
            words = _link_in(token) if "/" in token else None
            if words and words not in seen:
                seen.add(words)
                yield words, _JOIN.search(f"{before[-200:]} {line[:200]}") is not None
            if len(seen) == LINKS_LIMIT:
                return
        before = line if line.strip(" >") else before


def _link_in(token: str) -> str | None:
    """Return the part of a token that may be a link."""
    token = token[: LINK_LIMIT + 1].lstrip(_OPENING + "\u200b\u202a\u2068\ufeff")
    found = _SCHEME.match(token)
    scheme = found[0][:-1].lower() if found else ""
    if scheme in _OPENS_PROGRAMS:
        return _trimmed(token)
    start = re.search(r"https?:", token, re.IGNORECASE)
    if start:  # "Link:https://…", "[Join](https://…)"
        return _trimmed(token[start.start() :])
    host = token.partition("/")[0]
    return _trimmed(token) if "." in host and is_provider_host(host) else None


def _trimmed(words: str) -> str:
    """Return a link without what a sentence puts behind it."""
    words = words.rstrip("\u200b\u202c\u2069\ufeff")
    unopened = {shut: words.count(shut) - words.count(mark) for shut, mark in _BRACKETS.items()}
    end = len(words)
    while end:
        last = words[end - 1]
        if last in _BRACKETS and unopened[last] > 0:
            unopened[last] -= 1
        elif last not in _CLOSING:
            break
        end -= 1
    return words[:end]
