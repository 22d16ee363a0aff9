"""Names and addresses, made so that no mail program can take them for anything else."""

import re
import unicodedata

from mentordesk.domain.mentorship import Person
from mentordesk.domain.text import tidy_line
from mentordesk.errors import Problem

_NAME_LIMIT = 64
# What has a meaning in a list of recipients (RFC 5322 §3.2.3), and what turns text around or hides
# in it. Mail libraries quote the former, though not all of them once a name is folded.
_IN_LISTS = re.compile(r'[()<>\[\]:;@\\,"`]+')
_UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_LOCAL = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*")
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")


def shown_line(text: str) -> str:
    """Return `text` on one line, without characters that turn other text around or hide."""
    return tidy_line(_UNSEEN.sub("", text))


def shown_name(name: str) -> str:
    """Return `name` as it can stand before an address."""
    plain = shown_line(_IN_LISTS.sub(" ", name))
    return plain if len(plain) <= _NAME_LIMIT else plain[: _NAME_LIMIT - 1].rstrip() + "…"


def sendable(person: Person) -> tuple[Person, Problem | None]:
    """Return `person` with a name and an address that every mail program takes, or the problem.

    Domains are written in ASCII. A part before the @ beyond ASCII is refused: only servers that
    know SMTPUTF8 (RFC 6531) take it, and most invitations to it would come back.
    """
    plain = Person(name=shown_name(person.name), email="", zone=person.zone)
    address = unicodedata.normalize("NFC", person.email.strip())
    if not address:
        return plain, Problem.EMPTY
    local, _at, domain = address.rpartition("@")
    ascii_domain = domain_in_ascii(domain)
    if not _LOCAL.fullmatch(local) or ascii_domain is None:
        return plain, Problem.NOT_AN_EMAIL
    if not local.isascii():
        return plain, Problem.BEYOND_ASCII
    if len(local) > 64 or len(ascii_domain) > 253:
        return plain, Problem.TOO_LONG
    return Person(name=plain.name, email=f"{local}@{ascii_domain}", zone=person.zone), None


def domain_in_ascii(domain: str) -> str | None:
    """Return an internet name in ASCII, or None where it is none.

    Python knows IDNA of 2003, in which "ß" is "ss" and a name may lead to somebody else: what does
    not come back as it was is refused.
    """
    lower = unicodedata.normalize("NFC", domain.lower())
    try:
        name = lower.encode("idna").decode("ascii")
        same = name.encode("ascii").decode("idna") == lower
    except UnicodeError:
        return None
    labels = name.split(".")
    whole = len(labels) > 1 and all(_LABEL.fullmatch(label) for label in labels)
    return name if whole and (same or name == lower) else None
