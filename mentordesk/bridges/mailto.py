"""Short words as an address that opens a mail program (RFC 6068)."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote

from mentordesk.bridges.addresses import sendable, shown_line
from mentordesk.domain.mentorship import Person
from mentordesk.domain.text import tidy_text
from mentordesk.errors import Problem
from mentordesk.words import N_, _

LONGEST = 1_500
"""Most characters of an address: Windows hands on some 2,000, and Gmail fewer."""


class Advice(StrEnum):
    """What the person has to know before the mail program opens."""

    READY = "ready"
    NO_RECIPIENT = "no_recipient"
    ADDRESS_UNUSABLE = "address_unusable"
    TOO_LONG = "too_long"


ADVICE_WORDS: dict[Advice, str] = {
    Advice.READY: N_("The draft opens in your mail program. Nothing is sent until you send it."),
    Advice.NO_RECIPIENT: N_(
        "There is no e-mail address yet, so the draft opens without one: fill it in there."
    ),
    Advice.ADDRESS_UNUSABLE: N_(
        "Mail programs cannot take the e-mail address as it is written, so the draft opens "
        "without one: fill it in there."
    ),
    Advice.TOO_LONG: N_(
        "This is too long to hand to a mail program. Save it as an e-mail file, or copy it."
    ),
}


@dataclass(frozen=True, slots=True)
class MailtoDraft:
    """An address that opens a draft, and what to say of it; ``link`` is empty where it is too long.

    ``recipient``, ``subject`` and ``text`` are what the draft will hold: show them before.
    """

    link: str
    advice: Advice
    recipient: str
    subject: str
    text: str

    @property
    def words(self) -> str:
        """What to tell the person, in their language."""
        return _(ADVICE_WORDS[self.advice])


def mailto_draft(to: Person, subject: str, text: str) -> MailtoDraft:
    """Return a draft to one person; without a usable address it has no recipient, and says so."""
    subject = shown_line(subject)
    text = unicodedata.normalize("NFC", tidy_text(text)).strip("\n")
    person, problem = sendable(to)
    advice = {None: Advice.READY, Problem.EMPTY: Advice.NO_RECIPIENT}.get(
        problem, Advice.ADDRESS_UNUSABLE
    )
    local, _at, domain = person.email.rpartition("@")
    recipient = f"{quote(local, safe='')}@{domain}" if domain else ""
    body = quote(text.replace("\n", "\r\n"), safe="")
    link = f"mailto:{recipient}?subject={quote(subject, safe='')}&body={body}"
    if len(link) > LONGEST:
        link, advice = "", Advice.TOO_LONG
    return MailtoDraft(link, advice, person.email, subject, text)
