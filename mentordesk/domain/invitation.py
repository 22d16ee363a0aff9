"""What may be said of a meeting to the other one by mail, and how (RFC 5546)."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from mentordesk.domain.meeting import Meeting, MeetingState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.errors import Problem, ValidationError

# Names for what lets a person in (Zoom: pwd, tk; Teams: p; Jitsi: jwt).
_SECRETS = {"pwd", "passwd", "password", "passcode", "pass", "pin", "p", "tk", "token", "jwt"}
_LINK = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


class Method(StrEnum):
    """What a calendar program does with an invitation (RFC 5546 §1.4)."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


_METHODS = {MeetingState.PLANNED: Method.REQUEST, MeetingState.CANCELLED: Method.CANCEL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """One meeting, ready to be sent from one of the pair to the other.

    ``again`` says that the other one was invited before; ``passcode_apart`` that a link stands
    here without its passcode.
    """

    meeting: Meeting
    mentorship: Mentorship
    method: Method
    again: bool = False
    passcode_apart: bool = False


def invitation_to(
    meeting: Meeting, mentorship: Mentorship, *, with_passcode: bool = False, again: bool = False
) -> Invitation:
    """Return a meeting as it may be sent; raises ValidationError where it is over.

    Passcodes in its links are left out unless `with_passcode` says otherwise.
    """
    method = _METHODS.get(meeting.state)
    if method is None:
        raise ValidationError({"state": Problem.IS_OVER})
    told = meeting if with_passcode else _without_passcodes(meeting)
    return Invitation(
        meeting=told,
        mentorship=mentorship,
        method=method,
        again=again,
        passcode_apart=told != meeting,
    )


def without_passcode(link: str) -> str:
    """Return `link` without the parameters that hold a passcode; the rest stays as it is."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return link
    query, fragment = _without_secrets(parts.query), _without_secrets(parts.fragment)
    if (query, fragment) == (parts.query, parts.fragment):
        return link
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, fragment))


def _without_secrets(query: str) -> str:
    given = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in given if name.lower() not in _SECRETS]
    return query if len(kept) == len(given) else urlencode(kept, quote_via=quote)


def _without_passcodes(meeting: Meeting) -> Meeting:
    """Look into the words as well: people paste links into titles and places."""
    title, place = (
        _LINK.sub(lambda found: without_passcode(found[0]), text)
        for text in (meeting.title, meeting.place)
    )
    return replace(meeting, title=title, place=place, link=without_passcode(meeting.link))
